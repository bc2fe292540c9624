// Edits of one collection. See yaml_edit_parts.h.
//
// A child is removed together with what only it needs: its comma, the blanks around it, its line if
// that would be left empty. Comments are never part of an edit, unless they stand inside the child.
#include "yaml_edit_parts.h"

#include <algorithm>

#include "yaml_text.h"

namespace allegory::yaml_edit {

namespace {

bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }
bool is_line_end(char byte) { return byte == '\n' || byte == '\r'; }

/// A child as written: an item, or a key with its value.
struct Child {
  std::size_t begin = 0, end = 0;
  const YamlNode* value = nullptr;
};

Child child_at(const YamlNode& node, std::size_t index) {
  if (node.type == YamlNode::Type::map) {
    const YamlEntry& entry = node.entries[index];
    return {entry.key.at.begin, end_of(entry), &entry.value};
  }
  const YamlNode& item = node.items[index];
  return {item.at.begin, item.at.end, &item};
}

Edit edit(const YamlNode& node, std::size_t begin, std::size_t end, std::string replacement = {}) {
  return {{node.at.source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
          std::move(replacement)};
}

/// Behind the blanks at `at`.
std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

/// Behind blanks and line ends, but before a comment.
std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && (is_blank(text[at]) || is_line_end(text[at]))) ++at;
  return at;
}

bool ends_line(std::string_view text, std::size_t at) {
  return at >= text.size() || is_line_end(text[at]);
}

/// The start of the next line, or the end of the text.
std::size_t next_line(std::string_view text, std::size_t at) {
  at = yaml_text::line_end(text, at);
  if (at == text.size()) return at;
  return at + (text.substr(at, 2) == "\r\n" ? 2U : 1U);
}

/// The innermost value that a value ends with.
const YamlNode& last_leaf(const YamlNode& value) {
  const YamlNode* leaf = &value;
  while (child_count(*leaf) > 0)
    leaf = leaf->type == YamlNode::Type::map ? &leaf->entries.back().value : &leaf->items.back();
  return *leaf;
}

/// Whether the empty lines behind a value belong to it: a block scalar with `+` ends it.
bool keeps_empty_lines(std::string_view text, const YamlNode& value) {
  const YamlNode& leaf = last_leaf(value);
  if (leaf.type != YamlNode::Type::scalar || leaf.at.begin >= text.size()) return false;
  if (text[leaf.at.begin] != '|' && text[leaf.at.begin] != '>') return false;
  const std::size_t end = text.find_first_of(" \t\r\n", leaf.at.begin);
  return text.substr(leaf.at.begin, end - leaf.at.begin).find('+') != std::string_view::npos;
}

/// Where the last line ends that belongs to a block child.
std::size_t last_line_end(std::string_view text, const Child& child) {
  std::size_t end = yaml_text::line_end(text, child.end);
  if (!keeps_empty_lines(text, *child.value)) return end;
  for (std::size_t line = next_line(text, end); line < text.size(); line = next_line(text, end)) {
    const std::size_t content = skip_blanks(text, line);
    if (!ends_line(text, content)) break;
    end = content;
    if (end == text.size()) break;
  }
  return end;
}

/// Where the line's part of a block child starts: its dash, or its key; nothing if something else
/// stands before that.
std::optional<std::size_t> block_begin(std::string_view text, const YamlNode& node,
                                       const Child& child) {
  std::size_t begin = child.begin;
  if (node.type == YamlNode::Type::sequence) {
    const std::size_t line = yaml_text::line_begin(text, begin);
    // A dash without an item has its place behind itself.
    while (begin > line && is_blank(text[begin - 1])) --begin;
    if (begin == line || text[begin - 1] != '-') return std::nullopt;
    --begin;
  }
  if (!indentation(text, begin)) return std::nullopt;
  return begin;
}

/// `child` with the line end and the indentation of its surroundings.
std::string indented(std::string_view child, std::string_view line_end, std::string_view blanks) {
  std::string text(blanks);
  for (const char byte : child) {
    if (byte == '\n')
      text.append(line_end).append(blanks);
    else
      text += byte;
  }
  return text;
}

}  // namespace

std::string_view line_break(std::string_view text) {
  const std::size_t at = text.find_first_of("\r\n");
  if (at == std::string_view::npos) return "\n";
  return text.substr(at, text.substr(at, 2) == "\r\n" ? 2 : 1);
}

std::optional<std::string_view> indentation(std::string_view text, std::size_t at) {
  const std::size_t begin = yaml_text::line_begin(text, at);
  if (skip_blanks(text, begin) < at) return std::nullopt;
  return text.substr(begin, at - begin);
}

std::uint32_t end_of(const YamlEntry& entry) {
  return std::max(entry.key.at.end, entry.value.at.end);
}

std::size_t child_count(const YamlNode& node) {
  return node.type == YamlNode::Type::map ? node.entries.size() : node.items.size();
}

bool is_bracketed(std::string_view text, const YamlNode& node) {
  if (node.at.end < node.at.begin + 2 || node.at.end > text.size()) return false;
  const bool is_map = node.type == YamlNode::Type::map;
  return text[node.at.begin] == (is_map ? '{' : '[') &&
         text[node.at.end - 1] == (is_map ? '}' : ']');
}

std::optional<Edit> add_to_flow(std::string_view text, const YamlNode& node,
                                std::string_view child) {
  if (!is_bracketed(text, node)) return std::nullopt;
  const std::size_t inside = node.at.begin + 1;
  const std::size_t closing = node.at.end - 1;
  if (child_count(node) == 0) {
    const bool is_empty = skip_space(text, inside) == closing;
    return edit(node, inside, is_empty ? closing : inside, std::string(child));
  }
  const Child last = child_at(node, child_count(node) - 1);
  const std::size_t next = yaml_text::skip_layout(text, last.end);
  const bool has_comma = next < closing && text[next] == ',';
  const std::optional<std::string_view> blanks = indentation(text, last.begin);
  const std::size_t end = yaml_text::line_end(text, last.end);
  // One child on each line: the new one gets a line, too, behind the comment of the last.
  if (blanks && closing > end && (!has_comma || next < end)) {
    const std::string line = std::string(line_break(text)) + std::string(*blanks);
    if (has_comma) return edit(node, end, end, line + std::string(child) + ",");
    const std::string rest(text.substr(last.end, end - last.end));
    return edit(node, last.end, end, "," + rest + line + std::string(child));
  }
  return edit(node, last.end, last.end, ", " + std::string(child));
}

std::optional<Edit> add_to_block(std::string_view text, const YamlNode& node,
                                 std::string_view child) {
  const Child last = child_at(node, child_count(node) - 1);
  const std::optional<std::size_t> begin = block_begin(text, node, last);
  if (!begin) return std::nullopt;
  const std::size_t end = last_line_end(text, last);
  const std::string_view line_end = line_break(text);
  return edit(node, end, end,
              std::string(line_end) + indented(child, line_end, *indentation(text, *begin)));
}

std::optional<Edit> remove_from_flow(std::string_view text, const YamlNode& node,
                                     std::size_t index) {
  if (!is_bracketed(text, node)) return std::nullopt;
  const Child child = child_at(node, index);
  std::size_t begin = child.begin;
  std::size_t end = child.end;
  const std::size_t next = skip_space(text, end);
  const bool has_comma = next < text.size() && text[next] == ',';
  // A comment between a value and its comma keeps the two apart.
  if (!has_comma && yaml_text::skip_layout(text, end) != next &&
      text.substr(yaml_text::skip_layout(text, end), 1) == ",")
    return std::nullopt;
  if (has_comma) {
    end = next + 1;
  } else if (index > 0) {
    const std::size_t comma = skip_space(text, child_at(node, index - 1).end);
    const std::size_t before = comma < begin ? skip_space(text, comma + 1) : begin;
    // With a comment on the way the comma stays: a list may end in one.
    if (before == begin && text[comma] == ',') return edit(node, comma, end);
  }
  const std::size_t behind = skip_blanks(text, end);
  const std::optional<std::string_view> blanks = indentation(text, begin);
  if (blanks && ends_line(text, behind))
    return edit(node, begin - blanks->size(), next_line(text, behind));
  const bool is_comment = behind < text.size() && text[behind] == '#';
  if (has_comma && (!is_comment || blanks) && !ends_line(text, behind)) end = behind;
  if (ends_line(text, behind))
    while (begin > 0 && is_blank(text[begin - 1])) --begin;
  return edit(node, begin, end);
}

std::optional<Edit> remove_from_block(std::string_view text, const YamlNode& node,
                                      std::size_t index) {
  const Child child = child_at(node, index);
  const std::optional<std::size_t> begin = block_begin(text, node, child);
  if (!begin) return std::nullopt;
  // The empty lines behind this one would become part of the text before it.
  if (index > 0 && keeps_empty_lines(text, *child_at(node, index - 1).value)) return std::nullopt;
  const std::size_t behind = skip_blanks(text, child.end);
  if (ends_line(text, behind))
    return edit(node, yaml_text::line_begin(text, *begin), next_line(text, behind));
  if (text[behind] != '#') return std::nullopt;
  return edit(node, *begin, behind);
}

}  // namespace allegory::yaml_edit
