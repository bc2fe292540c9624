// From YAML nodes to typed values, one finding for each mistake.
//
// Keys stand in tables (schema_rows.h); each row names the key, says in a sentence what it means
// and as data what may stand there (the JSON Schema is made from both), and reads its value. A
// value of the wrong type is `wrong-type`, a value out of range `invalid-value`, a key that no row
// names `unknown-key` with the nearest key as help.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic.h"
#include "source.h"
#include "yaml_node.h"

namespace allegory {

/// Reads values and reports; `key` is the name used in messages.
class ValueReader {
 public:
  ValueReader(const SourceSet& sources, Diagnostics& diagnostics)
      : sources_(sources), diagnostics_(diagnostics) {}

  /// A string; null counts as absent. Anything but a scalar is reported.
  std::optional<Spanned<std::string>> text(std::string_view key, const YamlNode& node) const;
  /// A list of strings; a lone string is a list of one, null an empty list.
  std::vector<Spanned<std::string>> texts(std::string_view key, const YamlNode& node) const;
  /// `true` or `false`, unquoted; nothing else is a truth value.
  std::optional<bool> boolean(std::string_view key, const YamlNode& node) const;
  /// A decimal integer; `010` is ten and `0x1F` is reported.
  std::optional<std::int64_t> integer(std::string_view key, const YamlNode& node) const;
  /// A decimal number in (above, up_to], or with `with_lower` in [above, up_to].
  std::optional<double> number(std::string_view key, const YamlNode& node, double above,
                               double up_to, bool with_lower = false) const;
  /// One of the words given; else `invalid-value` with a suggestion.
  std::optional<std::string> word(std::string_view key, const YamlNode& node,
                                  std::span<const std::string_view> words) const;
  /// A language tag that is well-formed by BCP 47, such as `en` or `pt-BR`.
  std::optional<Spanned<std::string>> language(std::string_view key, const YamlNode& node) const;
  /// A date or a date with time.
  std::optional<Spanned<std::string>> date(std::string_view key, const YamlNode& node) const;
  /// The entries of a map; null counts as an empty one. Anything else is reported, with a help that
  /// shows `example` in braces.
  const std::vector<YamlEntry>& map(std::string_view key, const YamlNode& node,
                                    std::string_view example = "name: value") const;

  /// Reports `unknown-key` for a key that is none of `known`: "unknown WHERE `key`". `fallback` is
  /// the help where no known key is near.
  void unknown_key(const YamlEntry& entry, std::span<const std::string_view> known,
                   std::string_view where, std::string_view fallback = {}) const;
  /// Reports `invalid-value` at what was found.
  Report invalid(const Span& at, std::string message, std::string label = {}) const;
  /// Reports `wrong-type`: "`key` must be EXPECTED", pointing at what was found.
  void wrong_type(std::string_view key, const YamlNode& node, std::string_view expected,
                  std::string help) const;

  Diagnostics& diagnostics() const { return diagnostics_; }
  const SourceSet& sources() const { return sources_; }

 private:
  const SourceSet& sources_;
  Diagnostics& diagnostics_;
};

/// Takes the fix away from each `unknown-key` that would give a map the same key twice.
void keep_keys_unique(const YamlNode& map, Diagnostics& diagnostics);

}  // namespace allegory
