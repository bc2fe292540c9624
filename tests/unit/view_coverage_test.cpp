// The page `coverage`: which concept is told where, by whom, and where allegories disagree.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>

#include "support/sample_site.h"
#include "support/view_case.h"

namespace allegory {

namespace {

const ViewCase::Texts texts{{"coverage_version", "version of {1}"},
                            {"coverage_uses", "uses {1}"},
                            {"coverage_group", "{1} to {2}"},
                            {"account_left_out", "{1} more"}};

/// Two tellings of one castle, and a garden that has some of the same ideas.
constexpr std::string_view three = R"(-- content/castle/index.md --
---
title: Castle
allegory: {story: Castle, idea: Body}
characters: {guard: [guard], archer: [archers], cook: [cook]}
concepts: {cell: [cells], antibody: [antibodies], sugar: [sugar]}
maps: {guard: cell, archer: antibody, cook: sugar}
---
-- content/garden/index.md --
---
title: Garden
allegory: {story: Garden, idea: Body}
characters: {gardener: [gardener]}
concepts: {scavenger: [Cells], antibody: [antibodies]}
maps: {gardener: scavenger}
---
-- content/siege/index.md --
---
title: Siege
allegory: {story: Castle, idea: Fever, uses: [castle], version_of: castle}
characters: {slinger: [slingers]}
concepts: {heat: [heat], antibody: [antibodies], sugar: [sugar]}
maps: {guard: heat, slinger: antibody, cook: sugar}
---
)";

/// A site of `count` allegories, each of which tells `each` ideas of its own and one of all.
std::string many(int count, int each) {
  std::string project;
  for (int at = 0; at < count; ++at) {
    project += fmt::format(
        "-- content/a{0:03}/index.md --\n---\ntitle: Tale {0}\nallegory: {{story: Story {0}, idea: "
        "Idea}}\ncharacters:\n  hero: [Hero {0}]\n",
        at);
    for (int own = 0; own < each; ++own)
      project += fmt::format("  h{1}: [Helper {0} {1}]\n", at, own);
    project += "concepts:\n  all: [everything]\n";
    for (int own = 0; own < each; ++own) project += fmt::format("  c{1}: [Own {0} {1}]\n", at, own);
    project += "maps:\n  hero: all\n";
    for (int own = 0; own < each; ++own) project += fmt::format("  h{0}: c{0}\n", own);
    project += "---\n";
  }
  return project;
}

/// The labels of a list, in order.
std::string labels(const Value& page, const std::string& path) {
  std::string found;
  for (int at = 0; look(page, fmt::format("{}.{}", path, at)) != "absent"; ++at)
    found += look(page, fmt::format("{}.{}.label", path, at)) + "; ";
  return found;
}

}  // namespace

TEST_CASE("a concept is one row for all allegories that give it the same label") {
  const ViewCase told(three, texts);
  const Value page = coverage_view(told.context());
  CHECK(labels(page, "coverage.concepts.tables.0.rows") == "antibodies; cells; sugar; heat; ");
  CHECK(look(page, "coverage.concepts.tables.0.columns.1.title") == "Garden");
  CHECK(look(page, "coverage.concepts.tables.0.rows.1.count") == "2");
  CHECK(look(page, "coverage.concepts.tables.0.rows.1.fields.0.names.0.label") == "guard");
  CHECK(look(page, "coverage.concepts.tables.0.rows.1.fields.1.names.0.url") ==
        "../garden/story/gardener/index.html");
  CHECK(look(page, "coverage.concepts.is_compact") == "no");
}

TEST_CASE("a gap is told apart from what an allegory does not speak of") {
  const ViewCase told(three, texts);
  const Value page = coverage_view(told.context());
  const std::string antibodies = "coverage.concepts.tables.0.rows.0.fields.1";
  CHECK(look(page, antibodies + ".is_told") == "no");
  CHECK(look(page, antibodies + ".is_named") == "yes");
  const std::string heat = "coverage.concepts.tables.0.rows.3.fields.1";
  CHECK(look(page, heat + ".is_told") == "no");
  CHECK(look(page, heat + ".is_named") == "no");
}

TEST_CASE("only characters of several allegories are compared") {
  const ViewCase told(three, texts);
  const Value page = coverage_view(told.context());
  CHECK(labels(page, "coverage.characters.tables.0.rows") == "cook; guard; ");
  CHECK(look(page, "coverage.characters.tables.0.rows.1.fields.2.names.0.label") == "heat");
}

TEST_CASE("allegories disagree over a character, and tellings of one story over a concept") {
  const ViewCase told(three, texts);
  const Value page = coverage_view(told.context());
  CHECK(labels(page, "coverage.disagreements") == "guard; antibodies; ");
  CHECK(look(page, "coverage.disagreements.0.what") == "coverage_one_character");
  CHECK(look(page, "coverage.disagreements.0.tellings.0.names.0.label") == "cells");
  CHECK(look(page, "coverage.disagreements.0.tellings.1.names.0.label") == "heat");
  CHECK(look(page, "coverage.disagreements.1.what") == "coverage_one_concept");
}

TEST_CASE("an allegory says whose version it is, and only once") {
  const ViewCase told(three, texts);
  const Value page = coverage_view(told.context());
  CHECK(look(page, "coverage.allegories.2.relations.0") == "version of Castle");
  CHECK(look(page, "coverage.allegories.2.relations.1") == "absent");
  CHECK(look(page, "coverage.allegories.0.has_relations") == "no");
}

TEST_CASE("what is not to be read so tells nothing") {
  const ViewCase told(R"(-- content/a/index.md --
---
allegory: {story: A, idea: X}
characters: {sun: [Sun]}
concepts: {truth: [truth]}
maps: {sun: truth}
---
-- content/b/index.md --
---
allegory: {story: B, idea: Y}
characters: {sun: [Sun]}
concepts: {truth: [truth], king: [king]}
maps: {sun: {to: king, polarity: negative}}
---
)");
  const Value page = coverage_view(told.context());
  CHECK(look(page, "coverage.concepts.tables.0.rows.0.label") == "truth");
  CHECK(look(page, "coverage.concepts.tables.0.rows.0.count") == "1");
  CHECK(look(page, "coverage.concepts.tables.0.rows.0.fields.1.is_named") == "yes");
}

TEST_CASE("many allegories are shown as marks, and told again in words") {
  const ViewCase told(many(36, 1), texts);
  const Value page = coverage_view(told.context());
  CHECK(look(page, "coverage.concepts.is_compact") == "yes");
  CHECK(look(page, "coverage.concepts.tables.1") == "absent");
  CHECK(look(page, "coverage.concepts.tables.0.rows.0.label") == "everything");
  CHECK(look(page, "coverage.concepts.tables.0.rows.0.count") == "36");
  CHECK(look(page, "coverage.concepts.words_of.0.tellings.35.names.0.label") == "Hero 35");
}

TEST_CASE("beyond forty columns there are several tables, and rows have an end") {
  const ViewCase told(many(100, 2), texts);
  const Value page = coverage_view(told.context());
  CHECK(look(page, "coverage.concepts.tables.0.label") == "1 to 40");
  CHECK(look(page, "coverage.concepts.tables.2.label") == "81 to 100");
  CHECK(look(page, "coverage.concepts.tables.3") == "absent");
  CHECK(look(page, "coverage.concepts.tables.2.rows.0.fields.19.is_told") == "yes");
  CHECK(look(page, "coverage.concepts.tables.2.rows.0.fields.20") == "absent");
  CHECK(look(page, "coverage.concepts.tables.0.rows.79.label") != "absent");
  CHECK(look(page, "coverage.concepts.tables.0.rows.80") == "absent");
  CHECK(look(page, "coverage.concepts.left_out") == "121 more");
}

}  // namespace allegory
