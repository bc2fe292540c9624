// TeX, character by character: what the next thing is that a formula says.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace allegory::math {

/// One command or character, and its bytes in the formula.
struct Token {
  std::string_view text;  ///< `\frac`, `\,`, `{`, `x`, `é`
  std::size_t begin = 0, end = 0;
  bool is_command() const { return text.size() > 1 && text[0] == '\\'; }
};

/// Reads a formula from its start to its end.
class TokenReader {
 public:
  explicit TokenReader(std::string_view tex) : tex_(tex) {}

  /// The next token; spaces and comments are passed over. Nothing at the end.
  std::optional<Token> next();

  /// The next token, which will be read again.
  std::optional<Token> peek() const;

  /// The digits and points of a number that goes on here.
  std::string_view number_rest();

  /// Passes over one character if it comes next.
  bool skip(char c);

  /// What stands between braces that come next, unread; nothing if none come or they do not close.
  std::optional<Token> braced();

  std::size_t at() const { return at_; }

 private:
  void skip_space();

  std::string_view tex_;
  std::size_t at_ = 0;
};

}  // namespace allegory::math
