// Finds pages and files by the ways in which a link can name them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "allegory.h"

namespace allegory {

/// Tables over a site's pages and files. Keys of wikilinks are compared without case.
class PageIndex {
 public:
  explicit PageIndex(const Site& site);

  /// The page, entity or file that a normalised path of `content/` names, or `missing` or `draft`.
  LinkTarget by_path(const std::string& path) const;

  /// Pages that `[[name]]` can mean: by id, else by path, else by title. Several if it is not
  /// clear, after preferring the folder and then the allegory of the page `from`.
  std::vector<std::uint32_t> by_name(std::string_view name, std::uint32_t from) const;

  /// Whether a page that was left out as a draft has that path, or that name at its end.
  bool is_draft(std::string_view name) const;

  /// Whether anything in `content/` is called so, or nearly so, at the top: a link `/name/…` that
  /// is not found is then broken, and not meant for the host.
  bool knows_top(std::string_view segment) const;

 private:
  using Lists = std::unordered_map<std::string, std::vector<std::uint32_t>>;
  static std::string key_of(std::string_view name);
  std::vector<std::uint32_t> narrowed(const std::vector<std::uint32_t>& pages,
                                      std::uint32_t from) const;

  const Site& site_;
  std::unordered_map<std::string, std::uint32_t> paths_, assets_, addresses_;
  std::unordered_map<std::string, EntityRef> entities_;
  std::unordered_set<std::string> drafts_, draft_suffixes_;
  Lists ids_, suffixes_, titles_;
  std::vector<std::string> tops_;
};

}  // namespace allegory
