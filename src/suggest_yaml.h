// Suggestions as an author reads them: YAML to be pasted into a page, and comments that say how far
// to trust it.
//
// Comes in: a Site. Goes out: one YAML document for one allegory. Names are quoted where they would
// be read as something else, and no control character comes through.
#pragma once

#include <string>

#include "allegory.h"

namespace allegory {

/// How to suggest.
struct SuggestRequest {
  bool is_against = false;  ///< set the declared maps aside, and compare with them
};

/// What could be added to `maps:` and `verbs:` of the allegory `index`; ends with a line end. An
/// allegory of which a page could not be read gets a comment only.
std::string suggest_yaml(const Site& site, std::uint32_t index, const SuggestRequest& request);

}  // namespace allegory
