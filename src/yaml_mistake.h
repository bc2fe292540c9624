// What is wrong with a YAML text, and at which place an author can see it.
//
// A parser stops where it can go no further, which is often far behind the cause: a quote that
// never closes is noticed at the end of the text, a bracket some lines later. Comes in: the kind of
// fault, where the parser stopped, and how far it had come. Goes out: the place to look at, in
// plain words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace allegory {

/// The kinds of faults that a parser of YAML meets.
enum class YamlFault : std::uint8_t {
  colon,         ///< a `:` where no key ends
  key,           ///< something else than the next key of a mapping, or entry of a list
  flow,          ///< neither a comma nor a bracket behind a value in `[ ]` or `{ }`
  bracket,       ///< a closing bracket that nothing opened
  dash,          ///< a `- ` in the middle of a line
  escape,        ///< a backslash and something that it does not go with
  block_header,  ///< text behind `|` or `>`
  property,      ///< an anchor, alias or tag that is not complete or not known
  other,         ///< a character that fits nothing
};

/// How far a parser came. All places are byte offsets into `text`.
struct YamlProgress {
  std::string_view text;
  std::size_t last_end = 0;      ///< behind the last value read
  std::size_t scalar_begin = 0;  ///< of the last scalar
  std::size_t scalar_end = 0;
  std::optional<std::size_t> open_bracket;  ///< the innermost that is still open
};

/// A range of bytes in the text, and what is to be said about it.
struct YamlMistake {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string what;  ///< goes behind "… is not valid YAML: "
  std::string label;
  std::string help;
};

/// Finds the cause of a fault that was noticed at `at`; past the end counts as the end.
YamlMistake explain_fault(const YamlProgress& progress, YamlFault fault, std::size_t at);

/// The mistake of a quote at `at` that is never closed.
YamlMistake open_quote(std::size_t at);

/// The mistake of a line that should be `key: value`; `at` is where its text starts.
YamlMistake no_key(std::string_view text, std::size_t at);

}  // namespace allegory
