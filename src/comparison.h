// Two states of a project told apart: what the analogy gained, lost and changed, and which
// addresses nobody can open any more.
//
// Comes in: both states, resolved and reported on. Goes out: lists of changes, as words. Allegories
// are matched by their folder, names and statements by their ids, correspondences by their end in
// the story, pages by their address. Everything is compared by what it is and shown as readers know
// it, so that a new label is one change and not one of each sentence.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analogy_report.h"

namespace allegory {

/// One state of a project.
struct ComparedState {
  const Site& site;
  std::span<const AnalogyReport> reports;  ///< one for each of site.allegories
  std::size_t errors = 0;                  ///< what they are about is missing from the comparison
};

/// Something about a thing that is there before and after.
struct ChangedFact {
  std::string name;  ///< `label`, `because`, …
  std::string before, after;
};

/// A thing that came, went or changed.
struct Change {
  enum class Kind : std::uint8_t { added, removed, changed };
  Kind kind = Kind::changed;
  std::string what;  ///< `character`, `story`, `page`, …
  std::string id;    ///< of names and statements; the notation of predictions; an address
  std::string text;  ///< as readers know it, now or at last
  std::vector<ChangedFact> facts;  ///< of what changed
};

/// A list of changes of one sort.
struct ChangeList {
  std::string_view name;     ///< for programs: `correspondences`
  std::string_view heading;  ///< for people: `what stands for what`
  std::vector<Change> changes;
};

/// What became of one allegory.
struct AllegoryComparison {
  std::string folder, heading;
  std::optional<double> systematicity_before, systematicity_after;  ///< empty: it was not there
  std::vector<ChangeList> lists;  ///< always the same ones, in the same order
  bool has_changes() const;
};

/// What became of the project.
struct Comparison {
  std::string revision;  ///< as it was asked for
  std::string commit;    ///< its full name
  std::size_t errors_before = 0, errors_after = 0;
  std::vector<AllegoryComparison> allegories;  ///< sorted by folder
  std::vector<Change> lost;                    ///< addresses and anchors that lead nowhere now
  std::vector<Change> moved;                   ///< addresses that lead elsewhere now
  std::vector<Change> pages;                   ///< new pages, and pages with another title
  bool has_changes() const;
};

/// Compares two states. Near-linear in their size.
Comparison compare(const ComparedState& before, const ComparedState& after);

/// `added`, `removed` or `changed`.
std::string_view to_string(Change::Kind kind);

}  // namespace allegory
