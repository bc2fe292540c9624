// Names in MediaWiki: titles of pages, names of files, ids of headings, targets of links.
//
// Comes in: what authors call things. Goes out: what MediaWiki can call them. The rule for titles:
// a character that a title cannot hold, or that would mean something there, is written as its
// fullwidth form (U+FF01 to U+FF5E), which looks the same and means nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace allegory {

/// The name of a page.
struct MediawikiTitle {
  std::string text;         ///< with spaces, its first letter large; at most 255 bytes
  bool is_changed = false;  ///< it differs by more than MediaWiki's own spaces and first letter
};

/// The title nearest to `name`.
MediawikiTitle title_in_mediawiki(std::string_view name);

/// A title with words in parentheses behind it, and from 2 on a number; still not too long.
std::string qualified_title(std::string_view title, std::string_view qualifier,
                            std::uint32_t number);

/// The name of an uploaded file for a path below `content/`: one name, since wikis have no folders.
std::string mediawiki_file_name(std::string_view path);

/// The name, without folder, that a page's wikitext has on a disk; not the same for two titles
/// unless these differ by case alone.
std::string wikitext_file(std::string_view title);

/// What stands behind `[[` for a page, or for a place on it; an empty title is the page itself.
std::string mediawiki_target(std::string_view title, std::string_view anchor);

/// Ids of one page's headings, as MediaWiki gives them in its mode `html5`
/// (Parser::finalizeHeadings).
class MediawikiAnchors {
 public:
  /// The id of the next heading with that text.
  std::string next(std::string_view text);

 private:
  std::string unique(const std::string& key);

  std::unordered_set<std::string> used_;
  std::unordered_map<std::string, std::uint32_t> next_;
};

/// Whether a link can name the id that MediaWiki makes of a heading with that text: links and ids
/// are normalised in different ways where the text is not in Normalization Form C.
bool has_plain_id(std::string_view text);

}  // namespace allegory
