// Whether the story around a link still is what it was when somebody looked at it.
//
// Comes in: an allegory. Goes out: a stamp for each correspondence, made of what stands around both
// of its ends: their kinds, their labels and the statements that name them, one half for the story
// and one for the idea. `reviewed:` keeps the stamp of the day, and `suspect-correspondence`
// compares. Neither the order of statements nor their ids, line breaks, the reason or the strength
// of the link make a difference; what a draft says does not count, so that a stamp is the same with
// `--drafts` and without.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "allegory.h"

namespace allegory {

/// What stands around the two ends of a correspondence now.
struct ReviewState {
  /// What stands around one end.
  struct End {
    std::string stamp;                      ///< half of the whole
    std::vector<std::uint32_t> statements;  ///< the first few that name it, in the order written
    bool is_more = false;                   ///< there are others
  };
  End story, idea;
  bool is_clear = false;  ///< all of it could be read and bound; else there is no stamp

  std::string stamp() const { return is_clear ? story.stamp + idea.stamp : std::string(); }
};

/// What a statement says, in short: the same however its lines are broken and its letters encoded,
/// and whatever its id is.
std::uint64_t statement_digest(const Statement& statement);

/// One for each of Allegory::correspondences. Near-linear in what was written.
std::vector<ReviewState> review_states(const Site& site, std::uint32_t allegory);

/// Which halves of a stamp differ from what stands there now.
struct Changed {
  bool story = false, idea = false;
};
Changed changed_since(std::string_view stamp, const ReviewState& now);

/// Whether a text is a stamp: twelve hexadecimal digits in lower case, of which the first is a
/// letter, so that no date is one. Whatever else stands under `reviewed:` is a mark of the
/// author's own.
bool is_stamp(std::string_view text);

}  // namespace allegory
