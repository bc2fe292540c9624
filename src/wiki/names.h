// Names of wiki pages: one flat list, in which a title has to find a place.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "format.h"
#include "wiki/form.h"

namespace allegory {

/// The file name that a wiki makes of a title: spaces become hyphens; what a name cannot hold is
/// left out; a long name is cut and ends in a hash of all of it.
std::string wiki_page_name(std::string_view title, const Target& target);

/// Gives every page its name, no two of which differ only in case, and reports what became of the
/// titles: `wiki-name`, `wiki-name-collision`.
class WikiNames {
 public:
  WikiNames(const WikiForm& form, Diagnostics& diagnostics)
      : form_(form), diagnostics_(diagnostics) {}

  /// The name for a title that was written there; an empty place means the file `path`.
  std::string give(std::string_view title, const Span& at, const std::string& path);

  /// Keeps a name for a page that has to be called so; false if it is taken.
  bool keep(std::string_view name);

 private:
  Report report(std::string_view rule, const Span& at, const std::string& path,
                std::string message);

  const WikiForm& form_;
  Diagnostics& diagnostics_;
  std::set<std::string> taken_;                  // folded
  std::map<std::string, std::uint32_t> counts_;  // of names that were wanted again, folded
};

}  // namespace allegory
