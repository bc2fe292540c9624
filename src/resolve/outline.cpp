// Folders, index pages and weights → the outline. See outline.h.
#include "resolve/outline.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace allegory {

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::string_view stem_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  if (name.ends_with(".md")) name.remove_suffix(3);
  return name;
}

namespace {

using Folders = std::unordered_map<std::string_view, std::uint32_t>;

/// The value of the nearest folder at or above `folder` that has one, else `none`.
std::uint32_t nearest(const Folders& folders, std::string_view folder) {
  while (true) {
    if (const auto found = folders.find(folder); found != folders.end()) return found->second;
    if (folder.empty()) return none;
    folder = folder_of(folder);
  }
}

std::string text_of(const std::optional<Spanned<std::string>>& text, std::string_view otherwise) {
  return text ? text->value : std::string(otherwise);
}

void name_section(const Config& config, Section& section) {
  const ParsedSection& written = section.written;
  section.title_at = {written.source, 0, 0};
  if (written.front.title && !written.front.title->value.empty()) {
    section.title = written.front.title->value;
    section.title_at = written.front.title->at;
    return;
  }
  for (const Heading& heading : written.body.headings) {
    if (heading.level != 1 || heading.text.empty()) continue;
    section.title = heading.text;
    section.title_at = heading.at;
    return;
  }
  const std::string_view folder = folder_of(written.path);
  const std::string_view name = section.is_index ? stem_of(folder) : stem_of(written.path);
  section.title = name.empty() ? config.title.value : std::string(name);
}

Allegory make_allegory(const Site& site, std::string_view folder, std::uint32_t index) {
  Allegory allegory;
  allegory.folder = folder;
  allegory.index = index;
  allegory.title = site.config.title.value;
  allegory.story = "Story";
  allegory.idea = "Idea";
  allegory.summary = site.config.description;
  if (index == none) return allegory;
  const Section& home = site.sections[index];
  const FrontMatter& front = home.written.front;
  allegory.title = home.title;
  allegory.summary = text_of(front.description, allegory.summary);
  allegory.takeaway = text_of(front.takeaway, {});
  if (!front.allegory) return allegory;
  allegory.story = text_of(front.allegory->story, allegory.story);
  allegory.idea = text_of(front.allegory->idea, allegory.idea);
  allegory.summary = text_of(front.allegory->summary, allegory.summary);
  allegory.takeaway = text_of(front.allegory->takeaway, allegory.takeaway);
  return allegory;
}

/// Each index page with `allegory:` opens one; where there is none, all pages are one.
void find_allegories(Site& site) {
  for (std::uint32_t index = 0; index < site.sections.size(); ++index) {
    const Section& section = site.sections[index];
    if (section.is_index && section.written.front.allegory)
      site.allegories.push_back(make_allegory(site, folder_of(section.written.path), index));
  }
  std::ranges::sort(site.allegories, {}, &Allegory::folder);
  if (!site.allegories.empty()) return;
  const auto home = std::ranges::find(
      site.sections, std::string_view("index.md"),
      [](const Section& section) -> std::string_view { return section.written.path; });
  const auto index = static_cast<std::uint32_t>(home - site.sections.begin());
  site.allegories.push_back(make_allegory(site, "", home == site.sections.end() ? none : index));
}

void bind_allegory_names(Site& site) {
  Folders folders;
  for (std::uint32_t index = 0; index < site.allegories.size(); ++index)
    folders.emplace(site.allegories[index].folder, index);
  const auto find = [&](Allegory& allegory, const Spanned<std::string>& name) {
    std::string_view folder = name.value;
    while (folder.ends_with('/')) folder.remove_suffix(1);
    const auto found = folders.find(folder);
    if (found != folders.end() && &site.allegories[found->second] != &allegory)
      return found->second;
    allegory.unknown_uses.push_back({name, {}, none});
    return none;
  };
  for (Allegory& allegory : site.allegories) {
    if (allegory.index == none) continue;
    const auto& head = site.sections[allegory.index].written.front.allegory;
    if (!head) continue;
    for (const Spanned<std::string>& name : head->uses)
      if (const std::uint32_t used = find(allegory, name); used != none)
        allegory.uses.push_back(used);
    if (!head->version_of) continue;
    if (const std::uint32_t older = find(allegory, *head->version_of); older != none)
      allegory.version_of = older;
  }
}

/// Gives each section its allegory and the section above it.
void place_sections(Site& site) {
  Folders allegories, indexes;
  for (std::uint32_t index = 0; index < site.allegories.size(); ++index)
    allegories.emplace(site.allegories[index].folder, index);
  for (std::uint32_t index = 0; index < site.sections.size(); ++index)
    if (site.sections[index].is_index)
      indexes.emplace(folder_of(site.sections[index].written.path), index);
  for (std::uint32_t index = 0; index < site.sections.size(); ++index) {
    Section& section = site.sections[index];
    section.allegory = nearest(allegories, folder_of(section.written.path));
    if (section.allegory == none) continue;
    Allegory& allegory = site.allegories[section.allegory];
    section.is_home = allegory.index == index;
    allegory.is_incomplete = allegory.is_incomplete || section.written.broken;
  }
  // Every section knows its allegory; one stands above another only within the same.
  for (Section& section : site.sections) {
    std::string_view folder = folder_of(section.written.path);
    if (section.is_home || (section.is_index && folder.empty())) continue;
    if (section.is_index) folder = folder_of(folder);
    const std::uint32_t above = nearest(indexes, folder);
    if (above != none && site.sections[above].allegory == section.allegory) section.parent = above;
  }
}

/// Lists of siblings, and every list in the order in which it is read.
std::vector<std::uint32_t> order_siblings(Site& site) {
  const auto before = [&](std::uint32_t left, std::uint32_t right) {
    const ParsedSection& a = site.sections[left].written;
    const ParsedSection& b = site.sections[right].written;
    const std::int64_t last = std::numeric_limits<std::int64_t>::max();
    const std::int64_t a_weight = a.front.weight.value_or(last);
    const std::int64_t b_weight = b.front.weight.value_or(last);
    return a_weight != b_weight ? a_weight < b_weight : a.path < b.path;
  };
  std::vector<std::uint32_t> top;
  for (std::uint32_t index = 0; index < site.sections.size(); ++index) {
    const std::uint32_t parent = site.sections[index].parent;
    (parent == none ? top : site.sections[parent].children).push_back(index);
  }
  std::ranges::sort(top, before);
  for (Section& section : site.sections) std::ranges::sort(section.children, before);
  return top;
}

/// Walks the outline from the top and links each section to the next of its allegory.
void link_neighbours(Site& site, std::vector<std::uint32_t> pending) {
  std::ranges::reverse(pending);
  std::vector<std::uint32_t> last(site.allegories.size(), none);
  for (const Allegory& allegory : site.allegories)
    if (allegory.index != none) last[site.sections[allegory.index].allegory] = allegory.index;
  while (!pending.empty()) {
    const std::uint32_t index = pending.back();
    pending.pop_back();
    Section& section = site.sections[index];
    pending.insert(pending.end(), section.children.rbegin(), section.children.rend());
    if (section.allegory == none || section.is_home) continue;
    site.allegories[section.allegory].sections.push_back(index);
    std::uint32_t& previous = last[section.allegory];
    section.previous = previous;
    if (previous != none) site.sections[previous].next = index;
    previous = index;
  }
}

}  // namespace

void arrange(Site& site) {
  for (Section& section : site.sections) {
    section.is_index = stem_of(section.written.path) == "index";
    name_section(site.config, section);
  }
  find_allegories(site);
  bind_allegory_names(site);
  place_sections(site);
  link_neighbours(site, order_siblings(site));
}

}  // namespace allegory
