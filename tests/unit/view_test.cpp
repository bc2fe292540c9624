// Unit tests of src/view.h, on a small site made by hand.
#include "view.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "support/sample_site.h"

namespace allegory {

namespace {

/// What in `value` does not fit `shape`: unknown names and wrong types, as paths.
void find_misfits(const Value& value, const Shape& shape, const std::string& path,
                  std::vector<std::string>& misfits);

void check_field(const Value& value, const Field& field, const std::string& path,
                 std::vector<std::string>& misfits) {
  using Type = Field::Type;
  const auto& data = value.data();
  const bool fits = field.type == Type::any ||
                    (field.type == Type::flag && std::holds_alternative<bool>(data)) ||
                    ((field.type == Type::text || field.type == Type::html) &&
                     std::holds_alternative<std::string>(data)) ||
                    ((field.type == Type::list || field.type == Type::texts) &&
                     std::holds_alternative<ValueList>(data)) ||
                    (field.type == Type::object && std::holds_alternative<ValueObject>(data));
  if (!fits) {
    misfits.push_back(path + " has another type");
  } else if (field.type == Type::object) {
    find_misfits(value, *field.of, path, misfits);
  } else if (field.type == Type::list) {
    for (const Value& item : std::get<ValueList>(data))
      find_misfits(item, *field.of, path + "[]", misfits);
  } else if (field.type == Type::texts) {
    for (const Value& item : std::get<ValueList>(data))
      if (!std::holds_alternative<std::string>(item.data())) misfits.push_back(path + "[] no text");
  }
}

void find_misfits(const Value& value, const Shape& shape, const std::string& path,
                  std::vector<std::string>& misfits) {
  if (!std::holds_alternative<ValueObject>(value.data())) {
    misfits.push_back(path + " is no object");
    return;
  }
  for (const auto& [name, inner] : std::get<ValueObject>(value.data())) {
    const std::string inner_path = path + "." + std::string(name);
    const auto field = std::find_if(shape.fields.begin(), shape.fields.end(),
                                    [&](const Field& known) { return known.name == name; });
    if (field == shape.fields.end())
      misfits.push_back(inner_path + " is not in the shape");
    else
      check_field(inner, *field, inner_path, misfits);
  }
}

}  // namespace

TEST_CASE("relative URLs lead from page to page and name the file") {
  CHECK(relative_url("", "") == "index.html");
  CHECK(relative_url("", "a/") == "a/index.html");
  CHECK(relative_url("a/", "") == "../index.html");
  CHECK(relative_url("a/b/", "a/c/") == "../c/index.html");
  CHECK(relative_url("a/b/", "a/b/c/d/") == "c/d/index.html");
  CHECK(relative_url("ab/", "abc/") == "../abc/index.html");
  CHECK(relative_url("a/b/", "a/b/") == "index.html");
  CHECK(relative_url("old/page.html", "a/") == "../a/index.html");
  CHECK(relative_url("page.html", "other.html") == "other.html");
}

TEST_CASE("relative URLs of files are percent-encoded and never look like a scheme") {
  CHECK(relative_file_url("a/", "static/theme.css") == "../static/theme.css");
  CHECK(relative_file_url("", "a b#c.png") == "a%20b%23c.png");
  const std::string url = relative_file_url("", "a:b.png");
  CHECK((url == "./a:b.png" || url == "a%3Ab.png"));
  CHECK(relative_url("", "日本/") == "%E6%97%A5%E6%9C%AC/index.html");
}

TEST_CASE("every value that the view builds is in the documented shape") {
  SampleSite sample;
  const ViewContext context = sample.context();
  sample.index.letters = index_letters(sample.site, "the");
  const Shape words = sample.words.shape();
  const std::vector<Value> pages{
      letters_view(context, 0),     section_view(context, 1),     section_view(context, 2),
      home_view(context, 0),        entity_view(context, {0, 0}), entity_view(context, {0, 1}),
      entity_view(context, {0, 2}), tag_view(context, 0),         tags_view(context),
      not_found_view(context),      redirect_view(context, 0),    overview_view(context),
      account_view(context, 0),     coverage_view(context),       map_view(context, 0),
      section_map_view(context, 1)};
  for (const Value& page : pages) {
    INFO(look(page, "page.kind"));
    std::vector<std::string> misfits;
    find_misfits(page, page_shape(words), "", misfits);
    CHECK(misfits == std::vector<std::string>());
    CHECK(look(page, "page.title") != "absent");
  }
}

TEST_CASE("a large allegory has a map for each section that declares something") {
  SampleSite sample;
  CHECK(look(map_view(sample.context(), 0), "map.has_sections") == "no");
  CHECK(mapped_sections(sample.site, sample.index, 0).empty());
  const Entity toto = sample.site.allegories[0].entities.back();
  sample.site.allegories[0].entities.resize(names_on_a_map + 1, toto);
  const ViewContext context = sample.context();
  CHECK(mapped_sections(sample.site, sample.index, 0) == std::vector<std::uint32_t>{1});
  CHECK(section_map_address(sample.site, 1) == "map/road/scarecrow/");
  const Value whole = map_view(context, 0);
  CHECK(look(whole, "map.sections.0.url") == "road/scarecrow/index.html");
  CHECK(look(whole, "map.drawing") == "absent");
  const Value part = section_map_view(context, 1);
  CHECK(look(part, "map.whole.url") == "../../index.html");
  CHECK(look(part, "map.left_out") != "absent");
  CHECK(map_dot(context, 0, 1).find("Scarecrow") != std::string::npos);
}

TEST_CASE("an entity has a small map of its counterparts and of what statements join it to") {
  SampleSite sample;
  const std::string drawing =
      look(entity_view(sample.context(), {0, 0}), "entity.neighbourhood.drawing");
  CHECK(drawing.find("<svg") == 0);
  CHECK(drawing.find("idea/quest/index.html") != std::string::npos);
  CHECK(look(entity_view(sample.context(), {0, 4}), "entity.neighbourhood") == "absent");
}

TEST_CASE("the shape finds a name that is not documented and a type that is wrong") {
  std::vector<std::string> misfits;
  ValueObject page;
  page.emplace_back("titel", Value("x"));
  page.emplace_back("is_root", Value("x"));
  ValueObject all;
  all.emplace_back("page", Value(std::move(page)));
  find_misfits(Value(std::move(all)), page_shape(), "", misfits);
  CHECK(misfits == std::vector<std::string>{".page.titel is not in the shape",
                                            ".page.is_root has another type"});
}

TEST_CASE("a section knows its text, its headings, its place and its neighbours") {
  SampleSite sample;
  const Value page = section_view(sample.context(), 1);
  CHECK(look(page, "page.full_title") == "The Scarecrow · Oz & others");
  CHECK(look(page, "page.url") == "https://example.org/oz/road/scarecrow/");
  CHECK(look(page, "page.toc.1.text") == "Hay");
  CHECK(look(page, "page.toc.1.level") == "3");
  CHECK(look(page, "page.toc.1.url") == "#hay");
  CHECK(look(page, "page.has_toc") == "yes");
  CHECK(look(page, "page.previous.url") == "../../index.html");
  CHECK(look(page, "page.next.url") == "../city/index.html");
  CHECK(look(page, "page.breadcrumbs.0.title") == "Oz & others");
  CHECK(look(page, "page.breadcrumbs.1.is_current") == "yes");
  CHECK(look(page, "page.breadcrumbs.2") == "absent");
  CHECK(look(page, "page.tags.0.url") == "../../tags/c/index.html");
  CHECK(look(page, "page.edit_url") == "https://example.org/edit/content/road/scarecrow.md");
  CHECK(look(page, "page.image") == "https://example.org/oz/road/a%20b.png");
  CHECK(look(page, "page.updated") == "2024-05-01");
  CHECK(look(page, "site.extra.wide") == "yes");
  CHECK(look(page, "site.feed_url") == "../../atom.xml");
  CHECK(look(page, "sections.0.title") == "The City");
  CHECK(look(page, "page.body").find("story/scarecrow/index.html") != std::string::npos);
}

TEST_CASE("a page says when it was last edited and how often, where Git knows") {
  SampleSite sample;
  CHECK(look(section_view(sample.context(), 1), "page.revisions") == "absent");
  const std::string path(sample.sources[sample.site.sections[1].written.source].path);
  sample.history[path] = {"2024-06-07", 5};
  const Value page = section_view(sample.context(), 1);
  CHECK(look(page, "page.edited") == "2024-06-07");
  CHECK(look(page, "page.revisions") == "5");
  CHECK(look(section_view(sample.context(), 2), "page.revisions") == "absent");
}

TEST_CASE("the heading that opens a page is its title, and the h1 carries its anchor") {
  SampleSite sample;
  const Value page = home_view(sample.context(), 0);
  CHECK(look(page, "page.anchor") == "oz");
  CHECK(look(page, "page.body").find("<h1") == std::string::npos);
  CHECK(look(page, "page.body").find("Text.") != std::string::npos);
}

TEST_CASE("the home page shows each correspondence once, characters first") {
  SampleSite sample;
  const Value page = home_view(sample.context(), 0);
  CHECK(look(page, "cast.0.story.0.label") == "Scarecrow");
  CHECK(look(page, "cast.0.idea.0.label") == "quest");
  CHECK(look(page, "cast.0.strength") == "close");
  CHECK(look(page, "cast.1") == "absent");
  CHECK(look(page, "props.0.story.0.is_emoji") == "yes");
  CHECK(look(page, "props.0.strength") == "loose");
  CHECK(look(page, "props.0.idea.0.is_last") == "no");
  CHECK(look(page, "props.1") == "absent");
  CHECK(look(page, "others.0.label") == "Toto");
  CHECK(look(page, "others.1") == "absent");
  CHECK(look(page, "sections.1.url") == "road/city/index.html");
  CHECK(look(page, "sections.1.first_sentence") == "A city.");
  CHECK(look(page, "breaks.1.what") == "Scarecrow longs for 🧠.");
}

TEST_CASE("an entity's page says what it stands for, what is said of it and where") {
  SampleSite sample;
  sample.words.add("en", {{"reading_stands_for", "{1} stands for {2}"}});
  const Value page = entity_view(sample.context(), {0, 0});
  CHECK(look(page, "page.description") == "Scarecrow stands for quest");
  CHECK(look(page, "entity.other_labels.0") == "the Scarecrow");
  CHECK(look(page, "entity.stands_for.0.idea.0.label") == "quest");
  CHECK(look(page, "entity.stands_for.0.idea.0.url") == "../../idea/quest/index.html");
  CHECK(look(page, "entity.stands_for.1") == "absent");
  CHECK(look(page, "entity.not_read_as.0.idea.0.label") == "model");
  CHECK(look(page, "entity.has_stood_for_by") == "no");
  CHECK(look(page, "entity.statements.0.sentence") == "Scarecrow longs for 🧠.");
  CHECK(look(page, "entity.breaks.0.reason") == "He is no model.");
  CHECK(look(page, "entity.breaks.1.what") == "Scarecrow longs for 🧠.");
  CHECK(look(page, "entity.mentions.0.url") == "../../road/scarecrow/index.html");
  CHECK(look(page, "entity.mentions.0.quotes.0.url") == "../../road/scarecrow/index.html#straw");
  CHECK(look(page, "entity.mentions.0.quotes.0.heading") == "Straw");
  CHECK(look(page, "entity.mentions.0.quotes.0.before") == "He is ");
}

TEST_CASE("on an entity's page the others of its own side are together with it") {
  SampleSite sample;
  const Value page = entity_view(sample.context(), {0, 2});
  CHECK(look(page, "entity.stood_for_by.0.story.0.label") == "Scarecrow");
  CHECK(look(page, "entity.stood_for_by.0.has_together") == "no");
  CHECK(look(page, "entity.stood_for_by.1.story.0.label") == "🧠");
  CHECK(look(page, "entity.stood_for_by.1.together.0.label") == "model");
  CHECK(look(page, "entity.stood_for_by.1.together.1") == "absent");
}

TEST_CASE("statements become sentences") {
  SampleSite sample;
  Allegory& allegory = sample.site.allegories[0];
  std::vector<std::string> told = statement_sentences(sample.site, allegory);
  REQUIRE(told.size() == 4);
  CHECK(told[0] == "Scarecrow longs for 🧠.");
  CHECK(told[1] == "Scarecrow longs for 🧠, because Scarecrow longs for 🧠.");
  CHECK(told[2] == "“Scarecrow guides 🧠” delights Scarecrow.");
  CHECK(told[3] == "");

  allegory.statements[0].text.clauses[0].negated = true;
  allegory.predicates.emplace_back().verb = written("guides");
  allegory.predicates.back().says = written("{2} follows {1}");
  told = statement_sentences(sample.site, allegory);
  CHECK(told[0] == "It is not so that Scarecrow longs for 🧠.");
  CHECK(told[2] == "“🧠 follows Scarecrow” delights Scarecrow.");

  Clause attribute = make_clause("straw-filled", {named_term()});
  attribute.is_attribute = true;
  allegory.statements[0].text.clauses = {attribute};
  allegory.statements[0].references.resize(1);
  CHECK(statement_sentences(sample.site, allegory)[0] == "Scarecrow is straw filled.");
}

TEST_CASE("statements that name each other end, and long ones are cut") {
  SampleSite sample;
  Allegory& allegory = sample.site.allegories[0];
  allegory.statements[1].references = {{written("why"), {}, 1}, {written("why"), {}, 1}};
  CHECK(statement_sentences(sample.site, allegory)[1].find("why, because why") !=
        std::string::npos);
  allegory.entities[0].label = std::string(500, 'x');
  const std::string cut = statement_sentences(sample.site, allegory)[0];
  CHECK(cut.size() < 420);
  CHECK(cut.ends_with("…"));
}

TEST_CASE("links become what their target is") {
  SampleSite sample;
  Section& section = sample.site.sections[1];
  section.written.body.links.clear();
  section.targets.clear();
  const auto link = [&](LinkTarget target, Link as_written) {
    section.written.body.links = {std::move(as_written)};
    section.targets = {std::move(target)};
    return site_links(sample.site, 1).at(0);
  };
  Link wiki;
  wiki.form = LinkForm::wiki;
  wiki.target = "scarecrow";
  LinkTarget target;
  CHECK(link(target, wiki).href == "");
  CHECK(link(target, wiki).text == "scarecrow");
  wiki.has_text = true;
  CHECK(link(target, wiki).text == "");

  target.kind = LinkTarget::Kind::entity;
  target.entity = {0, 2};
  CHECK(link(target, wiki).href == "../../idea/quest/index.html");
  CHECK(link(target, wiki).css_class == "idea");

  target.kind = LinkTarget::Kind::section;
  target.index = 2;
  target.anchor = "größe";
  CHECK(link(target, wiki).href == "../city/index.html#gr%C3%B6%C3%9Fe");
  target.anchor_is_missing = true;
  CHECK(link(target, wiki).href == "../city/index.html");
  target = {};
  target.kind = LinkTarget::Kind::section;
  target.index = 1;
  target.anchor = "straw";
  CHECK(link(target, wiki).href == "#straw");

  Link url;
  url.target = "https://example.org/a b?x=1&y=%20";
  url.fragment = "é";
  url.has_fragment = true;
  target.kind = LinkTarget::Kind::external;
  CHECK(link(target, url).href == "https://example.org/a%20b?x=1&y=%20#%C3%A9");
  CHECK(link(target, url).css_class == "external");
  for (const auto kind : {LinkTarget::Kind::outside, LinkTarget::Kind::unsafe,
                          LinkTarget::Kind::ambiguous, LinkTarget::Kind::draft}) {
    target.kind = kind;
    CHECK(link(target, url).href == "");
  }
  target.kind = LinkTarget::Kind::foreign;
  CHECK(link(target, url).href == "https://example.org/a%20b?x=1&y=%20#%C3%A9");
  target.kind = LinkTarget::Kind::asset;
  target.index = 0;
  CHECK(link(target, {}).href == "../a%20b.png");
}

TEST_CASE("the page for missing pages links from the root of the host") {
  SampleSite sample;
  const Value page = not_found_view(sample.context());
  CHECK(look(page, "site.root") == "/oz/");
  CHECK(look(page, "site.static") == "/oz/static/");
  CHECK(look(page, "page.is_root") == "no");
  CHECK(look(page, "page.url") == "absent");
  sample.site.config.base_url.reset();
  CHECK(look(not_found_view(sample.context()), "site.static") == "static/");
}

TEST_CASE("a redirect leads to the section's new place") {
  SampleSite sample;
  const Value page = redirect_view(sample.context(), 0);
  CHECK(look(page, "redirect.url") == "../../road/scarecrow/index.html");
  CHECK(look(page, "redirect.canonical") == "https://example.org/oz/road/scarecrow/");
}

TEST_CASE("languages that are written from right to left say so") {
  SampleSite sample;
  sample.site.sections[1].written.front.lang = written("ar-EG");
  CHECK(look(section_view(sample.context(), 1), "page.dir") == "rtl");
  CHECK(look(section_view(sample.context(), 2), "page.dir") == "ltr");
}

TEST_CASE("the documentation of the theme's data names every field of the shape") {
  const std::string text = theme_data_markdown();
  for (const Field& field : page_shape().fields) {
    INFO(field.name);
    CHECK(text.find("| `" + std::string(field.name) + "` |") != std::string::npos);
    if (field.of == nullptr) continue;
    for (const Field& inner : field.of->fields)
      CHECK(text.find("| `" + std::string(inner.name) + "` |") != std::string::npos);
  }
}

}  // namespace allegory
