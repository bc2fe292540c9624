// What a page declares of its allegory: entities, correspondences, statements, verbs, breaks.
#include <catch2/catch.hpp>

#include "front_matter_parts.h"
#include "support/front_matter_case.h"

namespace allegory {

namespace {

/// `[heading/]key: from -> to`, and what is not the default.
std::string show(const MapDeclaration& map) {
  std::string text = map.heading ? map.heading->value + "/" : "";
  text += map.key.value + ": " + words(map.from) + " -> " + words(map.to);
  if (map.cardinality == Cardinality::composite) text += " composite";
  if (map.cardinality == Cardinality::split) text += " split";
  if (map.negative) text += " negative";
  if (map.overrides) text += " override";
  if (map.from_pairs) text += " pair";
  if (map.strength != 1.0) text += fmt::format(" {}", map.strength);
  if (!map.because.empty()) text += " because " + map.because;
  if (map.reviewed) text += " reviewed " + map.reviewed->value;
  return text + "\n";
}

std::string maps_of(const FrontMatter& front) {
  std::string text;
  for (const MapDeclaration& map : front.maps) text += show(map);
  return text;
}

std::string entities_of(const FrontMatter& front) {
  std::string text;
  for (const EntityDeclaration& entity : front.entities) {
    text += std::string(info(entity.kind).name) + " " + entity.id.value + " [" +
            words(entity.labels) + "]";
    text += entity.side == Side::story ? " story" : " idea";
    if (entity.scenery) text += " scenery";
    if (entity.match == Match::always) text += " always";
    if (entity.match == Match::never) text += " never";
    text += "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("every form of an entity is read") {
  CHECK(entities_of(clean("characters:\n"
                          "  scarecrow: [The Scarecrow, Scarecrow]\n"
                          "  fox: Fox\n"
                          "  crow:\n"
                          "  owl: []\n"
                          "  toto: {name: Toto, role: scenery}\n"
                          "  witch: {name: Wicked Witch, aliases: [Witch], match: always}\n"
                          "  it: {aliases: that, match: never}\n"
                          "limitations: {🌱: [growth]}\n")) ==
        "character scarecrow [The Scarecrow,Scarecrow] story\n"
        "character fox [Fox] story\n"
        "character crow [] story\n"
        "character owl [] story\n"
        "character toto [Toto] story scenery\n"
        "character witch [Wicked Witch,Witch] story always\n"
        "character it [it,that] story never\n"
        "limitation 🌱 [growth] idea\n");
}

TEST_CASE("each of the fifteen groups has its kind and its side") {
  std::string text;
  for (const KindInfo& kind : kinds) text += fmt::format("{}: {{x-{}: []}}\n", kind.key, kind.name);
  const FrontMatter front = clean(text);
  REQUIRE(front.entities.size() == 15);
  for (std::size_t index = 0; index < kinds.size(); ++index) {
    CHECK(front.entities[index].kind == kinds[index].kind);
    CHECK(front.entities[index].side == kinds[index].side);
  }
}

TEST_CASE("`domain` moves all groups of a page to one side, wherever it stands") {
  CHECK(entities_of(clean("concepts: {a: []}\ncharacters: {b: []}\ndomain: base\n")) ==
        "concept a [] story\ncharacter b [] story\n");
  CHECK(entities_of(clean("domain: target\nconcepts: {a: []}\ncharacters: {b: []}\n")) ==
        "concept a [] idea\ncharacter b [] idea\n");
  const ReadPage page("domain: story\ncharacters: {b: []}\n");
  CHECK(page.findings() ==
        "2:9..2:14 invalid-value: `domain` must be `base` or `target`\n"
        "  ^ found `story`\n");
}

TEST_CASE("what an entity cannot be is reported") {
  const ReadPage page(
      "characters:\n"
      "  the fox: [Fox]\n"
      "  crow: {name: Crow, role: hero, match: maybe, colour: black}\n"
      "  owl: [Owl, '  ', {a: b}]\n");
  CHECK(page.findings() ==
        "3:3..3:10 invalid-value: `the fox` is not a name\n"
        "  ^ cannot be referred to\n"
        "  help: a name has no blanks and none of ( ) [ ] { } , : # | \"\n"
        "4:28..4:32 invalid-value: `role` must be `scenery`\n"
        "  ^ found `hero`\n"
        "4:41..4:46 invalid-value: `match` must be `always` or `never`\n"
        "  ^ found `maybe`\n"
        "4:48..4:54 unknown-key: unknown entity key `colour`\n"
        "  ^ not a known key\n"
        "  help: known here: `name`, `aliases`, `role`, `match`\n"
        "5:20..5:26 wrong-type: `owl` must be a list of texts\n"
        "  ^ found a mapping\n"
        "  help: write `owl: [one, two]`\n"
        "5:14..5:18 invalid-value: a label of `owl` is empty\n"
        "  ^ empty\n"
        "  help: write the name that readers see, or remove it\n");
  CHECK(entities_of(page.front) == "character crow [Crow] story\ncharacter owl [Owl] story\n");
}

TEST_CASE("every form of a correspondence is read") {
  CHECK(maps_of(clean(
            "maps:\n"
            "  dorothy: llm\n"
            "  fears: [bias, noise]\n"
            "  wizard: {to: ideal-loss, because: \"both, early\", strength: 0.5, reviewed: h1}\n"
            "  perils: {from: [poppy, witch], to: minimum, as: composite}\n"
            "  heart: {to: [a, b], as: split, polarity: negative, override: true}\n"
            "pairs:\n"
            "  the ages: theorems\n"
            "  🌱: {to: growth, because: both rise}\n"
            "sections:\n"
            "  the-lion: {maps: {courage: robustness, fear: {to: bias}}}\n"
            "  the-end: {maps: {}}\n"
            "  nothing:\n")) ==
        "dorothy: dorothy -> llm\n"
        "fears: fears -> bias,noise\n"
        "wizard: wizard -> ideal-loss 0.5 because both, early reviewed h1\n"
        "perils: poppy,witch -> minimum composite\n"
        "heart: heart -> a,b split negative override\n"
        "the ages: the ages -> theorems pair\n"
        "🌱: 🌱 -> growth pair because both rise\n"
        "the-lion/courage: courage -> robustness\n"
        "the-lion/fear: fear -> bias\n");
}

TEST_CASE("every heading under `sections` is kept, with maps or without") {
  const ReadPage page("sections:\n  the-end: {maps: {a: b}}\n  teh-end: {maps: {}}\n  last:\n");
  CHECK(words(page.front.sections) == "the-end,teh-end,last");
  CHECK(place(page.sources, page.front.sections[1].at) == "4:3..4:10");
  const ReadPage other("sections:\n  the-end: {map: {a: b}}\n  list: [a]\n");
  CHECK(other.findings() ==
        "3:13..3:16 unknown-key: unknown section key `map`\n"
        "  ^ not a known key\n"
        "  help: did you mean `maps`?\n"
        "4:9..4:12 wrong-type: `list` must be a mapping\n"
        "  ^ found a sequence\n"
        "  help: write `list: {maps: {story: idea}}`\n");
}

TEST_CASE("the parts of a correspondence know their places") {
  const ReadPage page("maps:\n  perils: {from: [poppy, witch], to: minimum, as: composite}\n");
  const MapDeclaration& map = page.front.maps.at(0);
  const auto at = [&](const Span& span) { return place(page.sources, span); };
  CHECK(at(map.key.at) == "3:3..3:9");
  CHECK(at(map.from[1].at) == "3:26..3:31");
  CHECK(at(map.to[0].at) == "3:38..3:45");
  CHECK(at(*map.cardinality_at) == "3:51..3:60");
  CHECK(at(*map.cardinality_key) == "3:47..3:49");
}

TEST_CASE("what a correspondence cannot be is reported") {
  const ReadPage page(
      "maps:\n"
      "  a: {to: x, strength: 7}\n"
      "  b: {to: x, as: compsite, polarity: both}\n"
      "  c: {to: x, because: one, two}\n"
      "  d:\n"
      "  e: {because: none}\n"
      "  f: {to: {g: h}}\n"
      "pairs:\n"
      "  i: {from: j, to: k}\n");
  CHECK(page.findings() ==
        "3:24..3:25 invalid-value: `strength` must be a number in (0, 1]\n"
        "  ^ found `7`\n"
        "  help: write, for example, `strength: 0.5`\n"
        "4:18..4:26 invalid-value: `as` must be `composite` or `split`\n"
        "  ^ found `compsite`\n"
        "  help: did you mean `composite`?\n"
        "4:38..4:42 invalid-value: `polarity` must be `positive` or `negative`\n"
        "  ^ found `both`\n"
        "5:28..5:31 unknown-key: unknown correspondence key `two`\n"
        "  ^ not a known key\n"
        "  help: a comma ends a value inside `{ }`; put the text in quotes\n"
        "6:3..6:4 wrong-type: `d` stands for nothing\n"
        "  ^ no name behind it\n"
        "  help: write `d: name`, or `d: {to: name, because: the reason}`\n"
        "7:3..7:4 wrong-type: `e` stands for nothing\n"
        "  ^ no name behind it\n"
        "  help: write `e: name`, or `e: {to: name, because: the reason}`\n"
        "8:11..8:17 wrong-type: `to` must be a list\n"
        "  ^ found a mapping\n"
        "  help: write `to: [one, two]`\n"
        "10:7..10:11 unknown-key: unknown correspondence key `from`\n"
        "  ^ not a known key\n"
        "  help: known here: `to`, `because`, `strength`, `as`, `polarity`, `override`, "
        "`reviewed`\n");
  CHECK(maps_of(page.front) == "a: a -> x\nb: b -> x\nc: c -> x because one\ni: i -> k pair\n");
}

TEST_CASE("relations are statements with an id") {
  const ReadPage page(
      "relations:\n  wants: scarecrow desires brain\n  r 2: a b c\n  r3: [a, b]\n  r4:\n"
      "  r5: \"(a sees b) causes (c has d)\"\n");
  REQUIRE(page.front.relations.size() == 4);
  CHECK(page.front.relations[0].id.value == "wants");
  CHECK(place(page.sources, page.front.relations[0].at) == "3:10..3:33");
  REQUIRE(page.front.relations[0].statement.clauses.size() == 1);
  CHECK(place(page.sources, page.front.relations[0].statement.clauses[0].verb.at) == "3:20..3:27");
  CHECK(page.front.relations[1].statement.clauses.empty());
  REQUIRE(page.front.relations[3].statement.clauses.size() == 3);
  CHECK(place(page.sources, page.front.relations[3].statement.clauses[1].at) == "7:26..7:35");
  CHECK(page.findings() ==
        "4:3..4:6 invalid-value: `r 2` is not a name\n"
        "  ^ cannot be referred to\n"
        "  help: a name has no blanks and none of ( ) [ ] { } , : # | \"\n"
        "5:7..5:13 wrong-type: `r3` must be a statement\n"
        "  ^ found a sequence\n"
        "  help: write `r3: subject verb object`\n"
        "6:6..6:6 bad-statement: cannot read the statement `r4`: expected a subject\n"
        "  ^ here\n"
        "  help: write `subject verb object`, e.g. `scarecrow desires brain`\n");
}

TEST_CASE("verbs are paired, one for one") {
  const ReadPage page("verbs:\n  desires: needs\n  guides:\n  joins: [a, b]\n  runs to: follows\n");
  REQUIRE(page.front.verbs.size() == 1);
  CHECK(page.front.verbs[0].story.value == "desires");
  CHECK(page.front.verbs[0].idea.value == "needs");
  CHECK(page.findings() ==
        "4:10..4:10 wrong-type: `guides` must be a verb of the idea\n"
        "  ^ found nothing\n"
        "  help: write `guides: word`\n"
        "5:10..5:16 wrong-type: `joins` must be text\n"
        "  ^ found a sequence\n"
        "  help: write `joins: text`\n"
        "6:3..6:10 invalid-value: `runs to` is not a name\n"
        "  ^ cannot be referred to\n"
        "  help: a name has no blanks and none of ( ) [ ] { } , : # | \"\n");
}

TEST_CASE("predicates say what is known of a verb") {
  const FrontMatter front = clean(
      "predicates:\n"
      "  leads-to: {functional: true, inverse: reached-by, kind-of: touches, roles: [subject, "
      "object]}\n"
      "  meets: {symmetric: true, says: \"{1} meets {2}\"}\n"
      "  part-of: {hierarchical: true, symmetric: false}\n"
      "  plain:\n");
  REQUIRE(front.predicates.size() == 4);
  CHECK(front.predicates[0].verb.value == "leads-to");
  CHECK(front.predicates[0].functional);
  CHECK(!front.predicates[0].symmetric);
  CHECK(front.predicates[0].inverse->value == "reached-by");
  CHECK(front.predicates[0].kind_of->value == "touches");
  CHECK(words(front.predicates[0].roles) == "subject,object");
  CHECK(front.predicates[1].symmetric);
  CHECK(front.predicates[1].says->value == "{1} meets {2}");
  CHECK(front.predicates[2].hierarchical);
  CHECK(!front.predicates[2].symmetric);
  const ReadPage page("predicates: {meets: {symetric: yes, functional: yes}}\n");
  CHECK(outline(page.sources, page.diagnostics) == "2:22 unknown-key\n2:49 wrong-type\n");
}

TEST_CASE("breaks keep their reasons") {
  const FrontMatter front = clean("breaks:\n  had-it: clever all along\n  toto:\n");
  REQUIRE(front.breaks.size() == 2);
  CHECK(front.breaks[0].name.value == "had-it");
  CHECK(front.breaks[0].reason == "clever all along");
  CHECK(front.breaks[1].reason == "");
  const ReadPage page("breaks: [had-it]\n");
  CHECK(page.findings() ==
        "2:9..2:17 wrong-type: `breaks` must be a mapping\n"
        "  ^ found a sequence\n"
        "  help: write `breaks: {name: the reason}`\n");
}

TEST_CASE("a key that stands twice is reported, and the first counts") {
  const ReadPage page("characters:\n  fox: [Fox, fox]\n  fox: [Vixen]\n");
  CHECK(outline(page.sources, page.diagnostics) == "4:3 duplicate-id\n");
  CHECK(entities_of(page.front) == "character fox [Fox,fox] story\n");
}

TEST_CASE("an entity whose keys are all empty is its id, and nothing is wrong") {
  const FrontMatter front = clean("characters:\n  fox: {name: , aliases: }\n");
  REQUIRE(front.entities.size() == 1);
  CHECK(front.entities[0].labels.empty());
}

TEST_CASE("a correspondence with nothing, however that is written, is reported") {
  for (const std::string nothing : {"", "''", "[]", "{to: }", "{to: ''}", "{to: []}", "{}"}) {
    INFO(nothing);
    const ReadPage page("maps:\n  fox: " + nothing + "\n");
    CHECK(outline(page.sources, page.diagnostics) == "3:3 wrong-type\n");
  }
  CHECK(clean("maps: {fox: {to: spammer, because: }}\n").maps.size() == 1);
}

TEST_CASE("a verb that is no name is reported wherever it stands") {
  const ReadPage page(
      "predicates:\n"
      "  leads to: {symmetric: true}\n"
      "  meets: {inverse: met by, kind-of: }\n"
      "relations:\n"
      "  one: {a: b}\n"
      "  two: [a, b]\n");
  CHECK(outline(page.sources, page.diagnostics) ==
        "3:3 invalid-value\n4:20 invalid-value\n4:36 wrong-type\n6:8 wrong-type\n"
        "7:8 wrong-type\n");
  REQUIRE(page.front.predicates.size() == 1);
  CHECK_FALSE(page.front.predicates[0].inverse);
}

}  // namespace allegory
