// The tree that YAML becomes: what every form means, where it stands, what is bounded.
#include "yaml.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "support/yaml_case.h"
#include "yaml_block.h"

namespace allegory {

namespace {

/// What is found in a block that cannot be read.
std::string refusal(const std::string& text) {
  const ReadBlock read(text);
  CHECK(!read.map.has_value());
  return read.findings();
}

/// The tree in one line: text in quotes, `null`, lists and maps in brackets.
std::string show(const YamlNode& node) {
  switch (node.type) {
    case YamlNode::Type::null:
      return "null";
    case YamlNode::Type::scalar:
      return "\"" + node.text + "\"";
    case YamlNode::Type::sequence: {
      std::string text = "[";
      for (const YamlNode& item : node.items) text += (text.size() > 1 ? ", " : "") + show(item);
      return text + "]";
    }
    case YamlNode::Type::map:
      break;
  }
  std::string text = "{";
  for (const YamlEntry& entry : node.entries)
    text += (text.size() > 1 ? ", " : "") + entry.key.value + ": " + show(entry.value);
  return text + "}";
}

/// The tree of a block without findings.
std::string tree(const std::string& text) {
  const ReadBlock read(text);
  CHECK(read.findings() == "");
  REQUIRE(read.map.has_value());
  return show(*read.map);
}

std::string repeat(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t index = 0; index < times; ++index) result += text;
  return result;
}

}  // namespace

TEST_CASE("a block without content is an empty map") {
  CHECK(tree("") == "{}");
  CHECK(tree("\n\n") == "{}");
  CHECK(tree("# only a comment\n") == "{}");
  const ReadBlock read("# only a comment\n");
  CHECK(read.map->at == Span{read.block.source, 4, 4});
}

TEST_CASE("scalars are text and their types are not guessed") {
  CHECK(tree("a: no\nb: 010\nc: 0x1F\nd: '~'\ne: 1.0\nf: 2024-05-31\n") ==
        R"({a: "no", b: "010", c: "0x1F", d: "~", e: "1.0", f: "2024-05-31"})");
  CHECK(tree("a:\nb: ~\nc: null\nd: ''\n") == R"({a: null, b: null, c: null, d: ""})");
  CHECK(tree("null: x\n~: y\nno: z\n") == R"({null: "x", ~: "y", no: "z"})");
  CHECK(tree("a:\nnull: x\n") == R"({a: null, null: "x"})");
}

TEST_CASE("every form of collection and scalar is read") {
  CHECK(tree("a: [x, 'y', \"z\\n\"]\nb:\n- 1\n-\n- k: v\nc: {d: {e: f}, g}\n") ==
        "{a: [\"x\", \"y\", \"z\n\"], b: [\"1\", null, {k: \"v\"}], c: {d: {e: \"f\"}, g: null}}");
  CHECK(tree("a: |\n  one\n   two\n\nb: >-\n  folded\n  text\nc: one\n  two\n") ==
        "{a: \"one\n two\n\", b: \"folded text\", c: \"one two\"}");
  CHECK(tree("a: [k: v]\n? b\n: c\n") == R"({a: [{k: "v"}], b: "c"})");
  CHECK(tree("---\n# a document may say that it starts\na: b\n") == R"({a: "b"})");
  CHECK(tree("%YAML 1.2\n---\na: b\n") == R"({a: "b"})");
  CHECK(tree("  a: b\n  c: d\n") == R"({a: "b", c: "d"})");
  CHECK(tree("a: b") == R"({a: "b"})");
}

TEST_CASE("CRLF and a lone CR end lines, and the offsets stay") {
  const ReadBlock windows("a: b\r\nc: d\r\n");
  CHECK(show(*windows.map) == R"({a: "b", c: "d"})");
  CHECK(windows.place_of(windows.map->entries[1].value.at) == "3:4..3:5");
  const ReadBlock classic("a: b\rc: d\r");
  CHECK(classic.findings() == "");
  CHECK(show(*classic.map) == R"({a: "b", c: "d"})");
  CHECK(classic.place_of(classic.map->entries[1].value.at) == "3:4..3:5");
}

TEST_CASE("keys and values know their places in the file") {
  const ReadBlock read(
      "title: 'It''s' # a comment\n"
      "\"q\": \"a\\\"b\"\n"
      "list: [ x , # c\n"
      "  y ]\n"
      "map: {to: é, b}\n"
      "nothing:\n"
      "tilde: ~\n"
      "plain: one\n"
      "  two   # c\n"
      "block: |2-\n"
      "   one\n"
      "\n"
      "last:\n"
      "  - z\n"
      "  -\n");
  REQUIRE(read.findings() == "");
  const std::vector<YamlEntry>& entries = read.map->entries;
  const auto value = [&](std::size_t index) { return read.place_of(entries[index].value.at); };
  CHECK(read.place_of(read.map->at) == "2:1..16:4");
  CHECK(read.place_of(entries[0].key.at) == "2:1..2:6");
  CHECK(value(0) == "2:8..2:15");
  CHECK(read.place_of(entries[1].key.at) == "3:1..3:4");
  CHECK(value(1) == "3:6..3:12");
  CHECK(value(2) == "4:7..5:6");
  CHECK(read.place_of(entries[2].value.items[1].at) == "5:3..5:4");
  CHECK(value(3) == "6:6..6:16");
  CHECK(read.place_of(entries[3].value.entries[0].value.at) == "6:11..6:12");
  CHECK(read.place_of(entries[3].value.entries[1].key.at) == "6:14..6:15");
  CHECK(read.place_of(entries[3].value.entries[1].value.at) == "6:15..6:15");
  CHECK(value(4) == "7:9..7:9");
  CHECK(value(5) == "8:8..8:9");
  CHECK(value(6) == "9:8..10:6");
  CHECK(value(7) == "11:8..12:7");
  CHECK(value(8) == "15:3..16:4");
  CHECK(read.place_of(entries[8].value.items[1].at) == "16:4..16:4");
}

TEST_CASE("text that stands byte for byte in the file says where") {
  const ReadBlock read(
      "plain: abc\n"
      "single: 'abc'\n"
      "double: \"abc\"\n"
      "escaped: \"a\\tc\"\n"
      "doubled: 'a''c'\n"
      "folded: a\n"
      "  c\n"
      "block: >\n"
      "  a text\n");
  const auto text_place = [&](std::size_t index) {
    const YamlNode& node = read.map->entries[index].value;
    return read.place_of({read.block.source, node.text_begin, node.text_begin});
  };
  CHECK(text_place(0) == "2:8..2:8");
  CHECK(text_place(1) == "3:10..3:10");
  CHECK(text_place(2) == "4:10..4:10");
  for (const std::size_t index : {3U, 4U, 5U})
    CHECK(read.map->entries[index].value.text_begin == YamlNode::no_offset);
  CHECK(text_place(6) == "10:3..10:3");
  CHECK(!read.map->entries[0].value.quoted);
  for (const std::size_t index : {1U, 2U, 6U}) CHECK(read.map->entries[index].value.quoted);
}

TEST_CASE("an escape that makes a tab is text") {
  CHECK(tree("a: \"x\\ty\"\n") == "{a: \"x\ty\"}");
}

TEST_CASE("a quoted merge key is a key like any other") {
  CHECK(tree("'<<': x\n") == R"({<<: "x"})");
}

TEST_CASE("of two equal keys the first stays and the second is reported") {
  const ReadBlock read("characters:\n  fox: [Fox]\n  crow: [Crow]\n  'fox': {a: [b]}\n  owl: x\n");
  CHECK(read.findings() ==
        "5:3..5:8 duplicate-id: `fox` is defined twice\n"
        "  ^ second definition\n"
        "  3:3..3:6 first defined here\n"
        "  help: rename or merge one of them\n");
  REQUIRE(read.map.has_value());
  CHECK(show(*read.map) == R"({characters: {fox: ["Fox"], crow: ["Crow"], owl: "x"}})");
}

TEST_CASE("nesting ends at 32 levels, and in no exception") {
  const std::string finding =
      " front-matter-syntax: front matter is not valid YAML: nested too deeply\n"
      "  ^ more than 32 levels\n";
  CHECK(tree("a: " + repeat("[", 31) + repeat("]", 31) + "\n") ==
        "{a: " + repeat("[", 31) + repeat("]", 31) + "}");
  CHECK(refusal("a: " + repeat("[", 32) + repeat("]", 32) + "\n") == "2:35..2:36" + finding);
  CHECK(refusal("a: " + repeat("[", 50'000) + "\n").find(finding) != std::string::npos);
  CHECK(refusal(repeat("- ", 20'000) + "\n") == "2:65..2:66" + finding);
  CHECK(refusal("a: " + repeat("{a: ", 5'000) + "\n") == "2:128..2:129" + finding);
}

TEST_CASE("a block holds at most 10,000 values") {
  // The outermost map, the key and the list are three of them.
  const ReadBlock most("a: [" + repeat("b,", 9'997) + "]\n");
  CHECK(most.findings() == "");
  REQUIRE(most.map.has_value());
  CHECK(most.map->entries[0].value.items.size() == 9'997);
  CHECK(refusal("a: [" + repeat("b,", 9'998) + "]\n") ==
        "2:19999..2:20000 front-matter-syntax: front matter holds more than 10,000 values\n"
        "  ^ the first one too many\n"
        "  help: spread what is declared here over several pages\n");
}

TEST_CASE("behind one value too many nothing is reported any more") {
  const ReadBlock read("a: [&b x, " + repeat("x, ", 10'000) + "*b, ~, &c d]\n");
  CHECK(!read.map.has_value());
  REQUIRE(read.diagnostics.items().size() == 2);
  CHECK(read.diagnostics.items()[0].message == "front matter uses the anchor `&b`");
  CHECK(read.diagnostics.items()[1].message == "front matter holds more than 10,000 values");
}

TEST_CASE("a key is text, also one that looks like nothing") {
  CHECK(tree("null: a\n~: b\nNULL: c\nNull: d\n") ==
        "{null: \"a\", ~: \"b\", NULL: \"c\", Null: \"d\"}");
}

TEST_CASE("a text that looks like the sentinel changes nothing") {
  CHECK(tree("a: \"x\"\nsentinel: y\nzz_sentinel: end\n") ==
        R"({a: "x", sentinel: "y", zz_sentinel: "end"})");
}

TEST_CASE("a byte order mark inside the block moves no offset") {
  const ReadBlock read("\xEF\xBB\xBFtitle: x\n");
  REQUIRE(read.map.has_value());
  CHECK(read.map->entries[0].key.value == "\xEF\xBB\xBFtitle");
  CHECK(read.place_of(read.map->entries[0].value.at) == "2:9..2:10");
}

namespace {

void check_span(const Span& at, const Span& block) {
  if (at.source == block.source && at.begin >= block.begin && at.end <= block.end &&
      at.begin <= at.end)
    return;
  FAIL("a span " << at.begin << ".." << at.end << " leaves the block");
}

void check_spans(const YamlNode& node, const Span& block) {
  check_span(node.at, block);
  if (node.text_begin != YamlNode::no_offset)
    check_span({block.source, node.text_begin,
                node.text_begin + static_cast<std::uint32_t>(node.text.size())},
               block);
  for (const YamlNode& item : node.items) check_spans(item, block);
  for (const YamlEntry& entry : node.entries) {
    check_span(entry.key.at, block);
    check_spans(entry.value, block);
  }
}

}  // namespace

TEST_CASE("whatever bytes a block holds, it is read or refused, and spans stay inside it") {
  const std::string seed =
      "title: \"The Scarecrow: a 'quest'\"\nweight: 30\ncharacters: {fox: [Fox, the fox], crow: "
      "[Crow]}\nmaps:\n  fox: {to: spammer, because: \"both, flatter\"}\n  crow: user\nrelations:\n"
      "  has: crow holds cheese\ntakeaway: >\n  Do not\n  wait\ntags:\n- a\n- |\n  b\n"
      "? k\n: v\nlast:\n";
  const std::string unread = "anchor: &x 1\nalias: *x\ntag: !t 1\n<<: 1\n";
  const std::string bytes = "\n\r\t :-?#,[]{}&*!|>'\"%@`\\<~n0aé\x01\xF0";
  std::mt19937 random(20240531);
  const auto below = [&](std::size_t bound) { return random() % bound; };
  std::size_t accepted = 0;
  std::size_t refused = 0;
  for (int round = 0; round < 6'000; ++round) {
    std::string text = round % 5 == 0 ? seed + unread : seed;
    const std::size_t begin = below(text.size());
    if (round % 2 == 0) text = text.substr(begin, below(text.size() - begin) + 1);
    for (std::size_t edit = below(4) + 1; edit > 0; --edit) {
      const std::size_t at = below(text.size() + 1);
      if (below(3) == 0 && at < text.size())
        text.erase(at, below(6) + 1);
      else
        text.insert(at, 1, bytes[below(bytes.size())]);
    }
    const ReadBlock read(text);
    INFO(text);
    for (const Diagnostic& finding : read.diagnostics.items()) {
      for (const Label& label : finding.labels) check_span(label.at, read.block);
      const bool is_plain = finding.message.find("illegal") == std::string::npos &&
                            finding.message.find("not found") == std::string::npos;
      CHECK(is_plain);
    }
    const auto is_fatal = [](const Diagnostic& finding) {
      return finding.name == "front-matter-syntax";
    };
    const std::vector<Diagnostic>& items = read.diagnostics.items();
    const bool is_refused = std::any_of(items.begin(), items.end(), is_fatal);
    REQUIRE(read.map.has_value() == !is_refused);
    if (read.map) check_spans(*read.map, read.block);
    ++(read.map ? accepted : refused);
  }
  // Both ways are taken often, or the test would say little.
  CHECK(accepted > 500);
  CHECK(refused > 500);
}

TEST_CASE("front matter ends at a line of dashes or dots, and the body begins behind it") {
  const auto split = [](const std::string& text, std::size_t limit = 1000) {
    SourceSet sources;
    const PageParts parts = split_page(sources, sources.add("page.md", text), limit);
    if (parts.is_open) return std::string("open");
    if (!parts.block) return std::string("none");
    return std::string(sources.text(*parts.block)) + "|" + text.substr(parts.body);
  };
  CHECK(split("---\na: 1\n---\ntext") == "a: 1\n|text");
  CHECK(split("--- \t\na: 1\n...\ntext") == "a: 1\n|text");
  CHECK(split("---\na: 1\n---") == "a: 1\n|");
  CHECK(split("---\n---\n") == "|");
  CHECK(split("---") == "none");
  CHECK(split("----\na: 1\n---\n") == "none");
  CHECK(split("---\na: 1\n") == "open");
  CHECK(split("---\n" + repeat("a: 1\n", 10) + "---\n", 20) == "open");
}

}  // namespace allegory
