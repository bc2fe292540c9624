// Three maps side by side. See publish_plan.h.
#include "publish_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/output_folder.h"
#include "base/text.h"

namespace allegory {

namespace {

using Kind = PublishConflict::Kind;

constexpr std::string_view list_header =
    "# allegory published 1\n"
    "# What `allegory publish` put here. It removes nothing else, and overwrites none of these "
    "that\n"
    "# somebody has edited.\n";

bool is_object_name(std::string_view text) {
  return (text.size() == 40 || text.size() == 64) &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// What a wiki calls a page: the file's name without folder, markup and case, `-` as space.
/// Sidebars and the like belong to their folder. Empty for what is no page.
std::string page_name(std::string_view path) {
  constexpr std::array<std::string_view, 16> kinds{
      ".md",  ".markdown", ".mdown", ".mkdn", ".mkd",    ".mediawiki", ".wiki", ".textile",
      ".org", ".rst",      ".rest",  ".txt",  ".creole", ".asciidoc",  ".adoc", ".pod"};
  const std::string_view file = name_part(path);
  const std::size_t dot = file.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  if (std::ranges::find(kinds, file.substr(dot)) == kinds.end()) return {};
  const std::size_t length = path.size() - (file.size() - dot);
  std::string name = fold(file.starts_with('_') ? path.substr(0, length) : file.substr(0, dot));
  std::ranges::replace(name, ' ', '-');
  return name;
}

class Planner {
 public:
  Planner(const ObjectsByPath& built, const TreeFiles& there, const ObjectsByPath& earlier)
      : built_(built), there_(there), earlier_(earlier) {}

  PublishPlan plan(bool is_wiki) {
    for (const auto& [path, object] : built_) plan_write(path, object);
    for (const auto& [path, object] : earlier_)
      if (!built_.contains(path)) plan_removal(path, object);
    for (const auto& [path, object] : built_)
      if (!there_.contains(path)) find_obstacles(path);
    if (is_wiki) find_same_pages();
    std::ranges::sort(plan_.removals);
    std::ranges::sort(plan_.conflicts, {}, [](const PublishConflict& conflict) {
      return std::pair(conflict.path, conflict.in_the_way_of);
    });
    return std::move(plan_);
  }

 private:
  void plan_write(const std::string& path, const std::string& object) {
    const auto now = there_.find(path);
    const auto before = earlier_.find(path);
    if (now != there_.end() && now->second.is_regular && now->second.object == object) return;
    plan_.writes.push_back(path);
    if (now == there_.end()) {
      ++plan_.added;
      if (before != earlier_.end()) plan_.conflicts.push_back({Kind::deleted, path, path, false});
    } else if (before == earlier_.end()) {
      plan_.conflicts.push_back({Kind::foreign, path, path, false});
    } else if (!is_as_published(path)) {
      plan_.conflicts.push_back({Kind::edited, path, path, false});
    }
  }

  void plan_removal(const std::string& path, const std::string&) {
    if (!there_.contains(path)) return;
    plan_.removals.push_back(path);
    if (!is_as_published(path)) plan_.conflicts.push_back({Kind::edited, path, path, true});
  }

  bool is_as_published(const std::string& path) const {
    const auto now = there_.find(path);
    const auto before = earlier_.find(path);
    return now != there_.end() && before != earlier_.end() && now->second.is_regular &&
           now->second.object == before->second;
  }

  /// A file where we need a folder, or a folder where we need a file.
  void find_obstacles(const std::string& path) {
    for (std::size_t slash = path.find('/'); slash != std::string::npos;
         slash = path.find('/', slash + 1))
      report_obstacle(path.substr(0, slash), path);
    const std::string folder = path + "/";
    for (auto at = there_.lower_bound(folder); at != there_.end() && at->first.starts_with(folder);
         ++at)
      report_obstacle(at->first, path);
  }

  void report_obstacle(const std::string& path, const std::string& wanted) {
    if (!there_.contains(path) || earlier_.contains(path)) return;
    if (obstacles_.insert(path).second)
      plan_.conflicts.push_back({Kind::foreign, path, wanted, false});
  }

  /// Pages of others that have the name of one of ours under another file name.
  void find_same_pages() {
    std::map<std::string, std::string> ours;
    for (const auto& [path, object] : built_)
      if (std::string name = page_name(path); !name.empty()) ours.emplace(std::move(name), path);
    for (const auto& [path, file] : there_) {
      if (built_.contains(path) || earlier_.contains(path)) continue;
      const std::string name = page_name(path);
      const auto same = name.empty() ? ours.end() : ours.find(name);
      if (same == ours.end()) continue;
      if (obstacles_.insert(path).second)
        plan_.conflicts.push_back({Kind::foreign, path, same->second, true});
      // A name that no list of ours can hold is left to its owner.
      if (is_plain_path(path)) plan_.removals.push_back(path);
    }
  }

  const ObjectsByPath& built_;
  const TreeFiles& there_;
  const ObjectsByPath& earlier_;
  std::set<std::string> obstacles_;
  PublishPlan plan_;
};

}  // namespace

std::string write_published_list(const ObjectsByPath& files) {
  std::string text(list_header);
  for (const auto& [path, object] : files) text += fmt::format("{} {}\n", object, path);
  return text;
}

ObjectsByPath read_published_list(std::string_view text) {
  ObjectsByPath files;
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::size_t space = std::min(line.find(' '), line.size());
    const std::string_view object = line.substr(0, space);
    const std::string_view path = line.substr(std::min(space + 1, line.size()));
    if (is_object_name(object) && is_plain_path(path)) files.emplace(path, object);
  }
  return files;
}

PublishPlan plan_publish(const ObjectsByPath& built, const TreeFiles& there,
                         const ObjectsByPath& earlier, bool is_wiki) {
  return Planner(built, there, earlier).plan(is_wiki);
}

}  // namespace allegory
