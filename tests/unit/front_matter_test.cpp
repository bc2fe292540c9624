// The keys of a page: what each becomes, and the finding for what it cannot be.
#include "front_matter.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "support/front_matter_case.h"

namespace allegory {

TEST_CASE("an empty block is a page with nothing set") {
  const FrontMatter front = clean("");
  CHECK(!front.title);
  CHECK(!front.weight);
  CHECK(!front.allegory);
  CHECK(!front.draft);
  CHECK(front.keys.empty());
}

TEST_CASE("the keys that every generator knows are read") {
  const FrontMatter front = clean(
      "title: 010\ndescription: no\nimage: road.svg\nlang: pt-BR\nauthor: Ann\ndate: 2024-02-29\n"
      "updated: 2024-03-01T10:00:00+01:00\ndraft: true\nweight: -30\ntags: lone\n"
      "aliases: [/old/, older.html]\nslug: the-löwe-2\nid: stable\nlayout: wide\n"
      "extra: {colour: [red]}\ntakeaway: Walk on.\nreviewed: abc\nallow: [one-to-one]\n"
      "cast: [fox, crow]\nscope: site\n");
  CHECK(front.title->value == "010");
  CHECK(front.description->value == "no");
  CHECK(front.image->value == "road.svg");
  CHECK(front.lang->value == "pt-BR");
  CHECK(front.author->value == "Ann");
  CHECK(front.date->value == "2024-02-29");
  CHECK(front.updated->value == "2024-03-01T10:00:00+01:00");
  CHECK(front.draft);
  CHECK(front.weight == -30);
  CHECK(words(front.tags) == "lone");
  CHECK(words(front.aliases) == "/old/,older.html");
  CHECK(front.slug->value == "the-löwe-2");
  CHECK(front.id->value == "stable");
  CHECK(front.layout->value == "wide");
  REQUIRE(front.extra.type == YamlNode::Type::map);
  CHECK(front.extra.entries[0].key.value == "colour");
  CHECK(front.takeaway->value == "Walk on.");
  CHECK(front.reviewed->value == "abc");
  CHECK(words(front.allow) == "one-to-one");
  CHECK(words(front.cast) == "fox,crow");
  CHECK(front.site_scope);
  CHECK(front.keys.size() == 20);
  CHECK(front.keys[1].value == "description");
}

TEST_CASE("`lastmod` is `updated` under another name, and `updated` wins") {
  CHECK(clean("lastmod: 2024-01-01\n").updated->value == "2024-01-01");
  for (const std::string text : {"lastmod: 2024-01-01\nupdated: 2024-02-02\n",
                                 "updated: 2024-02-02\nlastmod: 2024-01-01\n"}) {
    const ReadPage both(text);
    CHECK(both.front.updated->value == "2024-02-02");
    CHECK(both.diagnostics.items().size() == 1);
  }
  const ReadPage both("updated: 2024-02-02\nlastmod: 2024-01-01\n");
  CHECK(both.findings() ==
        "3:1..3:8 invalid-value: `lastmod` repeats `updated`\n"
        "  ^ has no effect\n"
        "  2:1..2:8 counts\n"
        "  help: remove `lastmod`\n");
}

TEST_CASE(
    "an unknown key, a group that is a list and a statement without a verb are three findings") {
  const ReadPage page(
      "domain: base\ncharcters: {fox: [Fox]}\nplaces: [wood]\nrelations:\n  r1: fox\n");
  CHECK(
      page.findings() ==
      "3:1..3:10 unknown-key: unknown front matter key `charcters`\n"
      "  ^ not a known key\n"
      "  help: did you mean `characters`?\n"
      "4:9..4:15 wrong-type: `places` must be a mapping\n"
      "  ^ found a sequence\n"
      "  help: write `places: {id: [label, other label]}`\n"
      "6:7..6:10 bad-statement: cannot read the statement `r1`: expected a verb after the subject\n"
      "  ^ here\n"
      "  help: write `subject verb object`, e.g. `scarecrow desires brain`\n");
}

TEST_CASE("a key of one's own is sent to `extra`") {
  const ReadPage page("my.colour: red\n");
  CHECK(page.findings() ==
        "2:1..2:10 unknown-key: unknown front matter key `my.colour`\n"
        "  ^ not a known key\n"
        "  help: keys of your own go under `extra:`\n");
}

TEST_CASE("an allegory may be given by its key alone") {
  for (const std::string text : {"allegory:\n", "allegory: {}\n", "allegory: ~\n"}) {
    const FrontMatter front = clean(text);
    REQUIRE(front.allegory.has_value());
    CHECK(!front.allegory->story);
  }
  const FrontMatter front = clean(
      "allegory: {story: Oz, idea: Machine learning, summary: s, takeaway: t, uses: [cave], "
      "version_of: old}\n");
  CHECK(front.allegory->story->value == "Oz");
  CHECK(front.allegory->idea->value == "Machine learning");
  CHECK(front.allegory->summary->value == "s");
  CHECK(front.allegory->takeaway->value == "t");
  CHECK(words(front.allegory->uses) == "cave");
  CHECK(front.allegory->version_of->value == "old");
  const ReadPage page("allegory: true\n");
  CHECK(page.front.allegory.has_value());
  CHECK(page.findings() ==
        "2:11..2:15 wrong-type: `allegory` must be a mapping\n"
        "  ^ found `true`\n"
        "  help: write `allegory: {story: A, idea: B}`\n");
  const ReadPage misspelt("allegory: {stroy: Oz}\n");
  CHECK(misspelt.findings() ==
        "2:12..2:17 unknown-key: unknown `allegory` key `stroy`\n"
        "  ^ not a known key\n"
        "  help: did you mean `story`?\n");
}

TEST_CASE("a slug is one part of an address") {
  const ReadPage page("slug: The Fox\n");
  CHECK(!page.front.slug);
  CHECK(page.findings() ==
        "2:7..2:14 invalid-value: `The Fox` cannot be a part of an address\n"
        "  ^ found a character that needs escapes\n"
        "  help: write `slug: the-fox`\n");
  for (const std::string slug : {"a/b", "..", "a_b", "-a", "'a.b'", "''", "🌱", "É", "a{b"}) {
    INFO(slug);
    const ReadPage other("slug: " + slug + "\n");
    CHECK(!other.front.slug);
    CHECK(outline(other.sources, other.diagnostics) == "2:7 invalid-value\n");
  }
}

TEST_CASE("a slug whose suggestion would be none gets no suggestion") {
  const ReadPage page("slug: _a\n");
  CHECK(page.findings() ==
        "2:7..2:9 invalid-value: `_a` cannot be a part of an address\n"
        "  ^ found a character that needs escapes\n");
}

TEST_CASE("an alias is a path of this site") {
  CHECK(words(clean("aliases: [/old/, old.html, a/b/c/, /é/]\n").aliases) ==
        "/old/,old.html,a/b/c/,/é/");
  for (const std::string alias :
       {"../x", "a/../b", "https://x.org/", "//x.org", "javascript:x", "'a?b'", "'a#b'", "a\\b",
        "''", "/", "./a", "'%2e%2e/x'", "a%7Fb", "\"a\\tb\""}) {
    INFO(alias);
    const ReadPage page("aliases: [" + alias + "]\n");
    CHECK(page.front.aliases.empty());
    CHECK(outline(page.sources, page.diagnostics) == "2:11 invalid-value\n");
  }
  const ReadPage page("aliases: ../x\n");
  CHECK(page.findings() ==
        "2:10..2:14 invalid-value: `../x` is not a path of this site\n"
        "  ^ cannot lead here\n"
        "  help: write a path such as `/old/` or `old.html`\n");
}

TEST_CASE("values of the wrong type leave the default and the other keys") {
  const ReadPage page(
      "weight: heavy\ndraft: yes\nscope: page\nlang: en_US\nextra: [a]\ntitle: T\n");
  CHECK(outline(page.sources, page.diagnostics) ==
        "2:9 wrong-type\n3:8 wrong-type\n4:8 invalid-value\n5:7 invalid-value\n6:8 wrong-type\n");
  CHECK(!page.front.weight);
  CHECK(!page.front.draft);
  CHECK(!page.front.site_scope);
  CHECK(!page.front.lang);
  CHECK(page.front.extra.type == YamlNode::Type::null);
  CHECK(page.front.title->value == "T");
}

TEST_CASE("every key is listed once, with a sentence, an example and a default that can be read") {
  std::vector<std::string_view> names;
  for (const Property& property : properties_of(front_matter_shape())) {
    names.push_back(property.key);
    CHECK(property.meaning.back() == '.');
    // With no value it is absent, and no finding.
    for (const std::string_view value : {std::string_view(), property.example, property.otherwise})
      CHECK(clean(fmt::format("{}: {}\n", property.key, value)).keys.size() == 1);
  }
  CHECK(names.size() == 47);
  std::sort(names.begin(), names.end());
  CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
}

}  // namespace allegory
