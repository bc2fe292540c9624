// Edits of YAML in all its styles: each is applied, and the result is read again and compared with
// what the tree should have become.
#include <catch2/catch.hpp>
#include <random>

#include "support/yaml_edit_case.h"

namespace allegory {

TEST_CASE("whatever text is written as a scalar is read as that text") {
  const std::vector<std::string> pieces{
      "a",      "B",    "0",   "7",   ".",  "-",    "- ",  ":",  ": ",     "#",      " #",
      " ",      "  ",   "[",   "]",   "{",  "}",    ",",   "\"", "'",      "\\",     "\n",
      "\r",     "\t",   "?",   "!",   "&",  "*",    "|",   ">",  "%",      "@",      "`",
      "=",      "<",    "~",   "yes", "no", "ü",    "語",  "🌱",  "\u2028", "\u0085", "\ufeff",
      "\u00a0", "null", "...", "---", "<<", "0x1F", "1e3", "x"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const std::size_t count = random() % 6;
    for (std::size_t i = 0; i < count; ++i) text += pieces[random() % pieces.size()];
    const std::string scalar = yaml_scalar(text);
    INFO(text << " as " << scalar);
    for (const std::string& yaml :
         {"key: " + scalar + "\n", "list: [x, " + scalar + ", y]\n", scalar + ": value\n",
          "map: {" + scalar + ": " + scalar + ", z: y}\n", "list:\n- " + scalar + "\n"}) {
      const std::optional<YamlNode> map = read_again(yaml, "allegory.yaml");
      INFO(yaml);
      REQUIRE(map);
      const YamlEntry& entry = map->entries.front();
      if (yaml.starts_with("key")) CHECK(entry.value.text == text);
      if (yaml.starts_with("list: ")) CHECK(shape(entry.value) == "[<x>,<" + text + ">,<y>,]");
      if (yaml.starts_with("list:\n")) CHECK(shape(entry.value) == "[<" + text + ">,]");
      if (yaml.starts_with("map"))
        CHECK(shape(entry.value) == "{<" + text + ">:<" + text + ">,<z>:<y>,}");
      if (yaml.ends_with(": value\n")) CHECK(entry.key.value == text);
    }
  }
}

namespace {

/// Writes random YAML in all styles, with comments, as an author might.
class Author {
 public:
  explicit Author(unsigned seed) : random_(seed) {}

  std::string front_matter() {
    std::string text = pick(3) == 0 ? "# the page\n" : "";
    text += block_map(0, 0);
    return text;
  }
  std::size_t pick(std::size_t count) { return random_() % count; }

 private:
  std::string comment() { return pick(4) == 0 ? "  # said, so: it" : ""; }
  std::string indent(std::size_t columns) { return std::string(columns, ' '); }
  std::string name() { return "k" + std::to_string(++names_); }

  std::string scalar(std::size_t columns) {
    switch (pick(6)) {
      case 0:
        return "'it''s: one'";
      case 1:
        return "\"a \\\"b\\\", c\"";
      case 2:
        return "plain word";
      case 3:
        return "over\n" + indent(columns + 1) + "two lines";
      case 4:
        return "yes";
      default:
        return "a" + std::to_string(pick(100));
    }
  }

  std::string flow(std::size_t columns, int depth) {
    if (depth > 2 || pick(3) == 0) return scalar(columns);
    const bool is_map = pick(2) == 0;
    const bool has_lines = pick(3) == 0;
    const std::string between = has_lines ? "\n" + indent(columns + 2) : " ";
    std::string text(is_map ? "{" : "[");
    const std::size_t count = pick(4);
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) text += ",";
      if (has_lines) text += comment();
      text += i > 0 || has_lines ? between : "";
      if (is_map) text += name() + (pick(6) == 0 && !has_lines ? "" : ": ");
      if (!is_map || text.ends_with(": "))
        text += pick(8) == 0 && is_map ? "" : flow(columns + 2, depth + 1);
    }
    if (count > 0 && pick(4) == 0) text += ",";
    if (has_lines) text += comment() + "\n" + indent(columns + 1);
    return text + (is_map ? "}" : "]");
  }

  /// What stands behind `key:`, with its line end.
  std::string value(std::size_t columns, int depth) {
    switch (depth > 3 ? 2 + pick(5) : pick(8)) {
      case 0:
        return comment() + "\n" + block_map(columns + 1 + pick(4), depth + 1);
      case 1: {
        const std::size_t inner = columns + pick(3);
        std::string text = comment() + "\n";
        for (std::size_t i = 0; i <= pick(3); ++i)
          text += indent(inner) + "-" + (pick(8) == 0 ? "" : " " + flow(inner + 2, 1)) + comment() +
                  "\n";
        return text;
      }
      case 2:
        return comment() + "\n";
      case 3: {
        const std::string styles[] = {"|", ">", "|-", "|+", ">2"};
        const std::string& style = styles[pick(5)];
        const std::string blanks = indent(columns + (style == ">2" ? 2 : 1 + pick(3)));
        return " " + style + comment() + "\n" + blanks + "text: a\n" +
               (pick(2) == 0 ? blanks + "  more\n" : "") + (pick(2) == 0 ? "\n" : "");
      }
      default:
        return " " + flow(columns, 0) + comment() + "\n";
    }
  }

  std::string block_map(std::size_t columns, int depth) {
    std::string text;
    const std::size_t count = 1 + pick(4);
    for (std::size_t i = 0; i < count; ++i) {
      if (pick(8) == 0) text += indent(columns) + "# above\n";
      if (pick(10) == 0) text += "\n";
      text += indent(columns) + (pick(6) == 0 ? "\"" + name() + "\"" : name()) + ":" +
              value(columns, depth);
    }
    return text;
  }

  std::mt19937 random_;
  int names_ = 0;
};

/// A node of a tree, with the path to it if that leads through maps alone.
struct Found {
  YamlNode* node;
  std::vector<std::string> path;
  bool is_by_keys;
};

std::vector<Found> all_nodes(YamlNode& root) {
  std::vector<Found> found{{&root, {}, true}};
  for (std::size_t at = 0; at < found.size(); ++at) {
    const Found here = found[at];
    for (YamlEntry& entry : here.node->entries) {
      std::vector<std::string> path = here.path;
      path.push_back(entry.key.value);
      found.push_back({&entry.value, path, here.is_by_keys});
    }
    for (YamlNode& item : here.node->items) found.push_back({&item, here.path, false});
  }
  return found;
}

YamlNode text_node(std::string text) {
  YamlNode node;
  node.type = YamlNode::Type::scalar;
  node.text = std::move(text);
  return node;
}

std::string with_crlf(const std::string& text) {
  std::string result;
  for (const char byte : text) result += byte == '\n' ? "\r\n" : std::string(1, byte);
  return result;
}

/// Whether all of `text` but its white space stands in `longer`, in this order.
bool is_kept(std::string_view text, std::string_view longer) {
  std::size_t at = 0;
  for (const char byte : text) {
    if (byte == ' ' || byte == '\n' || byte == '\r') continue;
    at = longer.find(byte, at);
    if (at++ == std::string_view::npos) return false;
  }
  return true;
}

/// Counts the edits of a property test, and how many could be told.
struct Tally {
  int asked = 0, told = 0;
};

/// Reads `text` again after `edit` and compares with what the tree should be.
void check_edit(const std::string& text, const std::optional<Edit>& edit, const YamlNode& wanted,
                Tally& tally) {
  ++tally.asked;
  if (!edit) return;
  ++tally.told;
  std::string after = text;
  after.replace(edit->at.begin, edit->at.end - edit->at.begin, edit->replacement);
  INFO(text << "\nbecomes\n" << after);
  const std::optional<YamlNode> result = read_again(after, "content/page.md");
  REQUIRE(result);
  REQUIRE(shape(*result) == shape(wanted));
}

}  // namespace

TEST_CASE("an edit changes the tree as it says, in whatever style the YAML is written") {
  Tally added, removed, items, dropped;
  for (unsigned seed = 0; seed < 1500; ++seed) {
    Author author(seed);
    std::string text = page(author.front_matter());
    if (author.pick(4) == 0) text = with_crlf(text);
    const std::optional<YamlNode> tree = read_again(text, "content/page.md");
    INFO(text);
    REQUIRE(tree);
    Edited edited(text);

    YamlNode wanted = *tree;
    std::vector<Found> nodes = all_nodes(wanted);
    const Found place = nodes[author.pick(nodes.size())];
    if (place.is_by_keys &&
        (place.node->type == YamlNode::Type::map || place.node->type == YamlNode::Type::null)) {
      place.node->type = YamlNode::Type::map;
      place.node->entries.push_back({{"new, key", {}}, text_node("new: value")});
      const auto edit =
          edited.editor.add_entry(edited.id, place.path, "new, key", "\"new: value\"");
      check_edit(text, edit, wanted, added);
      if (edit) CHECK(is_kept(text, edited.after(edit)));
    }

    wanted = *tree;
    nodes = all_nodes(wanted);
    for (const Found& each : nodes) {
      if (each.node->type != YamlNode::Type::sequence || !each.is_by_keys) continue;
      each.node->items.push_back(text_node("one more"));
      check_edit(text, edited.editor.add_item(edited.id, each.path, "one more"), wanted, items);
      break;
    }

    wanted = *tree;
    nodes = all_nodes(wanted);
    for (std::size_t at = author.pick(nodes.size()); at < nodes.size(); ++at) {
      std::vector<YamlEntry>& entries = nodes[at].node->entries;
      if (entries.empty()) continue;
      const auto chosen =
          entries.begin() + static_cast<std::ptrdiff_t>(author.pick(entries.size()));
      const Span key = chosen->key.at;
      entries.erase(chosen);
      // In block style a map is known by its entries: without any, nothing is left.
      if (entries.empty() && nodes[at].node != &wanted && text[nodes[at].node->at.begin] != '{')
        *nodes[at].node = YamlNode();
      check_edit(text, edited.editor.remove_entry({edited.id, key.begin, key.end}), wanted,
                 removed);
      break;
    }

    wanted = *tree;
    nodes = all_nodes(wanted);
    for (std::size_t at = author.pick(nodes.size()); at < nodes.size(); ++at) {
      std::vector<YamlNode>& list = nodes[at].node->items;
      if (list.size() < 2) continue;
      const auto chosen = list.begin() + static_cast<std::ptrdiff_t>(author.pick(list.size()));
      const Span item = chosen->at;
      const bool is_map = chosen->type == YamlNode::Type::map;
      list.erase(chosen);
      if (!is_map)
        check_edit(text, edited.editor.remove_item({edited.id, item.begin, item.end}), wanted,
                   dropped);
      break;
    }
  }
  for (const Tally& tally : {added, removed, items, dropped}) {
    INFO(tally.told << " of " << tally.asked);
    CHECK(tally.asked > 100);
    CHECK(tally.told > tally.asked * 8 / 10);
  }
}

}  // namespace allegory
