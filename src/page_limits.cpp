// See page_limits.h.
#include "page_limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "base/text.h"

namespace allegory {

namespace {

/// A number, of bytes also with a letter behind it; nothing if it is none.
std::optional<std::uint64_t> read_number(std::string_view text, bool is_size) {
  unsigned shift = 0;
  if (is_size && !text.empty()) {
    const std::size_t letter = std::string_view("KMG").find(text.back());
    if (letter != std::string_view::npos) {
      shift = 10 * (static_cast<unsigned>(letter) + 1);
      text.remove_suffix(1);
    }
  }
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  if (number > (UINT64_MAX >> shift)) return std::nullopt;
  return number << shift;
}

/// A number as it is written in the option.
std::string written(std::uint64_t value, bool is_size) {
  for (unsigned letter = 3; is_size && letter > 0; --letter)
    if (const unsigned shift = 10 * letter; value != 0 && value % (1ULL << shift) == 0)
      return fmt::format("{}{}", value >> shift, std::string_view("KMG")[letter - 1]);
  return fmt::format("{}", value);
}

std::string unknown_limit(std::string_view name) {
  std::vector<std::string> names;
  for (const LimitInfo& info : limit_infos) names.emplace_back(info.name);
  const std::optional<std::string> meant = closest(name, names);
  return meant ? fmt::format("no limit is called `{}`; did you mean `{}`?", name, *meant)
               : fmt::format("no limit is called `{}`; there are {}", name, fmt::join(names, ", "));
}

}  // namespace

std::optional<std::string> read_limits(std::string_view text, Limits& limits) {
  while (true) {
    const std::string_view item = text.substr(0, text.find(','));
    const std::string_view name = item.substr(0, item.find('='));
    const auto info = std::ranges::find(limit_infos, name, &LimitInfo::name);
    if (info == limit_infos.end()) return unknown_limit(name);
    const std::string_view value = item.substr(std::min(name.size() + 1, item.size()));
    const std::optional<std::uint64_t> number = read_number(value, info->is_size);
    if (!number || *number < info->least || *number > info->most)
      return fmt::format("`{}` cannot be `{}`, but {} to {}", name, value,
                         written(info->least, info->is_size), written(info->most, info->is_size));
    limits.*(info->value) = *number;
    if (item.size() == text.size()) return std::nullopt;
    text.remove_prefix(item.size() + 1);
  }
}

std::string limits_text(const Limits& limits) {
  std::string text;
  for (const LimitInfo& info : limit_infos)
    text += fmt::format("{}{}={}", text.empty() ? "" : ",", info.name,
                        written(limits.*(info.value), info.is_size));
  return text;
}

std::string size_words(std::uint64_t bytes) {
  if (bytes != 0 && bytes % (1U << 30U) == 0) return fmt::format("{} GiB", bytes >> 30U);
  if (bytes != 0 && bytes % (1U << 20U) == 0) return fmt::format("{} MiB", bytes >> 20U);
  if (bytes != 0 && bytes % (1U << 10U) == 0) return fmt::format("{} KiB", bytes >> 10U);
  return fmt::format("{} bytes", bytes);
}

std::string limit_help(std::string_view name) {
  const auto info = std::ranges::find(limit_infos, name, &LimitInfo::name);
  const bool is_size = info != limit_infos.end() && info->is_size;
  return fmt::format(", or move the limit with `--limits {}={}`", name, is_size ? "SIZE" : "N");
}

}  // namespace allegory
