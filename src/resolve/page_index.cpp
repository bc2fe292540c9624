// Hash tables from paths, ids and titles to pages. See page_index.h.
#include "resolve/page_index.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "resolve/outline.h"

namespace allegory {

namespace {

std::string_view without_extension(std::string_view path) {
  if (path.ends_with(".md")) path.remove_suffix(3);
  return path;
}

/// `a/b/index` is also called `a/b`.
std::string_view as_folder(std::string_view path) {
  return path.ends_with("/index") ? path.substr(0, path.size() - 6) : path;
}

/// A path can be named from any folder downward; a folder stands for its index page.
template <class Visit>
void for_each_suffix(std::string_view path, const Visit& visit) {
  for (std::string_view rest = without_extension(path); !rest.empty();) {
    visit(fold(rest));
    if (as_folder(rest) != rest) visit(fold(as_folder(rest)));
    const std::size_t slash = rest.find('/');
    rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
  }
}

LinkTarget to_section(std::uint32_t index) {
  LinkTarget target;
  target.kind = LinkTarget::Kind::section;
  target.index = index;
  return target;
}

}  // namespace

PageIndex::PageIndex(const Site& site) : site_(site) {
  std::set<std::string> tops;
  for (std::uint32_t index = 0; index < site.sections.size(); ++index) {
    const Section& section = site.sections[index];
    const std::string& path = section.written.path;
    paths_.emplace(path, index);
    addresses_.emplace(section.address, index);
    tops.emplace(path.substr(0, path.find('/')));
    if (const auto& id = section.written.front.id) ids_[fold(id->value)].push_back(index);
    titles_[fold(section.title)].push_back(index);
    for_each_suffix(path, [&](std::string key) { suffixes_[std::move(key)].push_back(index); });
  }
  for (std::uint32_t index = 0; index < site.assets.size(); ++index) {
    assets_.emplace(site.assets[index].path, index);
    tops.emplace(site.assets[index].path.substr(0, site.assets[index].path.find('/')));
  }
  for (std::uint32_t index = 0; index < site.allegories.size(); ++index)
    for (std::uint32_t entity = 0; entity < site.allegories[index].entities.size(); ++entity)
      entities_.emplace(site.allegories[index].entities[entity].address, EntityRef{index, entity});
  for (const std::string& path : site.drafts) {
    drafts_.insert(path);
    for_each_suffix(path, [&](std::string key) { draft_suffixes_.insert(std::move(key)); });
  }
  tops_.assign(tops.begin(), tops.end());
}

LinkTarget PageIndex::by_path(const std::string& path) const {
  const std::string below = path.empty() ? path : path + '/';
  for (const std::string& name : {path, path + ".md", below + "index.md"}) {
    if (const auto page = paths_.find(name); page != paths_.end()) return to_section(page->second);
    if (drafts_.contains(name)) {
      LinkTarget draft;
      draft.kind = LinkTarget::Kind::draft;
      return draft;
    }
  }
  LinkTarget target;
  if (const auto asset = assets_.find(path); asset != assets_.end()) {
    target.kind = LinkTarget::Kind::asset;
    target.index = asset->second;
    return target;
  }
  if (std::ranges::binary_search(site_.withheld, path)) {
    target.kind = LinkTarget::Kind::withheld;
    return target;
  }
  if (const auto page = addresses_.find(below); page != addresses_.end())
    return to_section(page->second);
  if (const auto entity = entities_.find(below); entity != entities_.end()) {
    target.kind = LinkTarget::Kind::entity;
    target.entity = entity->second;
  }
  return target;
}

std::vector<std::uint32_t> PageIndex::narrowed(const std::vector<std::uint32_t>& pages,
                                               std::uint32_t from) const {
  if (pages.size() <= 1) return pages;
  const Section& here = site_.sections[from];
  const auto keep = [&](const auto& is_near) {
    std::vector<std::uint32_t> near;
    std::ranges::copy_if(pages, std::back_inserter(near), is_near);
    return near;
  };
  std::vector<std::uint32_t> near = keep([&](std::uint32_t page) {
    return folder_of(site_.sections[page].written.path) == folder_of(here.written.path);
  });
  if (near.empty())
    near = keep([&](std::uint32_t page) { return site_.sections[page].allegory == here.allegory; });
  return near.empty() ? pages : near;
}

std::string PageIndex::key_of(std::string_view name) {
  name = without_extension(name);
  while (name.starts_with('/')) name.remove_prefix(1);
  while (name.ends_with('/')) name.remove_suffix(1);
  return fold(name);
}

bool PageIndex::is_draft(std::string_view name) const {
  return draft_suffixes_.contains(key_of(name));
}

std::vector<std::uint32_t> PageIndex::by_name(std::string_view name, std::uint32_t from) const {
  const std::string key = key_of(name);
  const auto look = [&](const Lists& lists) -> std::vector<std::uint32_t> {
    const auto found = lists.find(key);
    return found == lists.end() ? std::vector<std::uint32_t>{} : narrowed(found->second, from);
  };
  std::vector<std::uint32_t> pages = look(ids_);
  if (pages.empty()) pages = look(suffixes_);
  if (pages.empty()) pages = look(titles_);
  return pages;
}

bool PageIndex::knows_top(std::string_view segment) const {
  return std::ranges::binary_search(tops_, segment) || closest(segment, tops_).has_value();
}

}  // namespace allegory
