// A segment tree over the places where intervals begin and end. See lanes.h.
#include "map/lanes.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace allegory::chart {

namespace {

/// How many lanes are taken at each place, for a range at once. Walks from the leaves up, since the
/// number for a range only ever grows.
class Taken {
 public:
  explicit Taken(std::size_t places) {
    while (size_ < places) size_ *= 2;
    highest_.assign(2 * size_, 0);
    covering_.assign(2 * size_, 0);
  }

  /// The most lanes taken at any place of [begin, end).
  std::uint32_t highest(std::size_t begin, std::size_t end) const {
    std::uint32_t found = 0;
    for_each_part(begin, end, [&](std::size_t node) {
      found = std::max(found, highest_[node]);
      for (std::size_t above = node / 2; above > 0; above /= 2)
        found = std::max(found, covering_[above]);
    });
    return found;
  }

  /// Takes `lanes` at every place of [begin, end); no fewer than are taken there.
  void take(std::size_t begin, std::size_t end, std::uint32_t lanes) {
    for_each_part(begin, end, [&](std::size_t node) {
      covering_[node] = lanes;
      for (; node > 0; node /= 2) highest_[node] = std::max(highest_[node], lanes);
    });
  }

 private:
  template <class Visit>
  void for_each_part(std::size_t begin, std::size_t end, const Visit& visit) const {
    for (begin += size_, end += size_; begin < end; begin /= 2, end /= 2) {
      if (begin % 2 == 1) visit(begin++);
      if (end % 2 == 1) visit(--end);
    }
  }

  std::size_t size_ = 1;
  std::vector<std::uint32_t> highest_, covering_;
};

}  // namespace

std::vector<std::uint32_t> allot_lanes(const std::vector<Interval>& intervals, double distance) {
  std::vector<double> places;
  for (const Interval& interval : intervals) {
    places.push_back(interval.low - distance / 2);
    places.push_back(interval.high + distance / 2);
  }
  std::ranges::sort(places);
  places.erase(std::unique(places.begin(), places.end()), places.end());
  const auto place = [&](double at) {
    return static_cast<std::size_t>(std::ranges::lower_bound(places, at) - places.begin());
  };
  std::vector<std::uint32_t> order(intervals.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(
      order, {}, [&](std::uint32_t at) { return intervals[at].high - intervals[at].low; });
  std::vector<std::uint32_t> lanes(intervals.size());
  Taken taken(places.size());
  for (const std::uint32_t at : order) {
    const std::size_t begin = place(intervals[at].low - distance / 2);
    const std::size_t end = place(intervals[at].high + distance / 2);
    lanes[at] = taken.highest(begin, end);
    taken.take(begin, end, lanes[at] + 1);
  }
  return lanes;
}

}  // namespace allegory::chart
