// The report for people, whole: every byte of each message is compared, marks and spaces included.
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "printer.h"

namespace allegory {

extern const Printer text_printer;

namespace {

/// The place of `text` in a file, searched from byte `from` on.
Span find(const SourceSet& sources, SourceId id, std::string_view text, std::size_t from = 0) {
  const std::size_t at = sources[id].text.find(text, from);
  REQUIRE(at != std::string::npos);
  return {id, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + text.size())};
}

std::string print(const SourceSet& sources, const Diagnostics& diagnostics) {
  return text_printer.print({diagnostics, sources}, {});
}

}  // namespace

TEST_CASE("a finding shows its line, the place, a place in another file and what helps") {
  SourceSet sources;
  const SourceId cave = sources.add(
      "content/01-the-cave.md", "---\ntitle: The Cave\n\n\n\n\n\nconcepts:\n  truth: [truth]\n");
  const SourceId sun =
      sources.add("content/02-the-sun.md", "---\ntitle: The Sun\n\nmaps:\n  sun: thruth\n");
  Diagnostics diagnostics;
  diagnostics
      .report("unknown-concept", find(sources, sun, "thruth"),
              "`sun` stands for `thruth`, which no section declares", "no such concept")
      .label(find(sources, cave, "truth"), "a similar concept is declared here")
      .help("did you mean `truth`?");
  CHECK(print(sources, diagnostics) ==
        R"(error[unknown-concept]: `sun` stands for `thruth`, which no section declares
  --> content/02-the-sun.md:5:8
   |
 5 |   sun: thruth
   |        ^^^^^^ no such concept
  ::: content/01-the-cave.md:9:3
   |
 9 |   truth: [truth]
   |   ----- a similar concept is declared here
   = help: did you mean `truth`?

1 error
)");
}

TEST_CASE("places in one file stand in the order of their lines") {
  SourceSet sources;
  const SourceId id = sources.add(
      "index.md", "---\ntitle: Fable\nmaps:\n  crow: user\n  raven: user\n---\n\n\n\nCrow.\nEnd.");
  Diagnostics diagnostics;
  diagnostics
      .report("one-to-one", find(sources, id, "user", 40), "`user` is the image of two characters",
              "`raven` also maps to `user`")
      .label(find(sources, id, "user"), "`crow` maps to `user` here")
      .label(find(sources, id, "Crow"), "the crow");
  CHECK(print(sources, diagnostics) == R"(error[one-to-one]: `user` is the image of two characters
   --> index.md:5:10
    |
  4 |   crow: user
    |         ---- `crow` maps to `user` here
  5 |   raven: user
    |          ^^^^ `raven` also maps to `user`
...
 10 | Crow.
    | ---- the crow

1 error
)");
}

TEST_CASE("the bar of all files is as wide as the greatest line number") {
  SourceSet sources;
  const SourceId first = sources.add("a.md", "alpha");
  const SourceId second = sources.add("b.md", std::string(99, '\n') + "beta\ngamma");
  Diagnostics diagnostics;
  diagnostics.report("rule", find(sources, first, "alpha"), "message")
      .label(find(sources, second, "gamma"), "second")
      .label(find(sources, second, "beta"), "first")
      .note("a note");
  CHECK(print(sources, diagnostics) == R"(error[rule]: message
    --> a.md:1:1
     |
   1 | alpha
     | ^^^^^
    ::: b.md:101:1
     |
 100 | beta
     | ---- first
 101 | gamma
     | ----- second
     = note: a note

1 error
)");
}

TEST_CASE("a finding about a file names the file, and one about none names nothing") {
  Diagnostics diagnostics;
  diagnostics.report_path("unreadable", "content/cave.md", "the file cannot be read")
      .note("permission denied")
      .help("let everybody read it");
  diagnostics.report_path("no-pages", "", "there is no page");
  CHECK(print({}, diagnostics) == R"(error[unreadable]: the file cannot be read
  --> content/cave.md
   = note: permission denied
   = help: let everybody read it

error[no-pages]: there is no page

2 errors
)");
}

TEST_CASE("notes come before the help, and what follows a line end is indented") {
  SourceSet sources;
  const SourceId id = sources.add("a.md", "crow");
  Diagnostics diagnostics;
  diagnostics.report("rule", {id, 0, 4}, "message")
      .note("first")
      .note("second\n  indented\n\nend")
      .help("write\ncrow: user");
  CHECK(print(sources, diagnostics) == R"(error[rule]: message
  --> a.md:1:1
   |
 1 | crow
   | ^^^^
   = note: first
   = note: second
             indented

           end
   = help: write
           crow: user

1 error
)");
}

TEST_CASE("the last line counts what there is") {
  Diagnostics diagnostics;
  CHECK(print({}, diagnostics) == "no findings\n");
  const auto add = [&](Severity severity) {
    diagnostics.report_path("rule", "", "message");
    diagnostics.items().back().severity = severity;
    const std::string report = print({}, diagnostics);
    return report.substr(report.rfind("\n\n") + 2);
  };
  CHECK(add(Severity::note) == "1 note\n");
  CHECK(add(Severity::note) == "2 notes\n");
  CHECK(add(Severity::error) == "1 error, 2 notes\n");
  CHECK(add(Severity::warning) == "1 error, 1 warning, 2 notes\n");
  CHECK(add(Severity::warning) == "1 error, 2 warnings, 2 notes\n");
  CHECK(add(Severity::error) == "2 errors, 2 warnings, 2 notes\n");
}

TEST_CASE("a finding opens with its severity") {
  Diagnostics diagnostics;
  diagnostics.report_path("rule", "", "message");
  diagnostics.items().back().severity = Severity::warning;
  CHECK(print({}, diagnostics).starts_with("warning[rule]: message\n"));
  diagnostics.items().back().severity = Severity::note;
  CHECK(print({}, diagnostics).starts_with("note[rule]: message\n"));
}

TEST_CASE("places with words on one line have a row each, the primary one first") {
  SourceSet sources;
  const SourceId id = sources.add("a.md", "crow: user, raven: user");
  Diagnostics diagnostics;
  diagnostics.report("rule", find(sources, id, "user", 12), "message", "second")
      .label(find(sources, id, "user"), "first")
      .label(find(sources, id, "raven"), "the other");
  CHECK(print(sources, diagnostics) == R"(error[rule]: message
  --> a.md:1:20
   |
 1 | crow: user, raven: user
   |                    ^^^^ second
   |       ---- first
   |             ----- the other

1 error
)");
}

TEST_CASE("a place without words shares a row, if words do not run into it") {
  SourceSet sources;
  const SourceId id = sources.add("a.md", "crow: user, raven: user");
  Diagnostics diagnostics;
  diagnostics.report("rule", find(sources, id, "raven"), "words on the right", "also")
      .label(find(sources, id, "crow"));
  diagnostics.report("rule", find(sources, id, "crow"), "words on the left", "also")
      .label(find(sources, id, "raven"));
  diagnostics.report("rule", find(sources, id, "user"), "no words")
      .label(find(sources, id, "user", 12))
      .label(find(sources, id, "crow"));
  CHECK(print(sources, diagnostics) == R"(error[rule]: words on the right
  --> a.md:1:13
   |
 1 | crow: user, raven: user
   | ----        ^^^^^ also

error[rule]: words on the left
  --> a.md:1:1
   |
 1 | crow: user, raven: user
   | ^^^^ also
   |             -----

error[rule]: no words
  --> a.md:1:7
   |
 1 | crow: user, raven: user
   | ----  ^^^^         ----

3 errors
)");
}

TEST_CASE("places that overlap have a row each") {
  SourceSet sources;
  const SourceId id = sources.add("a.md", "crow: user");
  Diagnostics diagnostics;
  diagnostics.report("rule", find(sources, id, "user"), "message")
      .label(find(sources, id, "crow: user"))
      .label({id, 4, 4});
  CHECK(print(sources, diagnostics) == R"(error[rule]: message
  --> a.md:1:7
   |
 1 | crow: user
   |       ^^^^
   | ----------
   |     -

1 error
)");
}

TEST_CASE("with colors the words are those without") {
  SourceSet sources;
  const SourceId id = sources.add("a.md", "crow: user\n\nraven: user");
  const SourceId other = sources.add("b.md", "fox");
  Diagnostics diagnostics;
  diagnostics.report("rule", find(sources, id, "user"), "message", "here")
      .label(find(sources, id, "raven"), "there")
      .label(find(sources, other, "fox"))
      .note("note")
      .help("help");
  const std::string plain = print(sources, diagnostics);
  CHECK(plain.find('\x1b') == std::string::npos);

  const std::string colored = text_printer.print({diagnostics, sources}, {.color = true});
  std::string stripped;
  for (std::size_t offset = 0; offset < colored.size(); ++offset) {
    if (colored[offset] == '\x1b')
      offset = colored.find('m', offset);
    else
      stripped += colored[offset];
  }
  CHECK(stripped == plain);
}

TEST_CASE("severity, marks, bar and help have their colors, and each is switched off again") {
  SourceSet sources;
  const SourceId id = sources.add("a.md", "crow: user");
  Diagnostics diagnostics;
  diagnostics.report("rule", find(sources, id, "user"), "message", "here")
      .label(find(sources, id, "crow"))
      .help("help");
  const auto print_as = [&](Severity severity) {
    diagnostics.items().back().severity = severity;
    return text_printer.print({diagnostics, sources}, {.color = true});
  };
  CHECK(print_as(Severity::error) ==
        "\x1b[1;31merror[rule]\x1b[0m\x1b[1m: message\x1b[0m\n"
        "  \x1b[1;34m-->\x1b[0m a.md:1:7\n"
        "   \x1b[1;34m|\x1b[0m\n"
        "\x1b[1;34m 1 |\x1b[0m crow: user\n"
        "   \x1b[1;34m|\x1b[0m \x1b[1;34m----\x1b[0m  \x1b[1;31m^^^^ here\x1b[0m\n"
        "   \x1b[1;34m=\x1b[0m \x1b[1;36mhelp\x1b[0m: help\n"
        "\n"
        "1 error\n");
  CHECK(print_as(Severity::warning).starts_with("\x1b[1;33mwarning[rule]\x1b[0m"));
  CHECK(print_as(Severity::warning).find("\x1b[1;33m^^^^ here\x1b[0m") != std::string::npos);
  CHECK(print_as(Severity::note).starts_with("\x1b[1;36mnote[rule]\x1b[0m"));
}

TEST_CASE("the style is listed under its name") {
  CHECK(text_printer.name == "text");
  CHECK_FALSE(text_printer.summary.empty());
}

}  // namespace allegory
