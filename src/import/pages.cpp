// See pages.h.
#include "import/pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "base/text.h"

namespace allegory {

namespace {

// Pages that the site makes of itself in every folder that an allegory may have.
constexpr std::array<std::string_view, 8> taken{"map",   "account", "a-z",  "coverage",
                                                "story", "idea",    "tags", "search"};

std::string_view without_ending(std::string_view path) {
  const std::size_t dot = path.rfind('.'), slash = path.rfind('/');
  const bool has_ending = dot != std::string_view::npos &&
                          (slash == std::string_view::npos || dot > slash + 1) && dot > 0;
  return has_ending ? path.substr(0, dot) : path;
}

/// A path that can be a page's: no part is hidden, looks like a copy or holds controls.
std::string safe_path(std::string_view path) {
  std::string safe;
  while (true) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    const bool is_safe = !part.empty() && part.front() != '.' && part.front() != '-' &&
                         part.back() != '~' && part.back() != '.' && part.back() != ' ' &&
                         escape_controls(part) == part &&
                         part.find_first_of("<>:\"|?*\\") == std::string_view::npos;
    safe += is_safe ? std::string(part) : address_segment(part);
    if (slash == std::string_view::npos) return safe;
    safe += '/';
    path.remove_prefix(slash + 1);
  }
}

/// The address that a path gets, as far as it tells paths apart.
std::string address_key(std::string_view path) {
  std::string key;
  while (true) {
    const std::size_t slash = path.find('/');
    key += '/' + address_segment(path.substr(0, slash));
    if (slash == std::string_view::npos) return key;
    path.remove_prefix(slash + 1);
  }
}

class PagePlacer {
 public:
  explicit PagePlacer(const std::set<std::string>& files) {
    for (const std::string& file : files)
      if (!file.ends_with(".md")) keys_.insert(address_key(file));
  }

  /// A path without ending that nobody has.
  std::string place(std::string_view path) {
    const std::string base = safe_path(path);
    const bool is_reserved =
        std::ranges::find(taken, fold(base.substr(base.rfind('/') + 1))) != taken.end();
    std::string free = is_reserved ? base + "-page" : base;
    std::uint32_t& count = counts_[address_key(base)];
    while (!keys_.insert(address_key(free)).second) free = fmt::format("{}-{}", base, ++count + 1);
    return free;
  }

 private:
  std::unordered_set<std::string> keys_;
  std::unordered_map<std::string, std::uint32_t> counts_;  // of each key that was asked for again
};

}  // namespace

std::uint32_t section_at(const std::vector<ImportSection>& sections, std::uint32_t offset) {
  const auto behind = std::ranges::upper_bound(
      sections, offset, {}, [](const ImportSection& section) { return section.before.begin; });
  return behind == sections.begin() ? 0 : static_cast<std::uint32_t>(behind - sections.begin() - 1);
}

void find_anchors(ImportPage& page) {
  std::vector<Slugger> sluggers(page.sections.size());
  for (const Heading& heading : page.body.headings) {
    const std::uint32_t section = section_at(page.sections, heading.at.begin);
    const Span& own = page.sections[section].heading;
    const bool is_own = heading.at.begin >= own.begin && heading.at.begin < own.end;
    page.anchors.try_emplace(
        heading.anchor,
        ImportPlace{section, is_own ? std::string() : sluggers[section].anchor(heading.text)});
  }
  for (const OutlineAnchor& anchor : page.outline.anchors) {
    const std::uint32_t section = section_at(page.sections, anchor.at);
    const Span& own = page.sections[section].heading;
    const bool is_own = anchor.at >= own.begin && anchor.at < own.end;
    page.anchors.try_emplace(anchor.name, ImportPlace{section, is_own ? "" : anchor.name});
  }
}

void place_pages(std::vector<ImportPage>& pages, const std::set<std::string>& files,
                 bool is_single) {
  if (is_single) return name_sections(pages.front().sections, "");
  PagePlacer placer(files);
  const bool has_index = std::ranges::find(pages, "index.md", &ImportPage::path) != pages.end();
  for (ImportPage& page : pages) {
    const bool is_cut = page.sections.size() > 1 || !page.found.pairs.empty();
    const bool is_home = !is_cut && (page.path == "index.md" ||
                                     (!has_index && fold(without_ending(page.path)) == "home"));
    if (is_home) {
      page.sections.front().path = "index.md";
      continue;
    }
    const std::string place = placer.place(without_ending(page.path));
    if (is_cut)
      name_sections(page.sections, place + '/');
    else
      page.sections.front().path = place + ".md";
  }
}

std::string title_from_path(std::string_view path) {
  path = without_ending(path);
  if (const std::size_t slash = path.rfind('/'); slash != std::string_view::npos)
    path.remove_prefix(slash + 1);
  std::string title(path);
  std::ranges::replace(title, '-', ' ');
  const std::string_view words = trim(title);
  return words.empty() ? std::string(path) : std::string(words);
}

}  // namespace allegory
