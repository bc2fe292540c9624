// The report for boards that show test results: JUnit's XML, as Jenkins and GitLab read it.
//
// Comes in: findings. Goes out: a suite for each file with findings, and in it a case for each: a
// failure if it fails the run, an error if something could not be read or written, else skipped,
// which boards show without turning red. A case keeps its name when lines move, so that a board can
// tell old from new; it is the message, with a number where a file has the same one twice. A run
// without findings is one case that passes, because boards take an empty file for a broken run.
#include <fmt/format.h>

#include <map>

#include "base/xml.h"
#include "printer.h"

namespace allegory {
namespace {

enum class Outcome : std::uint8_t { failure, error, skipped };

Outcome outcome_of(const Findings& findings, const Diagnostic& diagnostic) {
  const bool is_error = diagnostic.severity == Severity::error;
  if (is_error && rule_text(findings, diagnostic.name).exit_status > 1) return Outcome::error;
  const bool fails = findings.denied && diagnostic.severity <= *findings.denied;
  return fails ? Outcome::failure : Outcome::skipped;
}

/// How many cases there are of each kind.
struct Counts {
  std::size_t all = 0;
  std::map<Outcome, std::size_t> of{};

  void write_to(XmlElement& element) const {
    const auto count = [&](Outcome outcome) {
      const auto found = of.find(outcome);
      return fmt::format("{}", found == of.end() ? 0 : found->second);
    };
    element.attribute("tests", fmt::format("{}", all))
        .attribute("failures", count(Outcome::failure))
        .attribute("errors", count(Outcome::error))
        .attribute("skipped", count(Outcome::skipped));
  }
};

Counts count(const Findings& findings, std::span<const Diagnostic> diagnostics) {
  Counts counts{.all = diagnostics.size()};
  for (const Diagnostic& diagnostic : diagnostics) ++counts.of[outcome_of(findings, diagnostic)];
  return counts;
}

std::string place_of(const Findings& findings, const Diagnostic& diagnostic) {
  const std::string path = escape_controls(path_of(diagnostic, findings.sources));
  if (diagnostic.labels.empty()) return path;
  const Span& at = diagnostic.labels.front().at;
  const Position position = findings.sources.position(at.source, at.begin);
  return fmt::format("{}:{}:{}", path, position.line, position.column);
}

void add_case(const Findings& findings, const Diagnostic& diagnostic, std::size_t number,
              XmlElement suite) {
  const std::string message = escape_controls(diagnostic.message);
  XmlElement test = suite.add("testcase");
  test.attribute("classname", fmt::format("allegory.{}", diagnostic.name))
      .attribute("name", number == 1 ? message : fmt::format("{} ({})", message, number));
  if (const std::string_view path = path_of(diagnostic, findings.sources); !path.empty())
    test.attribute("file", escape_controls(repository_path(findings, path)));
  const Outcome outcome = outcome_of(findings, diagnostic);
  const char* element = outcome == Outcome::error     ? "error"
                        : outcome == Outcome::failure ? "failure"
                                                      : "skipped";
  const std::string place = place_of(findings, diagnostic);
  test.add(element)
      .attribute("type", to_string(diagnostic.severity))
      .attribute("message", message)
      .text(fmt::format("{}{}{}[{}]: {}", place, place.empty() ? "" : ": ",
                        to_string(diagnostic.severity), diagnostic.name,
                        message_with_remarks(findings, diagnostic)));
}

/// Adds the suite of one file.
void add_suite(const Findings& findings, std::span<const Diagnostic> diagnostics, XmlElement root) {
  const std::string path = escape_controls(path_of(diagnostics.front(), findings.sources));
  XmlElement suite = root.add("testsuite");
  suite.attribute("name", path.empty() ? "project" : path);
  count(findings, diagnostics).write_to(suite);
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> seen;
  for (const Diagnostic& diagnostic : diagnostics)
    add_case(findings, diagnostic, ++seen[{diagnostic.name, diagnostic.message}], suite);
}

void add_passing_suite(XmlElement& root) {
  const Counts one{.all = 1};
  one.write_to(root);
  XmlElement suite = root.add("testsuite");
  suite.attribute("name", "project");
  one.write_to(suite);
  suite.add("testcase").attribute("classname", "allegory").attribute("name", "no findings");
}

std::string print(const Findings& findings, const Style&) {
  XmlDocument document("testsuites");
  XmlElement root = document.root();
  root.attribute("name", fmt::format("allegory {}", findings.command));
  const std::span<const Diagnostic> all(findings.diagnostics.items());
  if (all.empty()) {
    add_passing_suite(root);
    return document.text();
  }
  count(findings, all).write_to(root);
  for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
    const std::string_view path = path_of(all[begin], findings.sources);
    while (end < all.size() && path_of(all[end], findings.sources) == path) ++end;
    add_suite(findings, all.subspan(begin, end - begin), root);
  }
  return document.text();
}

}  // namespace

extern constinit const Printer junit_printer{
    .name = "junit",
    .summary = "for boards of test results: JUnit's XML",
    .print = print,
};

}  // namespace allegory
