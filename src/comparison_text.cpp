// A comparison for people, and the words that it shares with other forms. See comparison_print.h.
#include <fmt/format.h>

#include "base/text.h"
#include "comparison_print.h"

namespace allegory {

namespace {

constexpr std::size_t width = 80;

std::string_view sign(Change::Kind kind) {
  switch (kind) {
    case Change::Kind::added:
      return "+ ";
    case Change::Kind::removed:
      return "- ";
    case Change::Kind::changed:
      break;
  }
  return "~ ";
}

/// A change behind its sign, what differs below it.
std::string change_lines(const Change& change, std::string_view text) {
  std::string lines = wrap_text(text, width, fmt::format("    {}", sign(change.kind)), "        ");
  for (const ChangedFact& fact : change.facts)
    lines += wrap_text(
        fmt::format("{}: {} → {}", fact.name, fact.before.empty() ? "(none)" : fact.before,
                    fact.after.empty() ? "(none)" : fact.after),
        width, "        ", "          ");
  return lines;
}

std::string allegory_lines(const AllegoryComparison& allegory) {
  std::string text = '\n' + wrap_text(allegory.heading, width, "", "");
  text += wrap_text(systematicity_words(allegory), width, "  ", "    ");
  for (const ChangeList& list : allegory.lists) {
    if (list.changes.empty()) continue;
    text += fmt::format("\n  {}\n", list.heading);
    for (const Change& change : list.changes)
      text += change_lines(change, change.text + remark_of(change));
  }
  return text;
}

std::string address_lines(std::string_view heading, const std::vector<Change>& changes) {
  if (changes.empty()) return {};
  std::string text = fmt::format("\n{}\n", heading);
  for (const Change& change : changes)
    text += change_lines(change, change.id + address_remark(change, change.text));
  return text;
}

}  // namespace

std::string systematicity_words(const AllegoryComparison& allegory) {
  const auto& before = allegory.systematicity_before;
  const auto& after = allegory.systematicity_after;
  if (!before) return fmt::format("new; systematicity {:.2f}", *after);
  if (!after) return fmt::format("gone; its systematicity was {:.2f}", *before);
  if (*before == *after) return fmt::format("systematicity {:.2f}, as before", *after);
  return fmt::format("systematicity {:.2f} → {:.2f}", *before, *after);
}

std::string remark_of(const Change& change) {
  const bool says_enough = change.what == "names" || change.what == "statements" ||
                           change.what == "name" || change.what == "statement";
  return says_enough ? std::string() : " (" + change.what + ')';
}

std::string address_remark(const Change& change, std::string_view text) {
  return text.empty() ? fmt::format(" ({})", change.what)
                      : fmt::format(" ({}: {})", change.what, text);
}

std::string errors_words(const Comparison& comparison) {
  if (comparison.errors_before + comparison.errors_after == 0) return {};
  return fmt::format(
      "Errors: {} before, {} now. What they are about is missing here; `allegory check` shows "
      "them.",
      comparison.errors_before, comparison.errors_after);
}

std::string comparison_text(const Comparison& comparison) {
  std::string text = wrap_text(fmt::format("Compared with {} ({}).", comparison.revision,
                                           std::string_view(comparison.commit).substr(0, 12)),
                               width, "", "");
  if (const std::string errors = errors_words(comparison); !errors.empty())
    text += wrap_text(errors, width, "", "");
  if (!comparison.has_changes()) return text + "\nNothing changed that readers would notice.\n";
  for (const AllegoryComparison& allegory : comparison.allegories)
    if (allegory.has_changes()) text += allegory_lines(allegory);
  text += address_lines("Addresses that lead nowhere now", comparison.lost);
  text += address_lines("Addresses that lead elsewhere now", comparison.moved);
  text += address_lines("Pages", comparison.pages);
  return text;
}

}  // namespace allegory
