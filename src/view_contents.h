// The contents beside a page: its allegory in story order, with the branch of the page open.
//
// Comes in: a page's allegory and section. Goes out: a flat list that a template turns into nested
// ones, since Mustache knows no recursion: each line says whether a list begins before it and how
// many end behind it. Only view_*.cpp files include this.
//
// A page shows the sections at the top and, of each section above it, those below. Lists are cut
// around the branch, so that a page's size does not depend on that of the site.
#pragma once

#include <cstdint>

#include "view_parts.h"
#include "view_shapes.h"

namespace allegory {

/// A line of the contents.
const Shape& contents_shape();

/// The lines for a page of that allegory; `section` is the page itself, or none for a page that is
/// no section. For a page of no allegory: the allegories and the ordinary pages.
ValueList contents(const Place& place, std::uint32_t allegory, std::uint32_t section);

}  // namespace allegory
