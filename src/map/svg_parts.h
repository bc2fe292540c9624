// Marks that all drawings share. Only map/svg*.cpp and map/neighbourhood*.cpp include this.
#pragma once

#include <string>

#include "map/svg.h"

namespace allegory::chart {

/// The first lines of a drawing, up to its description.
std::string open_svg(double width, double height, std::string_view css_class,
                     const Metrics& metrics, const Captions& captions);

/// A thing as a link. `more` are further classes, with a space before each.
std::string box_svg(const Thing& thing, const Box& box, const Face& face, const Metrics& metrics,
                    std::string_view more);

/// An arrow head with its point at (x, y), which looks to the right if `sign` is 1, else left.
std::string arrow_svg(double x, double y, double sign);

/// A small cross: here it ends.
std::string cross_svg(double x, double y);

/// A verb around a point.
std::string verb_svg(std::string_view verb, double x, double y, const Metrics& metrics);

}  // namespace allegory::chart
