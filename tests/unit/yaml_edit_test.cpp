// Edits of YAML: what becomes of the text around them.
#include "yaml_edit.h"

#include <catch2/catch.hpp>

#include "support/yaml_edit_case.h"

namespace allegory {

namespace {

std::string add(const std::string& text, const std::vector<std::string>& path,
                const std::string& key, const std::string& value) {
  Edited edited(text);
  return edited.after(edited.editor.add_entry(edited.id, path, key, value));
}

std::string add_item(const std::string& text, const std::vector<std::string>& path,
                     const std::string& item) {
  Edited edited(text);
  return edited.after(edited.editor.add_item(edited.id, path, item));
}

std::string remove_entry(const std::string& text, std::string_view key, int skip = 0) {
  Edited edited(text);
  return edited.after(edited.editor.remove_entry(edited.find(key, skip)));
}

std::string remove_item(const std::string& text, std::string_view item, int skip = 0) {
  Edited edited(text);
  return edited.after(edited.editor.remove_item(edited.find(item, skip)));
}

std::string set(const std::string& text, std::string_view key, const std::string& name,
                const std::string& value) {
  Edited edited(text);
  return edited.after(edited.editor.set_property(edited.find(key), "to", name, value));
}

}  // namespace

TEST_CASE("an entry is added behind the last one of a map in block style") {
  CHECK(add(page("verbs:\n  a: b # why\n\nlast: 1\n"), {"verbs"}, "c", "d") ==
        page("verbs:\n  a: b # why\n  c: d\n\nlast: 1\n"));
  CHECK(add(page("maps:\n    a:\n        to: b\n"), {"maps", "a"}, "as", "split") ==
        page("maps:\n    a:\n        to: b\n        as: split\n"));
  CHECK(add(page("title: x\n"), {}, "draft", "true") == page("title: x\ndraft: true\n"));
}

TEST_CASE("an entry is added behind the last one of a map in flow style") {
  CHECK(add(page("verbs: {a: b}\n"), {"verbs"}, "c", "d") == page("verbs: {a: b, c: d}\n"));
  CHECK(add(page("verbs: {}  # none\n"), {"verbs"}, "c", "d") == page("verbs: {c: d}  # none\n"));
  CHECK(add(page("verbs: { }\n"), {"verbs"}, "c", "d") == page("verbs: {c: d}\n"));
  CHECK(add(page("verbs: {a: b, }\n"), {"verbs"}, "c", "d") == page("verbs: {a: b, c: d, }\n"));
  CHECK(add(page("verbs: {\n  a: b  # one\n  }\n"), {"verbs"}, "c", "d") ==
        page("verbs: {\n  a: b,  # one\n  c: d\n  }\n"));
  CHECK(add(page("verbs: {\n  a: b,  # one\n  }\n"), {"verbs"}, "c", "d") ==
        page("verbs: {\n  a: b,  # one\n  c: d,\n  }\n"));
}

TEST_CASE("maps that are missing are made, and front matter too") {
  CHECK(add(page("title: x\n"), {"sections", "the-end", "maps"}, "a", "b") ==
        page("title: x\nsections:\n  the-end:\n    maps:\n      a: b\n"));
  CHECK(add(page("sections: {x: {}}\n"), {"sections", "the-end", "maps"}, "a", "b") ==
        page("sections: {x: {}, the-end: {maps: {a: b}}}\n"));
  CHECK(add("Text.\r\nMore.\r\n", {"verbs"}, "a", "b") ==
        "---\r\nverbs:\r\n  a: b\r\n---\r\nText.\r\nMore.\r\n");
  CHECK(add("", {}, "title", "x") == "---\ntitle: x\n---\n");
  CHECK(add("---\n---\n", {"verbs"}, "a", "b") == "---\nverbs:\n  a: b\n---\n");
  CHECK(add(page("# nothing yet\n"), {}, "a", "b") == page("# nothing yet\na: b\n"));
}

TEST_CASE("an entry is added where a value was left out") {
  CHECK(add(page("verbs:  # later\nx: y\n"), {"verbs"}, "a", "b") ==
        page("verbs:  # later\n  a: b\nx: y\n"));
  CHECK(add(page("verbs: ~\n"), {"verbs"}, "a", "b") == page("verbs: {a: b}\n"));
  CHECK(add(page("all: {verbs}\n"), {"all", "verbs"}, "a", "b") == page("all: {verbs: {a: b}}\n"));
  CHECK(add(page("all: {verbs: , x: y}\n"), {"all", "verbs"}, "a", "b") ==
        page("all: {verbs: {a: b} , x: y}\n"));
}

TEST_CASE("no entry is added where none fits") {
  CHECK(add(page("verbs: {a: b}\n"), {"verbs"}, "a", "c") == "none");
  CHECK(add(page("verbs: [a]\n"), {"verbs"}, "a", "c") == "none");
  CHECK(add(page("verbs: word\n"), {"verbs"}, "a", "c") == "none");
  CHECK(add(page("verbs: {a: b\n"), {"verbs"}, "a", "c") == "none");
  CHECK(add("---\nverbs:\n", {"verbs"}, "a", "c") == "none");
  CHECK(add(page("verbs: {a: b}\n"), {"verbs"}, "c", "d\ne: f") == "none");
  CHECK(add(page("? a\n: b\n"), {}, "c", "d") == "none");
}

TEST_CASE("a block scalar that keeps its empty lines keeps them") {
  CHECK(add(page("a: |+\n  text\n\n\n"), {}, "c", "d") == page("a: |+\n  text\n\n\nc: d\n"));
  CHECK(add(page("a: |\n  text\n\n\n"), {}, "c", "d") == page("a: |\n  text\nc: d\n\n\n"));
  CHECK(remove_entry(page("a: |+\n  text\nb: c\n\nd: e\n"), "b") == "none");
}

TEST_CASE("an item is added to a list") {
  CHECK(add_item(page("cast: [a, b]\n"), {"cast"}, "c") == page("cast: [a, b, c]\n"));
  CHECK(add_item(page("cast:\n- a  # one\n- b\nx: y\n"), {"cast"}, "c") ==
        page("cast:\n- a  # one\n- b\n- c\nx: y\n"));
  CHECK(add_item(page("cast: a  # one\n"), {"cast"}, "c") == page("cast: [a, c]  # one\n"));
  CHECK(add_item(page("cast: 'a, b'\n"), {"cast"}, "c") == page("cast: ['a, b', c]\n"));
  CHECK(add_item(page("cast: a, b\n"), {"cast"}, "c") == page("cast: [\"a, b\", c]\n"));
  CHECK(add_item(page("cast:\n"), {"cast"}, "c") == page("cast: [c]\n"));
  CHECK(add_item(page("x: {cast}\n"), {"x", "cast"}, "c") == page("x: {cast: [c]}\n"));
  CHECK(add_item(page("title: x\n"), {"cast"}, "c") == "none");
  CHECK(add_item(page("cast: {a: b}\n"), {"cast"}, "c") == "none");
}

TEST_CASE("an entry is removed with what only it needs") {
  CHECK(remove_entry(page("a: 1\nb:\n  c: 2\n  d: 3\ne: 4\n"), "b") == page("a: 1\ne: 4\n"));
  CHECK(remove_entry(page("a: 1\nb: 2  # why\n"), "b") == page("a: 1\n# why\n"));
  CHECK(remove_entry(page("m: {aa: 1, bb: 2, cc: 3}\n"), "aa") == page("m: {bb: 2, cc: 3}\n"));
  CHECK(remove_entry(page("m: {aa: 1, bb: 2, cc: 3}\n"), "bb") == page("m: {aa: 1, cc: 3}\n"));
  CHECK(remove_entry(page("m: {aa: 1, bb: 2, cc: 3}\n"), "cc") == page("m: {aa: 1, bb: 2}\n"));
  CHECK(remove_entry(page("m: {aa: 1}\n"), "aa") == page("m: {}\n"));
  CHECK(remove_entry(page("m: {\n  aa: 1, # one\n  bb: 2\n}\n"), "bb") ==
        page("m: {\n  aa: 1, # one\n}\n"));
  CHECK(remove_entry(page("m: {\n  aa: 1, # one\n  bb: 2\n}\n"), "aa") ==
        page("m: {\n  # one\n  bb: 2\n}\n"));
}

TEST_CASE("an item is removed, and a list that had but one") {
  CHECK(remove_item(page("allow: [one, two]\n"), "one") == page("allow: [two]\n"));
  CHECK(remove_item(page("allow: [one, two]\n"), "two") == page("allow: [one]\n"));
  CHECK(remove_item(page("allow: [one]\nx: y\n"), "one") == page("x: y\n"));
  CHECK(remove_item(page("allow: one\nx: y\n"), "one") == page("x: y\n"));
  CHECK(remove_item(page("allow:\n  - one\n  - two\n"), "one") == page("allow:\n  - two\n"));
  CHECK(remove_item(page("allow:\n  - one\n"), "one") == page(""));
  CHECK(remove_item(page("c: {fox: [Fox, 'fox']}\n"), "'fox'") == page("c: {fox: [Fox]}\n"));
}

TEST_CASE("an entry is given a property") {
  CHECK(set(page("maps:\n  fox: spammer # c\n"), "fox", "as", "split") ==
        page("maps:\n  fox: {to: spammer, as: split} # c\n"));
  CHECK(set(page("maps:\n  fox: [a, b]\n"), "fox", "as", "split") ==
        page("maps:\n  fox: {to: [a, b], as: split}\n"));
  CHECK(set(page("maps:\n  fox:\n  - a\n  - b\n"), "fox", "as", "split") ==
        page("maps:\n  fox: {to: [a, b], as: split}\n"));
  CHECK(set(page("maps: {fox: {to: a}}\n"), "fox", "as", "split") ==
        page("maps: {fox: {to: a, as: split}}\n"));
  CHECK(set(page("maps:\n  fox:\n    to: a\n"), "fox", "as", "split") ==
        page("maps:\n  fox:\n    to: a\n    as: split\n"));
  CHECK(set(page("maps: {fox: {to: a, as: composite}}\n"), "fox", "as", "split") ==
        page("maps: {fox: {to: a, as: split}}\n"));
  CHECK(set(page("maps:\n  fox: a, b\n"), "fox", "as", "split") ==
        page("maps:\n  fox: {to: \"a, b\", as: split}\n"));
}

TEST_CASE("a scalar that is replaced keeps the author's quotes") {
  const Edited edited(page("a: 'b'\n\"c\": d\n"));
  CHECK(edited.after(edited.editor.replace_scalar(edited.find("'b'"), "x")) ==
        page("a: 'x'\n\"c\": d\n"));
  CHECK(edited.after(edited.editor.replace_scalar(edited.find("\"c\""), "x\"y")) ==
        page("a: 'b'\nx\"y: d\n"));
  CHECK(edited.after(edited.editor.replace_scalar(edited.find("d"), "[x]")) ==
        page("a: 'b'\n\"c\": \"[x]\"\n"));
}

TEST_CASE("a name is written anew where it is a key, a value, or a word of a statement") {
  Edited edited(
      page("maps: {'crwo': user, raven: x}\nr: \"fox praises crow\"\ns: fox \"is\" odd\n"));
  const auto rename = [&](std::string_view word, const std::string& name, const std::string& to) {
    return edited.after(edited.editor.rename({name, edited.find(word)}, to));
  };
  CHECK(rename("'crwo'", "crwo", "dove").find("{'dove': user, raven: x}") != std::string::npos);
  CHECK(rename("'crwo'", "crwo", "raven") == "none");
  CHECK(rename("user", "user", "a: b").find("{'crwo': \"a: b\", raven") != std::string::npos);
  CHECK(rename("praises", "praises", "flatters").find("\"fox flatters crow\"") !=
        std::string::npos);
  // In quotes or out of them, these would not read as they are written.
  CHECK(rename("praises", "praises", "say\"s") == "none");
  CHECK(rename("praises", "praises", "-x") == "none");
  CHECK(rename("praises", "flatters", "x") == "none");
}

TEST_CASE("a file of YAML is edited as a page is") {
  Edited edited("title: Test\nlevels: {one: off}", "allegory.yaml");
  CHECK(edited.after(edited.editor.add_entry(edited.id, {"levels"}, "two", "note")) ==
        "title: Test\nlevels: {one: off, two: note}");
  CHECK(edited.after(edited.editor.add_entry(edited.id, {}, "deny", "note")) ==
        "title: Test\nlevels: {one: off}\ndeny: note");
}

}  // namespace allegory
