#include "review.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "analogy/review.h"
#include "support/project.h"
#include "support/test_disk.h"

namespace allegory {

namespace {

constexpr std::string_view page = R"(-- content/index.md --
---
characters: {wizard: [Wizard, Oz], dorothy: [Dorothy]}
concepts: {judge: [judge], user: [user]}
relations:
  humbug: wizard is unattainable
  asks: dorothy asks wizard
  far: judge is unattainable
  why: asks causes humbug
maps:
  wizard: {to: judge, because: both are far}
  dorothy: user
---
)";

std::string replaced(std::string_view old, std::string_view by) {
  std::string result(page);
  const std::size_t at = result.find(old);
  REQUIRE(at != std::string::npos);
  return result.replace(at, old.size(), by);
}

/// The stamp of the first correspondence.
std::string stamp(const std::string& text) {
  const CheckedProject project = check_case(text);
  return review_states(project.site, 0).at(0).stamp();
}

}  // namespace

TEST_CASE("a stamp is a word of twelve digits that no date and no number is") {
  CHECK(is_stamp(stamp(std::string(page))));
  CHECK(is_stamp("a00000000000"));
  for (const std::string text : {"202403061230", "A00000000000", "a0000000000", "a000000000000",
                                 "g00000000000", "by Ann", ""})
    CHECK_FALSE(is_stamp(text));
}

TEST_CASE("a stamp changes with labels, kinds and statements around its end") {
  const std::string before = stamp(std::string(page));
  for (const std::string& after :
       {replaced("[Wizard, Oz]", "[Wizard]"), replaced("[Wizard, Oz]", "[Oz, Wizard]"),
        replaced("wizard is unattainable", "wizard is far"),
        replaced("wizard is unattainable", "not wizard is unattainable"),
        replaced("dorothy asks wizard", "wizard asks dorothy"),
        replaced("  asks: dorothy asks wizard\n", "  asks: dorothy is kind\n"),
        replaced("characters: {wizard: [Wizard, Oz],",
                 "groups: {wizard: [Wizard, Oz]}\ncharacters: {")})
    CHECK(stamp(after) != before);
}

TEST_CASE("a stamp does not change with order, ids of statements, reasons, or what is elsewhere") {
  const std::string before = stamp(std::string(page));
  for (const std::string& after :
       {replaced("  humbug: wizard is unattainable\n  asks: dorothy asks wizard\n",
                 "  asks: dorothy asks wizard\n  humbug: wizard is unattainable\n"),
        replaced("humbug: wizard", "fraud: wizard"), replaced("both are far", "so it is"),
        replaced("[Dorothy]", "[Dorothy, girl]"),
        replaced("dorothy asks wizard", "\"dorothy   asks wizard\""),
        replaced("  far:", "  again: wizard is unattainable\n  far:"),
        std::string(page) + "-- content/draft.md --\n---\ndraft: true\nrelations: {x: wizard is "
                            "kind}\n---\n"})
    CHECK(stamp(after) == before);
}

TEST_CASE("a stamp tells on which side something changed") {
  const CheckedProject before = check_case(page);
  const std::string old = review_states(before.site, 0).at(0).stamp();
  const auto changed = [&](const std::string& text) {
    const CheckedProject after = check_case(text);
    const Changed sides = changed_since(old, review_states(after.site, 0).at(0));
    return std::string(sides.story ? "story " : "") + (sides.idea ? "idea" : "");
  };
  CHECK(changed(std::string(page)).empty());
  CHECK(changed(replaced("wizard is unattainable", "wizard is far")) == "story ");
  CHECK(changed(replaced("judge is unattainable", "judge is far")) == "idea");
}

TEST_CASE("there is no stamp while something around a correspondence cannot be read") {
  CHECK(stamp(replaced("dorothy asks wizard", "nobody asks wizard")).empty());
  CHECK(stamp(replaced("dorothy asks wizard", "dorothy (asks wizard")).empty());
  CHECK(stamp(replaced("to: judge", "to: nobody")).empty());
  CHECK(stamp(std::string(page) + "-- content/broken.md --\n---\nx: [\n---\n").empty());
}

TEST_CASE("correspondences are chosen by the id of either end, in one allegory or in all") {
  const std::string text =
      "-- content/a/index.md --\n---\nallegory: {}\npairs: {Fox: spammer}\n---\n"
      "-- content/b/index.md --\n---\nallegory: {}\npairs: {Fox: liar, Crow: user}\n---\n";
  const CheckedProject project = check_case(text);
  const auto count = [&](const std::vector<std::string>& names) {
    const ReviewChoice choice = choose_named(project.site, names);
    return choice.failure ? choice.failure->message + " / " + choice.failure->help
                          : std::to_string(choice.chosen.size());
  };
  CHECK(count({"fox"}) == "2");
  CHECK(count({"b/fox"}) == "1");
  CHECK(count({"liar", "fox", "b/fox"}) == "2");
  CHECK(count({"fox", "cow"}) == "no correspondence has an end `cow` / did you mean `crow`?");
}

TEST_CASE("a file that changed since it was read gets no stamp") {
  const TestDisk disk;
  disk.write("content/index.md", "changed meanwhile");
  const CheckedProject project = check_case(page);
  const ReviewChoice choice = choose_named(project.site, std::vector<std::string>{"wizard"});
  const Reviewed reviewed =
      stamp_correspondences(project.site, project.sources, disk.path(), choice);
  CHECK(reviewed.lines.empty());
  REQUIRE(reviewed.failure);
  CHECK(reviewed.failure->status == 3);
  CHECK(disk.read("content/index.md") == "changed meanwhile");
}

}  // namespace allegory
