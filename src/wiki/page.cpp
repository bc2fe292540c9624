// Sections and notes → the text of a page. See page.h.
#include "wiki/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "wiki/account.h"
#include "wiki/anchors.h"
#include "wiki/findings.h"
#include "wiki/outline.h"

namespace allegory {

/// Whether a text ends in a list of the mark that ours have; what belongs to an item is indented.
static bool ends_in_list(std::string_view text) {
  while (!text.empty()) {
    const std::size_t line = text.rfind('\n') + 1;
    if (line < text.size() && text[line] != ' ') return text.substr(line).starts_with("- ");
    text = text.substr(0, line == 0 ? 0 : line - 1);
  }
  return false;
}

void WikiBlocks::add(std::string_view block) {
  while (block.ends_with('\n')) block.remove_suffix(1);
  if (block.empty()) return;
  const bool is_list = block.starts_with("- ");
  if (is_list && !is_list_ && ends_in_list(text_)) text_ += "\n\n<!-- -->";
  is_list_ = is_list;
  if (!text_.empty()) text_ += "\n\n";
  text_ += block;
}

namespace {

/// Every line but the first moved right, so that the text belongs to a list item or a footnote.
std::string indented(std::string_view text, std::size_t columns) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    result += text[at];
    if (text[at] == '\n' && at + 1 < text.size() && text[at + 1] != '\n')
      result.append(columns, ' ');
  }
  return result;
}

class PageWriter {
 public:
  PageWriter(const WikiContext& context, const WikiLayout& layout, const WikiPage& here,
             std::set<std::uint32_t>& assets, Diagnostics& diagnostics)
      : context_(context),
        layout_(layout),
        here_(here),
        words_(context.words.in(here.lang)),
        target_(context.form.target),
        assets_(assets),
        diagnostics_(diagnostics) {}

  std::string write() {
    blocks_.add(provenance());
    if (context_.form.shows_title) blocks_.add("# " + escape(here_.title));
    if (here_.allegory != none && context_.site.allegories[here_.allegory].index == none)
      blocks_.add(escape(context_.site.allegories[here_.allegory].summary));
    for (const WikiSection& placed : here_.sections) add_section(placed);
    blocks_.add(wiki_contents(context_, layout_, here_));
    if (here_.allegory != none) add_wiki_account(context_, here_, blocks_);
    add_notes();
    if (here_.is_home && context_.form.footer.empty()) {
      blocks_.add("***");
      blocks_.add(wiki_footer(context_));
    }
    return std::move(blocks_).text();
  }

 private:
  std::string escape(std::string_view text) const { return escape_markdown(text, target_); }

  /// Where the page was made from. Two hyphens would end the comment.
  std::string provenance() const {
    std::string from = "content/";
    if (here_.allegory != none && !context_.has_many_pages()) {
      const std::string& folder = context_.site.allegories[here_.allegory].folder;
      if (!folder.empty()) from += folder + '/';
    } else if (!here_.sections.empty()) {
      from += context_.site.sections[here_.sections.front().section].written.path;
    }
    std::string comment = words_.of("wiki_made_from", {from});
    for (std::size_t at = 0; (at = comment.find("--", at)) != std::string::npos;)
      comment.replace(at + 1, 1, "%2D");
    return fmt::format("<!-- {} -->", comment);
  }

  std::vector<RenderedLink> links_of(const Section& section) {
    std::vector<RenderedLink> links;
    for (std::size_t index = 0; index < section.targets.size(); ++index) {
      const LinkTarget& target = section.targets[index];
      RenderedLink rendered;
      rendered.text = section.written.body.links[index].text;
      rendered.href =
          wiki_link(context_, layout_, here_, section.written.body.links[index], target);
      if (target.kind == LinkTarget::Kind::asset) assets_.insert(target.index);
      links.push_back(std::move(rendered));
    }
    return links;
  }

  std::string body_of(const WikiSection& placed) {
    const Section& section = context_.site.sections[placed.section];
    WikiOptions options;
    options.target = target_;
    options.trust_html = context_.trust_html;
    options.skip_title = repeats_title(section);
    options.first_note = static_cast<std::uint32_t>(blocks_.notes.size() + 1);
    options.note_prefix = here_.note_prefix;
    options.heading_shift = placed.form == WikiSection::Form::heading ? placed.level - 1 : 0;
    options.anchors = &placed.anchors;
    options.words = &words_;
    options.inserted = inserted_links(section, [&](EntityRef entity) {
      RenderedLink link;
      link.href = wiki_entity_url(context_, layout_, here_, entity);
      return link;
    });
    WikiText body = render_wiki(context_.sources, section.written.body, links_of(section), options);
    std::ranges::move(body.notes, std::back_inserter(blocks_.notes));
    report_losses(target_, body.losses, diagnostics_);
    if (const auto& takeaway = section.written.front.takeaway)
      body.text += fmt::format("{}> {}\n", body.text.empty() ? "" : "\n", escape(takeaway->value));
    return std::move(body.text);
  }

  void add_section(const WikiSection& placed) {
    const Section& section = context_.site.sections[placed.section];
    const std::string title = escape(section.title);
    const std::string body = body_of(placed);
    if (placed.form == WikiSection::Form::heading) {
      std::string heading(static_cast<std::size_t>(placed.level), '#');
      heading += ' ';
      if (target_.heading_ids == Target::HeadingIds::anchors) heading += anchor_tag(placed.anchor);
      blocks_.add(heading + title);
    }
    if (placed.form == WikiSection::Form::heading || placed.form == WikiSection::Form::introduction)
      return blocks_.add(body);
    std::string text = fmt::format("**{}**{}", title, anchor_tag(placed.anchor));
    if (!body.empty()) text += (section.written.body.opens_with_paragraph ? " — " : "\n\n") + body;
    blocks_.add(placed.form == WikiSection::Form::item ? "- " + indented(text, 2) : text);
  }

  void add_notes() {
    if (blocks_.notes.empty()) return;
    const bool is_own = target_.footnotes == Target::Footnotes::own;
    if (!is_own) blocks_.add(fmt::format("## {}", words_.of("wiki_notes")));
    std::string list;
    for (std::size_t index = 0; index < blocks_.notes.size(); ++index) {
      const std::size_t number = index + 1;
      const std::string& prefix = here_.note_prefix;
      std::string_view note = blocks_.notes[index];
      while (note.ends_with('\n')) note.remove_suffix(1);
      if (is_own) {
        list += fmt::format("[^{}]: {}\n\n", number, indented(note, 4));
        continue;
      }
      const std::string marker = fmt::format("{}. ", number);
      list +=
          marker + anchor_tag(fmt::format("{}-{}", prefix, number)) + indented(note, marker.size());
      list += fmt::format(" [↩](#{}-ref-{})\n", prefix, number);
    }
    blocks_.add(list);
  }

  const WikiContext& context_;
  const WikiLayout& layout_;
  const WikiPage& here_;
  const Words& words_;
  const Target& target_;
  std::set<std::uint32_t>& assets_;
  Diagnostics& diagnostics_;
  WikiBlocks blocks_;
};

}  // namespace

std::string wiki_page_text(const WikiContext& context, const WikiLayout& layout,
                           const WikiPage& here, std::set<std::uint32_t>& assets,
                           Diagnostics& diagnostics) {
  std::string text = PageWriter(context, layout, here, assets, diagnostics).write();
  report_size(context, here, text.size(), diagnostics);
  return text;
}

}  // namespace allegory
