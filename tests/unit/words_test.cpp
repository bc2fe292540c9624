// What a theme says itself: languages, what is filled in, and what is wrong with a translation.
#include "words.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <utility>
#include <vector>

#include "support/findings.h"

namespace allegory {

namespace {

/// Files of words, the lowest first, read.
struct ReadWords {
  SourceSet sources;
  Diagnostics diagnostics;
  WordBook book;

  explicit ReadWords(const std::vector<std::pair<std::string, std::string>>& files) {
    ThemeFiles theme;
    for (const auto& [path, text] : files) {
      // The lowest file of a path is that of `base`.
      const bool is_lowest =
          std::ranges::find(theme.joined, path, &ThemeFile::path) == theme.joined.end();
      theme.joined.push_back(
          {path, sources.add((is_lowest ? "themes/base/" : "themes/mine/") + path, text)});
    }
    book = read_words(theme, sources, diagnostics);
  }
  std::string findings() const { return describe(sources, diagnostics); }
  std::string in(std::string_view lang, std::string_view key) const {
    return std::string(book.in(lang).of(key));
  }
};

const std::string english = "next: Next\ncount: \"{1} of {2}\"\n";

}  // namespace

TEST_CASE("a language is looked up as it is, then without its last part, then as English") {
  const ReadWords words({{"words/de.yaml", "next: Weiter\ncount: \"{1} von {2}\"\n"},
                         {"words/en.yaml", english},
                         {"words/de-AT.yaml", "next: Weida\n"}});
  CHECK(words.findings() == "");
  CHECK(words.in("de", "next") == "Weiter");
  CHECK(words.in("DE-ch-1996", "next") == "Weiter");
  CHECK(words.in("de-at", "next") == "Weida");
  CHECK(words.in("de-AT-x-wien", "count") == "{1} von {2}");
  CHECK(words.in("fr", "next") == "Next");
  CHECK(words.in("", "next") == "Next");
  CHECK(words.in("en-GB", "next") == "Next");
  CHECK(words.in("de", "no_such_key") == "no_such_key");
  CHECK(words.book.languages() == std::vector<std::string>{"de", "de-at", "en"});
}

TEST_CASE("what is filled in is text, and a place without a part stays") {
  const std::vector<std::pair<std::string, std::string>> files{
      {"words/en.yaml", "a: \"{2} < {1}, {2}\"\nb: \"{3} { {x} {0} {1\"\nc: plain\n"}};
  const ReadWords words(files);
  const Words& book = words.book.in("en");
  CHECK(book.of("a", {"{2}", "y"}) == "y < {2}, y");
  CHECK(book.of("b", {"x", "y"}) == "{3} { {x} {0} {1");
  CHECK(book.of("c", {"x"}) == "plain");
}

TEST_CASE("a theme changes the words of the one below, text by text") {
  const ReadWords words({{"words/de.yaml", "next: Weiter\ncount: \"{1} von {2}\"\n"},
                         {"words/en.yaml", english},
                         {"words/de.yaml", "next: Voran\n"},
                         {"words/en.yaml", "next: Onward\nextra_motto: Look up\n"},
                         {"words/de.yaml", "extra_motto: Schau hin\n"}});
  CHECK(words.findings() == "");
  CHECK(words.in("en", "next") == "Onward");
  CHECK(words.in("de", "next") == "Voran");
  CHECK(words.in("de", "extra_motto") == "Schau hin");
  CHECK(words.in("de", "count") == "{1} von {2}");
}

TEST_CASE("what a translation leaves out is told in English, with a finding for the language") {
  const ReadWords words({{"words/en.yaml", english}, {"words/de.yaml", "next: Weiter\n"}});
  CHECK(words.findings() ==
        "1:1..1:1 missing-word: the words in `de` lack `count`\n"
        "  ^ these are shown in English\n"
        "  help: add them in that language\n");
  CHECK(words.in("de", "count") == "{1} of {2}");
}

TEST_CASE("a key that English lacks is reported, and so is another place to fill in") {
  const ReadWords words({{"words/en.yaml", english},
                         {"words/de.yaml", "nexd: Weiter\nnext: \"{1}\"\ncount: \"{2} {1}\"\n"}});
  const std::string findings = words.findings();
  CHECK(findings.find("unknown-key: unknown key of a theme's words `nexd`") != std::string::npos);
  CHECK(findings.find("did you mean `next`?") != std::string::npos);
  CHECK(findings.find("invalid-value: `next` fills in `{1}`, and English nothing") !=
        std::string::npos);
  CHECK(words.in("de", "next") == "Next");
  CHECK(words.in("de", "count") == "{2} {1}");
}

TEST_CASE("files that are no words are passed over, and broken ones are reported") {
  const ReadWords words({{"words/en.yaml", english}, {"words/note.txt", "x"}, {"theme.css", "x"}});
  CHECK(words.findings() == "");
  const ReadWords broken({{"words/en.yaml", english}, {"words/de.yaml", "next: [a\n"}});
  CHECK(broken.findings().find("front-matter-syntax") != std::string::npos);
  CHECK(broken.in("de", "next") == "Next");
  CHECK(ReadWords({}).in("en", "next") == "next");
}

TEST_CASE("templates see the keys of English, and pages share one object of texts") {
  const ReadWords words({{"words/en.yaml", english}});
  const Shape shape = words.book.shape();
  REQUIRE(shape.fields.size() == 2);
  CHECK(shape.fields[0].name == "count");
  CHECK(shape.fields[1].name == "next");
  const Value& value = words.book.in("en").value();
  const Value shared = Value::shared(value);
  CHECK(&shared.data() == &value.data());
  const Value copy = shared;
  CHECK(&copy.data() == &value.data());
}

}  // namespace allegory
