// Findings ↔ baselines. See baseline.h.
#include "baseline.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "base/text.h"
#include "fingerprint.h"
#include "rule.h"

namespace allegory {
namespace {

/// A line of a baseline that lists a finding.
struct Entry {
  std::string_view fingerprint;
  Span at;  ///< of the whole line
};

bool can_be_silenced(const Diagnostic& diagnostic) {
  const Rule* rule = find_rule(diagnostic.name);
  return rule == nullptr || rule->can_be_silenced;
}

bool is_fingerprint(std::string_view word) {
  return word.size() == 16 && word.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// The entries of a baseline. Of lines that cannot be read the first is reported, since a file that
/// is something else has nothing but such lines, and no entry is returned.
std::vector<Entry> read_entries(SourceId id, const SourceSet& sources, Diagnostics& diagnostics) {
  std::vector<Entry> entries;
  const Source& source = sources[id];
  for (std::uint32_t number = 1; number <= source.line_starts.size(); ++number) {
    const std::string_view line = sources.line(id, number);
    const std::uint32_t begin = source.line_starts[number - 1];
    const Span at{id, begin, begin + static_cast<std::uint32_t>(line.size())};
    if (number == 1 && line != baseline_header) {
      diagnostics.report("bad-baseline", at, "this is no baseline that the program can read")
          .help(fmt::format("its first line is `{}`; `allegory check --write-baseline FILE` "
                            "makes one",
                            baseline_header));
      return {};
    }
    if (line.empty() || line.starts_with('#')) continue;
    const std::string_view word = line.substr(0, line.find(' '));
    if (is_fingerprint(word)) {
      entries.push_back({word, at});
      continue;
    }
    diagnostics.report("bad-baseline", at, "a line of the baseline cannot be read")
        .help(
            "each line is a fingerprint of 16 digits, a rule and a path; write the file anew with "
            "`allegory check --write-baseline FILE`");
    return {};
  }
  return entries;
}

void report_unused(const Entry& entry, const SourceSet& sources, Diagnostics& diagnostics) {
  // `FINGERPRINT RULE PATH` as it is, since only the fingerprint is known to be well-formed.
  const std::string_view line = sources.text(entry.at);
  const std::string_view rest = trim(line.substr(entry.fingerprint.size()));
  diagnostics
      .report("unused-baseline", entry.at,
              rest.empty() ? std::string("no finding fits this line of the baseline")
                           : fmt::format("no finding fits `{}` of the baseline", rest),
              "silences nothing")
      .help("remove the line, or write the file anew with `allegory check --write-baseline FILE`");
}

}  // namespace

std::string baseline_text(const Diagnostics& diagnostics, const SourceSet& sources) {
  using Line = std::tuple<std::string, std::string_view, std::string>;  // path, rule, fingerprint
  const std::vector<std::string> prints = fingerprints(diagnostics, sources);
  std::vector<Line> lines;
  for (std::size_t index = 0; index < prints.size(); ++index) {
    const Diagnostic& diagnostic = diagnostics.items()[index];
    if (!can_be_silenced(diagnostic)) continue;
    lines.emplace_back(escape_controls(path_of(diagnostic, sources)), diagnostic.name,
                       prints[index]);
  }
  std::ranges::sort(lines);
  std::string text = fmt::format("{}\n", baseline_header);
  for (const auto& [path, rule, print] : lines)
    text += fmt::format("{} {}{}{}\n", print, rule, path.empty() ? "" : " ", path);
  return text;
}

Diagnostics apply_baseline(SourceId source, const SourceSet& sources, Diagnostics& diagnostics) {
  Diagnostics found;
  const std::vector<Entry> entries = read_entries(source, sources, found);
  // Of two lines with the same fingerprint the second fits nothing.
  std::unordered_map<std::string_view, std::size_t> by_print;
  for (std::size_t index = 0; index < entries.size(); ++index)
    by_print.try_emplace(entries[index].fingerprint, index);
  std::vector<bool> is_used(entries.size());
  const std::vector<std::string> prints = fingerprints(diagnostics, sources);
  std::vector<Diagnostic> left;
  for (std::size_t index = 0; index < prints.size(); ++index) {
    Diagnostic& diagnostic = diagnostics.items()[index];
    const auto entry = by_print.find(prints[index]);
    if (entry != by_print.end() && can_be_silenced(diagnostic))
      is_used[entry->second] = true;
    else
      left.push_back(std::move(diagnostic));
  }
  diagnostics.items() = std::move(left);
  // Where something could not be read, nobody knows what would have been found in it.
  const bool is_whole = std::ranges::all_of(diagnostics.items(), can_be_silenced);
  for (std::size_t at = 0; is_whole && at < entries.size(); ++at)
    if (!is_used[at]) report_unused(entries[at], sources, found);
  return found;
}

}  // namespace allegory
