// YAML → our tree. In: the text of a block.
//
// The tree is bounded in depth and size, keys are unique, every node stands inside the one that
// holds it, and a text that claims to stand in the file byte for byte does. And the other way: any
// text that is written as a scalar is read back as that text.
#include "yaml.h"

#include <set>

#include "fuzz.h"
#include "yaml_edit.h"
#include "yaml_quote.h"

namespace allegory::fuzz {

namespace {

constexpr std::size_t deepest = 32, most_nodes = 10'000;

struct Met {
  const YamlNode* node;
  std::size_t depth;
};

bool holds(const Span& outer, const Span& inner) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

void hold_scalar(const SourceSet& sources, const YamlNode& node) {
  hold_utf8(node.text, "a scalar is UTF-8");
  if (node.text_begin == YamlNode::no_offset) return;
  const Span written{node.at.source, node.text_begin,
                     node.text_begin + static_cast<std::uint32_t>(node.text.size())};
  hold_place(sources, written, "a scalar's text stands in the file");
  hold(sources.text(written) == node.text, "a scalar's text stands there byte for byte", node.text);
}

void hold_tree(const SourceSet& sources, const YamlNode& root) {
  std::vector<Met> open{{&root, 1}};
  std::size_t count = 0;
  while (!open.empty()) {
    const auto [node, depth] = open.back();
    open.pop_back();
    hold(++count <= most_nodes, "a tree has no more than 10,000 values");
    hold(depth <= deepest + 1, "a tree is no more than 32 levels deep");
    hold_place(sources, node->at, "a value has a place");
    if (node->type == YamlNode::Type::scalar) hold_scalar(sources, *node);
    std::set<std::string_view> keys;
    for (const YamlEntry& entry : node->entries) {
      hold(keys.insert(entry.key.value).second, "a key stands once in its map", entry.key.value);
      hold_utf8(entry.key.value, "a key is UTF-8");
      hold(holds(node->at, entry.key.at), "a key stands in its map", entry.key.value);
      hold(holds(node->at, entry.value.at), "a value stands in its map", entry.key.value);
      open.push_back({&entry.value, depth + 1});
    }
    for (const YamlNode& item : node->items) {
      hold(holds(node->at, item.at), "an item stands in its list");
      open.push_back({&item, depth + 1});
    }
  }
}

void hold_read(const std::string& text) {
  SourceSet sources;
  const SourceId id = sources.add("content/page.md", "---\n" + text + "\n---\n");
  const Span block{id, 4, 4 + static_cast<std::uint32_t>(text.size()) + 1};
  Diagnostics diagnostics;
  const std::optional<YamlNode> map = read_yaml(sources, block, diagnostics);
  hold(map || !diagnostics.items().empty(), "YAML is read, or a finding says why not");
  hold_findings(sources, diagnostics);
  if (!map) return;
  hold(map->type == YamlNode::Type::map, "the outermost value is a map");
  hold_tree(sources, *map);
}

/// That `text`, written as `scalar`, is read as that text.
void hold_written(const std::string& scalar, const std::string& text) {
  SourceSet sources;
  const std::string file = "key: " + scalar + "\nlist: [" + scalar + ", end]\n";
  const SourceId id = sources.add("x.yaml", file);
  Diagnostics diagnostics;
  const std::optional<YamlNode> map =
      read_yaml(sources, {id, 0, static_cast<std::uint32_t>(file.size())}, diagnostics);
  hold(map && diagnostics.items().empty(), "what we write as YAML is read without a finding", file);
  hold(map->entries.size() == 2 && map->entries[1].value.items.size() == 2,
       "a scalar ends where it was written to end", file);
  hold(map->entries[0].value.text == text, "a scalar of a map is read as it was meant", file);
  hold(map->entries[1].value.items[0].text == text, "a scalar of a list, too", file);
}

/// A short text of an input, without the controls that no YAML of ours holds.
std::string word_of(std::string_view text) {
  constexpr std::size_t longest = 300;
  std::string word;
  for (std::size_t at = 0; at < text.size() && word.size() < longest;) {
    const char32_t point = next_code_point(text, at);
    if ((point >= 0x20 && point != 0x7F) || point == '\t' || point == '\n' || point == '\r')
      append_utf8(word, point);
  }
  return word;
}

bool has_controls(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (const char32_t point = next_code_point(text, at);
        is_control(point) && point != '\t' && point != '\n' && point != '\r')
      return true;
  return false;
}

}  // namespace

}  // namespace allegory::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace allegory;
  const std::string text = fuzz::text_of(fuzz::bytes_of(data, size));
  fuzz::hold_read(text);
  const std::string word = fuzz::word_of(text);
  fuzz::hold_written(allegory::yaml_printable_scalar(word), word);
  if (!fuzz::has_controls(word)) fuzz::hold_written(allegory::yaml_scalar(word), word);
  return 0;
}
