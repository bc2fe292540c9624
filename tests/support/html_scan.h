// Finds attributes and links in HTML, to check that no link of a made site is dead.
//
// A scanner for HTML that this program made: tags, quoted attributes, character references. It
// knows nothing of elements and their nesting, so it does not share the mistakes of what made the
// HTML.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace allegory {

/// An attribute of some tag, its references decoded.
struct HtmlAttribute {
  std::string name;
  std::string value;
};

/// All attributes of all tags, in order. Comments, scripts and style sheets are passed over.
std::vector<HtmlAttribute> html_attributes(std::string_view html);

/// The links of all `.html` files that lead nowhere, as `PAGE: LINK`: paths without a file in
/// `files`, and fragments without an id in the file. Relative links have to name a file; those that
/// start with `base_url`, or with the path in it, may name a folder. Other sites are not looked at.
std::vector<std::string> dead_links(const std::map<std::string, std::string>& files,
                                    const std::string& base_url);

}  // namespace allegory
