// See twins.h.
#include "site/twins.h"

#include <fmt/format.h>

#include <set>
#include <utility>

#include "base/text.h"

namespace allegory {

namespace {

using Target = LinkTarget::Kind;

/// A page's Markdown while it is put together: blocks with an empty line between them.
class Twin {
 public:
  Twin(const ViewContext& view, std::string address, std::string_view lang)
      : view_(view), site_(view.site), address_(std::move(address)), words_(view.words.in(lang)) {}

  void block(std::string_view text) {
    while (text.ends_with('\n')) text.remove_suffix(1);
    if (text.empty()) return;
    if (!text_.empty()) text_ += "\n\n";
    text_ += text;
  }
  void title(std::string_view title) { block("# " + escape_markdown(title)); }
  void heading(std::string_view key) { block(fmt::format("## {}", words_.of(key))); }
  void quote(std::string_view text) {
    if (!text.empty()) block("> " + escape_markdown(text));
  }
  /// A list under a heading, unless it is empty.
  void list(std::string_view key, std::string_view items) {
    if (items.empty()) return;
    heading(key);
    block(items);
  }
  std::string text() && { return std::move(text_) + "\n"; }
  const Words& words() const { return words_; }

  std::string url(std::string_view address) const {
    std::string absolute = absolute_url(site_, address);
    return absolute.empty() ? relative_url(address_, address) : absolute;
  }
  std::string file_url(std::string_view file) const {
    std::string absolute = absolute_url(site_, file);
    return absolute.empty() ? relative_file_url(address_, file) : absolute;
  }
  std::string link(std::string_view title, std::string_view address) const {
    return fmt::format("[{}]({})", escape_markdown(title), url(address));
  }
  std::string entity_link(EntityRef entity) const {
    return link(entity_of(site_, entity).label, entity_of(site_, entity).address);
  }
  std::string names(const std::vector<Reference>& references) const {
    std::string text;
    for (const Reference& reference : references)
      text += (text.empty() ? "" : ", ") + entity_link(reference.entity);
    return text;
  }

  void add_body(std::uint32_t index);
  void add_correspondences(std::uint32_t allegory);
  void add_breaks(std::uint32_t allegory);
  void add_sections(const std::vector<std::uint32_t>& sections);

 private:
  std::vector<RenderedLink> links_of(const Section& section) const;

  const ViewContext& view_;
  const Site& site_;
  std::string address_;
  const Words& words_;
  std::string text_;
};

std::vector<RenderedLink> Twin::links_of(const Section& section) const {
  std::vector<RenderedLink> links;
  for (std::size_t at = 0; at < section.targets.size(); ++at) {
    const Link& link = section.written.body.links[at];
    const LinkTarget& target = section.targets[at];
    RenderedLink rendered;
    rendered.text = link.text;
    if (target.kind == Target::section) rendered.href = url(site_.sections[target.index].address);
    if (target.kind == Target::entity) rendered.href = url(entity_of(site_, target.entity).address);
    if (target.kind == Target::asset) rendered.href = file_url(site_.assets[target.index].address);
    if (target.kind == Target::external || target.kind == Target::foreign)
      rendered.href = link.target + (link.has_fragment ? '#' + link.fragment : std::string());
    else if (!target.anchor.empty() && !target.anchor_is_missing && !rendered.href.empty())
      rendered.href += '#' + encode_path(target.anchor);
    links.push_back(std::move(rendered));
  }
  return links;
}

/// The text of a section, its footnotes behind it.
void Twin::add_body(std::uint32_t index) {
  const Section& section = site_.sections[index];
  WikiOptions options;
  options.trust_html = view_.trust_html;
  options.skip_title = section.written.body.opens_with_title;
  options.inserted = inserted_links(section, [&](EntityRef entity) {
    RenderedLink link;
    link.href = url(entity_of(site_, entity).address);
    return link;
  });
  const WikiText body =
      render_wiki(view_.sources, section.written.body, links_of(section), options);
  block(body.text);
  for (std::size_t at = 0; at < body.notes.size(); ++at) {
    std::string note = fmt::format("[^{}]: ", at + 1);
    for (const char byte : body.notes[at]) {
      if (note.back() == '\n' && byte != '\n') note += "    ";
      note += byte;
    }
    block(note);
  }
}

/// Who stands for whom, as a table.
void Twin::add_correspondences(std::uint32_t allegory) {
  const Allegory& of = site_.allegories[allegory];
  std::string table;
  for (const std::uint32_t item : view_.index.correspondences[allegory]) {
    const Correspondence& line = of.correspondences[item];
    if (line.written.negative) continue;
    table += fmt::format("| {} | {} | {} |\n", names(line.from), names(line.to),
                         escape_markdown(line.written.because));
  }
  if (table.empty()) return;
  heading("sharing_correspondences");
  block(fmt::format("| {} | {} | {} |\n| --- | --- | --- |\n{}", escape_markdown(of.story),
                    escape_markdown(of.idea), words_.of("sharing_because"), table));
}

void Twin::add_breaks(std::uint32_t allegory) {
  const Allegory& of = site_.allegories[allegory];
  std::string items;
  for (const Break& each : of.breaks) {
    if (!each.what.is_bound()) continue;
    const std::string what = each.what.statement != none
                                 ? view_.index.sentences[allegory][each.what.statement]
                                 : entity_of(site_, each.what.entity).label;
    items += fmt::format("- **{}** {}\n", escape_markdown(what), escape_markdown(each.reason));
  }
  list("sharing_breaks", items);
}

void Twin::add_sections(const std::vector<std::uint32_t>& sections) {
  std::string items;
  for (const std::uint32_t at : sections) {
    const Section& section = site_.sections[at];
    items += "- " + link(section.title, section.address);
    const std::string& sentence = section.written.body.first_sentence;
    items += (sentence.empty() ? "" : ": " + escape_markdown(sentence)) + "\n";
  }
  list("sharing_sections", items);
}

void write_section(Twin& twin, const Site& site, std::uint32_t index) {
  const Section& section = site.sections[index];
  const FrontMatter& front = section.written.front;
  twin.title(section.title);
  if (front.description) twin.quote(front.description->value);
  twin.add_body(index);
  if (front.takeaway) twin.quote(front.takeaway->value);
  twin.add_sections(section.children);
}

void write_home(Twin& twin, const Site& site, std::uint32_t index) {
  const Allegory& allegory = site.allegories[index];
  twin.title(allegory.title);
  twin.quote(allegory.summary);
  if (allegory.index != none) twin.add_body(allegory.index);
  twin.add_correspondences(index);
  twin.add_sections(allegory.sections);
  twin.add_breaks(index);
  twin.quote(allegory.takeaway);
}

/// Whom an entity stands for, or who stands for it; and whom not.
void add_readings(Twin& twin, const ViewContext& view, EntityRef ref) {
  const bool is_story = entity_of(view.site, ref).written.side == Side::story;
  std::string readings, denials;
  for (const ItemRef item : view.index.entities[ref.allegory][ref.entity].correspondences) {
    const Correspondence& line = view.site.allegories[item.allegory].correspondences[item.item];
    std::string text = "- " + twin.names(is_story ? line.to : line.from);
    if (!line.written.because.empty()) text += ": " + escape_markdown(line.written.because);
    (line.written.negative ? denials : readings) += text + "\n";
  }
  twin.list(is_story ? "sharing_stands_for" : "sharing_told_as", readings);
  twin.list("sharing_not_read_as", denials);
}

void write_entity(Twin& twin, const ViewContext& view, EntityRef ref) {
  const Site& site = view.site;
  const Entity& entity = entity_of(site, ref);
  twin.title(entity.label);
  std::string labels;
  for (const Spanned<std::string>& label : entity.written.labels)
    if (label.value != entity.label)
      labels += (labels.empty() ? "" : ", ") + escape_markdown(label.value);
  if (!labels.empty()) twin.block(twin.words().of("sharing_also_called", {labels}));
  add_readings(twin, view, ref);
  std::string said, named;
  for (const ItemRef item : view.index.entities[ref.allegory][ref.entity].statements)
    if (const std::string& sentence = view.index.sentences[item.allegory][item.item];
        !sentence.empty())
      said += "- " + escape_markdown(sentence) + "\n";
  std::set<std::uint32_t> seen;
  for (const Mention& mention : entity.mentions)
    if (seen.insert(mention.section).second)
      named +=
          "- " +
          twin.link(site.sections[mention.section].title, site.sections[mention.section].address) +
          "\n";
  twin.list("sharing_said", said);
  twin.list("sharing_mentions", named);
}

void write_account(Twin& twin, const ViewContext& view, std::uint32_t index) {
  const AnalogyReport& report = view.index.reports[index];
  twin.title(
      fmt::format("{}: {}", view.site.allegories[index].title, twin.words().of("account_title")));
  std::string figures = fmt::format(
      "| | {} | {} | {} | {} |\n| --- | --- | --- | --- | --- |\n",
      fate_words(twin.words(), Fate::carried), fate_words(twin.words(), Fate::predicted),
      fate_words(twin.words(), Fate::broken), fate_words(twin.words(), Fate::silent));
  for (const Side each : {Side::story, Side::idea}) {
    const ReportSide& side = report.side(each);
    figures +=
        fmt::format("| {} | {} | {} | {} | {} |\n",
                    escape_markdown(each == Side::story ? report.story_name : report.idea_name),
                    side.carried, side.predicted, side.broken, side.silent);
  }
  twin.block(figures);
  std::string predictions;
  for (const ReportPrediction& each : report.predictions)
    predictions += "- " + escape_markdown(each.text) + "\n";
  twin.list("sharing_predictions", predictions);
  twin.add_breaks(index);
}

void write_lists(Twin& twin, const Site& site, const SitePage& page) {
  if (page.kind == SitePage::Kind::tag) {
    twin.title(site.tags[page.index].name);
    return twin.add_sections(site.tags[page.index].sections);
  }
  std::string items;
  if (page.kind == SitePage::Kind::tags) {
    twin.title(twin.words().of("sharing_tags"));
    for (const Tag& tag : site.tags) items += "- " + twin.link(tag.name, tag.address) + "\n";
    return twin.block(items);
  }
  twin.title(site.config.title.value);
  twin.quote(site.config.description);
  for (const Allegory& allegory : site.allegories)
    items += "- " + twin.link(allegory.title, allegory.address) + "\n";
  for (const Section& section : site.sections)
    if (section.allegory == none && section.parent == none)
      items += "- " + twin.link(section.title, section.address) + "\n";
  twin.block(items);
}

/// A line of llms.txt.
std::string entry(const ViewContext& view, std::string_view title, std::string_view address,
                  std::string_view description) {
  const std::string file = twin_file(address);
  const std::string absolute = absolute_url(view.site, file);
  std::string line = fmt::format("- [{}]({})", escape_markdown(title),
                                 absolute.empty() ? encode_path(file) : absolute);
  if (!description.empty()) line += ": " + escape_markdown(description);
  return line + "\n";
}

std::string section_entry(const ViewContext& view, std::uint32_t at) {
  const Section& section = view.site.sections[at];
  const auto& description = section.written.front.description;
  return entry(view, section.title, section.address,
               description ? description->value : section.written.body.first_sentence);
}

}  // namespace

std::string markdown_twin(const ViewContext& view, const SitePage& page) {
  const Site& site = view.site;
  const std::uint32_t section = section_behind(site, page);
  Twin twin(view, page.address,
            section == none ? std::string_view(site.config.lang)
                            : language_of(site, site.sections[section]));
  switch (page.kind) {
    case SitePage::Kind::section:
      write_section(twin, site, page.index);
      break;
    case SitePage::Kind::home:
      write_home(twin, site, page.index);
      break;
    case SitePage::Kind::entity:
      write_entity(twin, view, page.entity);
      break;
    case SitePage::Kind::map:
      twin.title(
          fmt::format("{}: {}", site.allegories[page.index].title, twin.words().of("map_title")));
      twin.add_correspondences(page.index);
      break;
    case SitePage::Kind::account:
      write_account(twin, view, page.index);
      break;
    default:
      write_lists(twin, site, page);
  }
  return std::move(twin).text();
}

std::string llms_txt(const ViewContext& view, const std::vector<SitePage>& pages) {
  const Site& site = view.site;
  Twin text(view, "", site.config.lang);
  text.title(site.config.title.value);
  text.quote(site.config.description);
  for (const Allegory& allegory : site.allegories) {
    text.block("## " + escape_markdown(allegory.title));
    std::string items = entry(view, allegory.title, allegory.address, allegory.summary);
    for (const std::uint32_t at : allegory.sections) items += section_entry(view, at);
    text.block(items);
  }
  std::string others, cast;
  for (const SitePage& page : pages) {
    if (page.kind == SitePage::Kind::section && site.sections[page.index].allegory == none)
      others += section_entry(view, page.index);
    if (page.kind != SitePage::Kind::entity) continue;
    const Entity& entity = entity_of(site, page.entity);
    cast += entry(view, entity.label, entity.address, info(entity.written.kind).name);
  }
  text.list("sharing_pages", others);
  text.list("sharing_names", cast);
  return std::move(text).text();
}

}  // namespace allegory
