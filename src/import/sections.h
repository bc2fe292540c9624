// A page → the sections that its headings make, each with a file of its own.
//
// Comes in: the blocks of a page. Goes out: sections that follow each other without a gap: together
// their parts are the page, byte for byte. Only the line of a heading moves, from the text to
// `title:`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "diagnostic.h"
#include "markdown_outline.h"
#include "source.h"

namespace allegory {

/// One section. Its bytes are `before`, `heading` and `body`, in this order.
struct ImportSection {
  Span before;   ///< what stands in front of the page's own title; else empty
  Span heading;  ///< whole lines; empty if the text has no heading that gives the title
  Span body;     ///< as far as the next section
  std::string title;
  std::uint8_t level = 0;              ///< of the heading; 0 if there is none
  std::uint32_t parent = 0;            ///< the section above it; the first has none
  std::uint32_t number = 0;            ///< which of its siblings it is, from 1
  std::vector<std::uint32_t> below{};  ///< the sections one level down
  std::string path{};                  ///< relative to `content/`
};

/// Whether each heading opens a section, or the page stays one.
enum class Cutting : std::uint8_t { at_headings, none };

/// Cuts the part `text` of a page. The first section is the page itself, and `title` what it is
/// called if no heading says so. Reports `import-title` and `import-headings`.
std::vector<ImportSection> cut_sections(const Outline& outline, const SourceSet& sources,
                                        const Span& text, const std::string& title, Cutting cutting,
                                        Diagnostics& diagnostics);

/// Gives each section its path below `folder` (empty, or ending in `/`): `index.md` for the page,
/// and for the others their number and title.
void name_sections(std::vector<ImportSection>& sections, const std::string& folder);

/// The index among the blocks of the heading that is the page's title; none if there is none.
std::uint32_t title_block(const Outline& outline);

}  // namespace allegory
