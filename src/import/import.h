// Pages of a wiki → a project, in memory.
//
// Comes in: the bytes of pages and the names of the files beside them. Goes out: the files of a
// project and the files to be copied into it. Every byte of a page is in the text of a new file, or
// became front matter; only the addresses of links change. What was doubtful is a finding.
#pragma once

#include <string>
#include <vector>

#include "diagnostic.h"
#include "import/pages.h"
#include "page_reader.h"
#include "source.h"

namespace allegory {

/// A page as it was found.
struct PageToImport {
  std::string path;   ///< below the folder that is imported, with `/`
  std::string shown;  ///< how findings call it
  std::string bytes;
};

/// A part of a new page's text.
struct ImportedPiece {
  enum class Kind : std::uint8_t {
    kept,     ///< the bytes of the source
    address,  ///< a link's address, written anew
    copy,     ///< a definition that another file holds
  };
  Kind kind = Kind::kept;
  Span from;         ///< the bytes of the source that it stands for
  std::string text;  ///< of what is not kept
};

/// A page of the new project.
struct ImportedPage {
  std::string path;   ///< relative to the project
  std::string title;  ///< empty if the text says it
  std::string front;  ///< the lines of its front matter, without the fences; may be empty
  Span heading;       ///< what became the title; may be empty
  std::string end_of_line = "\n";  ///< of the source
  std::vector<ImportedPiece> text{};
  std::size_t pairs = 0;  ///< that it declares
};

/// What an import makes.
struct ImportedProject {
  std::string title;                ///< that of its first page; empty if it has none
  std::vector<ImportedPage> pages;  ///< in the order of the sources
  std::vector<std::string> assets;  ///< paths of files to be copied below `content/`, sorted
  std::size_t members = 0;          ///< characters and concepts
};

/// Makes a project of the pages. `files` are what lies beside them. With `is_single` the one page
/// is the project; else only pages with pairs are cut into sections. A page that `guard` does not
/// let through keeps its text, and nothing is found in it. Reports the rules whose names
/// begin with `import-`.
ImportedProject import_pages(std::vector<PageToImport> pages, const FilesBeside& files,
                             bool is_single, const ReadingGuard& guard, SourceSet& sources,
                             Diagnostics& diagnostics);

/// The bytes of a new page.
std::string page_bytes(const ImportedPage& page, const SourceSet& sources);

}  // namespace allegory
