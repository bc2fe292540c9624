// What tells wikis apart beside what their Markdown can say: how pages are named, and which of them
// have a meaning. Each row stands in its format's file, in formats/.
#pragma once

#include <string_view>

#include "target.h"

namespace allegory {

struct WikiForm {
  Target target;
  std::string_view home;       ///< the name of the page that readers meet first
  std::string_view sidebar{};  ///< that of the list of pages; empty: there is none
  std::string_view footer{};   ///< what stands below all pages; empty: below the first page only
  std::string_view link_suffix{};  ///< behind a page's name in links
  bool has_folders = false;  ///< pages are named by their files in `content/`, one for each section
  bool shows_title = false;  ///< a page's name is not shown, so the page begins with its title
};

extern const WikiForm github_wiki;
extern const WikiForm gitlab_wiki;
extern const WikiForm plain_markdown;

}  // namespace allegory
