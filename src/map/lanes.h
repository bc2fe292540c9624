// Lanes for arcs: a short arc runs inside a long one, and no two arcs of a lane meet.
#pragma once

#include <cstdint>
#include <vector>

namespace allegory::chart {

/// From where to where an arc runs.
struct Interval {
  double low = 0.0, high = 0.0;
};

/// The lane of each interval, from 0: the shortest first, and each outside of all that it meets.
/// Intervals that come nearer than `distance` meet. O(n log n).
std::vector<std::uint32_t> allot_lanes(const std::vector<Interval>& intervals, double distance);

}  // namespace allegory::chart
