// HTML as it is written, and as a browser reads it: two lists that should be the same.
//
// Comes in: HTML that this program made. Goes out: its tags, attributes and texts, once by a
// scanner that takes every tag for what it says, and once from the tree of a parser of HTML 5
// (gumbo), which moves, closes and drops things where the rules of HTML demand it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace allegory::fuzz {

/// A tag with its attributes, or a text; references are decoded.
struct HtmlStep {
  enum class Kind { open, close, text };
  Kind kind = Kind::text;
  std::string name{};  ///< of the element, or the text itself
  std::vector<std::pair<std::string, std::string>> attributes{};
  friend bool operator==(const HtmlStep&, const HtmlStep&) = default;
};
using HtmlSteps = std::vector<HtmlStep>;

/// What is written. Void elements have no end; comments are left out.
HtmlSteps written_html(std::string_view html);

/// What a browser reads that meets it inside a `<div>`.
HtmlSteps read_html(std::string_view html);

/// Two lists from where they differ, for people; empty if they are the same.
std::string difference(const HtmlSteps& written, const HtmlSteps& read);

}  // namespace allegory::fuzz
