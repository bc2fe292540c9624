// See log_commands.h.
#include "base/log_commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <set>

namespace allegory {

/// A word that `text` does not hold, however its letters are written: `allegory-` and the least
/// number that does not stand behind one. Found in one pass, whatever the author wrote.
static std::string absent_word(std::string_view text) {
  constexpr std::string_view word = "allegory-";
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : int{a}) == b; };
  std::set<std::uint64_t> taken;
  for (auto at = text.begin();;) {
    at = std::search(at, text.end(), word.begin(), word.end(), same);
    if (at == text.end()) break;
    at += static_cast<std::ptrdiff_t>(word.size());
    // A shorter number is the beginning of a longer one.
    std::uint64_t number = 0;
    for (auto digit = at;
         digit != text.end() && *digit >= '0' && *digit <= '9' && number < text.size(); ++digit) {
      number = number * 10 + static_cast<std::uint64_t>(*digit - '0');
      taken.insert(number);
    }
  }
  std::uint64_t free = 0;
  for (const std::uint64_t number : taken) {
    if (number > free) break;
    ++free;
  }
  return fmt::format("{}{}", word, free);
}

bool holds_log_command(std::string_view text) {
  if (text.find("##[") != std::string_view::npos) return true;
  // A runner trims white space, of which Unicode has much: whatever is no sign of ASCII may be
  // some.
  bool is_at_start = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char sign = text[at];
    if (is_at_start && text.substr(at).starts_with("::")) return true;
    if (sign == '\n' || sign == '\r')
      is_at_start = true;
    else if (sign > ' ' && sign <= '~')
      is_at_start = false;
  }
  return false;
}

std::string without_log_commands(std::string_view text) {
  const std::string word = absent_word(text);
  return fmt::format("::stop-commands::{}\n{}{}::{}::\n", word, text,
                     text.ends_with('\n') || text.empty() ? "" : "\n", word);
}

}  // namespace allegory
