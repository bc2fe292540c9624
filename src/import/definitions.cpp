// See definitions.h.
#include "import/definitions.h"

#include <algorithm>
#include <unordered_set>

#include "base/text.h"

namespace allegory {

namespace {

constexpr std::size_t longest_label = 999;  // bytes, as CommonMark has it

std::size_t line_end(std::string_view text, std::size_t at) {
  return std::min(text.find_first_of("\r\n", at), text.size());
}

std::size_t next_line(std::string_view text, std::size_t end) {
  return std::min(text.size(), end + (text.substr(end, 2) == "\r\n" ? 2 : 1));
}

std::string key_of(std::string_view label) {
  std::string key;
  for (const char byte : trim(label)) {
    const bool is_space = byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
    if (!is_space)
      key += byte;
    else if (!key.ends_with(' '))
      key += ' ';
  }
  return fold(key);
}

/// Where a note ends whose first line ends at `end` and whose second would begin at `at`: it goes
/// on as long as its paragraph does, and behind an empty line where it is indented.
std::size_t note_end(std::string_view text, std::size_t at, std::size_t end) {
  bool was_empty = false;
  while (at < text.size()) {
    const std::size_t stop = line_end(text, at);
    const std::string_view line = text.substr(at, stop - at);
    const bool is_empty = trim(line).empty();
    const bool is_indented = line.starts_with("    ") || line.starts_with('\t');
    const bool opens_another = was_empty || line.starts_with('[') || line.starts_with('#');
    if (!is_empty && !is_indented && opens_another) break;
    at = next_line(text, stop);
    if (!is_empty) end = stop;
    was_empty = is_empty;
  }
  return end;
}

}  // namespace

Definitions::Definitions(std::string_view source, const Span& text, const Outline& outline)
    : text_(source.substr(0, text.end)) {
  auto block = outline.blocks.begin();
  bool can_open = true;  // a definition of a link cannot interrupt a paragraph
  for (std::size_t at = text.begin; at < text_.size();) {
    while (block != outline.blocks.end() &&
           (block->kind != OutlineBlock::Kind::code || block->at.end <= at))
      ++block;
    if (block != outline.blocks.end() && block->at.begin <= line_end(text_, at)) {
      at = next_line(text_, line_end(text_, std::max<std::size_t>(block->at.end, at)));
      can_open = true;
      continue;
    }
    const std::size_t count = all_.size(), begin = at;
    add_line(at, can_open);
    const std::string_view line = trim(text_.substr(begin, line_end(text_, begin) - begin));
    can_open = all_.size() > count || line.empty() || line.starts_with('#');
  }
}

void Definitions::add_line(std::size_t& at, bool can_open) {
  const std::size_t end = line_end(text_, at), begin = at;
  at = next_line(text_, end);
  const std::string_view line = text_.substr(begin, end - begin);
  const std::size_t open = std::min(line.find_first_not_of(' '), line.size());
  if (open > 3 || line.substr(open, 1) != "[") return;
  const std::size_t close = line.find(']', open);
  if (close == std::string_view::npos || close - open > longest_label ||
      line.substr(close + 1, 1) != ":")
    return;
  Definition definition;
  definition.label = key_of(line.substr(open + 1, close - open - 1));
  definition.begin = static_cast<std::uint32_t>(begin);
  definition.end = static_cast<std::uint32_t>(end);
  if (definition.label.starts_with('^')) {
    definition.end = static_cast<std::uint32_t>(note_end(text_, at, end));
    at = next_line(text_, definition.end);
  } else {
    if (!can_open || definition.label.empty()) return;
    const std::size_t to = line.find_first_not_of(" \t", close + 2);
    if (to == std::string_view::npos) return;
    const bool is_angle = line[to] == '<';
    const std::size_t from = to + (is_angle ? 1 : 0);
    const std::size_t stop =
        std::min(line.find_first_of(is_angle ? ">" : " \t", from), line.size());
    definition.address = static_cast<std::uint32_t>(begin + from);
    definition.address_end = static_cast<std::uint32_t>(begin + stop);
  }
  const auto index = static_cast<std::uint32_t>(all_.size());
  if (by_label_.try_emplace(definition.label, index).second) all_.push_back(std::move(definition));
}

void Definitions::add_uses(std::uint32_t begin, std::uint32_t end,
                           std::vector<std::uint32_t>& uses) const {
  std::size_t open = std::string_view::npos;
  for (std::size_t at = begin; at < end; ++at) {
    if (text_[at] == '[') open = at;
    if (text_[at] != ']' || open == std::string_view::npos) continue;
    if (at - open <= longest_label) {
      const auto found = by_label_.find(key_of(text_.substr(open + 1, at - open - 1)));
      if (found != by_label_.end()) uses.push_back(found->second);
    }
    open = std::string_view::npos;
  }
}

std::vector<std::uint32_t> Definitions::missing(std::uint32_t begin, std::uint32_t end) const {
  if (all_.empty()) return {};
  std::vector<std::uint32_t> uses, wanted;
  add_uses(begin, end, uses);
  std::unordered_set<std::uint32_t> seen;
  for (std::size_t at = 0; at < uses.size(); ++at) {
    const Definition& definition = all_[uses[at]];
    const bool is_inside = definition.begin >= begin && definition.begin < end;
    if (!seen.insert(uses[at]).second || is_inside) continue;
    wanted.push_back(uses[at]);
    if (definition.address == 0) add_uses(definition.begin, definition.end, uses);
  }
  std::ranges::sort(wanted);
  return wanted;
}

}  // namespace allegory
