// An analogy told to people: what stands for what, how much carries over, what follows, where it
// ends.
//
// Comes in: the model, a Mapping and a Structure. Goes out: a value that holds its own words and
// the places they come from, so that a terminal, a program and a page can each say it in their way.
// Sentences are those of sentence.h; nothing here is escaped for any medium.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "allegory.h"
#include "analogy/mapping.h"
#include "analogy/structure.h"

namespace allegory {

/// A character, a concept or a statement, as something that is spoken of.
struct ReportName {
  EntityRef entity;                ///< unbound: it is a statement, or a name that nobody knows
  std::uint32_t statement = none;  ///< index into Allegory::statements
  std::string id;
  std::string text;  ///< its label; of a statement its sentence
  Span at{};         ///< where it is declared
};

/// Verbs of both sides that carry something over, in words.
struct ReportVerbs {
  std::string story, idea;
  std::uint32_t count = 0;  ///< statements of the story that do so
};

/// One correspondence; repetitions in other scopes are left out.
struct ReportLink {
  std::uint32_t correspondence = none;  ///< index into Allegory::correspondences
  std::vector<ReportName> story, idea;
  Cardinality cardinality = Cardinality::one_to_one;
  bool is_negative = false, is_override = false;
  double strength = 1.0;
  std::string because;
  Span at{};                            ///< its key
  std::vector<ReportVerbs> carried_by;  ///< in story order; what its members do on both sides
  std::vector<std::uint32_t> sections;  ///< that declare it, each once, in the order of declaration
};

/// What one node of a side says.
struct ReportStatement {
  std::string id;        ///< of the line that it is; empty: a part of one
  std::string text;      ///< as a sentence
  std::string notation;  ///< as statements are written
  Span at{};
  Fate fate = Fate::silent;
  std::uint32_t counterpart = none;  ///< the statement of the other side's list that says the same
  std::uint32_t section = none;      ///< where it is written
};

/// One side: what it says, and how much of that the other side says too.
struct ReportSide {
  std::vector<ReportStatement> statements;  ///< one for each node, at the same index
  std::uint32_t carried = 0, predicted = 0, broken = 0, silent = 0;
  std::uint32_t depth = 0;            ///< of the longest chain of statements that is carried over
  double systematicity = 0.0;         ///< in [0, 1]
  std::vector<ReportName> uncovered;  ///< nothing on the other side goes with them
};

/// Something that the other side should say too, if the analogy is a good one.
struct ReportPrediction {
  std::string text;             ///< as a sentence of the other side
  std::string notation;         ///< as it would be written there
  std::uint32_t source = none;  ///< the statement that it comes from
  bool is_structural = false;   ///< more than its names carry it
  double support = 0.0;         ///< in [0, 1]
};

/// A line of `breaks:`.
struct ReportBreak {
  ReportName what;
  std::string reason;
  std::uint32_t section = none;  ///< where it is written
};

/// A place where both sides speak of the same and do not agree.
struct ReportClash {
  enum class Kind : std::uint8_t {
    role_swap,         ///< the same, with parts exchanged
    crossed_argument,  ///< all but one part agree
    mismatch,          ///< declared to correspond, and does not
    contradicted,      ///< the idea says the opposite
    unbroken,          ///< named under `breaks:`, and holds all the same
    verb_gap,          ///< only the verbs differ
  };
  Kind kind = Kind::role_swap;
  std::uint32_t story = none, idea = none;  ///< indices into ReportSide::statements
  std::string story_part, idea_part;        ///< the parts or verbs that differ, if that can be said
};

/// What was declared and does nothing for the analogy.
struct ReportUnused {
  std::vector<std::uint32_t> links;  ///< indices into AnalogyReport::links: no statement that is
                                     ///< carried over speaks of them
  std::vector<VerbPair> verbs;       ///< pairs that match nothing
  std::vector<Spanned<std::string>> predicates;  ///< verbs that no statement uses
  std::vector<ReportName> names;  ///< no statement, correspondence, break or page speaks of them
};

/// One allegory.
struct AnalogyReport {
  std::uint32_t allegory = none;
  std::string folder, title, story_name, idea_name;
  std::vector<ReportLink> links;
  ReportSide story, idea;
  double systematicity = 0.0;                 ///< in [0, 1]
  std::vector<ReportPrediction> predictions;  ///< of the story for the idea, best first
  std::vector<ReportPrediction> questions;    ///< of the idea for the story, best first
  /// What would be predicted for more than its names, if the idea did not say it already.
  std::vector<ReportPrediction> confirmed;
  /// What would be predicted, if the story did not say under `breaks:` that it does not carry over.
  std::vector<ReportPrediction> rejected;
  std::vector<ReportBreak> breaks;
  std::vector<ReportClash> clashes;
  ReportUnused unused;

  const ReportSide& side(Side side) const { return side == Side::story ? story : idea; }
};

/// The report on the allegory `index`. Near-linear in what was written.
AnalogyReport report_analogy(const Site& site, std::uint32_t index, const Mapping& mapping,
                             const Structure& structure);

/// A strength in words: `close`, `loose` or `faint`.
std::string_view closeness(double strength);

/// The name of a fate or of a kind of clash: `carried`, `crossed-argument`.
std::string_view to_string(Fate fate);
std::string_view to_string(ReportClash::Kind kind);

/// `Oz as Machine learning`, or as much of that as is known; else the title, else the folder.
std::string heading_of(const AnalogyReport& report);

/// The figures as one sentence without a full stop: `16 of 18 things the story says hold for the
/// idea; the longest carried chain has depth 2; systematicity 0.91 (story 0.87, idea 0.95)`.
std::string figures_of(const AnalogyReport& report);

}  // namespace allegory
