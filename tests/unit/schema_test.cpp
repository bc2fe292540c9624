// Reading values by type: what is accepted, and the finding for what is not.
#include "schema.h"

#include <array>
#include <catch2/catch.hpp>

#include "support/findings.h"
#include "yaml.h"

namespace allegory {

namespace {

/// A block with one key, `k`, and a reader for its value.
struct Value {
  SourceSet sources;
  Diagnostics diagnostics;
  YamlNode map;
  ValueReader read{sources, diagnostics};

  explicit Value(const std::string& text) {
    const SourceId id = sources.add("page.md", "k: " + text + "\n");
    const auto size = static_cast<std::uint32_t>(sources[id].text.size());
    map = *read_yaml(sources, {id, 0, size}, diagnostics);
    REQUIRE(diagnostics.items().empty());
  }
  const YamlNode& node() const { return map.entries[0].value; }
  std::string findings() const { return describe(sources, diagnostics); }
};

std::string words_of(const std::vector<Spanned<std::string>>& texts) {
  std::string joined;
  for (const Spanned<std::string>& each : texts) joined += each.value + ";";
  return joined;
}

}  // namespace

TEST_CASE("text is taken as it is written") {
  const Value value("010");
  const auto text = value.read.text("k", value.node());
  REQUIRE(text.has_value());
  CHECK(text->value == "010");
  CHECK(place(value.sources, text->at) == "1:4..1:7");
  CHECK(value.findings() == "");
  const Value no("no");
  CHECK(no.read.text("k", no.node())->value == "no");
}

TEST_CASE("null counts as absent for every type") {
  const Value value("~");
  CHECK(!value.read.text("k", value.node()));
  CHECK(value.read.texts("k", value.node()).empty());
  CHECK(!value.read.boolean("k", value.node()));
  CHECK(!value.read.integer("k", value.node()));
  CHECK(!value.read.number("k", value.node(), 0, 1));
  CHECK(!value.read.date("k", value.node()));
  CHECK(!value.read.language("k", value.node()));
  CHECK(value.read.map("k", value.node()).empty());
  CHECK(value.findings() == "");
}

TEST_CASE("a collection where text must be is reported") {
  const Value value("[a, b]");
  CHECK(!value.read.text("k", value.node()));
  CHECK(value.findings() ==
        "1:4..1:10 wrong-type: `k` must be text\n"
        "  ^ found a sequence\n"
        "  help: write `k: text`\n");
}

TEST_CASE("a list of texts may be one text, and each other item is reported") {
  const Value lone("a");
  CHECK(words_of(lone.read.texts("k", lone.node())) == "a;");
  const Value list("[a, [b], '', ~, c]");
  CHECK(words_of(list.read.texts("k", list.node())) == "a;;c;");
  CHECK(list.findings() ==
        "1:8..1:11 wrong-type: `k` must be a list of texts\n"
        "  ^ found a sequence\n"
        "  help: write `k: [one, two]`\n"
        "1:17..1:18 wrong-type: `k` must be a list of texts\n"
        "  ^ found nothing\n"
        "  help: write `k: [one, two]`\n");
  const Value map("{a: b}");
  CHECK(map.read.texts("k", map.node()).empty());
  CHECK(map.findings() ==
        "1:4..1:10 wrong-type: `k` must be a list\n"
        "  ^ found a mapping\n"
        "  help: write `k: [one, two]`\n");
}

TEST_CASE("only the unquoted words true and false are truth values") {
  const Value yes("true");
  CHECK(yes.read.boolean("k", yes.node()) == true);
  const Value no("false");
  CHECK(no.read.boolean("k", no.node()) == false);
  for (const std::string text : {"yes", "no", "on", "True", "1", "\"true\"", "[true]"}) {
    INFO(text);
    const Value value(text);
    CHECK(!value.read.boolean("k", value.node()));
    CHECK(outline(value.sources, value.diagnostics) == "1:4 wrong-type\n");
  }
  const Value quoted("\"true\"");
  CHECK(!quoted.read.boolean("k", quoted.node()));
  CHECK(quoted.findings() ==
        "1:4..1:10 wrong-type: `k` must be `true` or `false`\n"
        "  ^ found `true`\n"
        "  help: write `k: true`\n");
}

TEST_CASE("integers are decimal") {
  const Value ten("010");
  CHECK(ten.read.integer("k", ten.node()) == 10);
  const Value negative("-3");
  CHECK(negative.read.integer("k", negative.node()) == -3);
  for (const std::string text : {"0x1F", "1.5", "1e3", "ten", "''", "1 2", "{a: 1}"}) {
    INFO(text);
    const Value value(text);
    CHECK(!value.read.integer("k", value.node()));
    CHECK(outline(value.sources, value.diagnostics) == "1:4 wrong-type\n");
  }
  const Value large("99999999999999999999");
  CHECK(!large.read.integer("k", large.node()));
  CHECK(large.findings() ==
        "1:4..1:24 invalid-value: `k` is out of range\n"
        "  ^ found `99999999999999999999`\n"
        "  help: use a number nearer to zero\n");
}

TEST_CASE("numbers keep to their range") {
  const Value half("0.5");
  CHECK(half.read.number("k", half.node(), 0, 1) == 0.5);
  const Value one("1");
  CHECK(one.read.number("k", one.node(), 0, 1) == 1.0);
  const Value zero("0");
  CHECK(zero.read.number("k", zero.node(), 0, 1, true) == 0.0);
  CHECK(!zero.read.number("strength", zero.node(), 0, 1));
  CHECK(zero.findings() ==
        "1:4..1:5 invalid-value: `strength` must be a number in (0, 1]\n"
        "  ^ found `0`\n"
        "  help: write, for example, `strength: 0.5`\n");
  for (const std::string text : {"1.01", "-1", "nan", "inf", "0x1", "high", "''", "1e999", "0,5"}) {
    INFO(text);
    const Value value(text);
    CHECK(!value.read.number("k", value.node(), 0, 1));
    CHECK(outline(value.sources, value.diagnostics) == "1:4 invalid-value\n");
  }
  const Value list("[1]");
  CHECK(!list.read.number("k", list.node(), 0, 1, true));
  CHECK(list.findings() ==
        "1:4..1:7 wrong-type: `k` must be a number in [0, 1]\n"
        "  ^ found a sequence\n"
        "  help: write `k: 1`\n");
}

TEST_CASE("one of a few words is taken, and another gets a suggestion") {
  static constexpr std::array<std::string_view, 3> words{"error", "warning", "off"};
  const Value off("off");
  CHECK(off.read.word("k", off.node(), words) == "off");
  const Value near("wraning");
  CHECK(!near.read.word("k", near.node(), words));
  CHECK(near.findings() ==
        "1:4..1:11 invalid-value: `k` must be `error`, `warning` or `off`\n"
        "  ^ found `wraning`\n"
        "  help: did you mean `warning`?\n");
}

TEST_CASE("dates are days of the calendar") {
  const Value day("2024-02-29");
  CHECK(day.read.date("k", day.node())->value == "2024-02-29");
  const Value time("2024-05-31T12:00:00Z");
  CHECK(time.read.date("k", time.node())->value == "2024-05-31T12:00:00Z");
  const Value none("2023-02-29");
  CHECK(!none.read.date("date", none.node()));
  CHECK(none.findings() ==
        "1:4..1:14 invalid-value: `date` must be a date\n"
        "  ^ found `2023-02-29`\n"
        "  help: write `date: 2024-05-31` or `date: 2024-05-31T12:00:00Z`\n");
}

TEST_CASE("a language is a tag of letters, digits and hyphens") {
  for (const std::string tag : {"en", "pt-BR", "zh-Hant-TW", "de-CH-1996", "sl-rozaj-biske"}) {
    INFO(tag);
    const Value value(tag);
    CHECK(value.read.language("k", value.node())->value == tag);
  }
  for (const std::string tag :
       {"e", "en_US", "en-", "-en", "en--us", "englishhh", "1en", "é", "''", "en us"}) {
    INFO(tag);
    const Value value(tag);
    CHECK(!value.read.language("lang", value.node()));
    CHECK(outline(value.sources, value.diagnostics) == "1:4 invalid-value\n");
  }
}

TEST_CASE("something else than a map is reported with the form to write") {
  const Value value("[wood]");
  CHECK(value.read.map("places", value.node(), "id: [label]").empty());
  CHECK(value.findings() ==
        "1:4..1:10 wrong-type: `places` must be a mapping\n"
        "  ^ found a sequence\n"
        "  help: write `places: {id: [label]}`\n");
}

TEST_CASE("a long text is not repeated in a label") {
  const Value value("this text is longer than twenty characters");
  CHECK(!value.read.boolean("k", value.node()));
  CHECK(value.diagnostics.items()[0].labels[0].text == "found text");
}

TEST_CASE("an unknown key gets the nearest one, and a fix that is safe one letter away") {
  static constexpr std::array<std::string_view, 3> known{"characters", "concepts", "to"};
  const Value value("{charcters: 1, konzepts: 2, zebra: 3}");
  for (const YamlEntry& entry : value.node().entries)
    value.read.unknown_key(entry, known, "front matter key", "keys of your own go elsewhere");
  CHECK(value.findings() ==
        "1:5..1:14 unknown-key: unknown front matter key `charcters`\n"
        "  ^ not a known key\n"
        "  help: did you mean `characters`?\n"
        "1:19..1:27 unknown-key: unknown front matter key `konzepts`\n"
        "  ^ not a known key\n"
        "  help: did you mean `concepts`?\n"
        "1:32..1:37 unknown-key: unknown front matter key `zebra`\n"
        "  ^ not a known key\n"
        "  help: keys of your own go elsewhere\n");
  const std::vector<Diagnostic>& items = value.diagnostics.items();
  REQUIRE(items[0].fix.has_value());
  CHECK(items[0].fix->safe);
  CHECK(items[0].fix->edits.at(0).replacement == "characters");
  CHECK(place(value.sources, items[0].fix->edits.at(0).at) == "1:5..1:14");
  REQUIRE(items[1].fix.has_value());
  CHECK(!items[1].fix->safe);
  CHECK(!items[2].fix.has_value());
}

TEST_CASE("the rest of a text behind a comma in brackets is explained") {
  static constexpr std::array<std::string_view, 2> known{"to", "because"};
  const Value value("{to: x, because: a, too, to:y}");
  for (const std::size_t index : {2U, 3U})
    value.read.unknown_key(value.node().entries.at(index), known, "correspondence key");
  CHECK(value.findings() ==
        "1:24..1:27 unknown-key: unknown correspondence key `too`\n"
        "  ^ not a known key\n"
        "  help: a comma ends a value inside `{ }`; put the text in quotes\n"
        "1:29..1:33 unknown-key: unknown correspondence key `to:y`\n"
        "  ^ not a known key\n"
        "  help: write a space behind the colon\n");
}

TEST_CASE("an unknown key without a value is an unknown key, and no text behind a comma") {
  static constexpr std::array<std::string_view, 1> known{"title"};
  const Value value("\n  titel:\n");
  value.read.unknown_key(value.node().entries.at(0), known, "front matter key");
  CHECK(value.findings() ==
        "2:3..2:8 unknown-key: unknown front matter key `titel`\n"
        "  ^ not a known key\n"
        "  help: did you mean `title`?\n");
}

TEST_CASE("a key is not renamed to one that is there, in this source or by an earlier fix") {
  static constexpr std::array<std::string_view, 2> known{"title", "weight"};
  const auto fixes = [](const std::string& text, bool is_other_source) {
    Value value(text);
    for (const YamlEntry& entry : value.node().entries)
      if (entry.key.value != "title") value.read.unknown_key(entry, known, "key");
    YamlNode map = value.map;
    if (is_other_source) map.at.source = value.sources.add("other.md", "");
    keep_keys_unique(map, value.diagnostics);
    std::size_t count = 0;
    for (const Diagnostic& finding : value.diagnostics.items()) count += finding.fix.has_value();
    return count;
  };
  CHECK(fixes("{titel: a, wieght: b}", false) == 2);
  CHECK(fixes("{title: a, titel: b}", false) == 0);
  CHECK(fixes("{titel: a, tilte: b}", false) == 1);
  CHECK(fixes("{title: a, titel: b}", true) == 1);
}

TEST_CASE("a finding without advice, and a text of two lines, are told in one line each") {
  const Value value("\"a\\nb\"");
  value.read.wrong_type("k", value.node(), "a colour", {});
  CHECK(value.findings() ==
        "1:4..1:10 wrong-type: `k` must be a colour\n"
        "  ^ found text\n");
}

TEST_CASE("a range with its lower end ends there") {
  const auto number = [](const std::string& text) {
    const Value value(text);
    return value.read.number("k", value.node(), 0, 1, true);
  };
  CHECK(number("0") == 0.0);
  CHECK(number("1") == 1.0);
  CHECK_FALSE(number("-0.5"));
}

TEST_CASE("a language begins with two letters, and knows no other characters") {
  for (const char* tag : {"'e{'", "e-x", "'-en'", "e", "1n"}) {
    const Value value(tag);
    CHECK_FALSE(value.read.language("k", value.node()));
  }
}

}  // namespace allegory
