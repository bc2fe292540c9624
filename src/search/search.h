// The search index of a site: files that a page's script asks for one by one.
//
// Comes in: pages as plain data. Goes out: script files below `search/`, each a call of one
// function, because that works from a disk, where nothing may be fetched, and under a strict
// content security policy. A reader who searches loads the list of files (`index.js`), the part of
// the dictionary in which the words would stand, and the pages that are shown; never the whole. All
// but the list have a digest in their names, so that files of two builds cannot be mixed.
//
// - `words`: the dictionary in order, cut into ranges; each term with the passages that hold it.
// - `spelling`: the words of names and headings, then of texts, as far as they fit into one file;
//   looked at only for a word that nothing has.
// - `pages`: what is shown of a page, in blocks of neighbouring pages.
//
// docs/search.md describes the format.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace allegory {

/// A part of a page that can be linked to. The first one is the page itself, up to its first
/// heading, and has neither anchor nor heading.
struct SearchPassage {
  std::string anchor, heading;
  std::string text;
};

/// A page that can be found.
struct SearchPage {
  enum class Kind : std::uint8_t { story, idea, section };
  Kind kind = Kind::section;
  std::string url;  ///< relative to the root of the site
  std::string title;
  std::vector<std::string> also = {};  ///< its other names
  std::vector<std::string> others =
      {};                               ///< of an entity: what it stands for, or what stands for it
  std::vector<std::string> notes = {};  ///< found by, and not shown: descriptions
  std::vector<SearchPassage> passages;  ///< at least one
};

/// A file; `path` is relative to the site.
struct SearchFile {
  std::string path, bytes;
};

/// What the dialog says, by key, for each language of the site's pages.
using SearchWords = std::map<std::string, std::map<std::string, std::string>>;

/// Bounds on what one page, or one word, may add.
struct SearchLimits {
  std::size_t terms = 20'000;     ///< of a passage
  std::size_t passages = 500;     ///< of a page; the others belong to the last
  std::size_t text = 2'000;       ///< bytes of a passage that can be shown
  std::size_t page_text = 8'000;  ///< and of all of a page's, but for the beginnings
  std::size_t postings = 2'000;   ///< of a term; the best are kept
  std::size_t files = 400;        ///< of one sort, about; or one for five pages, if that is more
  std::size_t words_bytes = 6'000, pages_bytes = 4'000;  ///< of one file, about
  std::size_t spelling_bytes = 48'000;
};

/// All files of the index. Pages of one kind have to stand together, in the order of Kind.
/// `client` is the script that reads them. The same for any number of `jobs`; time and memory grow
/// in proportion to the text, but for sorting.
std::vector<SearchFile> search_files(const std::vector<SearchPage>& pages, std::string client,
                                     const SearchWords& words, unsigned jobs,
                                     const SearchLimits& limits = {});

}  // namespace allegory
