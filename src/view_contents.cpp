// See view_contents.h.
#include "view_contents.h"

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace allegory {

namespace {

/// How many lines of one list a page shows at most, beside those for what is cut.
constexpr std::size_t longest_list = 24;
/// How many lists stand inside each other at most.
constexpr std::size_t deepest = 6;

/// A line before it is known what follows it.
struct Line {
  std::size_t level = 0;
  std::string title, url;
  bool is_current = false, is_open = false, is_gap = false;
};

/// The part of a list of `count` that is shown, with `at` about in its middle.
std::pair<std::size_t, std::size_t> window(std::size_t count, std::size_t at) {
  if (count <= longest_list) return {0, count};
  const std::size_t begin = std::min(at - std::min(at, longest_list / 2), count - longest_list);
  return {begin, begin + longest_list};
}

class Contents {
 public:
  Contents(const Place& place, std::uint32_t section)
      : place_(place), site_(place.context.site), section_(section) {
    for (std::uint32_t at = section; at != none && branch_.size() <= site_.sections.size();
         at = is_top(at) ? none : site_.sections[at].parent)
      branch_.push_back(at);
    std::ranges::reverse(branch_);
  }

  /// The lists along the branch. Each opens behind the line of the section that holds it, so the
  /// parts of the lists behind those lines wait until the inner ones are done.
  void add_branch(std::span<const std::uint32_t> tops, const std::string& all) {
    struct Rest {
      std::span<const std::uint32_t> items;
      std::size_t level;
      bool is_cut;
      std::string all;
    };
    std::vector<Rest> rests;
    std::span<const std::uint32_t> list = tops;
    std::string whole = all;
    for (std::size_t level = 0; level < deepest && !list.empty(); ++level) {
      const std::size_t at = level < branch_.size() ? position(branch_[level]) : 0;
      const auto [begin, end] = window(list.size(), at);
      const bool has_branch =
          level < branch_.size() && at < list.size() && list[at] == branch_[level];
      const std::size_t behind = has_branch ? at + 1 : end;
      if (begin > 0) add_gap(level, whole);
      add_sections(list.subspan(begin, behind - begin), level);
      rests.push_back({list.subspan(behind, end - behind), level, end < list.size(), whole});
      if (!has_branch) break;
      list = site_.sections[branch_[level]].children;
      whole = place_.page_url(site_.sections[branch_[level]].address);
    }
    for (auto rest = rests.rbegin(); rest != rests.rend(); ++rest) {
      add_sections(rest->items, rest->level);
      if (rest->is_cut) add_gap(rest->level, rest->all);
    }
  }

  void add_allegories() {
    const std::size_t count = std::min(site_.allegories.size(), longest_list);
    for (std::size_t at = 0; at < count; ++at) {
      const Allegory& allegory = site_.allegories[at];
      lines_.push_back({.title = allegory.title, .url = place_.page_url(allegory.address)});
    }
    if (count < site_.allegories.size()) add_gap(0, place_.page_url(""));
  }

  /// A title up to its colon is enough, unless another line begins the same.
  ValueList values() const {
    std::map<std::string_view, std::size_t> starts;
    for (const Line& line : lines_) ++starts[short_title(line.title)];
    ValueList list;
    for (std::size_t at = 0; at < lines_.size(); ++at) {
      const Line& line = lines_[at];
      const std::size_t before = at == 0 ? 0 : lines_[at - 1].level;
      const std::size_t after = at + 1 < lines_.size() ? lines_[at + 1].level : 0;
      ValueObject item;
      const std::string_view start = short_title(line.title);
      add(item, "title", starts[start] == 1 ? start : std::string_view(line.title));
      add(item, "url", line.url);
      add(item, "is_current", line.is_current);
      add(item, "is_open", line.is_open);
      add(item, "is_gap", line.is_gap);
      add(item, "begins", line.level > before);
      add(item, "holds", after > line.level);
      ValueList ends;
      for (std::size_t level = after; level < line.level; ++level) ends.emplace_back("");
      add(item, "ends", std::move(ends));
      list.emplace_back(std::move(item));
    }
    return list;
  }

 private:
  bool is_top(std::uint32_t section) const { return place_.context.index.outline.is_top[section]; }
  std::size_t position(std::uint32_t section) const {
    return place_.context.index.outline.positions[section];
  }

  void add_sections(std::span<const std::uint32_t> sections, std::size_t level) {
    for (const std::uint32_t at : sections) {
      const Section& section = site_.sections[at];
      const bool is_open = level < branch_.size() && branch_[level] == at;
      lines_.push_back({.level = level,
                        .title = section.title,
                        .url = place_.page_url(section.address),
                        .is_current = at == section_,
                        .is_open = is_open});
    }
  }

  void add_gap(std::size_t level, const std::string& url) {
    lines_.push_back({.level = level,
                      .title = std::string(place_.words().of("contents_more")),
                      .url = url,
                      .is_gap = true});
  }

  const Place& place_;
  const Site& site_;
  std::uint32_t section_;
  std::vector<std::uint32_t> branch_;  ///< from the top to the page
  std::vector<Line> lines_;
};

}  // namespace

const Shape& contents_shape() {
  static const Shape shape{
      "line of the contents",
      "A section beside the page. The lines are one list; `begins`, `holds` and `ends` nest it.",
      {{"title", Field::Type::text,
        "The section's title, up to its colon if that tells it from the others."},
       {"url", Field::Type::text, "Its relative URL."},
       {"is_current", Field::Type::flag, "It is the page itself."},
       {"is_open", Field::Type::flag, "The page is in it, or is it."},
       {"is_gap", Field::Type::flag,
        "It stands for sections that are left out; `url` is where all are."},
       {"begins", Field::Type::flag, "It is the first of a list inside the line before it."},
       {"holds", Field::Type::flag, "A list inside it follows."},
       {"ends", Field::Type::texts, "As many items as lists end behind it."}}};
  return shape;
}

ValueList contents(const Place& place, std::uint32_t allegory, std::uint32_t section) {
  const Site& site = place.context.site;
  const SiteOutline& outline = place.context.index.outline;
  const bool is_inside = allegory != none && section != none &&
                         site.sections[section].allegory == allegory &&
                         !site.sections[section].is_home;
  if (allegory != none) {
    Contents lines(place, is_inside ? section : none);
    lines.add_branch(outline.tops[allegory],
                     place.page_url(site.allegories[allegory].address) + "#page.sections");
    return lines.values();
  }
  Contents lines(place, section);
  lines.add_allegories();
  lines.add_branch(outline.pages, place.page_url(""));
  return lines.values();
}

}  // namespace allegory
