// YAML as this program sees it: scalars are text, and every key and value knows its place.
//
// Types are not guessed here. `no` is the text "no" and `010` is the text "010"; whoever knows what
// a key means decides what its text stands for (schema.h).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "source.h"

namespace allegory {

struct YamlEntry;

/// One value. `at` is the value as written, quotes included; for a map or sequence it reaches from
/// the first to the last byte of its content.
struct YamlNode {
  enum class Type : std::uint8_t { null, scalar, sequence, map };
  Type type = Type::null;
  Span at;
  std::string text;     ///< of a scalar
  bool quoted = false;  ///< a scalar in quotes, or a block scalar
  /// A scalar whose text stands byte for byte in the file: where it starts. Then a part of `text`
  /// can be pointed at. `no_offset` where escapes or line folding changed it.
  std::uint32_t text_begin = no_offset;
  std::vector<YamlNode> items;     ///< of a sequence
  std::vector<YamlEntry> entries;  ///< of a map, in the order written, each key once

  static constexpr std::uint32_t no_offset = UINT32_MAX;
};

/// One `key: value` of a map.
struct YamlEntry {
  Spanned<std::string> key;
  YamlNode value;
};

}  // namespace allegory
