// The page `account`: figures, correspondences, what follows, where it breaks, and that it stays
// small however much was written.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>

#include "support/sample_site.h"
#include "support/view_case.h"

namespace allegory {

namespace {

const ViewCase::Texts texts{{"account_summary", "{1} of {2}, depth {3}"},
                            {"account_bar", "{1}: {2} {3} {4} {5}"},
                            {"account_how_number", "{1} = {2} and {3}"},
                            {"account_left_out", "{1} more"},
                            {"account_line", "{1} of {2}, {3}, {4}"}};

/// What the story says is carried over, predicted for two reasons, broken off, or about a raven for
/// which nothing stands; the idea has a question of its own.
constexpr std::string_view fable = R"(-- content/index.md --
---
title: Home
allegory: {story: Fable, idea: Phishing, takeaway: Beware.}
maps:
  fox: {to: spammer, because: both want what is not theirs}
  crow: {to: user, strength: 0.6}
  cheese: {to: [password, money], as: split}
verbs: {praises: flatters}
---
-- content/story.md --
---
title: The story
domain: base
characters: {fox: [Fox], crow: [Crow], raven: [Raven]}
objects: {cheese: [cheese]}
relations:
  praise: fox praises crow
  drop: crow loses cheese
  opens: praise causes drop
  hunger: fox eats cheese
  song: crow praises fox
  seen: raven sees fox
breaks:
  song: A user never flatters a spammer.
---
-- content/idea.md --
---
title: The idea
domain: target
people: {spammer: [spammer], user: [user], guard: [guard]}
artifacts: {password: [password], money: [money]}
relations:
  praise: spammer flatters user
  drop: user loses password and money
  warned: guard warns user
---
)";

std::string text_at(const Value& page, const std::string& path) { return look(page, path); }

/// A project in which `count` characters stand for as many concepts, and each pair says something
/// that is carried, something that is predicted and something that is broken off.
std::string crowd(int count) {
  std::string story, idea, maps, says, also, breaks;
  for (int at = 0; at < count; ++at) {
    story += fmt::format("  s{0}: [Figure {0}]\n", at);
    idea += fmt::format("  i{0}: [Notion {0}]\n  lone{0}: [Lonely {0}]\n", at);
    maps += fmt::format("  s{0}: i{0}\n", at);
    says +=
        fmt::format("  a{0}: s{0} sees s0\n  b{0}: s{0} hears s0\n  c{0}: s{0} smells s0\n", at);
    also += fmt::format("  d{0}: i{0} sees i0\n", at);
    breaks += fmt::format("  c{0}: It does not.\n", at);
  }
  return "-- content/index.md --\n---\nallegory: {story: Crowd, idea: Notions}\nmaps:\n" + maps +
         "breaks:\n" + breaks + "---\n-- content/story.md --\n---\ndomain: base\ncharacters:\n" +
         story + "relations:\n" + says +
         "---\n-- content/idea.md --\n---\ndomain: target\nconcepts:\n" + idea + "relations:\n" +
         also + "---\n";
}

}  // namespace

TEST_CASE("the account tells the figures of the report, in words and as shares of a bar") {
  const ViewCase told(fable, texts);
  const AnalogyReport& report = told.index.reports.at(0);
  const Value page = account_view(told.context(), 0);
  CHECK(text_at(page, "account.summary") == fmt::format("{} of {}, depth {}", report.story.carried,
                                                        report.story.statements.size(),
                                                        report.story.depth));
  CHECK(text_at(page, "page.description") == text_at(page, "account.summary"));
  CHECK(text_at(page, "account.number") == fmt::format("{:.2f}", report.systematicity));
  CHECK(text_at(page, "account.bars.0.label") ==
        fmt::format("Fable: {} {} {} {}", report.story.carried, report.story.predicted,
                    report.story.broken, report.story.silent));
  CHECK(text_at(page, "account.bars.0.parts.0.start") == "0.00");
  double end = 0.0;
  for (int at = 0; text_at(page, fmt::format("account.bars.0.parts.{}", at)) != "absent"; ++at) {
    const std::string part = fmt::format("account.bars.0.parts.{}", at);
    CHECK(std::stod(text_at(page, part + ".start")) == Approx(end).margin(0.011));
    end += std::stod(text_at(page, part + ".share"));
  }
  CHECK(end == Approx(100.0).margin(0.05));
  CHECK(text_at(page, "account.fates.0.story") == std::to_string(report.story.carried));
  CHECK(text_at(page, "account.story_total") == std::to_string(report.story.statements.size()));
}

TEST_CASE("a row says what carries a correspondence, why, how close it is and where it is said") {
  const ViewCase told(fable, texts);
  const Value page = account_view(told.context(), 0);
  CHECK(text_at(page, "findings.links.0.story.0.label") == "Fox");
  CHECK(text_at(page, "findings.links.0.story.0.url") == "../story/fox/index.html");
  CHECK(text_at(page, "findings.links.0.idea.0.voice") == "idea");
  CHECK(text_at(page, "findings.links.0.verbs.0.story") == "praises");
  CHECK(text_at(page, "findings.links.0.verbs.0.across") == "flatters");
  CHECK(text_at(page, "findings.links.0.because") == "both want what is not theirs");
  CHECK(text_at(page, "findings.links.0.strength") == "account_close");
  CHECK(text_at(page, "findings.links.1.strength") == "account_loose");
  CHECK(text_at(page, "findings.links.0.where.0.title") == "Home");
  CHECK(text_at(page, "findings.links.2.is_split") == "yes");
  CHECK(text_at(page, "findings.links.2.idea.1.label") == "money");
}

TEST_CASE("what is not to be read so stands apart from what is") {
  const ViewCase told(R"(-- content/index.md --
---
allegory: {story: Cave, idea: Knowledge}
characters: {sun: [Sun], moon: [Moon]}
concepts: {truth: [truth], king: [king]}
maps:
  sun: truth
  moon: {to: king, polarity: negative, because: nobody rules here}
---
)");
  const Value page = account_view(told.context(), 0);
  CHECK(text_at(page, "findings.links.0.story.0.label") == "Sun");
  CHECK(text_at(page, "findings.links.1") == "absent");
  CHECK(text_at(page, "findings.negatives.0.story.0.label") == "Moon");
  CHECK(text_at(page, "findings.negatives.0.because") == "nobody rules here");
}

TEST_CASE("a prediction names its source, its tier and its support, and a break rejects one") {
  const ViewCase told(fable, texts);
  const Value page = account_view(told.context(), 0);
  REQUIRE(text_at(page, "findings.has_predictions") == "yes");
  CHECK(text_at(page, "findings.predictions.0.sentence") ==
        "User loses password and money, because spammer flatters user.");
  CHECK(text_at(page, "findings.predictions.0.where.title") == "The story");
  CHECK(text_at(page, "findings.predictions.0.tier") == "account_tier_structure");
  CHECK(text_at(page, "findings.predictions.0.support") == "account_support_most");
  CHECK(text_at(page, "findings.predictions.1.source") == "Fox eats cheese.");
  CHECK(text_at(page, "findings.predictions.1.tier") == "account_tier_names");
  CHECK(text_at(page, "findings.predictions.1.support") == "account_support_all");
  CHECK(text_at(page, "findings.questions.0.source") == "User loses password and money.");
  CHECK(text_at(page, "findings.rejected.0.source") == "Crow praises Fox.");
  CHECK(text_at(page, "findings.rejected.0.sentence") == "User flatters spammer.");
  CHECK(text_at(page, "findings.rejected.1") == "absent");
  CHECK(text_at(page, "findings.breaks.0.reason") == "A user never flatters a spammer.");
}

TEST_CASE("what rests on statements and is said on both sides is a prediction that came true") {
  const ViewCase told(R"(-- content/index.md --
---
allegory: {story: Fable, idea: Phishing}
characters: {fox: [Fox], crow: [Crow]}
people: {spammer: [spammer], user: [user]}
maps: {fox: spammer, crow: user}
relations:
  praise: fox praises crow
  trust: crow trusts fox
  opens: praise causes trust
  lure: spammer praises user
  belief: user trusts spammer
  works: lure causes belief
---
)");
  const Value page = account_view(told.context(), 0);
  CHECK(text_at(page, "findings.confirmed.0.source") ==
        told.index.reports.at(0).story.statements.at(2).text);
  CHECK(text_at(page, "findings.confirmed.1") == "absent");
  CHECK(text_at(page, "findings.has_predictions") == "no");
}

TEST_CASE("blind spots are told for both sides") {
  const ViewCase told(fable, texts);
  const Value page = account_view(told.context(), 0);
  CHECK(text_at(page, "findings.lonely_story.0.label") == "Raven");
  CHECK(text_at(page, "findings.lonely_idea.0.label") == "guard");
  CHECK(text_at(page, "findings.lonely_idea.0.is_last") == "yes");
}

TEST_CASE("clashes show both sentences and the parts that differ") {
  const ViewCase told(R"(-- content/index.md --
---
allegory: {story: Fable, idea: Phishing}
characters: {fox: [Fox], crow: [Crow]}
people: {spammer: [spammer], user: [user]}
maps: {fox: spammer, crow: user}
relations:
  praise: fox praises crow
  flattery: user praises spammer
---
)");
  const Value page = account_view(told.context(), 0);
  CHECK(text_at(page, "findings.clashes.0.what") == "account_clash_role_swap");
  CHECK(text_at(page, "findings.clashes.0.story") == "Fox praises Crow.");
  CHECK(text_at(page, "findings.clashes.0.idea") == "User praises spammer.");
}

TEST_CASE("an allegory that says nothing has no figures to show") {
  const ViewCase told(R"(-- content/index.md --
---
characters: {sun: [Sun]}
concepts: {truth: [truth]}
maps: {sun: truth}
---
)");
  const Value page = account_view(told.context(), 0);
  CHECK(text_at(page, "account.is_told") == "no");
  CHECK(text_at(page, "account.summary") == "account_summary_empty");
  CHECK(text_at(page, "account.bars.0.has_parts") == "no");
  CHECK(text_at(page, "findings.has_outlook") == "no");
}

TEST_CASE("home and the list of allegories lead to the account") {
  const ViewCase told(fable, texts);
  const AnalogyReport& report = told.index.reports.at(0);
  const Value home = home_view(told.context(), 0);
  CHECK(text_at(home, "figures.0.count") == std::to_string(report.story.carried));
  CHECK(text_at(home, "figures.1.count") == std::to_string(report.predictions.size()));
  CHECK(text_at(home, "figures.2.count") == "1");
  CHECK(text_at(home, "figures.2.url") == "account/index.html#account.breaks");
  const Value overview = overview_view(told.context());
  CHECK(text_at(overview, "allegories.0.account_url") == "account/index.html");
  CHECK(text_at(overview, "allegories.0.figures") ==
        fmt::format("{} of {}, {}, 1", report.story.carried, report.story.statements.size(),
                    report.predictions.size()));
}

TEST_CASE("an allegory in which nothing stands for anything has no figures on home") {
  const ViewCase told("-- content/index.md --\n---\nallegory: {story: A, idea: B}\n---\n");
  CHECK(text_at(home_view(told.context(), 0), "has_figures") == "no");
}

TEST_CASE("lists of the account have an end, and say how much they leave out") {
  const ViewCase told(crowd(400), texts);
  const Value page = account_view(told.context(), 0);
  CHECK(text_at(page, "findings.links.299.story.0.label") == "Figure 299");
  CHECK(text_at(page, "findings.links.300") == "absent");
  CHECK(text_at(page, "findings.links_left_out") == "100 more");
  CHECK(text_at(page, "findings.breaks.60") == "absent");
  CHECK(text_at(page, "findings.breaks_left_out") == "340 more");
  CHECK(text_at(page, "findings.lonely_idea.59.is_last") == "yes");
  CHECK(text_at(page, "findings.lonely_idea_left_out") == "340 more");
  CHECK(text_at(page, "account.sides.0.statements.200") == "absent");
  CHECK(text_at(page, "account.sides.0.left_out") == "1000 more");
}

}  // namespace allegory
