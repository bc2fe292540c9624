// The one answer to "may a page lead there?": every URL that somebody wrote goes through here,
// whether it stands in Markdown, raw HTML, front matter or `allegory.yaml`.
//
// An allow-list of schemes, since a list of what is dangerous is never complete. A URL is looked at
// as a browser would see it, without what a browser leaves out, so no disguise survives. References
// such as `&#58;` are decoded by whoever reads the format they stand in, before asking.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace allegory {

/// What a page does with a URL.
enum class UrlUse : std::uint8_t {
  link,   ///< leads to it, when somebody follows it
  image,  ///< shows it at once
};

/// What stands before the first `:` of a URL, in lower case; empty if it has no scheme. Controls of
/// C0, space and DEL count as absent wherever they stand: browsers leave out some of them.
std::string url_scheme(std::string_view url);

/// Whether a page may use `url`: a path, a fragment, or a scheme of the list for that use. Images
/// may be `data:` of PNG, GIF, JPEG or WebP.
bool is_safe_url(std::string_view url, UrlUse use);

}  // namespace allegory
