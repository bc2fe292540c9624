// The HTML of a page while it is written, and what all its writers need.
#pragma once

#include <string>
#include <string_view>

#include "markdown.h"
#include "words.h"

namespace allegory {

/// The page's text so far; each writer of a kind of element appends to it.
struct HtmlOutput {
  const Words& words;  ///< what is said around the text, in the page's language
  HtmlForm form = HtmlForm::page;
  std::string text{};

  /// How the tag of an element ends that holds nothing.
  std::string_view void_end() const { return form == HtmlForm::book ? "/>" : ">"; }

  /// Ends the line that was begun, if any.
  void new_line() {
    if (!text.empty() && text.back() != '\n') text += '\n';
  }

  /// Writes `open` or `close` on lines of its own.
  void element_lines(bool entering, std::string_view open, std::string_view close) {
    new_line();
    text += entering ? open : close;
    text += '\n';
  }
};

}  // namespace allegory
