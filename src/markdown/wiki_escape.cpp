// Escapes what CommonMark, GitHub's extensions to it, or GitHub's `$math$` would take for markup,
// and as little else as a look at the neighbours allows, so that the Markdown stays readable.
#include "markdown/wiki_escape.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "markdown.h"
#include "markdown/syntax.h"

namespace allegory {

namespace {

constexpr std::size_t none = std::string_view::npos;

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// Whether `&` at `at` would begin a character reference.
bool is_entity(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 34;
  const std::string_view rest = text.substr(at + 1, longest);
  const std::size_t end =
      rest.find_first_not_of("#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
  return end != none && end > 0 && rest[end] == ';';
}

// Looks at one character after the other; `at_` is the current one.
class Escaper {
 public:
  Escaper(std::string& out, std::string_view text, const EscapePlace& place)
      : out_(out), text_(text), place_(place) {}

  void escape() {
    if (place_.at_line_start) line_start();
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\n' || c == '\r') {
        out_ += "&#10;";
      } else if (c == '$' && place_.has_math) {
        out_ += place_.dollar;
      } else {
        if (needs_backslash(c)) out_ += '\\';
        out_ += c;
      }
    }
  }

 private:
  // The character behind the current one; a blank behind the end.
  char next(std::size_t distance = 1) const {
    return at_ + distance < text_.size() ? text_[at_ + distance] : ' ';
  }
  bool is_last() const { return at_ + 1 == text_.size(); }
  char previous() const {
    if (at_ > 0) return text_[at_ - 1];
    return out_.empty() ? ' ' : out_.back();
  }

  // GitLab: issues, people, merge requests, snippets, milestones, epics.
  bool opens_reference(char c) const {
    return place_.has_references && std::string_view("#@!$%&").find(c) != none &&
           is_alphanumeric(next()) && !is_alphanumeric(previous());
  }

  bool needs_backslash(char c) const {
    if (opens_reference(c)) return true;
    switch (c) {
      case '*':
      case '`':
      case '[':
      case ']':
      case '~':
        return true;
      case '\\':
        return is_blank(next()) || is_punctuation(next());
      case '_':
        return is_last() || !is_alphanumeric(previous()) || !is_alphanumeric(next());
      case '<':
        return is_last() || !is_blank(next());
      case '&':
        return is_entity(text_, at_);
      case '!':
        return is_last() && place_.before_bracket;
      case '|':
        return place_.in_cell;
      case '#':
        return place_.in_heading && (at_ == 0 || text_[at_ - 1] == ' ');
      case ':':
        return !place_.in_link && next() == '/' && next(2) == '/' && ends_with_scheme();
      case '.':
        return !place_.in_link && ends_with("www");
      default:
        return false;
    }
  }

  bool ends_with(std::string_view word) const { return text_.substr(0, at_).ends_with(word); }
  bool ends_with_scheme() const {
    return ends_with("http") || ends_with("https") || ends_with("ftp");
  }

  // Blanks at a line's start mean nothing, or code; marks there would open a block.
  void line_start() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    if (at_ == text_.size()) return;
    const std::size_t number = std::min(text_.find_first_not_of("0123456789", at_), text_.size());
    if (number > at_ && number < text_.size() && (text_[number] == '.' || text_[number] == ')') &&
        (number + 1 == text_.size() || is_blank(text_[number + 1]))) {
      out_ += text_.substr(at_, number - at_);
      out_ += '\\';
      out_ += text_[number];
      at_ = number + 1;
    } else if (opens_block(text_[at_])) {
      out_ += '\\';
      out_ += text_[at_++];
    }
  }

  bool opens_block(char c) const {
    const std::size_t marks = std::min(text_.find_first_not_of('#', at_), text_.size());
    switch (c) {
      case '#':
        return marks == text_.size() || is_blank(text_[marks]);
      case '>':
        return true;
      case '-':
        return is_blank(next()) || next() == '-';
      case '+':
        return is_blank(next());
      case '=':
        return is_blank(next()) || next() == '=';
      case ':':
        return next() == '-';
      case '|':
        return next() == '-' || next() == ':' || is_blank(next());
      default:
        return false;
    }
  }

  std::string& out_;
  std::string_view text_;
  const EscapePlace& place_;
  std::size_t at_ = 0;
};

bool has_balanced_parentheses(std::string_view text) {
  int depth = 0;
  for (char c : text) {
    if (c == '(') ++depth;
    if (c == ')' && --depth < 0) return false;
  }
  return depth == 0;
}

void append_address(std::string& out, std::string_view address, bool in_cell) {
  const bool is_plain =
      !address.empty() && address.front() != '<' && has_balanced_parentheses(address) &&
      std::ranges::none_of(address, [](char c) { return (c >= '\0' && c <= ' ') || c == '\x7f'; });
  if (!is_plain) out += '<';
  for (std::size_t i = 0; i < address.size(); ++i) {
    const char c = address[i];
    if (c == '\n' || c == '\r')
      out += "%0A";
    else if (c == '&' && is_entity(address, i))
      out += "&amp;";
    else if (c == '\\' || (c == '|' && in_cell) || (!is_plain && (c == '<' || c == '>')))
      (out += '\\') += c;
    else
      out += c;
  }
  if (!is_plain) out += '>';
}

}  // namespace

std::size_t longest_run(std::string_view text, char letter) {
  std::size_t longest = 0;
  for (std::size_t at = 0; (at = text.find(letter, at)) != none;) {
    const std::size_t end = std::min(text.find_first_not_of(letter, at), text.size());
    longest = std::max(longest, end - at);
    at = end;
  }
  return longest;
}

void append_escaped(std::string& out, std::string_view text, const EscapePlace& place) {
  Escaper(out, text, place).escape();
}

void append_link_tail(std::string& out, std::string_view address, std::string_view title,
                      bool in_cell) {
  out += '(';
  append_address(out, address, in_cell);
  if (!title.empty()) {
    out += " \"";
    append_attribute(out, title, '"', in_cell);
    out += '"';
  }
  out += ')';
}

void append_attribute(std::string& out, std::string_view text, char quote, bool in_cell) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n' || c == '\r')
      out += "&#10;";
    else if (c == '&' && is_entity(text, i))
      out += "&amp;";
    else if (c == '\\' || c == quote || (c == '|' && in_cell))
      (out += '\\') += c;
    else
      out += c;
  }
}

void append_code(std::string& out, std::string_view code, bool in_cell) {
  // The shortest fence that the code does not hold as a run of its own.
  std::vector<bool> runs(code.size() + 2);
  for (std::size_t at = 0; (at = code.find('`', at)) != none;) {
    const std::size_t end = std::min(code.find_first_not_of('`', at), code.size());
    runs[end - at] = true;
    at = end;
  }
  std::size_t length = 1;
  while (runs[length]) ++length;
  const std::string fence(length, '`');
  const bool is_all_blank = code.find_first_not_of(' ') == none;
  const bool needs_space =
      !code.empty() && (code.front() == '`' || code.back() == '`' ||
                        (code.front() == ' ' && code.back() == ' ' && !is_all_blank));
  out += fence;
  if (needs_space) out += ' ';
  for (char c : code) {
    if (c == '|' && in_cell) out += '\\';
    out += c;
  }
  if (needs_space) out += ' ';
  out += fence;
}

std::string escape_markdown(std::string_view text, const Target& target) {
  std::string escaped;
  const bool has_math =
      target.formulas == Target::Formulas::dollars && std::ranges::count(text, '$') > 1;
  append_escaped(escaped, text,
                 {.at_line_start = true,
                  .in_cell = true,
                  .in_heading = true,
                  .in_link = false,
                  .before_bracket = true,
                  .has_math = has_math,
                  .has_references = target.has_references,
                  .dollar = target.dollar});
  return escaped;
}

}  // namespace allegory
