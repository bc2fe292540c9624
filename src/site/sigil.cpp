// Fifteen bits of a hash → a grid → one SVG path. See sigil.h.
#include "site/sigil.h"

#include <fmt/format.h>

#include <cstdint>

#include "base/digest.h"

namespace allegory {

namespace {

/// The finalizer of SplitMix64, because the low bits of FNV-1a of similar ids are similar.
std::uint64_t mix(std::uint64_t value) {
  value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
  value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
  return value ^ (value >> 31U);
}

int filled(const SigilGrid& grid) {
  int count = 0;
  for (const auto& row : grid)
    for (const bool cell : row) count += cell ? 1 : 0;
  return count;
}

SigilGrid grid_of(std::uint64_t bits) {
  SigilGrid grid{};
  for (std::size_t row = 0; row < 5; ++row)
    for (std::size_t column = 0; column < 3; ++column) {
      const bool is_filled = ((bits >> (row * 3 + column)) & 1U) != 0;
      grid[row][column] = grid[row][4 - column] = is_filled;
    }
  return grid;
}

}  // namespace

SigilGrid sigil_grid(std::string_view id) {
  // Nearly empty and nearly full grids look alike, so such a hash is mixed again. A draw is good in
  // three cases of four; the bound only makes sure that this ends.
  std::uint64_t bits = mix(digest_of(id));
  SigilGrid grid = grid_of(bits);
  for (int draw = 1; draw < 16 && (filled(grid) < 9 || filled(grid) > 16); ++draw) {
    bits = mix(bits + 0x9e3779b97f4a7c15U);
    grid = grid_of(bits);
  }
  return grid;
}

std::string sigil_path(std::string_view id) {
  const SigilGrid grid = sigil_grid(id);
  std::string path;
  for (std::size_t row = 0; row < 5; ++row)
    for (std::size_t begin = 0; begin < 5;) {
      std::size_t end = begin;
      while (end < 5 && grid[row][end]) ++end;
      if (end == begin) {
        ++begin;
        continue;
      }
      // A run is one stroke: round caps make a pill of it, square caps a bar.
      path += fmt::format("M{}.5 {}.5h{}", begin, row, end - begin - 1);
      begin = end;
    }
  return path;
}

std::string sigil_svg(std::string_view id, Side side) {
  return fmt::format(
      R"(<svg class="sigil" viewBox="0 0 5 5" aria-hidden="true" focusable="false"><path d="{}" fill="none" stroke="currentColor" stroke-width="{}" stroke-linecap="{}"/></svg>)",
      sigil_path(id), side == Side::story ? ".86" : "1", side == Side::story ? "round" : "square");
}

}  // namespace allegory
