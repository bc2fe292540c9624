// The front matter that a page brings along → lines for its new front matter.
//
// A key that means the same here stays as it is. All others go below `extra:`, where every key may
// stand, comments included. What cannot be read as YAML is left in the text.
#pragma once

#include <string>

#include "diagnostic.h"
#include "source.h"

namespace allegory {

/// A page taken apart.
struct BroughtFront {
  Span text;               ///< the page behind its front matter
  Span unread;             ///< front matter that stays in the text, fences included; else empty
  std::string title;       ///< the value of `title:`; may be empty
  std::string title_line;  ///< and its lines
  std::string top;         ///< lines that keep their meaning
  std::string extra;       ///< the others, indented to stand below `extra:`
};

/// Takes the front matter of a source apart. Reports `import-front-matter`.
BroughtFront take_front(const SourceSet& sources, SourceId source, Diagnostics& diagnostics);

/// Lines moved to the right, to stand below a key.
std::string indented_lines(std::string_view lines);

}  // namespace allegory
