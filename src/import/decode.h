// Bytes of a file that somebody saved somewhere → UTF-8.
//
// UTF-8 stays as it is, without its mark. UTF-16 is known by its mark. What is neither is read as
// Windows-1252, in which every byte means something, so that no text is lost; that is a guess.
#pragma once

#include <optional>
#include <string>

#include "diagnostic.h"

namespace allegory {

/// A file as text, and in what encoding it was; nothing if it is no text (it holds a zero byte).
struct DecodedText {
  std::string text;
  std::string_view encoding;  ///< empty: UTF-8
  bool has_mark = false;      ///< UTF-8 with a byte order mark in front, which is left out
  bool has_losses = false;    ///< half of a pair of UTF-16 stood alone and became U+FFFD
};
std::optional<DecodedText> decode_text(std::string bytes);

}  // namespace allegory
