// What is said about YAML that cannot be read: every finding with its place and its words.
#include "yaml_mistake.h"

#include <catch2/catch.hpp>

#include "support/yaml_case.h"

namespace allegory {

namespace {

/// What is found in a block that cannot be read.
std::string refusal(const std::string& text) {
  const ReadBlock read(text);
  CHECK(!read.map.has_value());
  return read.findings();
}

}  // namespace

TEST_CASE("a quote that is never closed is found where it was opened") {
  const std::string message =
      " front-matter-syntax: front matter is not valid YAML: this quote is never closed\n"
      "  ^ opened here\n"
      "  help: close it with another one of the same kind\n";
  CHECK(refusal("title: \"abc\nfoo: bar\n") == "2:8..2:9" + message);
  CHECK(refusal("title: 'x\n") == "2:8..2:9" + message);
  CHECK(refusal("title: \"abc\nfoo: \"bar\"\n") == "2:8..2:9" + message);
  CHECK(refusal("title: \"abc\nb: c\nd: 'e'\n") == "2:8..2:9" + message);
  CHECK(refusal("a: [x, 'y\nb: c\n") == "2:8..2:9" + message);
  CHECK(refusal("a: It's\nb: 'tis\n") == "3:4..3:5" + message);
}

TEST_CASE("a line without a key is found") {
  const std::string message =
      " front-matter-syntax: front matter is not valid YAML: a line without `key: value`\n"
      "  ^ here\n"
      "  help: write a key, a colon, a space and a value\n";
  CHECK(refusal("a:b\n") == "2:1..2:4" + message);
  CHECK(refusal("just text\n") == "2:1..2:10" + message);
  CHECK(refusal("title\nfoo: bar\n") == "2:1..2:6" + message);
  CHECK(refusal("foo: bar\nnot-a-key\n") == "3:1..3:10" + message);
  CHECK(refusal("foo: bar\nnot-a-key\nb: c\n") == "3:1..3:10" + message);
}

TEST_CASE("a list, and a list before a mapping, is found at its first dash") {
  const std::string message =
      "2:1..2:2 front-matter-syntax: front matter is not valid YAML: a list instead of a mapping\n"
      "  ^ here\n"
      "  help: write `key: value` lines\n";
  CHECK(refusal("- a\n") == message);
  CHECK(refusal("- a\nb: c\n") == message);
}

TEST_CASE("a second document is found at the line that starts it") {
  CHECK(refusal("a: 1\n---\nb: 2\n") ==
        "3:1..3:4 front-matter-syntax: front matter is not valid YAML: a second document\n"
        "  ^ here\n"
        "  help: leave the line `---` out\n");
  CHECK(refusal("...\na: 1\n").substr(0, 8) == "2:1..2:4");
  CHECK(refusal("a: 1\n...\nb: [\n") ==
        "3:1..3:4 front-matter-syntax: front matter is not valid YAML: the document ends before "
        "the text\n"
        "  ^ here\n"
        "  help: leave the line `...` out\n");
}

TEST_CASE("mistakes of every kind are found at the place to look at") {
  const auto finding = [](const std::string& at, const std::string& what, const std::string& help) {
    return at + " front-matter-syntax: front matter is not valid YAML: " + what + "\n  ^ here\n" +
           (help.empty() ? "" : "  help: " + help + "\n");
  };
  CHECK(refusal("title: a: b\n") ==
        finding("2:9..2:10", "unexpected `:`", "put the text in quotes, if the `:` belongs to it"));
  CHECK(refusal("a: 1\n  b: 2\n") ==
        finding("3:3..3:5", "the indentation of this line makes it a part of the value above",
                "start all keys of a mapping in the same column"));
  CHECK(refusal("a:\n  b: 1\n c: 2\n") ==
        finding("4:2..4:4", "the indentation of this line fits no line above it",
                "start all keys of a mapping in the same column"));
  CHECK(refusal("  a: 1\nb: 2\n") == finding("3:1..3:3",
                                             "the indentation of this line fits no line above it",
                                             "start all keys of a mapping in the same column"));
  CHECK(refusal("a:\n\tb: c\n") ==
        finding("3:1..3:2", "a tab in the indentation", "indent with spaces"));
  CHECK(refusal("a: ]\n") == finding("2:4..2:5", "unexpected `]`",
                                     "put the text in quotes, if the bracket belongs to it"));
  CHECK(refusal("a: - b\n") == finding("2:4..2:5", "unexpected `-`",
                                       "start the list on a line of its own, or write `[a, b]`"));
  CHECK(refusal("a: @x\n") == finding("2:4..2:5", "unexpected `@`", "put the text in quotes"));
  CHECK(refusal("a: \"\\q\"\n") == finding("2:5..2:7", "unknown escape `\\q`",
                                           "write `\\\\` for a backslash, or use single quotes"));
  CHECK(refusal("a: \"\\ud83d\\ude00\"\n") ==
        finding("2:5..2:11", "unknown escape `\\ud83d`",
                "write `\\\\` for a backslash, or use single quotes"));
  CHECK(refusal("a: | x\n  y\n") ==
        finding("2:6..2:7", "text on the line of a `|` or `>`", "start the text on the next line"));
  CHECK(refusal("a: 'The' fox\n") == finding("2:10..2:13", "text behind a closing quote",
                                             "put the whole text in one pair of quotes"));
  CHECK(refusal("a: [\"x\" \"y\"]\n") ==
        finding("2:9..2:12", "unexpected `\"y\"`", "separate values with `,`, and end with `]`"));
  CHECK(refusal("a: [why? not]\n") ==
        finding("2:8..2:9", "unexpected `?`", "put the text in quotes"));
  CHECK(refusal("{a: 1}\n") ==
        finding("2:1..2:2", "a mapping in brackets",
                "leave the brackets out, and write one `key: value` on each line"));
  CHECK(refusal("a: {,}\n") ==
        finding("2:5..2:5", "a value without a key", "write a key before it"));
}

TEST_CASE("a text that breaks off anywhere is told what it lacks") {
  const auto message = [](const std::string& text) {
    const ReadBlock read(text);
    CHECK(!read.map.has_value());
    REQUIRE(!read.diagnostics.items().empty());
    const std::string& whole = read.diagnostics.items()[0].message;
    const std::string start = "front matter is not valid YAML: ";
    return whole.starts_with(start) ? whole.substr(start.size()) : whole;
  };
  CHECK(message("[x") == "this `[` is never closed");
  CHECK(message("{~\n  ") == "unexpected `~`");
  CHECK(message("{&a \n  ") == "front matter uses the anchor `&a`");
  CHECK(message("[!\"[\n  {") == "front matter uses the tag `!\"`");
  CHECK(message("[? ]") == "a value without a key");
  CHECK(message("[[a\\@%\t`]:") == "a list in the place of a key");
  CHECK(message("\tb\\\n:") == "unexpected `:`");
  CHECK(message("'\n  '\n\n[>") == "unexpected `>`");
  CHECK(message("|2#a") == "a line without `key: value`");
  CHECK(message("|\n  \t") == "a line without `key: value`");
  CHECK(message("a:\n- 'x'\n- {} c\n") == "unexpected `c`");
}

TEST_CASE("a bracket that is never closed is found where it was opened") {
  const std::string rest =
      " is never closed\n"
      "  ^ opened here\n"
      "  help: close it with ";
  const std::string start = " front-matter-syntax: front matter is not valid YAML: this ";
  CHECK(refusal("a: [x, y\nb: \"c\"\nd: e\n") == "2:4..2:5" + start + "`[`" + rest + "`]`\n");
  CHECK(refusal("a: {x: 1\nb: c\n") == "2:4..2:5" + start + "`{`" + rest + "`}`\n");
  CHECK(refusal("a: [x,\n") == "2:4..2:5" + start + "`[`" + rest + "`]`\n");
}

TEST_CASE("a collection in the place of a key is one finding") {
  const std::string end =
      "\n"
      "  ^ here\n"
      "  help: put the text in quotes\n";
  const std::string start = " front-matter-syntax: front matter is not valid YAML: ";
  CHECK(refusal("[a]: b\n") == "2:1..2:4" + start + "a list in the place of a key" + end);
  CHECK(refusal("{{ x }}: y\n") == "2:2..2:7" + start + "a mapping in the place of a key" + end);
  CHECK(refusal("t: {{ x }}\n") == "2:5..2:10" + start + "a mapping in the place of a key" + end);
}

TEST_CASE("every anchor, alias, tag and merge key is reported, each at its place") {
  CHECK(refusal("a: &x 1\nb: *x\nc: !t 1\n<<: {d: e}\n") ==
        "2:4..2:6 front-matter-syntax: front matter uses the anchor `&x`\n"
        "  ^ anchor\n"
        "  help: write the value out; anchors and aliases are not read\n"
        "3:4..3:6 front-matter-syntax: front matter uses the alias `*x`\n"
        "  ^ alias\n"
        "  help: write the value out, or put the text in quotes; aliases are not read\n"
        "4:4..4:6 front-matter-syntax: front matter uses the tag `!t`\n"
        "  ^ tag\n"
        "  help: leave the tag out, or put the text in quotes; tags are not read\n"
        "5:1..5:3 front-matter-syntax: front matter uses a merge key\n"
        "  ^ merge key\n"
        "  help: write the entries out; merge keys are not read\n");
  CHECK(refusal("title: *Important*\n") ==
        "2:8..2:19 front-matter-syntax: front matter uses the alias `*Important*`\n"
        "  ^ alias\n"
        "  help: write the value out, or put the text in quotes; aliases are not read\n");
}

TEST_CASE("graphs that contain themselves are refused") {
  for (const std::string text :
       {"&a [*a]\n", "a: &x\n  b: *x\n", "&k [*k]: v\n", "k: &k {*k : v}\n"}) {
    const ReadBlock read(text);
    INFO(text);
    CHECK(!read.map);
    CHECK(read.diagnostics.items().size() >= 2);
  }
}

TEST_CASE("a control character is refused, written or made by an escape") {
  CHECK(refusal(std::string("a: x\0y\n", 7)) ==
        "2:5..2:6 front-matter-syntax: front matter is not valid YAML: the control character "
        "U+0000\n"
        "  ^ here\n"
        "  help: leave the character out\n");
  CHECK(refusal("a: \x1b[31m\n") ==
        "2:4..2:5 front-matter-syntax: front matter is not valid YAML: the control character "
        "U+001B\n"
        "  ^ here\n"
        "  help: leave the character out\n");
  CHECK(refusal("a: x\x04\nb: y\n").substr(0, 8) == "2:5..2:6");
  CHECK(refusal("a: x\x7F\n").substr(0, 8) == "2:5..2:6");
  CHECK(refusal("a: \"\\x7f\"\n").substr(0, 9) == "2:4..2:10");
  CHECK(refusal("a: \"\\0\"\n") ==
        "2:4..2:8 front-matter-syntax: front matter is not valid YAML: an escape that makes a "
        "control character\n"
        "  ^ here\n"
        "  help: leave the control character out\n");
}

TEST_CASE("a part of a file is front matter, even if it begins the file") {
  SourceSet sources;
  const SourceId id = sources.add("page.md", "a: b: c\ntext");
  Diagnostics diagnostics;
  CHECK(!read_yaml(sources, {id, 0, 8}, diagnostics));
  CHECK(describe(sources, diagnostics).find("front matter is not") != std::string::npos);
}

TEST_CASE("a file that is YAML as a whole is called the file") {
  SourceSet sources;
  const SourceId id = sources.add("allegory.yaml", "title: a: b\n");
  Diagnostics diagnostics;
  CHECK(!read_yaml(sources, {id, 0, 12}, diagnostics));
  CHECK(describe(sources, diagnostics) ==
        "1:9..1:10 front-matter-syntax: the file is not valid YAML: unexpected `:`\n"
        "  ^ here\n"
        "  help: put the text in quotes, if the `:` belongs to it\n");
}

}  // namespace allegory
