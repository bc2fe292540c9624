// Code blocks in HTML: their name and language above them, coloured words in them; formulas and
// diagrams, which are written as code blocks too.
#pragma once

#include <cmark-gfm.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "markdown.h"
#include "words.h"

namespace allegory {

/// What stands behind a fence.
struct FenceInfo {
  std::string_view language;
  std::string_view title;  ///< of `title="…"`
};
FenceInfo read_fence_info(std::string_view info);

/// Writes the code blocks of one page.
class HtmlCode {
 public:
  HtmlCode(const HtmlOptions& options, const Words& words) : options_(options), words_(words) {}

  /// A code block.
  std::string block(cmark_node* node);

  /// A formula in MathML; the TeX if it cannot be converted. One that stands by itself scrolls.
  std::string formula(std::string_view tex, bool is_block) const;

 private:
  std::string words_of(std::string_view language, std::string_view code);
  std::string diagram(std::string_view code) const;

  const HtmlOptions& options_;
  const Words& words_;
  std::size_t coloured_ = 0;  // bytes of code on the page that were coloured
};

}  // namespace allegory
