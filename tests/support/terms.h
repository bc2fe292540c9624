// Worlds from terms such as `(cause (greater (mass sun) (mass planet)) (attracts sun planet))`, the
// notation in which analogies are published.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analogy/suggest.h"

namespace allegory {

/// A world without correspondences. `(f x)` is an attribute if f is none of the functions that are
/// known here (`mass`, `pressure`, …), else `(f of x)` with the quantity f. Arguments behind the
/// second play roles of their own; `not` is a verb.
World world_of_terms(const std::vector<std::string>& story, const std::vector<std::string>& idea);

/// The entity with this name.
std::uint32_t position(const Domain& domain, std::string_view name);

/// Ties names of both sides as an author's `maps:` would.
void tie(World& world, const std::vector<std::string>& story, const std::vector<std::string>& idea);

/// The pairs of a mapping as `story idea`, sorted; those of quantities behind the others, with
/// `of`.
std::vector<std::string> entity_pairs(const World& world, const SuggestedMapping& mapping);

/// A node of the story as a term of the idea; what has no counterpart is written `?name`, but for
/// quantities.
std::string carry_over(const World& world, const SuggestedMapping& mapping, std::uint32_t node);

}  // namespace allegory
