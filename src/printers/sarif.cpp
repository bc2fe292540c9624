// The report for code scanning: SARIF 2.1.0 (OASIS, 2020), as GitHub reads it.
//
// Comes in: findings. Goes out: one run with the rules that found something and a result for each
// finding. GitHub refuses a result without a place, so what is about a whole file stands at its
// first character, and what is about no file in the configuration. Columns are UTF-16 code units
// from 1 with an exclusive end. URIs are relative to the root of the Git repository.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/characters.h"
#include "base/json.h"
#include "fingerprint.h"
#include "printer.h"

namespace allegory {
namespace {

constexpr std::size_t longest_description = 1024;  // characters that GitHub takes

/// Text that is safe to show, for a message, in which braces mean placeholders (§3.11.5) and
/// `[text](…)` a link (§3.11.6).
std::string message_text(std::string_view text) {
  std::string escaped;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '{' || text[at] == '}') escaped += text[at];
    if (text[at] == ']' && text.substr(at + 1).starts_with('(')) escaped += '\\';
    escaped += text[at];
  }
  return escaped;
}

Json message(std::string_view text) { return Json::object({{"text", message_text(text)}}); }

/// At most `longest_description` bytes of `text`, whole characters, a line.
std::string description(std::string_view text) {
  std::string line(text);
  std::ranges::replace(line, '\n', ' ');
  if (line.size() <= longest_description) return line;
  return shortened(line, longest_description - std::string_view("…").size());
}

/// A code block whose fence is longer than any in it.
std::string fenced(std::string_view text) {
  std::size_t longest = 2, run = 0;
  for (const char byte : text) longest = std::max(longest, run = byte == '`' ? run + 1 : 0);
  const std::string fence(longest + 1, '`');
  return fmt::format("{0}text\n{1}{0}\n", fence, text);
}

std::string help_markdown(const RuleText& rule) {
  std::string text(rule.explanation);
  if (!rule.bad.empty()) text += "\n\n**This has it:**\n\n" + fenced(rule.bad);
  if (!rule.good.empty()) text += "\n**This has not:**\n\n" + fenced(rule.good);
  return text;
}

/// How GitHub ranks alerts. An error is what cannot be right; a warning can be meant; a note is of
/// interest.
Json properties(Severity severity) {
  std::string_view precision = "very-high", problem = "error";
  if (severity == Severity::warning) precision = "high", problem = "warning";
  if (severity == Severity::note) precision = "medium", problem = "recommendation";
  return Json::object({{"tags", Json::array({"allegory"})},
                       {"precision", precision},
                       {"problem.severity", problem}});
}

Json rule_json(const RuleText& rule) {
  return Json::object(
      {{"id", rule.name},
       {"shortDescription", Json::object({{"text", rule.summary}})},
       {"fullDescription", Json::object({{"text", description(rule.explanation)}})},
       {"help", Json::object({{"text", rule.explanation}, {"markdown", help_markdown(rule)}})},
       {"defaultConfiguration", Json::object({{"level", to_string(rule.severity)}})},
       {"properties", properties(rule.severity)}});
}

class SarifPrinter {
 public:
  explicit SarifPrinter(const Findings& findings) : findings_(findings) {
    for (const Diagnostic& diagnostic : findings.diagnostics.items())
      rules_.emplace(diagnostic.name, 0);
    std::size_t index = 0;
    for (auto& [name, at] : rules_) at = index++;
  }

  std::string print() const {
    return Json::object(
               {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}})
        .set("runs", Json::array().add(run()))
        .text();
  }

 private:
  Json run() const {
    const std::vector<std::string> prints = fingerprints(findings_.diagnostics, findings_.sources);
    Json results = Json::array();
    for (std::size_t index = 0; index < prints.size(); ++index)
      results.add(result(findings_.diagnostics.items()[index], prints[index]));
    return Json::object({{"tool", Json::object({{"driver", driver()}})},
                         {"automationDetails",
                          Json::object({{"id", fmt::format("allegory/{}", findings_.command)}})},
                         {"columnKind", "utf16CodeUnits"},
                         {"newlineSequences", Json::array({"\r\n", "\n", "\r"})}})
        .set("results", std::move(results));
  }

  Json driver() const {
    Json rules = Json::array();
    for (const auto& [name, index] : rules_) rules.add(rule_json(rule_text(findings_, name)));
    return Json::object({{"name", "allegory"}, {"semanticVersion", findings_.version}})
        .set("rules", std::move(rules));
  }

  Json artifact(std::string_view path) const {
    const std::string seen = repository_path(findings_, path.empty() ? "allegory.yaml" : path);
    return Json::object({{"uri", (seen.starts_with('/') ? "file://" : "") + encode_path(seen)}});
  }

  Json region(const Span& at) const {
    const SourceSet& sources = findings_.sources;
    return Json::object({{"startLine", sources.position(at.source, at.begin).line},
                         {"startColumn", sources.utf16_column(at.source, at.begin)},
                         {"endLine", sources.position(at.source, at.end).line},
                         {"endColumn", sources.utf16_column(at.source, at.end)}});
  }

  Json place(const Span& at) const {
    return Json::object({{"artifactLocation", artifact(findings_.sources[at.source].path)},
                         {"region", region(at)}});
  }

  Json location(const Diagnostic& diagnostic) const {
    if (diagnostic.labels.empty())
      return Json::object(
          {{"physicalLocation", Json::object({{"artifactLocation", artifact(diagnostic.path)},
                                              {"region", Json::object({{"startLine", 1},
                                                                       {"startColumn", 1},
                                                                       {"endLine", 1},
                                                                       {"endColumn", 1}})}})}});
    const Label& primary = diagnostic.labels.front();
    Json location = Json::object({{"physicalLocation", place(primary.at)}});
    if (!primary.text.empty()) location.set("message", message(escape_controls(primary.text)));
    return location;
  }

  Json related(const Diagnostic& diagnostic) const {
    Json related = Json::array();
    for (std::size_t index = 1; index < diagnostic.labels.size(); ++index) {
      const Label& label = diagnostic.labels[index];
      related.add(Json::object(
          {{"id", index},
           {"physicalLocation", place(label.at)},
           {"message",
            message(label.text.empty() ? "belongs to it" : escape_controls(label.text))}}));
    }
    return related;
  }

  /// A fix changes each file once, with its edits in their order.
  Json fix(const Fix& fix) const {
    std::map<std::string_view, Json> files;
    for (const Edit& edit : fix.edits)
      files.try_emplace(findings_.sources[edit.at.source].path, Json::array())
          .first->second.add(
              Json::object({{"deletedRegion", region(edit.at)},
                            {"insertedContent", Json::object({{"text", edit.replacement}})}}));
    Json changes = Json::array();
    for (auto& [path, replacements] : files)
      changes.add(Json::object({{"artifactLocation", artifact(path)}})
                      .set("replacements", std::move(replacements)));
    return Json::object({{"description", message(escape_controls(fix.title))}})
        .set("artifactChanges", std::move(changes));
  }

  Json result(const Diagnostic& diagnostic, std::string_view print) const {
    std::string text = escape_controls(diagnostic.message);
    for (const std::string& note : diagnostic.notes) text += "\nnote: " + escape_lines(note);
    if (!diagnostic.help.empty()) text += "\nhelp: " + escape_lines(diagnostic.help);
    Json result =
        Json::object({{"ruleId", diagnostic.name},
                      {"ruleIndex", rules_.at(diagnostic.name)},
                      {"level", to_string(diagnostic.severity)},
                      {"message", message(text)},
                      {"locations", Json::array().add(location(diagnostic))},
                      {"partialFingerprints", Json::object({{"primaryLocationLineHash", print}})}});
    if (diagnostic.labels.size() > 1) result.set("relatedLocations", related(diagnostic));
    if (diagnostic.fix) result.set("fixes", Json::array().add(fix(*diagnostic.fix)));
    return result;
  }

  const Findings& findings_;
  std::map<std::string_view, std::size_t> rules_;  // and their positions in the list of rules
};

std::string print(const Findings& findings, const Style&) { return SarifPrinter(findings).print(); }

}  // namespace

extern constinit const Printer sarif_printer{
    .name = "sarif",
    .summary = "for code scanning: SARIF 2.1.0, as GitHub reads it",
    .print = print,
};

}  // namespace allegory
