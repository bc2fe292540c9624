// The pages that are imported, and where everything in them goes.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "diagnostic.h"
#include "import/pairs.h"
#include "import/sections.h"
#include "markdown_outline.h"
#include "source.h"
#include "written.h"

namespace allegory {

/// The files beside the pages.
struct FilesBeside {
  std::set<std::string> names;  ///< all of them, if a folder is imported; paths below it
  std::function<bool(const std::string&)> has;  ///< whether there is a file of that path
};

/// Where a place of a page is to be found in the project.
struct ImportPlace {
  std::uint32_t section = 0;
  std::string anchor;  ///< empty: the section as a whole
};

/// One page, read.
struct ImportPage {
  std::string path;  ///< below the folder that is imported
  SourceId source;
  Span text;               ///< behind its front matter
  std::string top, extra;  ///< lines of its front matter: those that mean the same here, the others
  Outline outline;
  Body body;
  FoundPairs found;
  std::vector<ImportSection> sections;
  std::unordered_map<std::string, ImportPlace> anchors;  ///< by the anchor on the page
};

/// The section of a page in which a byte stands.
std::uint32_t section_at(const std::vector<ImportSection>& sections, std::uint32_t offset);

/// Fills ImportPage::anchors: in a file of its own a section counts its anchors anew.
void find_anchors(ImportPage& page);

/// Gives every page its place below `content/`, which no other page and no file has, also where
/// case does not count. `files`: what lies in the folder. `is_single`: the page is the project.
void place_pages(std::vector<ImportPage>& pages, const std::set<std::string>& files,
                 bool is_single);

/// What a page without a heading for its title is called: its file's name, as wikis write it.
std::string title_from_path(std::string_view path);

}  // namespace allegory
