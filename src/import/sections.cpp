// Headings → sections. See sections.h.
#include "import/sections.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/pair_text.h"

namespace allegory {

namespace {

constexpr std::uint32_t none = OutlineBlock::none;

// More files than this help nobody who works on a text.
constexpr std::size_t most_sections = 1000;

/// Whether a heading can open a section: it has words, and is no line of a chat.
bool can_cut(const OutlineBlock& block) {
  return block.kind == OutlineBlock::Kind::heading && block.is_at_top &&
         !trim(block.text).empty() && !is_speaker(block.text);
}

std::string one_line(std::string_view text) {
  std::string line(trim(text));
  std::ranges::replace(line, '\n', ' ');
  return line;
}

/// The whole lines of a heading, with the one that underlines it and the last line's end.
Span lines_of(const OutlineBlock& block, std::string_view text) {
  const auto line_end = [&](std::size_t at) {
    const std::size_t end = text.find_first_of("\r\n", at);
    if (end == std::string_view::npos) return text.size();
    return end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  };
  std::size_t begin = block.at.begin;
  while (begin > 0 && text[begin - 1] != '\n' && text[begin - 1] != '\r') --begin;
  std::size_t end = line_end(std::max(block.at.end, block.at.begin));
  if (text[block.at.begin] != '#') {
    const std::string_view last = trim(text.substr(begin, block.at.end - begin));
    const std::string_view below = trim(text.substr(end, line_end(end) - end));
    const auto is_underline = [](std::string_view line) {
      return !line.empty() && (line.find_first_not_of('=') == std::string_view::npos ||
                               line.find_first_not_of('-') == std::string_view::npos);
    };
    const std::size_t own = last.find_last_of("\r\n");
    const bool has_own = own != std::string_view::npos && is_underline(last.substr(own + 1));
    if (!has_own && is_underline(below)) end = line_end(end);
  }
  return {block.at.source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// The deepest level at which a page can be cut without making too many files; 0: not at all.
std::uint8_t deepest_level(const Outline& outline, Diagnostics& diagnostics) {
  std::array<std::size_t, 7> counts{};
  for (const OutlineBlock& block : outline.blocks)
    if (can_cut(block)) ++counts[std::min<std::size_t>(block.level, 6)];
  std::size_t total = 0;
  for (std::uint8_t level = 1; level <= 6; ++level) {
    total += counts[level];
    if (total <= most_sections) continue;
    const auto first = std::ranges::find_if(outline.blocks, [&](const OutlineBlock& block) {
      return can_cut(block) && block.level >= level;
    });
    diagnostics
        .report("import-headings", first->at,
                fmt::format("the page has {} headings of level {} or above", total, level),
                "it and those like it stay in the text")
        .help(fmt::format("at most {} sections are made of one page; divide it first",
                          most_sections));
    return static_cast<std::uint8_t>(level - 1);
  }
  return 6;
}

class Cutter {
 public:
  Cutter(const Outline& outline, std::string_view text, Diagnostics& diagnostics)
      : outline_(outline), text_(text), diagnostics_(diagnostics) {}

  std::vector<ImportSection> cut(const Span& all, const std::string& title) {
    sections_.push_back({{all.source, all.begin, all.begin},
                         {all.source, all.begin, all.begin},
                         all,
                         title,
                         0,
                         0,
                         0});
    const std::uint8_t deepest = deepest_level(outline_, diagnostics_);
    const std::uint32_t own = title_block(outline_);
    for (std::uint32_t index = 0; index < outline_.blocks.size(); ++index) {
      const OutlineBlock& block = outline_.blocks[index];
      if (!can_cut(block) || (block.level > deepest && index != own)) continue;
      if (block.has_markup) report_markup(block);
      const Span heading = lines_of(block, text_);
      index == own ? take_title(block, heading) : add(block, heading);
    }
    return std::move(sections_);
  }

 private:
  void report_markup(const OutlineBlock& block) {
    diagnostics_
        .report("import-title", block.at, "a title keeps only the words of its heading",
                "its markup is gone")
        .help("if a link or an emphasis is missed, write it into the text of the section");
  }

  void take_title(const OutlineBlock& block, const Span& heading) {
    ImportSection& page = sections_.front();
    page.before.end = heading.begin;
    page.heading = heading;
    page.body.begin = heading.end;
    page.title = one_line(block.text);
  }

  void add(const OutlineBlock& block, const Span& heading) {
    sections_.back().body.end = heading.begin;
    while (!open_.empty() && sections_[open_.back()].level >= block.level) open_.pop_back();
    const std::uint32_t parent = open_.empty() ? 0 : open_.back();
    const auto index = static_cast<std::uint32_t>(sections_.size());
    sections_[parent].below.push_back(index);
    ImportSection section;
    section.before = {heading.source, heading.begin, heading.begin};
    section.heading = heading;
    section.body = {heading.source, heading.end, static_cast<std::uint32_t>(text_.size())};
    section.title = one_line(block.text);
    section.level = block.level;
    section.parent = parent;
    section.number = static_cast<std::uint32_t>(sections_[parent].below.size());
    sections_.push_back(std::move(section));
    open_.push_back(index);
  }

  const Outline& outline_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  std::vector<ImportSection> sections_;
  std::vector<std::uint32_t> open_;  // sections that the next one may stand below
};

}  // namespace

std::uint32_t title_block(const Outline& outline) {
  std::uint32_t first = none;
  for (std::uint32_t index = 0; index < outline.blocks.size(); ++index) {
    const OutlineBlock& block = outline.blocks[index];
    if (!can_cut(block)) continue;
    if (first != none && block.level <= outline.blocks[first].level) return none;
    if (first == none) first = index;
  }
  // A heading that is not of the highest level, and stands behind text, is one of a part.
  return first != none && (outline.blocks[first].level == 1 || first == 0) ? first : none;
}

std::vector<ImportSection> cut_sections(const Outline& outline, const SourceSet& sources,
                                        const Span& text, const std::string& title, Cutting cutting,
                                        Diagnostics& diagnostics) {
  if (cutting == Cutting::at_headings)
    return Cutter(outline, sources[text.source].text, diagnostics).cut(text, title);
  const Span start{text.source, text.begin, text.begin};
  return {ImportSection{start, start, text, title, 0, 0, 0}};
}

void name_sections(std::vector<ImportSection>& sections, const std::string& folder) {
  std::vector<std::string> folders(sections.size());
  for (std::size_t index = 0; index < sections.size(); ++index) {
    ImportSection& section = sections[index];
    if (index == 0) {
      folders[0] = folder;
      section.path = folder + "index.md";
      continue;
    }
    const std::size_t siblings = sections[section.parent].below.size();
    const std::size_t width = fmt::formatted_size("{}", siblings);
    // Numbers keep the order visible, and apart what would be one name on some disks.
    const std::string name =
        folders[section.parent] +
        fmt::format("{:0{}}-{}", section.number, width, address_segment(section.title));
    folders[index] = name + '/';
    section.path = section.below.empty() ? name + ".md" : name + "/index.md";
  }
}

}  // namespace allegory
