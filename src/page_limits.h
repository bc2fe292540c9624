// What a stranger's page may cost, and the one option that moves each limit.
//
// Comes in: `--limits NAME=VALUE,…`. Goes out: Limits. They are an option and no key of
// `allegory.yaml`, since that file may come from the stranger too. Every finding about a limit ends
// in `limit_help`, so that nobody has to look for the name.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace allegory {

/// The limits of one run. Sizes are in bytes.
struct Limits {
  std::uint64_t page = 8U << 20U;
  std::uint64_t front_matter = 64U << 10U;
  std::uint64_t nesting = 100;
  std::uint64_t cells = 200'000;
  std::uint64_t references = 16U << 20U;
  std::uint64_t addresses = 64U << 20U;
  std::uint64_t page_seconds = 5;
  std::uint64_t page_memory = 1U << 30U;
  friend bool operator==(const Limits&, const Limits&) = default;
};

/// A limit: how it is called, where it is kept, what it can be, and what it bounds.
struct LimitInfo {
  std::string_view name;
  std::uint64_t Limits::*value;
  std::uint64_t least, most;
  bool is_size;  ///< counted in bytes, and written with K, M or G
  std::string_view meaning;
};

inline constexpr std::array<LimitInfo, 8> limit_infos{{
    {"page", &Limits::page, 1U << 10U, 256U << 20U, true, "the size of a page"},
    {"front-matter", &Limits::front_matter, 1U << 10U, 1U << 20U, true,
     "the size of a page's front matter"},
    {"nesting", &Limits::nesting, 1, 1000, false, "lists, quotes and footnotes inside each other"},
    {"cells", &Limits::cells, 1, 100'000'000, false, "the cells of a table"},
    {"references", &Limits::references, 1U << 10U, 1ULL << 34U, true,
     "what reference links may repeat of their definitions"},
    {"addresses", &Limits::addresses, 1U << 10U, 1ULL << 34U, true,
     "what the search for e-mail addresses may read"},
    {"page-seconds", &Limits::page_seconds, 1, 600, false,
     "the processor's time for a page, in seconds"},
    {"page-memory", &Limits::page_memory, 64U << 20U, 1ULL << 36U, true, "the memory for a page"},
}};

/// Reads `NAME=VALUE,…` into `limits`. Returns what is wrong with it, or nothing.
std::optional<std::string> read_limits(std::string_view text, Limits& limits);

/// All limits as read_limits takes them.
std::string limits_text(const Limits& limits);

/// A number of bytes for people: `8 MiB`, `64 KiB`, `1000 bytes`.
std::string size_words(std::uint64_t bytes);

/// The end of a help line: `, or move the limit with …`. `name` is one of limit_infos.
std::string limit_help(std::string_view name);

}  // namespace allegory
