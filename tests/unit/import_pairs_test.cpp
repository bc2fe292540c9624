// What is taken for a pair, and what is only asked about.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "import/cast.h"
#include "import/pair_text.h"
#include "import/pairs.h"
#include "import/sections.h"

namespace allegory {

namespace {

struct Found {
  std::string pairs;   ///< `a → b, c (because)`, one on each line
  std::string doubts;  ///< `rule line: message`
  std::string sides;
};

Found found_in(std::string_view text) {
  SourceSet sources;
  Diagnostics diagnostics;
  const SourceId id = sources.add("page.md", std::string(text));
  const Outline outline = read_outline(sources, {id, 0, static_cast<std::uint32_t>(text.size())});
  const FoundPairs found = find_pairs(outline, title_block(outline), sources, diagnostics);
  Found result;
  for (const FoundPair& pair : found.pairs)
    result.pairs +=
        fmt::format("{} → {}{}\n", fmt::join(pair.story, ", "), fmt::join(pair.idea, ", "),
                    pair.because.empty() ? "" : " (" + pair.because + ")");
  for (const Diagnostic& doubt : diagnostics.items())
    result.doubts +=
        fmt::format("{} {}: {}\n", doubt.name, sources.position(id, doubt.labels[0].at.begin).line,
                    doubt.message);
  if (!found.story.empty()) result.sides = found.story + " / " + found.idea;
  return result;
}

}  // namespace

TEST_CASE("a bullet that opens with two names in bold is a pair, alone or among others") {
  CHECK(found_in("- **Dorothy: The Large Language Model (LLM):** They set out. They learn.\n")
            .pairs == "Dorothy → The Large Language Model (LLM)\n");
  CHECK(found_in("- **Dorothy: The Model**<a name=\"d\"></a> — both set out\n  with nothing\n")
            .pairs == "Dorothy → The Model (both set out with nothing)\n");
  CHECK(found_in("**The Road: The Path** Prose that goes on. And on.\n").pairs ==
        "The Road → The Path\n");
  CHECK(found_in("* **The Road → The Path**\n").pairs == "The Road → The Path\n");
}

TEST_CASE("a bold name and a short one behind it are a pair where the list has that habit") {
  CHECK(found_in("* **Dorothy**: the model\n* **Toto:** the logger\n").pairs ==
        "Dorothy → the model\nToto → the logger\n");
  const Found lone = found_in("* **Dorothy**: the model\n* Toto barks.\n* Oz is far.\n");
  CHECK(lone.pairs.empty());
  CHECK(lone.doubts == "import-pair 1: `Dorothy` and `the model` may be a pair\n");
  CHECK(found_in("* **Understanding.** Words are not enough.\n* **Note: this** is one.\n")
            .pairs.empty());
  CHECK(found_in("- **Bias.** It is lopsided, and repeats the slant of what was read.\n")
            .doubts.empty());
}

TEST_CASE("bullets that Markdown does not know are read line by line") {
  const Found found = found_in(
      "• Dorothy: Model: both set out with nothing\n• Lion: Limits: It is strong. It is afraid.\n"
      "• Toto: Logger\n");
  CHECK(found.pairs ==
        "Dorothy → Model (both set out with nothing)\nLion → Limits\nToto → Logger\n");
}

TEST_CASE("lines that end in a colon and say `as` are labels of pairs, if there are several") {
  CHECK(found_in("Dorothy as the Model:\n\nShe walks.\n\nToto as the Log:\n\nHe barks.\n").pairs ==
        "Dorothy → the Model\nToto → the Log\n");
  CHECK(found_in("The steps are as follows:\n\nUsed as a tool:\n\nSeen as such:\n").pairs.empty());
  const Found lone = found_in("Dorothy as the Model:\n\nShe walks.\n");
  CHECK(lone.pairs.empty());
  CHECK(lone.doubts == "import-pair 1: `Dorothy` and `the Model` may be a pair\n");
}

TEST_CASE("lists of arrows and of equals signs are pairs, chains are not") {
  CHECK(found_in("keys → types\nlocks -> programs\nages => theorems — all of them take time\n")
            .pairs == "keys → types\nlocks → programs\nages → theorems (all of them take time)\n");
  CHECK(found_in("- key = type\n- lock = program\n").pairs == "key → type\nlock → program\n");
  CHECK(found_in("- key = type\n- and so on\n").doubts.empty());
  CHECK(found_in("- a1 → b1 → c1\n- a2 → b2 → c2\n").pairs.empty());
  CHECK(found_in("```\nkeys -> types\nlocks -> programs\n```\n").pairs.empty());
}

TEST_CASE("a table of two columns is a list of pairs, and its head names the sides") {
  const Found found = found_in(
      "| Oz | Machine learning | Why |\n| --- | --- | --- |\n| Dorothy | model | she sets out |\n"
      "| fears | bias, noise | |\n| Total | 2 | |\n| Toto | | |\n");
  CHECK(found.pairs == "Dorothy → model (she sets out)\nfears → bias, noise\n");
  CHECK(found.sides == "Oz / Machine learning");
  CHECK(found.doubts ==
        "import-pair 4: `bias, noise` is read as 2 names\n"
        "import-row 5: a row adds up the others\n"
        "import-row 6: a row of a table of pairs has an empty cell\n");
}

TEST_CASE("the head of a table says which column is which") {
  CHECK(found_in("| Concept | Character |\n| - | - |\n| model | Dorothy |\n").pairs ==
        "Dorothy → model\n");
  CHECK(
      found_in("| Character | Wish | What it stands for |\n|-|-|-|\n| Lion | courage | limits |\n")
          .pairs == "Lion → limits\n");
  CHECK(found_in("| Character | Concept |\n|-|-|\n| Lion | limits |\n").sides.empty());
}

TEST_CASE("a table of figures or of descriptions is none of pairs") {
  CHECK(found_in("| Year | Pages |\n|-|-|\n| 2023 | 12 |\n| 2024 | 20 |\n").pairs.empty());
  CHECK(found_in(
            "| Key | Effect |\n|-|-|\n| a | It opens the file. Then it waits for you to type. |\n")
            .pairs.empty());
  CHECK(found_in("| A | B | C |\n|-|-|-|\n| x | y | z |\n").pairs.empty());
}

TEST_CASE("headings are pairs if several are, and the title of the page never is") {
  CHECK(found_in("# Oz: A Tale\n\n## Dorothy: Model\n\n## Toto: Log\n").pairs ==
        "Dorothy → Model\nToto → Log\n");
  CHECK(found_in("# Oz: A Tale\n\n## Characters as Metaphors\n").doubts.empty());
}

TEST_CASE("a name is a few words that are no sentence, figure or address") {
  CHECK(can_be_name("Dorothy"));
  CHECK(can_be_name("🌱"));
  CHECK(can_be_name("دوروثي"));
  CHECK(can_be_name("Dr. Pipt"));
  CHECK_FALSE(can_be_name(""));
  CHECK_FALSE(can_be_name("It rains. She runs"));
  CHECK_FALSE(can_be_name("1,200"));
  CHECK_FALSE(can_be_name("https://example.org"));
  CHECK_FALSE(can_be_name("one two three four five six seven eight nine ten eleven"));
  CHECK_FALSE(can_be_name("--"));
}

TEST_CASE("a reason is one sentence") {
  CHECK(reason_from("both set out\nwith nothing.") == "both set out with nothing.");
  CHECK(reason_from("They set out. They learn.").empty());
  CHECK(reason_from("both").empty());
}

TEST_CASE("names that differ in an article, case or abbreviation are one") {
  std::vector<FoundPair> found;
  const auto add = [&](FoundPair::Form form, std::string story, std::string idea,
                       std::uint32_t at) {
    found.push_back({form, {std::move(story)}, {std::move(idea)}, {}, {{0}, at, at + 1}});
  };
  add(FoundPair::Form::bold, "The Girl", "The Large Language Model (LLM)", 0);
  add(FoundPair::Form::heading, "The Far City", "the road", 1);
  add(FoundPair::Form::table, "girl", "large language model", 2);
  add(FoundPair::Form::table, "City", "The Road", 3);
  found[2].because = "she learns";
  Diagnostics diagnostics;
  const ImportedCast cast = make_cast(
      found, [](std::uint32_t at) { return at < 2 ? 0U : 1U; }, diagnostics);
  const std::vector<std::string> yaml = cast_yaml(cast, 2);
  CHECK(yaml[0] ==
        "characters:\n  the-girl: [The Girl, Girl]\n"
        "concepts:\n  the-large-language-model: [The Large Language Model, Large Language Model, "
        "LLM]\n"
        "maps:\n  the-girl:\n    to: the-large-language-model\n    because: she learns\n");
  CHECK(yaml[1] ==
        "characters:\n  city: [City]\nconcepts:\n  the-road: [The Road, Road]\n"
        "maps:\n  city: the-road\n");
  REQUIRE(diagnostics.items().size() == 1);
  CHECK(diagnostics.items()[0].message ==
        "`The Far City` and `the road` do not go with another pair");
}

}  // namespace allegory
