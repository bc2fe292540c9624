// The notation of statements: clauses, roles, spans, and what cannot be read.
#include "statement.h"

#include <catch2/catch.hpp>
#include <random>

#include "support/findings.h"

namespace allegory {

namespace {

/// A statement that stands in a file behind `r1: `.
struct ReadText {
  SourceSet sources;
  YamlNode node;
  Diagnostics diagnostics;
  StatementText statement;

  explicit ReadText(const std::string& text, bool is_verbatim = true) {
    const SourceId id = sources.add("page.md", "r1: " + text + "\n");
    node.type = YamlNode::Type::scalar;
    node.text = text;
    node.at = {id, 4, 4 + static_cast<std::uint32_t>(text.size())};
    if (is_verbatim) node.text_begin = 4;
    statement = read_statement("r1", node, diagnostics);
  }
};

/// All clauses, one a line: `not verb(role=name, role=#clause)`; attributes in angles.
std::string show(const StatementText& statement) {
  std::string text;
  for (const Clause& clause : statement.clauses) {
    text += clause.negated ? "not " : "";
    text += clause.is_attribute ? "<" + clause.verb.value + ">" : clause.verb.value;
    text += "(";
    for (const Argument& argument : clause.arguments) {
      if (text.back() != '(') text += ", ";
      text += argument.role + "=";
      text += argument.term.clause == Term::none ? argument.term.name.value
                                                 : fmt::format("#{}", argument.term.clause);
    }
    text += ")\n";
  }
  return text;
}

std::string clauses(const std::string& text) {
  const ReadText read(text);
  CHECK(describe(read.sources, read.diagnostics) == "");
  return show(read.statement);
}

std::string refusal(const std::string& text) {
  const ReadText read(text);
  CHECK(read.statement.clauses.empty());
  return describe(read.sources, read.diagnostics);
}

}  // namespace

TEST_CASE("a statement is a subject, a verb and an object") {
  CHECK(clauses("scarecrow desires brain") == "desires(subject=scarecrow, object=brain)\n");
  CHECK(clauses("  dog   barks ") == "barks(subject=dog)\n");
  CHECK(clauses("🌱 wächst-zu 🌳") == "wächst-zu(subject=🌱, object=🌳)\n");
}

TEST_CASE("further terms are named by the word before them") {
  CHECK(clauses("wizard grants brain to scarecrow") ==
        "grants(subject=wizard, object=brain, to=scarecrow)\n");
  CHECK(clauses("water flows-through pipe from beaker to vial") ==
        "flows-through(subject=water, object=pipe, from=beaker, to=vial)\n");
}

TEST_CASE("`not` denies a statement, and alone it is a name") {
  CHECK(clauses("not flatters causes drop") == "not causes(subject=flatters, object=drop)\n");
  CHECK(clauses("a causes (not b moves)") ==
        "not moves(subject=b)\ncauses(subject=a, object=#0)\n");
}

TEST_CASE("`is` gives an attribute only where exactly one word follows") {
  CHECK(clauses("humbug is unattainable") == "<unattainable>(subject=humbug)\n");
  CHECK(clauses("not wizard is great") == "not <great>(subject=wizard)\n");
  CHECK(clauses("x is y in z") == "is(subject=x, object=y, in=z)\n");
  CHECK(clauses("x is (a sees b)") == "sees(subject=a, object=b)\nis(subject=x, object=#0)\n");
}

TEST_CASE("inner clauses come before those that hold them") {
  CHECK(clauses("(mass of sun) exceeds (mass of planet)") ==
        "of(subject=mass, object=sun)\n"
        "of(subject=mass, object=planet)\n"
        "exceeds(subject=#0, object=#1)\n");
  CHECK(clauses("(heavier and pull) causes orbit") ==
        "and(subject=heavier, object=pull)\n"
        "causes(subject=#0, object=orbit)\n");
  CHECK(clauses("((mass of sun) gravitates-with (mass of planet)) causes pull") ==
        "of(subject=mass, object=sun)\n"
        "of(subject=mass, object=planet)\n"
        "gravitates-with(subject=#0, object=#1)\n"
        "causes(subject=#2, object=pull)\n");
  CHECK(clauses("a gives(b has c)to d") ==
        "has(subject=b, object=c)\ngives(subject=a, object=#0, to=d)\n");
}

TEST_CASE("every part of a statement knows its place in the file") {
  const ReadText read("not é causes (mass of sun)");
  REQUIRE(read.statement.clauses.size() == 2);
  const Clause& inner = read.statement.clauses[0];
  const Clause& whole = read.statement.clauses[1];
  const auto at = [&](const Span& span) { return place(read.sources, span); };
  CHECK(at(whole.at) == "1:5..1:31");
  CHECK(at(whole.verb.at) == "1:11..1:17");
  CHECK(at(whole.arguments[0].term.name.at) == "1:9..1:10");
  CHECK(at(whole.arguments[1].term.name.at) == "1:18..1:31");
  CHECK(at(inner.at) == "1:18..1:31");
  CHECK(at(inner.verb.at) == "1:24..1:26");
  CHECK(at(inner.arguments[1].term.name.at) == "1:27..1:30");
}

TEST_CASE("text that was folded has the place of the whole value") {
  const ReadText read("fox sees (crow has cheese)", false);
  REQUIRE(read.statement.clauses.size() == 2);
  CHECK(read.statement.clauses[0].at == read.node.at);
  CHECK(read.statement.clauses[1].arguments[0].term.name.at == read.node.at);
}

TEST_CASE("what is no statement is reported once, and leaves no clause") {
  const auto finding = [](const std::string& at, const std::string& what) {
    return at + " bad-statement: cannot read the statement `r1`: " + what +
           "\n  ^ here\n  help: write `subject verb object`, e.g. `scarecrow desires brain`\n";
  };
  CHECK(refusal("fox") == finding("1:5..1:8", "expected a verb after the subject"));
  CHECK(refusal("not") == finding("1:5..1:8", "expected a verb after the subject"));
  CHECK(refusal("not fox") == finding("1:5..1:12", "expected a verb after the subject"));
  CHECK(refusal("fox (a sees b)") == finding("1:5..1:19", "expected a verb after the subject"));
  CHECK(refusal("") == finding("1:5..1:5", "expected a subject"));
  CHECK(refusal("  ") == finding("1:5..1:7", "expected a subject"));
  CHECK(refusal("a sees ()") == finding("1:12..1:14", "expected a subject"));
  CHECK(refusal("a causes (fox)") == finding("1:14..1:19", "expected a verb after the subject"));
  CHECK(refusal("a is") == finding("1:5..1:9", "expected a word after `is`"));
  CHECK(refusal("a gives b to") == finding("1:15..1:17", "expected a name behind `to`"));
  CHECK(refusal("a gives b (c sees d) e") ==
        finding("1:15..1:25", "expected a word such as `to` before the parenthesis"));
  CHECK(refusal("a sees (b has c") == finding("1:12..1:13", "this `(` is never closed"));
  CHECK(refusal("a sees b)") == finding("1:13..1:14", "this `)` closes nothing"));
  CHECK(refusal("a sees b, c") == finding("1:13..1:14", "unexpected `,`"));
  CHECK(refusal("a sees \"b\"") == finding("1:12..1:13", "unexpected `\"`"));
}

TEST_CASE("a statement that is left out is reported") {
  SourceSet sources;
  const SourceId id = sources.add("page.md", "r1:\n");
  YamlNode node;
  node.at = {id, 3, 3};
  Diagnostics diagnostics;
  CHECK(read_statement("r1", node, diagnostics).clauses.empty());
  CHECK(outline(sources, diagnostics) == "1:4 bad-statement\n");
}

TEST_CASE("clauses nest 1,000 deep and no deeper") {
  const auto nested = [](std::size_t depth) {
    std::string text;
    for (std::size_t index = 0; index < depth; ++index) text += "a sees (";
    text += "b moves";
    return text + std::string(depth, ')');
  };
  const ReadText most(nested(999));
  CHECK(most.statement.clauses.size() == 1'000);
  CHECK(most.diagnostics.items().empty());
  const ReadText more(nested(1'000));
  CHECK(more.statement.clauses.size() == 1'001);
  CHECK(refusal(nested(1'001)).find("nested too deeply") != std::string::npos);
  CHECK(refusal(std::string(200'000, '(')).find("nested too deeply") != std::string::npos);
}

TEST_CASE("a name has no blanks and none of the signs of the notation") {
  CHECK(is_name("tin-woodman"));
  CHECK(is_name("🌱"));
  CHECK(is_name("oz/wizard"));
  CHECK(is_name("l'âme"));
  CHECK(!is_name(""));
  for (const std::string_view text : {"a b", "a\tb", "a\u00A0b", "\u3000", "a(", ")", "[", "]", "{",
                                      "}", "a,b", "a:b", "#a", "a|b", "\"", "a\nb"}) {
    INFO(text);
    CHECK(!is_name(text));
  }
}

TEST_CASE("whatever a statement holds, its spans lie inside it") {
  const std::string bytes = "ab é()()  not is to ,:#|\"[]{}\t\xF0\x9F";
  std::mt19937 random(7);
  std::size_t accepted = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text = round % 2 == 0 ? "wizard grants (brain of x) to scarecrow" : "";
    for (std::size_t edit = random() % 8 + 1; edit > 0; --edit)
      text.insert(random() % (text.size() + 1), 1, bytes[random() % bytes.size()]);
    const ReadText read(text);
    const auto is_inside = [&](const Span& at) {
      return at.begin >= read.node.at.begin && at.end <= read.node.at.end && at.begin <= at.end;
    };
    INFO(text);
    REQUIRE(read.statement.clauses.empty() == (read.diagnostics.items().size() == 1));
    for (const Diagnostic& finding : read.diagnostics.items())
      REQUIRE(is_inside(finding.labels.at(0).at));
    for (std::size_t index = 0; index < read.statement.clauses.size(); ++index) {
      const Clause& clause = read.statement.clauses[index];
      REQUIRE(is_inside(clause.at));
      REQUIRE(is_inside(clause.verb.at));
      for (const Argument& argument : clause.arguments) {
        REQUIRE(is_inside(argument.term.name.at));
        const bool is_before = argument.term.clause == Term::none || argument.term.clause < index;
        REQUIRE(is_before);
      }
    }
    accepted += read.statement.clauses.empty() ? 0 : 1;
  }
  CHECK(accepted > 1'000);
}

}  // namespace allegory
