// Titles → names of pages. See names.h.
#include "wiki/names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/digest.h"

namespace allegory {

namespace {

bool is_space(char32_t point) {
  return point == U' ' || point == U'\u00A0' || point == U'-' || (point >= U'\t' && point <= U'\r');
}

/// Whether a name of that target cannot hold the code point.
bool is_refused(char32_t point, const Target& target) {
  if (is_space(point)) return false;
  if (point < 0x80 &&
      target.forbidden_in_titles.find(static_cast<char>(point)) != std::string_view::npos)
    return true;
  return is_control(point);
}

/// Names that mean a device on Windows, where nobody could check the wiki out.
bool is_device(std::string_view name) {
  constexpr std::array<std::string_view, 4> whole{"con", "prn", "aux", "nul"};
  const std::string folded = fold(name.substr(0, name.find('.')));
  if (std::ranges::find(whole, folded) != whole.end()) return true;
  return folded.size() == 4 && (folded.starts_with("com") || folded.starts_with("lpt")) &&
         folded[3] >= '1' && folded[3] <= '9';
}

/// At most `limit` bytes: the beginning, and a hash of all of it.
std::string shortened(std::string name, std::size_t limit) {
  if (name.size() <= limit) return name;
  const std::string hash = fmt::format("-{:016x}", digest_of(name));
  std::size_t end = limit - hash.size();
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
  return name.substr(0, end) + hash;
}

/// The characters of a title that its name cannot hold, each once, as code.
std::string refused_in(std::string_view title, const Target& target) {
  std::vector<std::string> seen;
  for (std::size_t at = 0; at < title.size();) {
    const std::size_t start = at;
    if (!is_refused(next_code_point(title, at), target)) continue;
    std::string character = escape_controls(title.substr(start, at - start));
    if (std::ranges::find(seen, character) == seen.end()) seen.push_back(std::move(character));
  }
  std::string list;
  for (const std::string& character : seen)
    list += fmt::format("{}`{}`", list.empty() ? "" : ", ", character);
  return list;
}

}  // namespace

std::string wiki_page_name(std::string_view title, const Target& target) {
  std::string name;
  for (std::size_t at = 0; at < title.size();) {
    const std::size_t start = at;
    const char32_t point = next_code_point(title, at);
    if (is_refused(point, target)) continue;
    if (!is_space(point))
      name += title.substr(start, at - start);
    else if (!name.empty() && name.back() != '-')
      name += '-';
  }
  const std::size_t first = name.find_first_not_of("_.-");
  const std::size_t last = name.find_last_not_of(".-");
  if (first == std::string::npos) return address_segment(title);
  name = shortened(name.substr(first, last + 1 - first), target.name_bytes);
  return is_device(name) ? name + "-page" : name;
}

Report WikiNames::report(std::string_view rule, const Span& at, const std::string& path,
                         std::string message) {
  return at.begin == at.end ? diagnostics_.report_path(rule, path, std::move(message))
                            : diagnostics_.report(rule, at, std::move(message));
}

bool WikiNames::keep(std::string_view name) { return taken_.insert(fold(name)).second; }

std::string WikiNames::give(std::string_view title, const Span& at, const std::string& path) {
  std::string name = wiki_page_name(title, form_.target);
  const std::string refused = refused_in(title, form_.target);
  const std::string wanted = name;
  while (!keep(name))
    name = fmt::format("{}-{}", wanted, ++counts_.try_emplace(fold(wanted), 1).first->second);
  if (!refused.empty())
    report("wiki-name", at, path,
           fmt::format("a page of the format `{}` cannot have {} in its name", form_.target.name,
                       refused))
        .note(fmt::format("it is called `{}`", name));
  if (name != wanted)
    report("wiki-name-collision", at, path,
           fmt::format("another page of the format `{}` is called `{}` too", form_.target.name,
                       wanted))
        .note(fmt::format("this one is called `{}`", name))
        .help("give one of them another `title:`");
  return name;
}

}  // namespace allegory
