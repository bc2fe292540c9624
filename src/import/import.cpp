// Pages → a project. See import.h.
#include "import/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.h"
#include "import/cast.h"
#include "import/decode.h"
#include "import/definitions.h"
#include "import/doubts.h"
#include "import/front.h"
#include "import/links.h"
#include "import/pages.h"
#include "markdown.h"
#include "yaml_quote.h"

namespace allegory {

namespace {

std::optional<SourceId> decode(PageToImport& page, SourceSet& sources, Diagnostics& diagnostics) {
  std::optional<DecodedText> text = decode_text(std::move(page.bytes));
  if (!text) {
    diagnostics.report_path("import-left-out", page.shown, "the file is no text and is left out")
        .help("save it as text in UTF-8");
    return std::nullopt;
  }
  const auto report = [&](std::string message, std::string help) {
    diagnostics.report_path("import-encoding", page.shown, std::move(message))
        .help(std::move(help));
  };
  if (text->has_mark && text->encoding.empty())
    report("the byte order mark in front of the text is left out", "nothing needs it");
  if (!text->encoding.empty())
    report(fmt::format("the text is no UTF-8 and was read as {}", text->encoding),
           "look whether all letters are right");
  if (text->has_losses) report("some of the text could not be read", "look for the sign \ufffd");
  return sources.add(page.shown, std::move(text->text));
}

ImportPage read(const std::string& path, const BroughtFront& front, bool is_single,
                const ReadingGuard& guard, const SourceSet& sources, Diagnostics& diagnostics) {
  ImportPage page;
  page.path = path;
  page.source = front.text.source;
  page.text = front.text;
  page.body = read_page(sources, page.text, guard, diagnostics);
  page.outline = read_outline(sources, page.body.at);  // nothing, where it was not read
  page.found = find_pairs(page.outline, title_block(page.outline), sources, diagnostics);
  const Cutting cutting =
      is_single || !page.found.pairs.empty() ? Cutting::at_headings : Cutting::none;
  const std::string title = front.title.empty() ? title_from_path(path) : front.title;
  page.sections = cut_sections(page.outline, sources, page.text, title, cutting, diagnostics);
  if (front.unread.end > 0) page.sections.front().before.begin = front.unread.begin;
  find_anchors(page);
  report_doubts(page, sources, diagnostics);
  return page;
}

std::string end_of_line(std::string_view text) {
  const std::size_t end = text.find_first_of("\r\n");
  if (end == std::string_view::npos || text[end] == '\n') return "\n";
  return text.substr(end, 2) == "\r\n" ? "\r\n" : "\r";
}

class PageWriter {
 public:
  PageWriter(const ImportPage& page, const BroughtFront& front, ImportLinks& links,
             const SourceSet& sources, std::vector<std::string> declarations)
      : page_(page),
        front_(front),
        links_(links),
        definitions_(sources[page_.source].text, page_.text, page_.outline),
        edits_(links.edits_of(page_, definitions_)),
        sources_(sources),
        declarations_(std::move(declarations)) {}

  void write(bool is_allegory, std::vector<ImportedPage>& pages) {
    copy_budget_ = sources_[page_.source].text.size() + (64U << 10U);
    for (std::uint32_t index = 0; index < page_.sections.size(); ++index)
      pages.push_back(write(index, is_allegory));
  }

 private:
  ImportedPage write(std::uint32_t index, bool is_allegory) {
    const ImportSection& section = page_.sections[index];
    ImportedPage made;
    made.path = "content/" + section.path;
    made.title = section.title;
    made.heading = section.heading;
    made.end_of_line = end_of_line(sources_[page_.source].text);
    made.front = front_of(index, is_allegory);
    add_text(section.before, made);
    add_text(section.body, made);
    if (page_.sections.size() > 1) add_copies(index, made);
    return made;
  }

  std::string front_of(std::uint32_t index, bool is_allegory) const {
    const ImportSection& section = page_.sections[index];
    std::string front, extra;
    if (index == 0) {
      const bool has_heading = section.heading.end > section.heading.begin;
      const bool is_said = !is_allegory && says_title();
      if (!front_.title_line.empty() && !has_heading)
        front = front_.title_line;
      else if (!is_said)
        front = title_line(section);
      if (has_heading && !front_.title_line.empty() && front_.title != section.title)
        extra = indented_lines(front_.title_line);
      front += front_.top;
      if (is_allegory) front += allegory_lines();
      extra += front_.extra;
    } else {
      front = title_line(section) + fmt::format("weight: {}\n", section.number * 10);
    }
    front += declarations_[index];
    if (!extra.empty()) front += "extra:\n" + extra;
    return front;
  }

  static std::string title_line(const ImportSection& section) {
    return fmt::format("title: {}\n", yaml_printable_scalar(section.title));
  }

  /// Whether the text of a page that stays whole says its title, or its file's name does.
  bool says_title() const {
    return page_.sections.size() == 1 && front_.title.empty() &&
           (page_.body.opens_with_title ||
            title_from_path(page_.path) + ".md" == page_.sections.front().path);
  }

  std::string allegory_lines() const {
    if (page_.found.story.empty()) return "allegory: {}\n";
    return fmt::format("allegory:\n  story: {}\n  idea: {}\n",
                       yaml_printable_scalar(page_.found.story),
                       yaml_printable_scalar(page_.found.idea));
  }

  void add_text(const Span& span, ImportedPage& made) {
    std::uint32_t at = span.begin;
    const auto keep = [&](std::uint32_t end) {
      if (end > at) made.text.push_back({ImportedPiece::Kind::kept, {span.source, at, end}, {}});
      at = std::max(at, end);
    };
    for (; next_edit_ < edits_.size() && edits_[next_edit_].at.begin < span.end; ++next_edit_) {
      const Edit& edit = edits_[next_edit_];
      if (edit.at.begin < span.begin) continue;
      keep(edit.at.begin);
      made.text.push_back({ImportedPiece::Kind::address, edit.at, edit.replacement});
      at = edit.at.end;
    }
    keep(span.end);
  }

  void add_copies(std::uint32_t index, ImportedPage& made) {
    const Span& body = page_.sections[index].body;
    const std::string_view text = sources_[page_.source].text;
    for (const std::uint32_t which : definitions_.missing(body.begin, body.end)) {
      const Definition& definition = definitions_.all()[which];
      const std::size_t size = definition.end - definition.begin;
      if (size > copy_budget_) continue;
      copy_budget_ -= size;
      const auto part = [&](std::uint32_t from, std::uint32_t to) {
        return std::string(text.substr(from, to - from));
      };
      std::string copy = made.end_of_line;
      if (definition.address == 0)
        copy += part(definition.begin, definition.end);
      else
        copy += part(definition.begin, definition.address) +
                links_.definition_address(page_, definition, index) +
                part(definition.address_end, definition.end);
      copy += made.end_of_line;
      made.text.push_back({ImportedPiece::Kind::copy,
                           {page_.source, definition.begin, definition.end},
                           std::move(copy)});
    }
  }

  const ImportPage& page_;
  const BroughtFront& front_;
  ImportLinks& links_;
  Definitions definitions_;
  std::vector<Edit> edits_;
  const SourceSet& sources_;
  std::vector<std::string> declarations_;
  std::size_t next_edit_ = 0;
  std::size_t copy_budget_ =
      0;  // bytes; a note that a thousand sections use is not copied so often
};

void report_unnamed(const ImportPage& page, Diagnostics& diagnostics) {
  if (!page.found.story.empty() || page.found.pairs.empty()) return;
  diagnostics
      .report("import-sides", page.found.pairs.front().at,
              "the page does not say what the story and the idea are called",
              "the first pair of the two")
      .help("write `story:` and `idea:` under `allegory:` of the index page");
}

}  // namespace

ImportedProject import_pages(std::vector<PageToImport> pages, const FilesBeside& files,
                             bool is_single, const ReadingGuard& guard, SourceSet& sources,
                             Diagnostics& diagnostics) {
  ImportedProject project;
  std::vector<BroughtFront> fronts;
  std::vector<ImportPage> known;
  for (PageToImport& page : pages) {
    const std::optional<SourceId> id = decode(page, sources, diagnostics);
    if (!id) continue;
    fronts.push_back(take_front(sources, *id, diagnostics));
    known.push_back(read(page.path, fronts.back(), is_single, guard, sources, diagnostics));
  }
  if (known.empty()) return project;
  place_pages(known, files.names, is_single);
  ImportLinks links(known, files, sources, diagnostics);
  for (std::size_t index = 0; index < known.size(); ++index) {
    const ImportPage& page = known[index];
    const std::function<std::uint32_t(std::uint32_t)> find_section = [&](std::uint32_t offset) {
      return section_at(page.sections, offset);
    };
    const ImportedCast cast = make_cast(page.found.pairs, find_section, diagnostics);
    project.members += cast.members.size();
    const bool is_allegory = is_single || !page.found.pairs.empty();
    const std::size_t first = project.pages.size();
    PageWriter(page, fronts[index], links, sources, cast_yaml(cast, page.sections.size()))
        .write(is_allegory, project.pages);
    for (const CastPair& pair : cast.pairs) ++project.pages[first + pair.section].pairs;
    report_unnamed(page, diagnostics);
  }
  for (const ImportPage& page : known)
    if (page.sections.front().path == "index.md") project.title = page.sections.front().title;
  project.assets.assign(links.assets().begin(), links.assets().end());
  return project;
}

std::string page_bytes(const ImportedPage& page, const SourceSet& sources) {
  std::string text;
  for (const ImportedPiece& piece : page.text) {
    // A copy stands on lines of its own.
    const bool needs_line = piece.kind == ImportedPiece::Kind::copy && !text.empty() &&
                            text.back() != '\n' && text.back() != '\r';
    if (needs_line) text += page.end_of_line;
    text += piece.kind == ImportedPiece::Kind::kept ? std::string(sources.text(piece.from))
                                                    : piece.text;
  }
  const bool needs_fences =
      !page.front.empty() || text.starts_with("---") || text.starts_with(utf8_mark);
  if (!needs_fences) return text;
  std::string front;
  for (std::size_t at = 0; at < page.front.size(); ++at) {
    if (page.front[at] == '\r' && page.front.substr(at + 1, 1) == "\n") continue;
    if (page.front[at] == '\n' || page.front[at] == '\r')
      front += page.end_of_line;
    else
      front += page.front[at];
  }
  return "---" + page.end_of_line + front + "---" + page.end_of_line + text;
}

}  // namespace allegory
