// The configuration: each key, its default, and the finding for what it cannot be.
#include "config.h"

#include <catch2/catch.hpp>

#include "support/findings.h"

namespace allegory {

namespace {

struct ReadFile {
  SourceSet sources;
  Diagnostics diagnostics;
  Config config;

  explicit ReadFile(const std::string& text)
      : config(read_config(sources, sources.add("allegory.yaml", text), diagnostics)) {}
  std::string findings() const { return describe(sources, diagnostics); }
};

/// What is found in a project with a title and one line more; it is the second.
std::string findings(const std::string& line) { return ReadFile("title: T\n" + line).findings(); }

}  // namespace

TEST_CASE("a title is enough, and all else has a default") {
  const ReadFile read("title: Oz\n");
  CHECK(read.findings() == "");
  CHECK(read.config.title.value == "Oz");
  CHECK(place(read.sources, read.config.title.at) == "1:8..1:10");
  CHECK(read.config.lang == "en");
  CHECK(read.config.theme.value == "emerald");
  CHECK(read.config.formats.empty());
  CHECK(!read.config.base_url);
  CHECK(!read.config.deny);
  CHECK(!read.config.wiki.many_pages);
  CHECK(read.config.min_systematicity == 0.0);
  CHECK(read.config.extra.type == YamlNode::Type::null);
}

TEST_CASE("every key of the configuration is read") {
  const ReadFile read(
      "title: 010\ndescription: d\nauthor: a\nbase_url: https://example.org/oz\nlang: de-CH\n"
      "theme: ruby\nformats: [site, json]\nlevels: {one-to-one: off, unknown-key: error}\n"
      "deny: warning\nwiki: {page: Home, pages: many, url: https://w.org/}\n"
      "edit_url: https://e.org/\nmin_systematicity: 0.7\nstop_words: [he, it]\nextra: {k: v}\n");
  CHECK(read.findings() == "");
  const Config& config = read.config;
  CHECK(config.title.value == "010");
  CHECK(config.description == "d");
  CHECK(config.author == "a");
  CHECK(config.base_url->value == "https://example.org/oz/");
  CHECK(place(read.sources, config.base_url->at) == "4:11..4:33");
  CHECK(config.lang == "de-CH");
  CHECK(config.theme.value == "ruby");
  REQUIRE(config.formats.size() == 2);
  CHECK(config.formats[1].value == "json");
  REQUIRE(config.levels.size() == 2);
  CHECK(config.levels.at("one-to-one").value == Level::off);
  CHECK(config.levels.at("unknown-key").value == Level::error);
  CHECK(place(read.sources, config.levels.at("one-to-one").at) == "8:10..8:20");
  CHECK(config.deny == Deny::warning);
  CHECK(config.wiki.page->value == "Home");
  CHECK(config.wiki.many_pages);
  CHECK(config.wiki.url->value == "https://w.org/");
  CHECK(*config.edit_url == "https://e.org/");
  CHECK(config.min_systematicity == 0.7);
  CHECK(config.stop_words == std::vector<std::string>{"he", "it"});
  CHECK(config.extra.entries.at(0).key.value == "k");
}

TEST_CASE("every key has a sentence, and an example and a default that can be read") {
  const std::span<const Property> all = properties_of(config_shape);
  CHECK(all.size() == 19);
  for (const Property& property : all) {
    INFO(property.key);
    CHECK(property.meaning.back() == '.');
    const std::string title = property.key == "title" ? "" : "title: T\n";
    for (const std::string_view value : {property.example, property.otherwise})
      if (!value.empty())
        CHECK(ReadFile(fmt::format("{}{}: {}\n", title, property.key, value)).findings() == "");
  }
}

TEST_CASE("a missing or empty title is reported at the start of the file") {
  for (const std::string text : {"", "lang: de\n", "title:\n", "title: ' '\n", "# nothing\n"}) {
    INFO(text);
    CHECK(ReadFile(text).findings() ==
          "1:1..1:1 missing-key: the site has no `title`\n"
          "  ^ expected here\n"
          "  help: write `title: the name of the site`\n");
  }
}

TEST_CASE("a title that cannot be read is not also missing") {
  CHECK(ReadFile("title: [a]\n").findings() ==
        "1:8..1:11 wrong-type: `title` must be text\n"
        "  ^ found a sequence\n"
        "  help: write `title: text`\n");
  const ReadFile broken("title: \"Oz\nlang: de\n");
  CHECK(outline(broken.sources, broken.diagnostics) == "1:8 front-matter-syntax\n");
  CHECK(broken.config.lang == "en");
}

TEST_CASE("unknown keys are found at every level") {
  CHECK(findings("them: ruby\n") ==
        "2:1..2:5 unknown-key: unknown configuration key `them`\n"
        "  ^ not a known key\n"
        "  help: did you mean `theme`?\n");
  CHECK(findings("zebra: 1\n") ==
        "2:1..2:6 unknown-key: unknown configuration key `zebra`\n"
        "  ^ not a known key\n"
        "  help: keys of your own go under `extra:`\n");
  CHECK(findings("wiki: {paegs: many}\n") ==
        "2:8..2:13 unknown-key: unknown `wiki` key `paegs`\n"
        "  ^ not a known key\n"
        "  help: did you mean `pages`?\n");
}

TEST_CASE("a base address is http or https, a host and a path") {
  for (const std::string url : {"http://localhost:8080", "https://example.org/a/b/",
                                "https://bücher.example", "http://[::1]:80/x", "http://10.0.0.1"}) {
    INFO(url);
    const ReadFile read("title: T\nbase_url: " + url + "\n");
    CHECK(read.findings() == "");
    REQUIRE(read.config.base_url.has_value());
    CHECK(read.config.base_url->value == url + (url.back() == '/' ? "" : "/"));
  }
  for (const std::string url :
       {"example.org", "/a/", "ftp://example.org/", "https://", "https:///a",
        "https://u@example.org/", "https://example.org/?q", "'https://example.org/#x'",
        "https://exa mple.org/", "https://example.org:x/", "https://example.org:/", "HTTPS",
        "https://[::1/", "http://[]/"}) {
    INFO(url);
    const ReadFile read("title: T\nbase_url: " + url + "\n");
    CHECK(!read.config.base_url);
    CHECK(outline(read.sources, read.diagnostics) == "2:11 invalid-value\n");
  }
  for (const std::string url :
       {"javascript://example.org/", "'data:text/html,x'", "\"java\\tscript:x\""}) {
    INFO(url);
    const ReadFile read("title: T\nbase_url: " + url + "\n");
    CHECK(!read.config.base_url);
    CHECK(outline(read.sources, read.diagnostics) == "2:11 unsafe-link\n");
  }
  CHECK(findings("base_url: example.org\n") ==
        "2:11..2:22 invalid-value: `base_url` must be an absolute http or https address\n"
        "  ^ found `example.org`\n"
        "  help: write `base_url: https://example.org/path/`, with neither `?` nor `#`\n");
}

TEST_CASE("words and numbers out of their range are reported") {
  CHECK(findings("lang: en_US\n") ==
        "2:7..2:12 invalid-value: `lang` must be a language tag\n"
        "  ^ found `en_US`\n"
        "  help: write `lang: en` or `lang: pt-BR`\n");
  CHECK(findings("deny: warnings\n") ==
        "2:7..2:15 invalid-value: `deny` must be `error`, `warning`, `note` or `never`\n"
        "  ^ found `warnings`\n"
        "  help: did you mean `warning`?\n");
  CHECK(findings("levels: {one-to-one: fatal}\n") ==
        "2:22..2:27 invalid-value: `one-to-one` must be `error`, `warning`, `note` or `off`\n"
        "  ^ found `fatal`\n");
  CHECK(findings("wiki: {pages: 2}\n") ==
        "2:15..2:16 invalid-value: `pages` must be `single` or `many`\n"
        "  ^ found `2`\n");
  CHECK(findings("min_systematicity: 1.5\n") ==
        "2:20..2:23 invalid-value: `min_systematicity` must be a number in [0, 1]\n"
        "  ^ found `1.5`\n"
        "  help: write, for example, `min_systematicity: 0.5`\n");
  CHECK(findings("min_systematicity: 0\n") == "");
}

TEST_CASE("values of the wrong type are reported and the default stands in") {
  const ReadFile read(
      "title: T\ntheme: [a]\nwiki: github\nlevels: [a]\nformats: {a: b}\nextra: x\n"
      "stop_words: {a: b}\n");
  CHECK(outline(read.sources, read.diagnostics) ==
        "2:8 wrong-type\n3:7 wrong-type\n4:9 wrong-type\n5:10 wrong-type\n6:8 wrong-type\n"
        "7:13 wrong-type\n");
  CHECK(read.config.theme.value == "emerald");
  CHECK(read.config.levels.empty());
}

TEST_CASE("the severity words are the same on the command line") {
  CHECK(deny_from("error") == Deny::error);
  CHECK(deny_from("warning") == Deny::warning);
  CHECK(deny_from("note") == Deny::note);
  CHECK(deny_from("never") == Deny::never);
  CHECK(!deny_from("off"));
  CHECK(!deny_from("Error"));
  CHECK(level_from("error") == Level::error);
  CHECK(level_from("warning") == Level::warning);
  CHECK(level_from("note") == Level::note);
  CHECK(level_from("off") == Level::off);
  CHECK(!level_from("never"));
  CHECK(!level_from(""));
}

}  // namespace allegory
