// The kinds of words in code: keywords, strings, comments … of a few hundred languages.
//
// Comes in: a language as it stands behind a fence, and code. Goes out: stretches of the code with
// a letter for their kind; a theme gives them colours. What knows languages is opened when it is
// first needed (highlight/module.h); without it there are no stretches, and code stays plain.
//
//   k keyword   f function   v variable   t type      s string    e escape in a string
//   n number    b built-in   m macro      a attribute c comment
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace allegory {

/// A stretch of code of one kind, in bytes.
struct CodeStretch {
  std::size_t begin = 0, end = 0;
  char kind = 0;
};

/// Limits on what is looked at, in bytes, and how many brackets may be open. Definitions are
/// written with regular expressions, and their time may grow with the square of a line or of the
/// nesting; within these limits the worst that was found takes less than a second.
inline constexpr std::size_t code_limit = 32U << 10U;
inline constexpr std::size_t code_line_limit = 500;
inline constexpr std::size_t code_nesting_limit = 100;

/// Tells the kinds of words in code. Thread-safe.
class Highlighter {
 public:
  /// Opens what knows the languages; call it while no other thread runs.
  Highlighter();
  ~Highlighter();
  Highlighter(const Highlighter&) = delete;
  Highlighter& operator=(const Highlighter&) = delete;

  /// Whether there is anything that knows languages.
  bool is_there() const;

  /// The stretches of `code`, in order and apart, none with white space alone. None if the language
  /// is unknown or the code is beyond a limit.
  std::vector<CodeStretch> stretches(std::string_view language, std::string_view code) const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace allegory
