// Every report style prints one fixed set of findings, which has in it what is hard to print.
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "printer.h"
#include "support/golden.h"

namespace allegory {

namespace {

struct Sample {
  SourceSet sources;
  Diagnostics diagnostics;
};

Span find(const SourceSet& sources, SourceId id, std::string_view text) {
  const std::size_t at = sources[id].text.find(text);
  REQUIRE(at != std::string::npos);
  return {id, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + text.size())};
}

void add_usual(Sample& sample, SourceId cave, SourceId sun) {
  Diagnostics& found = sample.diagnostics;
  found
      .report("unknown-concept", find(sample.sources, sun, "thruth"),
              "`sun` stands for `thruth`, which no section declares", "no such concept")
      .label(find(sample.sources, cave, "truth"), "a similar concept is declared here")
      .help("did you mean `truth`?")
      .fix({"write `truth`", {{find(sample.sources, sun, "thruth"), "truth"}}, true});
  found.report("silent-character", find(sample.sources, cave, "fire"),
               "`fire` never appears in the text");
  found.report("two-lines", find(sample.sources, cave, "walls\nand shadows\non them"),
               "a finding that reaches over three lines", "all of it");
  found.report("at-the-end", find(sample.sources, cave, "them"), "the last line has no line end")
      .note("a first note")
      .note("a second note\nwith a second line")
      .help("add one");
}

void add_hard(Sample& sample, SourceId wide) {
  const SourceSet& sources = sample.sources;
  Diagnostics& found = sample.diagnostics;
  found.report("behind-tab", find(sources, wide, "tab"), "a finding behind a tab", "here");
  found.report("behind-wide", find(sources, wide, "behind"), "a finding behind wide characters");
  found.report("combining", find(sources, wide, "e\u0301"), "a letter with a combining accent");
  found.report("control", find(sources, wide, "\x1b[31m"), "`\x1b[31mred` would colour a terminal");
  found.report("carriage", find(sources, wide, "windows"), "a line that ends in CR LF");
  found.report("empty-span", {wide, 0, 0}, "a finding at the first byte of a file", "before it");
  found.report("markup", find(sources, wide, "<b>"), "a \"quoted\" `\\` & <b>, 100%: one, two");
}

/// What would be a command, markup or the end of something in one report style or another.
void add_hostile(Sample& sample, SourceId hostile) {
  const SourceSet& sources = sample.sources;
  Diagnostics& found = sample.diagnostics;
  found
      .report("broken-link", find(sources, hostile, "::error file=x::gone"),
              "no page `\n::error file=x::gone%0A,:\r\n##[add-mask]x`", "::stop-commands::a\nb")
      .label(find(sources, hostile, "<script>"), "]]> <script>alert(1)</script>")
      .note("::endgroup::\n::allegory-0::\n##[ALLEGORY-1]")
      .help("[a](b.md) {0} {from: x}\n| @everyone `#1` <!-- -->")
      .fix(
          {"write `\u202e{0}`",
           {{find(sources, hostile, "<script>"), "]]>\n"}, {find(sources, hostile, "]]>"), "\x1b"}},
           false});
  found.report("broken-link", find(sources, hostile, "]]>"), "\u202eturned\u202c and \x9b bytes");
  found.report("said-twice", find(sources, hostile, "twice"), "the same words");
  found.report("said-twice", find(sources, hostile, "again"), "the same words");
  found.report_path("foreign-output", "/tmp/a b", "`/tmp/a b` is there");
  found.report_path("foreign-output", "../out/x", "`../out/x` is there");
}

Sample make_sample() {
  Sample sample;
  const SourceId cave = sample.sources.add(
      "content/01-the-cave.md",
      "---\ntitle: The Cave\ncharacters: {fire: [fire]}\nconcepts:\n  truth: [truth]\n---\n"
      "There are walls\nand shadows\non them");
  const SourceId sun = sample.sources.add(
      "content/02-the-sun.md", "---\ntitle: The Sun\nmaps:\n  sun: thruth\n---\nIt blinds.\n");
  const SourceId wide = sample.sources.add(
      "content/a b/\u6f22,\u5b57:1.md",
      "x\ttab\n\u6f22\u5b57 \U0001f331 behind\ncafe\u0301 x\nsome \x1b[31mred\r\nwindows\r\n<b>\n");
  add_usual(sample, cave, sun);
  add_hard(sample, wide);
  const SourceId hostile =
      sample.sources.add("content/%41<&>\"'`|.md",
                         "::error file=x::gone <script> ]]>\n\u202etwice\u202c \U0001f331 again\n");
  add_hostile(sample, hostile);
  sample.diagnostics.report_path("unreadable-file", "content/secret.md",
                                 "`content/secret.md` cannot be read");
  sample.diagnostics.report_path("no-project", "", "there is no `allegory.yaml` here or above")
      .help("run `allegory new`");
  std::size_t index = 0;
  for (Diagnostic& diagnostic : sample.diagnostics.items())
    diagnostic.severity = static_cast<Severity>(index++ % 3);
  sample.diagnostics.sort(sample.sources);
  return sample;
}

constexpr RuleText texts[] = {
    {.name = "broken-link",
     .severity = Severity::warning,
     .summary = "a link to a page that is not there",
     .explanation = "It names a page.\nOr a `folder`.",
     .bad = "-- content/index.md --\n```\n[a](b.md)\n```\n",
     .good = "-- content/index.md --\n"},
    {.name = "no-project", .summary = "no project here", .explanation = "x", .exit_status = 2},
    {.name = "unreadable-file", .summary = "unreadable", .explanation = "y", .exit_status = 3}};

/// The sample as it is found in a folder of a repository.
Findings findings_of(const Sample& sample) {
  return {.diagnostics = sample.diagnostics,
          .sources = sample.sources,
          .rules = texts,
          .version = "1.2.3",
          .command = "check",
          .folder = "docs/my site",
          .denied = Severity::warning};
}

/// The escapes of colours as text that can be reviewed.
std::string visible(std::string_view text) {
  std::string shown;
  for (const char byte : text) shown += byte == '\x1b' ? "\\e" : std::string(1, byte);
  return shown;
}

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t offset = 0; offset < text.size();) points += next_code_point(text, offset);
  return points;
}

}  // namespace

TEST_CASE("every report style prints the sample as expected") {
  const Sample sample = make_sample();
  std::set<std::string> files;
  REQUIRE_FALSE(printers().empty());
  for (const Printer* printer : printers()) {
    INFO(printer->name);
    const std::string plain = printer->print(findings_of(sample), {false});
    const std::string colored = printer->print(findings_of(sample), {true});
    const std::string file = std::string(printer->name) + ".txt";
    const std::string color_file = std::string(printer->name) + "-color.txt";
    files.insert(file);
    CHECK(golden_difference("tests/golden/printers/" + file, plain) == "");
    CHECK_FALSE(printer->summary.empty());
    if (colored == plain) continue;
    files.insert(color_file);
    CHECK(golden_difference("tests/golden/printers/" + color_file, visible(colored)) == "");
  }
  CHECK(stale_goldens("tests/golden/printers", files) == std::set<std::string>());
}

TEST_CASE("no report style lets an author's text control a terminal") {
  const Sample sample = make_sample();
  for (const Printer* printer : printers())
    for (const char32_t point : code_points(printer->print(findings_of(sample), {}))) {
      INFO(printer->name);
      REQUIRE((!is_control(point) || point == '\n' || point == '\t'));
    }
}

TEST_CASE("every report style can say that nothing was found") {
  for (const Printer* printer : printers()) {
    INFO(printer->name);
    const Sample nothing;
    const std::string text = printer->print({nothing.diagnostics, nothing.sources}, {});
    CHECK(text.find("error[") == std::string::npos);
    CHECK((text.empty() || text.ends_with('\n')));
  }
}

}  // namespace allegory
