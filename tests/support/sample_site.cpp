// See sample_site.h.
#include "support/sample_site.h"

#include <initializer_list>
#include <utility>

#include "markdown.h"

namespace allegory {

namespace {

Entity make_entity(std::string id, std::string label, Side side, std::string address) {
  Entity entity;
  entity.written.id = written(std::move(id));
  entity.written.kind = side == Side::story ? Kind::character : Kind::idea_concept;
  entity.written.side = side;
  entity.written.labels = {written(label), written("the " + label)};
  entity.label = std::move(label);
  entity.section = 1;
  entity.address = std::move(address);
  return entity;
}

Correspondence make_pair(std::uint32_t from, std::initializer_list<std::uint32_t> to) {
  Correspondence line;
  line.section = 1;
  line.from.push_back({written("from"), {0, from}, none});
  for (const std::uint32_t entity : to) line.to.push_back({written("to"), {0, entity}, none});
  line.written.because = "both are made of straw";
  return line;
}

Statement make_statement(std::string id, StatementText text, std::vector<Reference> references) {
  Statement statement;
  statement.id = written(std::move(id));
  statement.section = 1;
  statement.text = std::move(text);
  statement.references = std::move(references);
  return statement;
}

}  // namespace

Spanned<std::string> written(std::string text) { return {std::move(text), {}}; }

Term named_term() { return {written("x")}; }

Clause make_clause(std::string verb, const std::vector<Term>& terms) {
  Clause clause;
  clause.verb = written(std::move(verb));
  const std::vector<std::string> roles{"subject", "object", "to"};
  for (const Term& term : terms) clause.arguments.push_back({roles[clause.arguments.size()], term});
  return clause;
}

SampleSite::SampleSite() {
  site.config.title = written("Oz & others");
  site.config.base_url = written("https://example.org/oz/");
  site.config.edit_url = "https://example.org/edit/";
  site.config.author = "L. Frank";
  YamlNode yes;
  yes.type = YamlNode::Type::scalar;
  yes.text = "true";
  site.config.extra.type = YamlNode::Type::map;
  site.config.extra.entries.push_back({written("wide"), yes});
  add_section("index.md", "", "Oz", "# Oz\n\nText.\n");
  add_section("road/scarecrow.md", "road/scarecrow/", "The Scarecrow",
              "## Straw\n\nHe is [[Scarecrow]].\n\n### Hay\n\n## Brain\n");
  add_section("road/city.md", "road/city/", "The City", "A city.\n");
  outline();
  add_allegory();
  LinkTarget target;
  target.kind = LinkTarget::Kind::entity;
  target.entity = {0, 0};
  site.sections[1].targets = {target};
  site.tags.push_back({"C++", "tags/c/", {1, 2}});
  site.redirects.push_back({written("old"), "old/place/", 1});
  site.assets.push_back({"road/a b.png", "road/a b.png"});
}

void SampleSite::add_section(std::string path, std::string address, std::string title,
                             std::string text) {
  Section section;
  const auto size = static_cast<std::uint32_t>(text.size());
  section.written.source = sources.add("content/" + path, text);
  section.written.path = std::move(path);
  section.written.body = read_markdown(sources, {section.written.source, 0, size});
  section.address = std::move(address);
  section.title = std::move(title);
  section.allegory = 0;
  site.sections.push_back(std::move(section));
}

void SampleSite::outline() {
  site.sections[0].is_index = site.sections[0].is_home = true;
  site.sections[1].parent = site.sections[2].parent = 0;
  site.sections[0].next = 1;
  site.sections[1].previous = 0;
  site.sections[1].next = 2;
  site.sections[2].previous = 1;
  site.sections[1].children = {2};
  FrontMatter& front = site.sections[1].written.front;
  front.author = written("A");
  front.date = written("2024-05-01");
  front.takeaway = written("Think.");
  front.description = written("On straw.");
  front.image = written("a b.png");
  site.sections[1].image = 0;
}

void SampleSite::add_allegory() {
  Allegory allegory;
  allegory.index = 0;
  allegory.title = "Oz";
  allegory.story = "Oz";
  allegory.idea = "Learning";
  allegory.summary = "A reading.";
  allegory.takeaway = "Learn.";
  allegory.sections = {1, 2};
  allegory.entities = {make_entity("scarecrow", "Scarecrow", Side::story, "story/scarecrow/"),
                       make_entity("brain", "🧠", Side::story, "story/brain/"),
                       make_entity("quest", "quest", Side::idea, "idea/quest/"),
                       make_entity("model", "model", Side::idea, "idea/model/"),
                       make_entity("toto", "Toto", Side::story, "story/toto/")};
  allegory.entities[1].written.kind = Kind::object;
  allegory.entities[0].mentions = {{1, 0}};
  ProseMention mention;
  mention.entity = {0, 0};
  mention.heading = mention.link = 0;
  site.sections[1].mentions = {mention};
  allegory.correspondences = {make_pair(0, {2}), make_pair(1, {2, 3}), make_pair(0, {2}),
                              make_pair(0, {3})};
  allegory.correspondences[1].written.strength = 0.6;
  allegory.correspondences[3].written.negative = true;
  const Reference scarecrow{written("scarecrow"), {0, 0}, none},
      brain{written("brain"), {0, 1}, none};
  allegory.statements = {
      make_statement("wants", {{make_clause("longs-for", {named_term(), named_term()})}},
                     {scarecrow, brain}),
      make_statement("why", {{make_clause("causes", {named_term(), named_term()})}},
                     {{written("wants"), {}, 0}, {written("wants"), {}, 0}}),
      make_statement("inner",
                     {{make_clause("guides", {named_term(), named_term()}),
                       make_clause("delights", {Term{{}, 0}, named_term()})}},
                     {scarecrow, brain, scarecrow}),
      make_statement("unread", {}, {})};
  allegory.breaks = {{scarecrow, "He is no model.", 1, {}},
                     {{written("wants"), {}, 0}, "No wish.", 1, {}}};
  site.allegories.push_back(std::move(allegory));
}

ViewContext SampleSite::context() {
  analogies = {};
  for (std::uint32_t at = 0; at < site.allegories.size(); ++at) {
    analogies.mappings.push_back(map_entities(site, at));
    analogies.structures.push_back(analyse(make_world(site, at, analogies.mappings.back())));
  }
  index = index_site(site, analogies);
  return {site, sources, index, analogies, words, history, assets, false};
}

/// The value at a path such as `page.toc.0.text`; a text for texts and flags, else `…`.
std::string look(const Value& value, std::string_view path) {
  const Value* at = &value;
  while (!path.empty()) {
    const std::size_t dot = path.find('.');
    const std::string_view part = path.substr(0, dot);
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
    const Value* found = nullptr;
    if (const auto* list = std::get_if<ValueList>(&at->data())) {
      const std::size_t index = std::stoul(std::string(part));
      if (index < list->size()) found = &(*list)[index];
    } else if (const auto* object = std::get_if<ValueObject>(&at->data())) {
      for (const auto& [name, inner] : *object)
        if (name == part) found = &inner;
    }
    if (found == nullptr) return "absent";
    at = found;
  }
  if (const auto* text = std::get_if<std::string>(&at->data())) return *text;
  if (const auto* flag = std::get_if<bool>(&at->data())) return *flag ? "yes" : "no";
  return "…";
}

}  // namespace allegory
