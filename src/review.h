// Stamping correspondences: which ones, and what becomes of the files that declare them.
//
// Comes in: the model and what the author typed. Goes out: the files with `reviewed:` set, written
// whole or not at all, and a line about each stamp.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "allegory.h"

namespace allegory {

/// Why nothing, or not everything, was stamped.
struct ReviewFailure {
  std::string message;
  std::string help{};
  int status = 2;  ///< of the program: 1 something has to be put right first, 2 what was asked for
                   ///< is not there, 3 a file cannot be written
};

/// Correspondences that are to be stamped.
struct ReviewChoice {
  struct Chosen {
    std::uint32_t allegory = none, correspondence = none;
    friend auto operator<=>(const Chosen&, const Chosen&) = default;
  };
  std::vector<Chosen> chosen;  ///< sorted, each once
  std::optional<ReviewFailure> failure;
};

/// The correspondences with an end of these names: ids of characters, concepts or statements, with
/// `folder/` in front where one allegory is meant. A name without any is a failure.
ReviewChoice choose_named(const Site& site, std::span<const std::string> names);

/// The correspondences that have a stamp.
ReviewChoice choose_stamped(const Site& site);

/// What was stamped.
struct Reviewed {
  std::vector<std::string> lines;  ///< `wizard — ideal-loss-function: a3f…, content/wizard.md`
  std::optional<ReviewFailure> failure;
};

/// Stamps the chosen correspondences in the files below `root`. Nothing is written if one of them
/// cannot be stamped; a file that changed meanwhile is left as it is, and is a failure.
Reviewed stamp_correspondences(const Site& site, const SourceSet& sources, const std::string& root,
                               const ReviewChoice& choice);

}  // namespace allegory
