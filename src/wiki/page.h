// One page of a wiki as Markdown.
//
// No front matter and no wikilinks: what a wiki lacks is said in what it has. Links stay inside the
// page wherever their target is on it.
#pragma once

#include <set>
#include <string>

#include "wiki/layout.h"

namespace allegory {

/// Text that collects blocks with one empty line between them, and the footnotes of its sections.
/// Items that are added one after the other make one list, which no list of a section joins.
class WikiBlocks {
 public:
  void add(std::string_view block);
  std::string text() && { return std::move(text_) + '\n'; }

  std::vector<std::string> notes;

 private:
  std::string text_;
  bool is_list_ = false;  // the last block was a list or an item of ours
};

/// The page's Markdown. Adds the assets that it uses to `assets` (indices into Site::assets), and
/// reports what could not be said as it was meant.
std::string wiki_page_text(const WikiContext& context, const WikiLayout& layout,
                           const WikiPage& here, std::set<std::uint32_t>& assets,
                           Diagnostics& diagnostics);

}  // namespace allegory
