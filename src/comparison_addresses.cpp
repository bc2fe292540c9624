// What became of addresses. See comparison.h.
//
// An address is lost when a reader who kept it meets nothing: no page, no file, and no `aliases:`
// that leads on. Anchors are those of pages as their authors wrote them; of a page that moved they
// are looked for where it leads now.
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/text.h"
#include "comparison_parts.h"

namespace allegory {

namespace {

/// Addresses are compared as the site compares them.
std::string key_of(std::string_view address) { return fold(address); }

/// An address from the root of the site.
std::string shown(const std::string& address) { return '/' + address; }

/// What an address leads to.
struct Destination {
  std::string what;  ///< `page`, `character`, `tag`, `file`, …
  std::string text;  ///< what it is called
  std::string address;
  std::uint32_t section = none;  ///< of a page
};

/// Everything that can be opened, in a fixed order, and where to find it.
class Addresses {
 public:
  explicit Addresses(const Site& site) {
    for (std::uint32_t at = 0; at < site.sections.size(); ++at)
      add({"page", site.sections[at].title, site.sections[at].address, at});
    for (const Allegory& allegory : site.allegories)
      for (const Entity& entity : allegory.entities)
        add({std::string(info(entity.written.kind).name), entity.label, entity.address});
    for (const Tag& tag : site.tags) add({"tag", tag.name, tag.address});
    if (!site.tags.empty()) add({"page", "tags", "tags/"});
    for (const Asset& asset : site.assets) add({"file", asset.path, asset.address});
    for (std::size_t at = 0; at < site.redirects.size(); ++at) {
      const Redirect& redirect = site.redirects[at];
      add({"old address", {}, redirect.address});
      redirects_.emplace(key_of(redirect.address), redirect.section);
    }
  }

  const std::vector<Destination>& all() const { return all_; }
  const Destination* find(std::string_view address) const {
    const auto found = by_key_.find(key_of(address));
    return found == by_key_.end() ? nullptr : &all_[found->second];
  }
  /// The section that an old address leads to, or `none`.
  std::uint32_t redirect(std::string_view address) const {
    const auto found = redirects_.find(key_of(address));
    return found == redirects_.end() ? none : found->second;
  }

 private:
  void add(Destination destination) {
    if (by_key_.try_emplace(key_of(destination.address), all_.size()).second)
      all_.push_back(std::move(destination));
  }

  std::vector<Destination> all_;
  std::unordered_map<std::string, std::size_t> by_key_;
  std::unordered_map<std::string, std::uint32_t> redirects_;
};

std::vector<std::string_view> anchors_of(const Section& section) {
  std::vector<std::string_view> anchors;
  for (const Heading& heading : section.written.body.headings) anchors.push_back(heading.anchor);
  for (const std::string& anchor : section.written.body.anchors) anchors.push_back(anchor);
  return anchors;
}

void compare_anchors(const Section& before, const Section& after, Comparison& comparison) {
  const std::vector<std::string_view> anchors = anchors_of(after);
  const std::unordered_set<std::string_view> known(anchors.begin(), anchors.end());
  std::unordered_set<std::string_view> told;
  for (const std::string_view anchor : anchors_of(before))
    if (!anchor.empty() && !known.contains(anchor) && told.insert(anchor).second)
      comparison.lost.push_back({Change::Kind::removed,
                                 "anchor",
                                 shown(before.address) + '#' + std::string(anchor),
                                 before.title,
                                 {}});
}

}  // namespace

void compare_addresses(const Site& before, const Site& after, Comparison& comparison) {
  const Addresses old(before), now(after);
  for (const Destination& was : old.all()) {
    const Destination* is = now.find(was.address);
    if (is == nullptr) {
      comparison.lost.push_back(
          {Change::Kind::removed, was.what, shown(was.address), was.text, {}});
      continue;
    }
    const std::uint32_t led_to = now.redirect(was.address);
    const bool is_moved = is->what == "old address" && was.what != "old address";
    const std::uint32_t section = is_moved ? led_to : is->section;
    if (is_moved)
      comparison.moved.push_back(
          {Change::Kind::changed,
           was.what,
           shown(was.address),
           was.text,
           {{"address", shown(was.address), shown(after.sections[led_to].address)}}});
    if (was.section == none || section == none) continue;
    const Section& page = after.sections[section];
    if (!is_moved && page.title != before.sections[was.section].title)
      comparison.pages.push_back({Change::Kind::changed,
                                  "page",
                                  shown(was.address),
                                  page.title,
                                  {{"title", was.text, page.title}}});
    compare_anchors(before.sections[was.section], page, comparison);
  }
  for (const Destination& is : now.all())
    if (is.section != none && old.find(is.address) == nullptr)
      comparison.pages.push_back({Change::Kind::added, "page", shown(is.address), is.text, {}});
}

}  // namespace allegory
