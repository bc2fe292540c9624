// Two texts → a difference that `git apply` and `patch` understand.
//
// Comes in: a text under change. Goes out: a unified diff with three lines of context. A line ends
// in LF here, as those programs see it; a CR before it belongs to the line. Which lines are the
// same is known from the bytes that were kept, so the work is that of reading both texts once.
#pragma once

#include <string>
#include <string_view>

#include "fix_text.h"

namespace allegory {

/// The difference as hunks below `--- a/PATH` and `+++ b/PATH`; empty if there is none.
std::string unified_diff(std::string_view path, const FixedText& text);

}  // namespace allegory
