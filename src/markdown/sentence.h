// The first sentence of a plain text.
#pragma once

#include <string_view>

namespace allegory {

/// The text up to the first `.`, `!`, `?`, `…` or ideographic full stop that ends a sentence,
/// closing quotes included; all of it if there is none. A full stop behind an abbreviation or an
/// initial, or before a small letter, ends nothing.
std::string_view first_sentence(std::string_view text);

}  // namespace allegory
