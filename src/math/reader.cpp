// See reader.h.
#include "math/reader.h"

#include <algorithm>

#include "base/text.h"

namespace allegory::math {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

void TokenReader::skip_space() {
  while (at_ < tex_.size()) {
    const char c = tex_[at_];
    if (c == '%')
      at_ = std::min(tex_.find('\n', at_), tex_.size());
    else if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
      ++at_;
    else
      return;
  }
}

std::optional<Token> TokenReader::next() {
  skip_space();
  if (at_ == tex_.size()) return std::nullopt;
  const std::size_t begin = at_;
  if (tex_[at_] == '\\' && at_ + 1 < tex_.size()) {
    ++at_;
    if (is_letter(tex_[at_])) {
      while (at_ < tex_.size() && is_letter(tex_[at_])) ++at_;
    } else {
      next_code_point(tex_, at_);
    }
  } else {
    next_code_point(tex_, at_);
  }
  return Token{tex_.substr(begin, at_ - begin), begin, at_};
}

std::optional<Token> TokenReader::peek() const { return TokenReader(*this).next(); }

std::string_view TokenReader::number_rest() {
  const std::size_t begin = at_;
  while (at_ < tex_.size() && (is_digit(tex_[at_]) || (tex_[at_] == '.' && at_ + 1 < tex_.size() &&
                                                       is_digit(tex_[at_ + 1]))))
    ++at_;
  return tex_.substr(begin, at_ - begin);
}

bool TokenReader::skip(char c) {
  skip_space();
  if (at_ == tex_.size() || tex_[at_] != c) return false;
  ++at_;
  return true;
}

std::optional<Token> TokenReader::braced() {
  const std::size_t before = at_;
  if (!skip('{')) return std::nullopt;
  const std::size_t begin = at_;
  std::size_t depth = 1;
  for (; at_ < tex_.size(); ++at_) {
    if (tex_[at_] == '\\') {
      ++at_;
    } else if (tex_[at_] == '{') {
      ++depth;
    } else if (tex_[at_] == '}' && --depth == 0) {
      const Token inner{tex_.substr(begin, at_ - begin), begin, at_};
      ++at_;
      return inner;
    }
  }
  at_ = before;
  return std::nullopt;
}

}  // namespace allegory::math
