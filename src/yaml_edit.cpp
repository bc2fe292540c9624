// Finds the collection that an edit is about. See yaml_edit.h; yaml_edit_parts.h makes the edit.
//
// Places are found by descent: children are sorted by their places, so each step is a binary
// search, and a thousand edits of one page cost no more than a thousand such searches.
#include "yaml_edit.h"

#include <algorithm>
#include <utility>

#include "yaml.h"
#include "yaml_block.h"
#include "yaml_edit_parts.h"
#include "yaml_text.h"

namespace allegory {

namespace {

using yaml_edit::add_to_block;
using yaml_edit::add_to_flow;
using yaml_edit::child_count;
using yaml_edit::indentation;
using yaml_edit::is_bracketed;
using yaml_edit::line_break;
using yaml_edit::remove_from_block;
using yaml_edit::remove_from_flow;

constexpr std::size_t key_limit = 1000;  // bytes; YAML lets a key have 1024 characters

bool is_line(std::string_view text) { return text.find_first_of("\r\n") == std::string_view::npos; }

bool is_map(const YamlNode& node) { return node.type == YamlNode::Type::map; }

/// `a: {b: {key: value}}`.
std::string in_flow(const std::vector<std::string>& keys, std::string_view value) {
  std::string text(value);
  for (std::size_t index = keys.size(); index-- > 0;) {
    text.insert(0, yaml_scalar(keys[index]) + ": ");
    if (index > 0) text = "{" + text + "}";
  }
  return text;
}

/// The same as lines, each `step` columns further in; lines end in LF.
std::string in_block(const std::vector<std::string>& keys, std::string_view value,
                     std::size_t step) {
  std::string text;
  for (std::size_t index = 0; index < keys.size(); ++index) {
    if (index > 0) text += "\n" + std::string(index * step, ' ');
    text += yaml_scalar(keys[index]) + ":";
  }
  return text.append(" ").append(value);
}

/// `lines` with the line ends of `text` for LF, and with `blanks` behind each.
std::string with_line_ends(std::string_view lines, std::string_view blanks, std::string_view text) {
  std::string result;
  for (const char byte : lines) {
    if (byte == '\n')
      result.append(line_break(text)).append(blanks);
    else
      result += byte;
  }
  return result;
}

/// How far the first map in the outermost one stands in.
std::size_t step_of(std::string_view text, const YamlNode& root) {
  for (const YamlEntry& entry : root.entries) {
    if (!is_map(entry.value) || entry.value.entries.empty()) continue;
    const auto outer = indentation(text, entry.key.at.begin);
    const auto inner = indentation(text, entry.value.at.begin);
    if (outer && inner && inner->size() > outer->size()) return inner->size() - outer->size();
  }
  return 2;
}

/// A value as it can stand in `{ }`: as written where that reads the same there.
std::optional<std::string> flow_text(std::string_view text, const YamlNode& node) {
  const std::string_view written = text.substr(node.at.begin, node.at.end - node.at.begin);
  if (node.type == YamlNode::Type::scalar) {
    const bool is_quote = written.starts_with('"') || written.starts_with('\'');
    return is_quote && is_line(written) ? std::string(written) : yaml_scalar(node.text);
  }
  if (is_bracketed(text, node)) return std::string(written);
  // A list in block style; its comments would have no place.
  if (node.type != YamlNode::Type::sequence || written.find('#') != std::string_view::npos)
    return std::nullopt;
  std::string list = "[";
  for (const YamlNode& item : node.items) {
    if (item.type != YamlNode::Type::scalar) return std::nullopt;
    list += (list.size() > 1 ? ", " : "") + flow_text(text, item).value_or("");
  }
  return list + "]";
}

}  // namespace

YamlEditor::Document* YamlEditor::document(SourceId source) {
  const auto [known, is_new] = documents_.try_emplace(source.index);
  std::optional<Document>& result = known->second;
  if (!is_new) return result ? &*result : nullptr;
  const std::string_view text = sources_[source].text;
  Document made;
  made.block = {source, 0, static_cast<std::uint32_t>(text.size())};
  if (sources_[source].path.ends_with(".md")) {
    const PageParts parts = split_page(sources_, source);
    if (parts.is_open) return nullptr;
    made.is_missing = !parts.block;
    made.block = parts.block.value_or(Span{source, 0, 0});
  }
  Diagnostics known_already;
  std::optional<YamlNode> map;
  if (!made.is_missing) map = read_yaml(sources_, made.block, known_already);
  if (!map && !made.is_missing) return nullptr;
  if (map) made.map = std::move(*map);
  made.map.type = YamlNode::Type::map;
  made.step = step_of(text, made.map);
  result = std::move(made);
  return &*result;
}

const YamlEntry* YamlEditor::find(Document& document, const YamlNode& map, std::string_view key) {
  const auto [known, is_new] = document.keys.try_emplace(&map);
  if (is_new)
    for (std::size_t index = 0; index < map.entries.size(); ++index)
      known->second.emplace(map.entries[index].key.value, index);
  const auto found = known->second.find(key);
  return found == known->second.end() ? nullptr : &map.entries[found->second];
}

/// The way to a key or value that stands exactly at `at`; empty if nothing does.
std::vector<YamlEditor::Step> YamlEditor::steps_to(const Span& at, bool is_key) {
  std::vector<Step> steps;
  const Document* read = document(at.source);
  if (read == nullptr) return {};
  const std::string_view text = sources_[at.source].text;
  const YamlNode* node = &read->map;
  bool is_flow = false;
  for (;;) {
    is_flow = is_flow || is_bracketed(text, *node);
    std::size_t count = 0;
    if (is_map(*node)) {
      const auto behind = std::ranges::upper_bound(
          node->entries, at.begin, {}, [](const YamlEntry& entry) { return entry.key.at.begin; });
      count = static_cast<std::size_t>(behind - node->entries.begin());
    } else {
      const auto behind = std::ranges::upper_bound(
          node->items, at.begin, {}, [](const YamlNode& item) { return item.at.begin; });
      count = static_cast<std::size_t>(behind - node->items.begin());
    }
    if (count == 0) return {};
    steps.push_back({node, count - 1, is_flow});
    if (is_map(*node) && node->entries[count - 1].key.at == at)
      return is_key ? steps : std::vector<Step>();
    node = is_map(*node) ? &node->entries[count - 1].value : &node->items[count - 1];
    if (!is_key && node->at == at && node->type != YamlNode::Type::map) return steps;
  }
}

/// Adds `keys`, each the only one in the map of the one before it, to `map`, which is the value of
/// `holder`, or the outermost map.
std::optional<Edit> YamlEditor::insert(const Document& document, const YamlNode& map,
                                       const YamlEntry* holder, bool is_flow,
                                       const std::vector<std::string>& keys,
                                       std::string_view value) const {
  const std::string_view text = sources_[document.block.source].text;
  const std::size_t size = document.block.end - document.block.begin;
  std::size_t added = value.size();
  for (const std::string& key : keys) {
    if (key.size() > key_limit) return std::nullopt;
    added += 4 * key.size() + 64;
  }
  if (!is_line(value) || size + added > front_matter_limit) return std::nullopt;
  if (is_map(map) && is_bracketed(text, map)) return add_to_flow(text, map, in_flow(keys, value));
  if (is_map(map) && !map.entries.empty() && !is_flow)
    return add_to_block(text, map, in_block(keys, value, document.step));
  if (holder == nullptr) return insert_first(document, keys, value);
  if (map.type != YamlNode::Type::null) return std::nullopt;
  const std::string in_braces = "{" + in_flow(keys, value) + "}";
  if (map.at.begin < map.at.end) return Edit{map.at, in_braces};
  if (map.at.begin <= holder->key.at.end) return Edit{map.at, ": " + in_braces};
  const auto blanks = indentation(text, holder->key.at.begin);
  if (is_flow || !blanks) return Edit{map.at, " " + in_braces};
  const auto end = static_cast<std::uint32_t>(yaml_text::line_end(text, map.at.begin));
  const std::string indent = std::string(*blanks) + std::string(document.step, ' ');
  return Edit{{map.at.source, end, end},
              with_line_ends("\n" + in_block(keys, value, document.step), indent, text)};
}

/// Adds the first entry of a page or file.
Edit YamlEditor::insert_first(const Document& document, const std::vector<std::string>& keys,
                              std::string_view value) const {
  const Span& block = document.block;
  std::string lines = in_block(keys, value, document.step) + "\n";
  if (document.is_missing) lines = "---\n" + lines + "---\n";
  const std::string_view above = sources_.text(block);
  if (!above.empty() && above.find_last_of("\r\n") + 1 != above.size()) lines.insert(0, "\n");
  return {{block.source, block.end, block.end},
          with_line_ends(lines, {}, sources_[block.source].text)};
}

std::optional<Edit> YamlEditor::add_entry(SourceId source, const std::vector<std::string>& path,
                                          std::string_view key, std::string_view value) {
  Document* read = document(source);
  if (read == nullptr) return std::nullopt;
  const std::string_view text = sources_[source].text;
  std::vector<std::string> keys = path;
  keys.emplace_back(key);
  const YamlNode* map = &read->map;
  const YamlEntry* holder = nullptr;
  bool is_flow = false;
  std::size_t depth = 0;
  for (; is_map(*map); ++depth) {
    is_flow = is_flow || is_bracketed(text, *map);
    const YamlEntry* next = find(*read, *map, keys[depth]);
    if (next == nullptr) break;
    if (depth + 1 == keys.size()) return std::nullopt;
    holder = next;
    map = &next->value;
  }
  keys.erase(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(depth));
  return insert(*read, *map, holder, is_flow, keys, value);
}

std::optional<Edit> YamlEditor::add_item(SourceId source, const std::vector<std::string>& path,
                                         std::string_view item) {
  Document* read = document(source);
  if (read == nullptr || !is_line(item)) return std::nullopt;
  const std::string_view text = sources_[source].text;
  const YamlNode* list = &read->map;
  const YamlEntry* holder = nullptr;
  for (const std::string& key : path) {
    holder = is_map(*list) ? find(*read, *list, key) : nullptr;
    if (holder == nullptr) return std::nullopt;
    list = &holder->value;
  }
  const std::size_t size = read->block.end - read->block.begin;
  if (holder == nullptr || is_map(*list) || size + item.size() + 64 > front_matter_limit)
    return std::nullopt;
  const std::string words(item);
  switch (list->type) {
    case YamlNode::Type::map:
      return std::nullopt;
    case YamlNode::Type::sequence:
      return is_bracketed(text, *list) ? add_to_flow(text, *list, item)
                                       : add_to_block(text, *list, "- " + words);
    case YamlNode::Type::scalar:
      return Edit{list->at, "[" + *flow_text(text, *list) + ", " + words + "]"};
    case YamlNode::Type::null:
      break;
  }
  const bool is_bare = list->at.begin <= holder->key.at.end;
  const bool is_word = list->at.begin < list->at.end;
  return Edit{list->at, (is_word ? "[" : is_bare ? ": [" : " [") + words + "]"};
}

std::optional<Edit> YamlEditor::remove_child(SourceId source, const Step& step) const {
  const std::string_view text = sources_[source].text;
  return step.is_flow ? remove_from_flow(text, *step.node, step.index)
                      : remove_from_block(text, *step.node, step.index);
}

std::optional<Edit> YamlEditor::remove_entry(const Span& key) {
  const std::vector<Step> steps = steps_to(key, true);
  if (steps.empty()) return std::nullopt;
  return remove_child(key.source, steps.back());
}

std::optional<Edit> YamlEditor::remove_item(const Span& item) {
  std::vector<Step> steps = steps_to(item, false);
  if (steps.empty()) return std::nullopt;
  const Step& last = steps.back();
  const bool is_last_item =
      last.node->type == YamlNode::Type::sequence && last.node->items.size() == 1;
  if (is_last_item && steps.size() > 1 && is_map(*steps[steps.size() - 2].node)) steps.pop_back();
  return remove_child(item.source, steps.back());
}

std::optional<Edit> YamlEditor::set_property(const Span& key, std::string_view shorthand,
                                             std::string_view name, std::string_view value) {
  const std::vector<Step> steps = steps_to(key, true);
  Document* read = document(key.source);
  if (steps.empty() || read == nullptr || !is_line(value)) return std::nullopt;
  const std::string_view text = sources_[key.source].text;
  const YamlEntry& entry = steps.back().node->entries[steps.back().index];
  const YamlNode& node = entry.value;
  if (node.type == YamlNode::Type::null || is_map(node)) {
    const YamlEntry* property = is_map(node) ? find(*read, node, name) : nullptr;
    if (property == nullptr)
      return insert(*read, node, &entry, steps.back().is_flow || is_bracketed(text, node),
                    {std::string(name)}, value);
    const YamlNode& old = property->value;
    const bool is_replaceable =
        old.type == YamlNode::Type::scalar || is_bracketed(text, old) || old.at.begin < old.at.end;
    if (!is_replaceable || (child_count(old) > 0 && !is_bracketed(text, old))) return std::nullopt;
    return Edit{old.at, std::string(value)};
  }
  const std::optional<std::string> written = flow_text(text, node);
  const std::size_t size = read->block.end - read->block.begin;
  if (!written || size + value.size() + name.size() + 64 > front_matter_limit) return std::nullopt;
  const std::string map = "{" + in_flow({std::string(shorthand)}, *written) + ", " +
                          in_flow({std::string(name)}, value) + "}";
  // A list in block style starts on a line of its own; what takes its place need not.
  const std::string_view between = text.substr(entry.key.at.end, node.at.begin - entry.key.at.end);
  if (node.type == YamlNode::Type::sequence &&
      between.find_first_not_of(": \r\n") == std::string_view::npos)
    return Edit{{node.at.source, entry.key.at.end, node.at.end}, ": " + map};
  return Edit{node.at, map};
}

std::optional<Edit> YamlEditor::rename(const Spanned<std::string>& name, std::string_view to) {
  Document* read = document(name.at.source);
  if (read == nullptr) return std::nullopt;
  const std::vector<Step> steps = steps_to(name.at, true);
  if (!steps.empty()) {
    if (find(*read, *steps.back().node, to) != nullptr || to.size() > key_limit)
      return std::nullopt;
    return replace_scalar(name.at, to);
  }
  const std::vector<Step> value = steps_to(name.at, false);
  if (!value.empty()) {
    const Step& last = value.back();
    const YamlNode& node =
        is_map(*last.node) ? last.node->entries[last.index].value : last.node->items[last.index];
    if (node.type == YamlNode::Type::scalar && node.text == name.value)
      return replace_scalar(name.at, to);
  }
  // A word in a text, which may be in quotes or not.
  if (sources_.text(name.at) != name.value || yaml_scalar(to) != to ||
      to.find_first_of("'\"\\") != std::string_view::npos)
    return std::nullopt;
  return Edit{name.at, std::string(to)};
}

Edit YamlEditor::replace_scalar(const Span& at, std::string_view text) const {
  const std::string_view written = sources_.text(at);
  // The author's quotes stay where they do no harm.
  if (written.size() >= 2 && written.front() == written.back() &&
      (written.front() == '"' || written.front() == '\'') &&
      text.find_first_of("\"'\\\t\r\n") == std::string_view::npos)
    return {at, written.front() + std::string(text) + written.front()};
  return {at, yaml_scalar(text)};
}

}  // namespace allegory
