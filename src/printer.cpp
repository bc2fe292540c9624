// What several report styles share. See printer.h.
#include "printer.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/files.h"

namespace allegory {

const Printer* find_printer(std::string_view name) {
  const auto found = std::ranges::find(printers(), name, &Printer::name);
  return found == printers().end() ? nullptr : *found;
}

RuleText rule_text(const Findings& findings, std::string_view name) {
  const auto found = std::ranges::lower_bound(findings.rules, name, {}, &RuleText::name);
  if (found != findings.rules.end() && found->name == name) return *found;
  return {.name = name, .summary = name, .explanation = name};
}

std::string count_words(const Diagnostics& diagnostics) {
  std::string words;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    const std::size_t count = diagnostics.count(severity);
    if (count == 0) continue;
    words += fmt::format("{}{} {}{}", words.empty() ? "" : ", ", count, to_string(severity),
                         count == 1 ? "" : "s");
  }
  return words.empty() ? "no findings" : words;
}

std::vector<const Diagnostic*> worst_first(const Diagnostics& diagnostics) {
  std::vector<const Diagnostic*> sorted;
  for (const Diagnostic& diagnostic : diagnostics.items()) sorted.push_back(&diagnostic);
  std::ranges::stable_sort(sorted, {}, &Diagnostic::severity);
  return sorted;
}

std::string repository_path(const Findings& findings, std::string_view path) {
  if (path.empty()) return {};
  return normalize_path(findings.folder, path).value_or(std::string(path));
}

std::string escape_lines(std::string_view text) {
  std::string escaped;
  for (std::size_t end; (end = text.find('\n')) != std::string_view::npos;
       text.remove_prefix(end + 1))
    escaped += escape_controls(text.substr(0, end)) + '\n';
  return escaped + escape_controls(text);
}

std::string message_with_remarks(const Findings& findings, const Diagnostic& diagnostic) {
  std::string text = escape_controls(diagnostic.message);
  for (const Label& label : diagnostic.labels) {
    if (label.text.empty() || &label == &diagnostic.labels.front()) continue;
    const Position at = findings.sources.position(label.at.source, label.at.begin);
    text += fmt::format("\n{}:{}:{}: {}", escape_controls(findings.sources[label.at.source].path),
                        at.line, at.column, escape_lines(label.text));
  }
  for (const std::string& note : diagnostic.notes) text += "\nnote: " + escape_lines(note);
  if (!diagnostic.help.empty()) text += "\nhelp: " + escape_lines(diagnostic.help);
  return text;
}

}  // namespace allegory
