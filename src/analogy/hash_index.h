// A hash table from keys that live elsewhere to their positions.
//
// Comes in: the hash of a key, and a way to tell whether a position holds that key. Goes out: the
// position. Open addressing with linear probing and eight bytes a slot, eight slots a cache line:
// looking something up touches one line or two, which is what keeps the time per statement flat as
// an allegory grows. The table is never walked, so its order reaches no output.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "allegory.h"

namespace allegory {

/// Scatters the bits of a number over all of it (the finalizer of SplitMix64 by Steele, Lea and
/// Flood, 2014).
constexpr std::uint64_t scatter(std::uint64_t bits) {
  bits += 0x9E3779B97F4A7C15U;
  bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9U;
  bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBU;
  return bits ^ (bits >> 31U);
}

/// The hash of two numbers, in this order.
constexpr std::uint64_t scatter(std::uint32_t high, std::uint32_t low) {
  return scatter((std::uint64_t{high} << 32U) | low);
}

/// Positions by the hash of what stands there.
class HashIndex {
 public:
  HashIndex() : slots_(16) {}

  /// Makes room for this many positions at once.
  void reserve(std::size_t count) {
    std::size_t size = slots_.size();
    while (size * 4 < count * 5) size *= 2;
    if (size > slots_.size()) rebuild(size);
  }

  /// The first position with this hash that `is_equal` accepts, or null. It may be changed to
  /// another one of the same hash.
  template <class IsEqual>
  std::uint32_t* find(std::uint64_t hash, const IsEqual& is_equal) {
    const std::uint32_t tag = tag_of(hash);
    for (std::size_t at = tag & (slots_.size() - 1); slots_[at].position != none;
         at = (at + 1) & (slots_.size() - 1))
      if (slots_[at].tag == tag && is_equal(slots_[at].position)) return &slots_[at].position;
    return nullptr;
  }

  /// Asks the memory for the slot of a key that will be looked up soon.
  void prefetch(std::uint64_t hash) const {
    __builtin_prefetch(&slots_[tag_of(hash) & (slots_.size() - 1)]);
  }

  /// Adds a position; `none` is not one.
  void add(std::uint64_t hash, std::uint32_t position) {
    if (++count_ * 5 > slots_.size() * 4) rebuild(slots_.size() * 2);
    put({tag_of(hash), position});
  }

 private:
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t position = none;
  };

  static std::uint32_t tag_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 32U);
  }

  void put(Slot slot) {
    std::size_t at = slot.tag & (slots_.size() - 1);
    while (slots_[at].position != none) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }

  void rebuild(std::size_t size) {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(size));
    for (const Slot& slot : old)
      if (slot.position != none) put(slot);
  }

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

}  // namespace allegory
