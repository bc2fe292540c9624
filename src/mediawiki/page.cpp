// Sections, contents, table, breaks, notes, categories → the text of a page. See page.h.
#include "mediawiki/page.h"

#include <fmt/format.h>

#include <algorithm>

#include "markdown/mediawiki.h"
#include "mediawiki/title.h"

namespace allegory {

namespace {

using Kind = MediawikiPage::Kind;
using To = LinkTarget::Kind;

std::string link_to(std::string_view target, std::string_view label) {
  std::string text = escape_wikitext(label);
  return target == text ? fmt::format("[[{}]]", text) : fmt::format("[[{}|{}]]", target, text);
}

/// One page that is being written: blocks with one empty line between them.
class PageText {
 public:
  PageText(const MediawikiContext& context, const MediawikiPage& here,
           std::set<std::uint32_t>& assets)
      : context_(context), site_(context.site), here_(here), assets_(assets) {
    const std::string_view lang =
        here.section != none ? language_of(site_, site_.sections[here.section]) : site_.config.lang;
    words_ = &context.words.in(lang);
  }

  std::string write() {
    // An empty line behind these would be an empty paragraph on the page.
    std::string head = made_from() + '\n';
    if (here_.has_other_name)
      head += fmt::format("{{{{DISPLAYTITLE:{}}}}}\n", escape_wikitext_value(normalize(name())));
    switch (here_.kind) {
      case Kind::overview:
        block(escape_wikitext(site_.config.description));
        allegories();
        break;
      case Kind::index:
        index_page();
        break;
      case Kind::section:
        section_page();
        break;
      case Kind::category:
        block(words_->of("mediawiki_category", {escape_wikitext(site_.tags[here_.of].name)}));
        break;
      case Kind::redirect:
        return fmt::format("#REDIRECT [[{}]]\n", section_target(here_.section, {}));
    }
    return head + text_ + '\n';
  }

 private:
  void block(std::string_view block) {
    while (block.ends_with('\n')) block.remove_suffix(1);
    if (block.empty()) return;
    if (!text_.empty()) text_ += "\n\n";
    text_ += block;
  }

  void heading(std::string_view key) {
    block(fmt::format("== {} ==", escape_wikitext(words_->of(key))));
  }

  std::string_view name() const {
    if (here_.kind == Kind::index) return site_.allegories[here_.allegory].title;
    if (here_.kind == Kind::overview) return site_.config.title.value;
    return here_.section == none ? std::string_view(here_.title)
                                 : std::string_view(site_.sections[here_.section].title);
  }

  // A comment that a wiki's editors see and its readers do not.
  std::string made_from() const {
    std::string path = "content/";
    if (here_.section != none) path += site_.sections[here_.section].written.path;
    // Either would end the comment.
    if (path.find("--") != std::string::npos || path.find('>') != std::string::npos)
      path = "content/";
    return fmt::format("<!-- Made by allegory from {}; edit it there. -->", path);
  }

  void index_page() {
    const Allegory& allegory = site_.allegories[here_.allegory];
    if (here_.section == none) block(escape_wikitext(allegory.summary));
    anchors();
    body();
    contents();
    quote(allegory.takeaway);
    correspondences();
    breaks();
    notes();
    tags();
  }

  void section_page() {
    const Section& section = site_.sections[here_.section];
    anchors();
    body();
    for (const std::uint32_t child : section.children) list_ += listed(child, 1);
    flush_list();
    if (section.address.empty() && section.allegory == none) allegories();
    if (section.written.front.takeaway) quote(section.written.front.takeaway->value);
    notes();
    neighbours();
    tags();
  }

  /// What stands between `[[` and `]]` or `|`; a place on this page is named by its anchor alone.
  std::string section_target(std::uint32_t section, const std::string& anchor) const {
    LinkTarget target;
    target.index = section;
    target.anchor = anchor;
    std::string text = mediawiki_section_target(context_.layout, target);
    const std::size_t hash = text.find('#');
    const bool is_here = here_.kind != Kind::redirect && section == here_.section;
    return is_here && hash != std::string::npos ? text.substr(hash) : text;
  }

  std::string entity_href(EntityRef entity) const {
    const auto place = context_.layout.entities.find(entity);
    if (place == context_.layout.entities.end()) return {};
    const MediawikiPage& page = context_.layout.pages[place->second.page];
    return "[[" + mediawiki_target(&page == &here_ ? "" : page.title, place->second.anchor);
  }

  // A path from the root of the host leads somewhere only together with it.
  std::string address(const Link& link, To kind) const {
    std::string url = link.target + (link.has_fragment ? '#' + link.fragment : std::string());
    if (kind == To::external) return url;
    if (!site_.config.base_url) return {};
    const std::string& base = site_.config.base_url->value;
    return base.substr(0, base.find('/', base.find("://") + 3)) + url;
  }

  std::vector<RenderedLink> links(const Section& section) {
    std::vector<RenderedLink> links;
    for (std::size_t index = 0; index < section.targets.size(); ++index) {
      const Link& link = section.written.body.links[index];
      const LinkTarget& target = section.targets[index];
      RenderedLink rendered;
      rendered.text = link.text;
      if (target.kind == To::section)
        rendered.href = "[[" + section_target(target.index, target.anchor);
      if (target.kind == To::entity) rendered.href = entity_href(target.entity);
      if (target.kind == To::external || target.kind == To::foreign)
        rendered.href = address(link, target.kind);
      if (target.kind == To::asset) {
        const Asset& asset = site_.assets[target.index];
        const std::string_view space = link.form == LinkForm::image ? "File:" : "Media:";
        rendered.href =
            fmt::format("[[{}{}", space, mediawiki_target(context_.layout.files[target.index], {}));
        rendered.width = asset.size.width;
        assets_.insert(target.index);
      }
      links.push_back(std::move(rendered));
    }
    return links;
  }

  void body() {
    if (here_.section == none) return;
    const Section& section = site_.sections[here_.section];
    MediawikiOptions options;
    options.trust_html = context_.trust_html;
    options.skip_title = opens_with_its_title(section);
    options.heading_ids = here_.heading_ids;
    options.words = words_;
    // The page's title is MediaWiki's heading of level 1; a text that uses it moves down.
    const auto& headings = section.written.body.headings;
    const auto shown = headings.begin() + (options.skip_title ? 1 : 0);
    const bool uses_first = std::any_of(shown, headings.end(),
                                        [](const Heading& heading) { return heading.level == 1; });
    options.heading_shift = uses_first ? 1 : 0;
    options.inserted = inserted_links(section, [&](EntityRef entity) {
      RenderedLink link;
      link.href = entity_href(entity);
      return link;
    });
    MediawikiText text =
        render_mediawiki(context_.sources, section.written.body, links(section), options);
    notes_ = std::move(text.notes);
    const std::string_view lang = language_of(site_, section);
    if (lang == site_.config.lang) return block(text.text);
    block(fmt::format("<div lang=\"{}\" dir=\"{}\">\n{}\n</div>", escape_wikitext_value(lang),
                      text_direction(lang), text.text));
  }

  /// The places of entities that this page declares and no table shows.
  void anchors() {
    std::string spans;
    for (const std::string& anchor : here_.entity_anchors) spans += span(anchor);
    if (!spans.empty()) block(fmt::format("<div>{}</div>", spans));
  }

  static std::string span(std::string_view id) {
    return fmt::format("<span id=\"{}\"></span>", escape_wikitext_value(id));
  }

  std::string listed(std::uint32_t section, std::size_t depth) const {
    return fmt::format("{} {}\n", std::string(depth, '*'),
                       link_to(section_target(section, {}), site_.sections[section].title));
  }

  void flush_list() {
    block(list_);
    list_.clear();
  }

  void contents() {
    const Allegory& allegory = site_.allegories[here_.allegory];
    if (allegory.sections.empty()) return;
    constexpr std::size_t deepest = 12;
    for (const std::uint32_t section : allegory.sections) {
      std::size_t depth = 1;
      for (std::uint32_t above = site_.sections[section].parent;
           above != none && above != allegory.index && depth < deepest;
           above = site_.sections[above].parent)
        ++depth;
      list_ += listed(section, depth);
    }
    heading("contents");
    flush_list();
  }

  void allegories() {
    for (std::size_t at = 0; at < site_.allegories.size(); ++at)
      list_ += fmt::format(
          "* {}\n",
          link_to(
              mediawiki_target(context_.layout.pages[context_.layout.allegory_pages[at]].title, {}),
              site_.allegories[at].title));
    heading("allegories");
    flush_list();
  }

  void quote(std::string_view takeaway) {
    if (takeaway.empty()) return;
    block(fmt::format("<blockquote>\n'''{}''' {}\n</blockquote>",
                      escape_wikitext(words_->of("takeaway")), escape_wikitext(takeaway)));
  }

  std::string names(const std::vector<Reference>& references, std::set<EntityRef>& anchored) const {
    std::string cell;
    for (const Reference& reference : references) {
      if (!cell.empty()) cell += ", ";
      if (reference.entity.allegory == here_.allegory && anchored.insert(reference.entity).second)
        cell += span(context_.layout.entities.at(reference.entity).anchor);
      cell += escape_wikitext(entity_of(site_, reference.entity).label);
    }
    return cell;
  }

  void correspondences() {
    const Allegory& allegory = site_.allegories[here_.allegory];
    const std::vector<std::uint32_t>& lines = context_.index.correspondences[here_.allegory];
    if (lines.empty()) return;
    heading("wiki_correspondences");
    std::string table = fmt::format("{{| class=\"wikitable\"\n|-\n! {}\n! {}\n! {}",
                                    escape_wikitext(allegory.story), escape_wikitext(allegory.idea),
                                    escape_wikitext(words_->of("map_because")));
    std::set<EntityRef> anchored;
    for (const std::uint32_t index : lines) {
      const Correspondence& line = allegory.correspondences[index];
      table += fmt::format("\n|-\n| {}\n| {}\n| {}", names(line.from, anchored),
                           names(line.to, anchored), escape_wikitext(line.written.because));
    }
    block(table + "\n|}");
  }

  void breaks() {
    for (const Break& line : site_.allegories[here_.allegory].breaks) {
      if (!line.what.is_bound()) continue;
      const std::string& what = line.what.statement != none
                                    ? context_.index.sentences[here_.allegory][line.what.statement]
                                    : entity_of(site_, line.what.entity).label;
      list_ += fmt::format("* '''{}''' {}\n", escape_wikitext(what), escape_wikitext(line.reason));
    }
    if (list_.empty()) return;
    heading("breaks");
    flush_list();
  }

  void notes() {
    if (notes_.empty()) return;
    heading("wiki_notes");
    std::string list = "<references>";
    for (std::size_t index = 0; index < notes_.size(); ++index)
      list += fmt::format("\n<ref name=\"note-{}\">{}</ref>", index + 1, notes_[index]);
    block(list + "\n</references>");
  }

  void neighbours() {
    const Section& section = site_.sections[here_.section];
    if (section.allegory == none) return;
    std::vector<std::string> ways;
    if (section.previous != none)
      ways.push_back("← " + link_to(section_target(section.previous, {}),
                                    site_.sections[section.previous].title));
    const MediawikiPage& index =
        context_.layout.pages[context_.layout.allegory_pages[section.allegory]];
    if (section.previous != site_.allegories[section.allegory].index || section.previous == none)
      ways.push_back(
          link_to(mediawiki_target(index.title, {}), site_.allegories[section.allegory].title));
    if (section.next != none)
      ways.push_back(link_to(section_target(section.next, {}), site_.sections[section.next].title) +
                     " →");
    block(fmt::format("----\n{}", fmt::join(ways, " · ")));
  }

  void tags() {
    if (here_.section == none) return;
    std::string list;
    for (const std::uint32_t tag : context_.index.tags[here_.section])
      list +=
          fmt::format("[[{}]]\n", context_.layout.pages[context_.layout.category_pages[tag]].title);
    block(list);
  }

  const MediawikiContext& context_;
  const Site& site_;
  const MediawikiPage& here_;
  std::set<std::uint32_t>& assets_;
  const Words* words_ = nullptr;
  std::string text_, list_;
  std::vector<std::string> notes_;
};

}  // namespace

std::string mediawiki_page_text(const MediawikiContext& context, const MediawikiPage& page,
                                std::set<std::uint32_t>& assets) {
  return PageText(context, page, assets).write();
}

}  // namespace allegory
