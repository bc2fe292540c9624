// Rows, scripts, groups and tables. See converter.h.
#include "math/converter.h"

#include <fmt/format.h>

#include <utility>

#include "base/text.h"

namespace allegory::math {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

char32_t code_point(std::string_view text) {
  std::size_t at = 0;
  return next_code_point(text, at);
}

}  // namespace

Formula Converter::convert() {
  if (tex_.size() > formula_limit)
    fail({"", 0, tex_.size()}, fmt::format("a formula is longer than {} bytes", formula_limit));
  while (!problem_) {
    const std::optional<Token> token = reader_.next();
    if (!token) break;
    take(*token);
    if (stack_.size() > formula_depth) fail(*token, "a formula is nested too deeply");
  }
  close_implicit();
  if (stack_.size() > 1 && !problem_)
    fail(stack_.back().token,
         fmt::format("`{}` is not closed, or lacks an argument", stack_.back().token.text));
  Formula formula;
  formula.problem = std::move(problem_);
  if (!formula.problem) formula.mathml = finish_row(stack_.front());
  return formula;
}

Frame& Converter::top() { return stack_.back(); }

// Whether a command waits for what comes next.
bool Converter::is_awaited() { return !top().is_row(); }

void Converter::fail(const Token& token, std::string message) {
  if (!problem_) problem_ = FormulaProblem{token.begin, token.end, std::move(message)};
}

Frame& Converter::open(Opened opened, const Token& token) {
  Frame frame;
  frame.opened = opened;
  frame.token = token;
  frame.font = top().font;
  stack_.push_back(std::move(frame));
  return top();
}

// Gives a finished item to what waits for it, and so on while that is finished by it.
void Converter::deliver(Item item) {
  while (is_awaited() && top().opened != Opened::environment) {
    Frame& frame = top();
    std::string argument = item.is_name ? element("mrow", render(item)) : render(item);
    if (frame.opened == Opened::script) {
      Item base = std::move(frame.base);
      (frame.is_upper ? base.upper : base.lower) = std::move(argument);
      item = std::move(base);
    } else {
      frame.arguments.push_back(std::move(argument));
      if (frame.arguments.size() < frame.needs) return;
      item = finish_command(frame);
    }
    stack_.pop_back();
  }
  top().items.push_back(std::move(item));
}

void Converter::take(const Token& token) {
  if (token.is_command()) return command(token);
  switch (token.text[0]) {
    case '{':
      open(Opened::group, token);
      break;
    case '}':
      close_group(token);
      break;
    case '^':
    case '_':
      script(token);
      break;
    case '&':
      next_cell(token);
      break;
    case '\'':
      prime(token);
      break;
    case ']':
      if (top().opened == Opened::optional) {
        close_row();
        break;
      }
      [[fallthrough]];
    default:
      character(token);
  }
}

void Converter::character(const Token& token) {
  const char c = token.text[0];
  if (is_digit(c)) return number(token);
  if (c == '\\' || c == '#' || c == '$')
    return fail(token, fmt::format("`{}` has no meaning here", token.text));
  if (c == '~')
    return deliver({.base = "<mspace width=\"0.25em\"></mspace>", .is_operation = true});
  if (std::string_view("()[]|").find(c) != std::string_view::npos)
    return deliver({.base = bracket(token.text, false), .is_operation = true});
  if (c == '/')
    return deliver({.base = leaf("mo", "/", "lspace=\"0\" rspace=\"0\""), .is_operation = true});
  if (c == '-') return deliver({.base = leaf("mo", "−"), .is_operation = true});
  if (c == '*') return deliver({.base = leaf("mo", "∗"), .is_operation = true});
  const char32_t point = code_point(token.text);
  const bool is_ascii_letter = (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
  const bool is_sign = (point < 0x80 && !is_ascii_letter) || point == 0xB1 || point == 0xD7 ||
                       point == 0xF7 || (point >= 0x2190 && point <= 0x23FF) ||
                       (point >= 0x27C0 && point <= 0x2BFF);
  if (is_sign) return deliver({.base = leaf("mo", token.text), .is_operation = true});
  add_letter(token, false);
}

// Letters of an upright word stay together, so that it is read as one.
void Converter::add_letter(const Token& token, bool is_upright) {
  Item item = letter(code_point(token.text), top().font, is_upright);
  std::vector<Item>& items = top().items;
  if (!item.is_word || is_awaited() || items.empty() || !items.back().is_word ||
      items.back().primes > 0 || !items.back().lower.empty() || !items.back().upper.empty())
    return deliver(std::move(item));
  constexpr std::string_view alone = "<mi mathvariant=\"normal\">", open = "<mi>", close = "</mi>";
  std::string& word = items.back().base;
  if (word.starts_with(alone)) word.replace(0, alone.size(), open);
  word.insert(word.size() - close.size(), escape_html(token.text));
}

// A command takes one digit, a row the whole number.
void Converter::number(const Token& token) {
  const std::string_view rest = is_awaited() ? std::string_view() : reader_.number_rest();
  std::string text;
  for (const char digit : std::string(token.text) + std::string(rest))
    append_utf8(text, letter_in(top().font, static_cast<char32_t>(digit)));
  deliver({.base = leaf("mn", text)});
}

void Converter::script(const Token& token) {
  if (is_awaited())
    return fail(token, fmt::format("`{}` stands where an argument belongs", token.text));
  std::vector<Item>& items = top().items;
  Item base{.base = "<mrow></mrow>"};
  // What opens a row, or follows a change of it, has nothing to stand on.
  if (!items.empty()) {
    base = std::move(items.back());
    items.pop_back();
  }
  const bool is_upper = token.text == "^";
  if (!(is_upper ? base.upper : base.lower).empty())
    return fail(token, fmt::format("`{}` stands twice at one place", token.text));
  Frame& frame = open(Opened::script, token);
  frame.base = std::move(base);
  frame.is_upper = is_upper;
}

void Converter::prime(const Token& token) {
  if (is_awaited()) return fail(token, "`'` stands where an argument belongs");
  std::vector<Item>& items = top().items;
  if (items.empty()) items.push_back({.base = "<mrow></mrow>"});
  ++items.back().primes;
}

void Converter::close_row() {
  std::string text = finish_row(top());
  stack_.pop_back();
  deliver({.base = std::move(text)});
}

void Converter::close_group(const Token& token) {
  if (top().opened == Opened::group) return close_row();
  if (top().opened == Opened::cell && environment().token.text == "\\substack")
    return close_environment();
  fail(token, is_awaited() ? fmt::format("`{}` lacks an argument", top().token.text)
                           : std::string("`}` closes nothing"));
}

// The environment whose cell is on top.
Frame& Converter::environment() { return stack_[stack_.size() - 2]; }

void Converter::open_cell(const Token& token) { open(Opened::cell, token).font = Font::usual; }

void Converter::close_cell() {
  add_cell(environment(), finish_row(top()));
  stack_.pop_back();
}

void Converter::next_cell(const Token& token) {
  if (top().opened != Opened::cell) return fail(token, "`&` stands outside of a table");
  close_cell();
  open_cell(token);
}

void Converter::next_row(const Token& token) {
  if (stack_.size() == 1) {
    std::vector<Item> items = std::exchange(top().items, {});
    Frame& lines = open(Opened::environment, token);
    lines.environment = find_environment("gathered");
    lines.is_implicit = true;
    open_cell(token);
    top().items = std::move(items);
  }
  if (top().opened != Opened::cell) return fail(token, "`\\\\` stands outside of a table");
  if (const std::optional<Token> next = reader_.peek(); next && next->text == "[") {
    while (const std::optional<Token> skipped = reader_.next())
      if (skipped->text == "]") break;
  }
  close_cell();
  end_row(top());
  open_cell(token);
}

void Converter::close_environment() {
  const bool is_blank = top().items.empty() && environment().column == 0;
  if (is_blank)
    stack_.pop_back();
  else
    close_cell();
  if (!is_blank) end_row(top());
  std::string text = finish_environment(top());
  stack_.pop_back();
  deliver({.base = std::move(text)});
}

void Converter::close_implicit() {
  if (stack_.size() == 3 && top().opened == Opened::cell && environment().is_implicit && !problem_)
    close_environment();
}

void Converter::open_environment(const Token& token, const Environment& found) {
  std::string columns(found.columns);
  if (found.has_columns) {
    const std::optional<Token> written = reader_.braced();
    if (!written) return fail(token, "columns in braces are missing");
    if (found.columns.empty())
      for (const char c : written->text)
        if (c == 'l' || c == 'c' || c == 'r') columns += c;
  }
  Frame& frame = open(Opened::environment, token);
  frame.environment = &found;
  frame.columns = std::move(columns);
  open_cell(token);
}

}  // namespace allegory::math
