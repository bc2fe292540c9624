// A finding as data: what was found, where, what belongs to it, what helps.
//
// Every stage adds to a Diagnostics; printers turn it into text, later into JSON or SARIF. Wording:
// lower case, no full stop, the author's words in backticks, the situation rather than the rule;
// what to do about it stands in `help` and never in the message. One cause gets one finding.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source.h"

namespace allegory {

enum class Severity : std::uint8_t { error, warning, note };

/// A place with a few words about it; the first label of a finding is the primary one.
struct Label {
  Span at;
  std::string text;
};

/// Replaces the bytes of a span.
struct Edit {
  Span at;
  std::string replacement;
  bool drops_mark = false;  ///< and removes the byte order mark in front of the text
};

/// Edits that remove the cause of a finding; `safe` if they cannot change what the author meant.
struct Fix {
  std::string title;
  std::vector<Edit> edits;
  bool safe = false;
};

/// One finding. `name` is the name of a rule: one of the program's (rule.h), which has static
/// storage, or one of the project's (config_rules.h), which is a text of the SourceSet.
struct Diagnostic {
  std::string_view name;
  Severity severity = Severity::error;
  std::string message;
  std::vector<Label> labels;
  std::string path;  ///< where there is no text to point at: a path relative to the project
  std::vector<std::string> notes;
  std::string help;
  std::optional<Fix> fix;
};

class Diagnostics;

/// Completes a finding that was just reported; good until the next report to the same Diagnostics.
class Report {
 public:
  Report(Diagnostics& to, std::size_t index) : to_(to), index_(index) {}
  /// Adds a place; the first one added is the primary one. `text` may be empty.
  Report& label(const Span& at, std::string text = {});
  Report& note(std::string text);
  Report& help(std::string text);
  Report& fix(Fix fix);
  /// A fix of one edit; none if the edit could not be told.
  Report& fix(std::string title, std::optional<Edit> edit, bool safe = false);

 private:
  Diagnostic& diagnostic() const;
  Diagnostics& to_;
  std::size_t index_;
};

/// The findings of a run, or of one part of it. Not thread-safe: each thread fills its own.
class Diagnostics {
 public:
  /// Reports something about a place in a text. Severity is set later, from the rule (check.h).
  Report report(std::string_view name, const Span& at, std::string message, std::string label = {});
  /// Reports something about a whole file or folder, or about no file (`path` empty).
  Report report_path(std::string_view name, std::string path, std::string message);

  /// Takes over all findings of another, behind its own.
  void append(Diagnostics&& other);

  /// Sorts by path, offset, name, message; removes exact repetitions. Independent of threads.
  void sort(const SourceSet& sources);

  std::size_t count(Severity severity) const;
  const std::vector<Diagnostic>& items() const { return items_; }
  std::vector<Diagnostic>& items() { return items_; }

 private:
  std::vector<Diagnostic> items_;
};

/// The word for a severity: `error`, `warning` or `note`.
std::string_view to_string(Severity severity);

/// The path that a finding is about: that of its primary label, else its own; may be empty.
std::string_view path_of(const Diagnostic& diagnostic, const SourceSet& sources);

}  // namespace allegory
