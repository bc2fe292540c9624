// Sections, table, breaks and notes → the text of a page. See page.h.
#include "wiki/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace allegory {

namespace {

using Target = LinkTarget::Kind;

std::string anchor_tag(std::string_view name) {
  return fmt::format("<a name=\"{}\"></a>", escape_html(name));
}

/// The URL of an anchor, on this page or on another page of the wiki.
std::string wiki_url(const WikiContext& context, const WikiPage& here, std::uint32_t page,
                     std::string_view anchor) {
  const std::string& name = context.layout.pages[page].name;
  std::string url = page == here.allegory ? std::string() : encode_path(name);
  if (!anchor.empty()) url += '#' + encode_path(anchor);
  return url.empty() ? encode_path(name) : url;
}

std::string section_url(const WikiContext& context, const WikiPage& here,
                        const LinkTarget& target) {
  const auto [page, position] = context.layout.places[target.index];
  if (page == none) return absolute_url(context.site, context.site.sections[target.index].address);
  const WikiSection& placed = context.layout.pages[page].sections[position];
  const auto heading = placed.anchors.find(target.anchor);
  const bool is_whole = target.anchor.empty();
  return wiki_url(context, here, page,
                  heading != placed.anchors.end() ? heading->second
                  : is_whole                      ? placed.anchor
                                                  : target.anchor);
}

std::string entity_url(const WikiContext& context, const WikiPage& here, EntityRef entity) {
  if (const auto own = here.entities.find(entity); own != here.entities.end())
    return wiki_url(context, here, here.allegory, own->second);
  const auto& theirs = context.layout.pages[entity.allegory].entities;
  const auto found = theirs.find(entity);
  return found == theirs.end() ? std::string()
                               : wiki_url(context, here, entity.allegory, found->second);
}

std::vector<RenderedLink> wiki_links(const WikiContext& context, const WikiPage& here,
                                     const Section& section, std::set<std::uint32_t>& assets) {
  std::vector<RenderedLink> links;
  for (std::size_t index = 0; index < section.targets.size(); ++index) {
    const Link& link = section.written.body.links[index];
    const LinkTarget& target = section.targets[index];
    RenderedLink rendered;
    rendered.text = link.text;
    if (target.kind == Target::section) rendered.href = section_url(context, here, target);
    if (target.kind == Target::entity) rendered.href = entity_url(context, here, target.entity);
    if (target.kind == Target::external || target.kind == Target::foreign)
      rendered.href = link.target + (link.has_fragment ? '#' + link.fragment : std::string());
    if (target.kind == Target::asset) {
      rendered.href = encode_path(context.site.assets[target.index].path);
      assets.insert(target.index);
    }
    links.push_back(std::move(rendered));
  }
  return links;
}

/// Text that collects blocks with one empty line between them, and the notes they make.
struct Page {
  std::string text;
  std::vector<std::string> notes;

  void block(std::string_view block) {
    while (block.ends_with('\n')) block.remove_suffix(1);
    if (block.empty()) return;
    if (!text.empty()) text += "\n\n";
    text += block;
  }
};

/// Every line but the first moved right, so that the text belongs to a list item.
std::string indented(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    result += text[at];
    if (text[at] == '\n' && at + 1 < text.size() && text[at + 1] != '\n') result += "  ";
  }
  return result;
}

void add_section(const WikiContext& context, const WikiPage& here, const WikiSection& placed,
                 std::set<std::uint32_t>& assets, Page& page) {
  const Section& section = context.site.sections[placed.section];
  const std::string title = escape_markdown(section.title);
  WikiOptions options;
  options.trust_html = context.trust_html;
  options.skip_title = repeats_title(section);
  options.first_note = static_cast<std::uint32_t>(page.notes.size() + 1);
  options.heading_shift = placed.form == WikiSection::Form::heading ? placed.level - 1 : 0;
  options.inserted = inserted_links(section, [&](EntityRef entity) {
    RenderedLink link;
    link.href = entity_url(context, here, entity);
    return link;
  });
  WikiText body = render_wiki(context.sources, section.written.body,
                              wiki_links(context, here, section, assets), options);
  std::ranges::move(body.notes, std::back_inserter(page.notes));
  const bool is_listed =
      placed.form == WikiSection::Form::item || placed.form == WikiSection::Form::paragraph;
  if (placed.form == WikiSection::Form::heading)
    page.block(std::string(static_cast<std::size_t>(placed.level), '#') + ' ' + title);
  if (!is_listed) {
    page.block(body.text);
    return;
  }
  std::string text = fmt::format("**{}**{}", title, anchor_tag(placed.anchor));
  if (!body.text.empty())
    text += (section.written.body.opens_with_paragraph ? " — " : "\n\n") + body.text;
  page.block(placed.form == WikiSection::Form::item ? "- " + indented(text) : text);
}

std::string table_cell(const WikiContext& context, const WikiPage& here,
                       const std::vector<Reference>& references, std::set<EntityRef>& anchored) {
  std::string cell;
  for (const Reference& reference : references) {
    if (!cell.empty()) cell += ", ";
    if (anchored.insert(reference.entity).second)
      cell += anchor_tag(here.entities.at(reference.entity));
    cell += escape_markdown(entity_of(context.site, reference.entity).label);
  }
  return cell;
}

void add_correspondences(const WikiContext& context, const WikiPage& here, Page& page) {
  const Allegory& allegory = context.site.allegories[here.allegory];
  const std::vector<std::uint32_t>& lines = context.index.correspondences[here.allegory];
  if (lines.empty()) return;
  page.block(fmt::format("## {}", correspondences_title));
  std::string table = fmt::format("| {} | {} | Why |\n| --- | --- | --- |",
                                  escape_markdown(allegory.story), escape_markdown(allegory.idea));
  std::set<EntityRef> anchored;
  for (const std::uint32_t index : lines) {
    const Correspondence& line = allegory.correspondences[index];
    table += fmt::format("\n| {} | {} | {} |", table_cell(context, here, line.from, anchored),
                         table_cell(context, here, line.to, anchored),
                         escape_markdown(line.written.because));
  }
  page.block(table);
}

void add_breaks(const WikiContext& context, const WikiPage& here, Page& page) {
  const Allegory& allegory = context.site.allegories[here.allegory];
  std::string list;
  for (const Break& line : allegory.breaks) {
    if (!line.what.is_bound()) continue;
    const std::string& what = line.what.statement != none
                                  ? context.index.sentences[here.allegory][line.what.statement]
                                  : entity_of(context.site, line.what.entity).label;
    list += fmt::format("- **{}** {}\n", escape_markdown(what), escape_markdown(line.reason));
  }
  if (list.empty()) return;
  page.block(fmt::format("## {}", breaks_title));
  page.block(list);
}

void add_notes(Page& page) {
  if (page.notes.empty()) return;
  page.block(fmt::format("## {}", notes_title));
  std::string list;
  for (std::size_t index = 0; index < page.notes.size(); ++index) {
    const std::string marker = fmt::format("{}. ", index + 1);
    std::string_view note = page.notes[index];
    while (note.ends_with('\n')) note.remove_suffix(1);
    list += marker + anchor_tag(fmt::format("note-{}", index + 1));
    for (const char character : note) {
      list += character;
      if (character == '\n') list.append(marker.size(), ' ');
    }
    list += fmt::format(" [↩](#note-ref-{})\n", index + 1);
  }
  page.block(list);
}

}  // namespace

std::string wiki_page_text(const WikiContext& context, const WikiPage& here,
                           std::set<std::uint32_t>& assets) {
  const Allegory& allegory = context.site.allegories[here.allegory];
  const std::string folder = "content/" + (allegory.folder.empty() ? "" : allegory.folder + "/");
  Page page;
  // Two hyphens would end the comment.
  if (folder.find("--") == std::string::npos)
    page.block(fmt::format("<!-- Made by allegory from {}; edit it there. -->", folder));
  if (allegory.index == none) page.block(escape_markdown(allegory.summary));
  for (const WikiSection& placed : here.sections) add_section(context, here, placed, assets, page);
  if (!allegory.takeaway.empty()) page.block("> " + escape_markdown(allegory.takeaway));
  add_correspondences(context, here, page);
  add_breaks(context, here, page);
  add_notes(page);
  return page.text + '\n';
}

std::string wiki_sidebar(const Site& site, const WikiLayout& layout) {
  std::string text;
  for (const WikiPage& page : layout.pages) {
    const std::string name = encode_path(page.name);
    text +=
        fmt::format("- [{}]({})\n", escape_markdown(site.allegories[page.allegory].title), name);
    for (const WikiSection& placed : page.sections) {
      if (placed.form == WikiSection::Form::introduction) continue;
      const std::size_t indent = 2 * static_cast<std::size_t>(std::max(1, placed.level - 1));
      text += fmt::format("{:{}}- [{}]({}#{})\n", "", indent,
                          escape_markdown(site.sections[placed.section].title), name,
                          encode_path(placed.anchor));
    }
  }
  return text;
}

std::string wiki_footer(const Site& site) {
  std::string text = escape_markdown(site.config.title.value);
  if (!site.config.author.empty()) text += ", by " + escape_markdown(site.config.author);
  if (site.config.base_url)
    text += fmt::format(" · [as a website]({})", site.config.base_url->value);
  return text + '\n';
}

}  // namespace allegory
