// Escapes for wikitext that is written, not read.
#pragma once

#include <string>
#include <string_view>

namespace allegory {

/// Where a text is written; decides which characters would be markup there.
struct WikitextPlace {
  bool begins_block = false;  ///< nothing stands before it on its line
  bool in_heading = false;    ///< `=` may close it
  bool in_cell = false;       ///< `!!` ends a cell of a table's head
};

/// Appends `text` so that MediaWiki reads it as that text. What stands beside it is unknown, so
/// characters that are markup only in pairs are escaped at both ends of the text.
void append_wikitext(std::string& out, std::string_view text, const WikitextPlace& place);

/// Appends a character as a numeric reference.
void append_reference(std::string& out, char character);

/// An address as it can stand in `[address label]`: what would end it or is markup is
/// percent-encoded.
std::string wikitext_address(std::string_view address);

}  // namespace allegory
