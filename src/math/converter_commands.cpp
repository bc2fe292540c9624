// What each command does. See converter.h and the table in symbols.cpp.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "math/converter.h"

namespace allegory::math {

namespace {

Font font_named(std::string_view name) {
  static constexpr std::pair<std::string_view, Font> fonts[] = {
      {"upright", Font::upright},
      {"bold", Font::bold},
      {"bold_italic", Font::bold_italic},
      {"italic", Font::italic},
      {"script", Font::script},
      {"fraktur", Font::fraktur},
      {"double_struck", Font::double_struck},
      {"sans", Font::sans},
      {"typewriter", Font::typewriter},
  };
  for (const auto& [each, font] : fonts)
    if (each == name) return font;
  return Font::usual;
}

}  // namespace

// A table: what a command does, and who does it. A line each, hence its length.
void Converter::command(const Token& token) {
  const Symbol* symbol = find_symbol(token.text.substr(1));
  if (symbol == nullptr)
    return fail(token,
                fmt::format("`{}` is no command of formulas that is known here", token.text));
  switch (symbol->does) {
    case Does::identifier:
      return add_letter({symbol->text, token.begin, token.end}, false);
    case Does::upright:
      return add_letter({symbol->text, token.begin, token.end}, true);
    case Does::operation:
      return deliver({.base = leaf("mo", symbol->text), .is_operation = true});
    case Does::delimiter:
      return deliver({.base = bracket(symbol->text, false), .is_operation = true});
    case Does::big:
      return deliver(
          {.base = leaf("mo", symbol->text), .scripts = Scripts::movable, .is_operation = true});
    case Does::integral:
      return deliver({.base = leaf("mo", symbol->text), .is_operation = true});
    case Does::function:
      return deliver({.base = leaf("mi", symbol->text), .is_name = true});
    case Does::limit:
      return deliver(
          {.base = leaf("mo", symbol->text, "movablelimits=\"true\" lspace=\"0\" rspace=\"0\""),
           .scripts = Scripts::movable,
           .is_name = true});
    case Does::space:
      return add_space(symbol->text);
    case Does::fraction:
    case Does::binomial:
    case Does::stack_over:
    case Does::stack_under:
      return await(token, symbol, 2);
    case Does::root:
    case Does::arrow:
      return await_optional(token, symbol);
    case Does::accent:
    case Does::wide:
    case Does::below:
    case Does::brace_over:
    case Does::brace_under:
    case Does::phantom:
    case Does::box:
    case Does::modulo:
      return await(token, symbol, 1);
    case Does::font:
      await(token, symbol, 1);
      top().font = font_named(symbol->text);
      return;
    case Does::font_switch:
      top().font = font_named(symbol->text);
      return;
    case Does::style:
      return set_style(token, symbol);
    case Does::infix:
      return infix(token, symbol);
    case Does::words:
    case Does::name:
    case Does::tag:
    case Does::length:
    case Does::argument:
      return raw(token, symbol);
    case Does::left:
    case Does::middle:
    case Does::right:
    case Does::sized:
      return fence(token, symbol);
    case Does::begin:
    case Does::end:
      return environment_mark(token, symbol);
    case Does::substack:
      return open_substack(token);
    case Does::new_row:
      return next_row(token);
    case Does::line:
      if (top().opened == Opened::cell) environment().has_line = true;
      return;
    case Does::limits:
    case Does::no_limits:
      if (is_awaited() || top().items.empty())
        return fail(token, fmt::format("`{}` follows no operator", token.text));
      top().items.back().scripts = symbol->does == Does::limits ? Scripts::limits : Scripts::beside;
      return;
    case Does::negation:
      return negate(token);
    case Does::nothing:
      return;
  }
}

void Converter::add_space(std::string_view width) {
  deliver({.base = fmt::format("<mspace width=\"{}\"></mspace>", width), .is_operation = true});
}

void Converter::await(const Token& token, const Symbol* symbol, std::size_t needs) {
  Frame& frame = open(Opened::command, token);
  frame.symbol = symbol;
  frame.needs = needs;
}

void Converter::await_optional(const Token& token, const Symbol* symbol) {
  const bool has_option = reader_.skip('[');
  await(token, symbol, has_option ? 2 : 1);
  if (has_option) open(Opened::optional, token);
}

void Converter::set_style(const Token& token, const Symbol* symbol) {
  if (is_awaited())
    return fail(token, fmt::format("`{}` stands where an argument belongs", token.text));
  top().style = symbol;
  top().style_at = top().items.size();
}

void Converter::infix(const Token& token, const Symbol* symbol) {
  if (is_awaited() || top().infix != nullptr)
    return fail(token, fmt::format("`{}` has no two sides here", token.text));
  top().infix = symbol;
  top().infix_at = top().items.size();
}

// Commands whose argument is no formula.
void Converter::raw(const Token& token, const Symbol* symbol) {
  const bool has_star = reader_.skip('*');
  const std::optional<Token> argument = reader_.braced();
  if (!argument) return fail(token, fmt::format("`{}` lacks its argument in braces", token.text));
  if (symbol->does == Does::argument) return;
  if (symbol->does == Does::length) return add_length(*argument);
  std::string text;
  for (std::size_t at = 0; at < argument->text.size(); ++at) {
    const char c = argument->text[at];
    const char next = argument->text.substr(at + 1, 1).empty() ? ' ' : argument->text[at + 1];
    const bool is_escape =
        c == '\\' && std::string_view("%#&$_{} ,;").find(next) != std::string_view::npos;
    if (c == '$' || (c == '\\' && !is_escape))
      return fail({argument->text.substr(at, 1), argument->begin + at, argument->begin + at + 1},
                  "formulas and commands inside text are not known here");
    if (c == '{' || c == '}') continue;
    if (is_escape) ++at;
    const char shown = is_escape ? next : c;
    // A blank at the edge of an element would go.
    if (shown == ' ' || shown == '~' || shown == '\n')
      text += "\u00a0";
    else if (symbol->text.empty() || symbol->does != Does::words || (shown & 0x80) != 0)
      text += shown;
    else
      append_utf8(text, letter_in(font_named(symbol->text), static_cast<unsigned char>(shown)));
  }
  if (symbol->does == Does::name)
    return deliver(
        {.base = leaf("mo", text,
                      "movablelimits=\"true\" lspace=\"0\" rspace=\"0\" stretchy=\"false\""),
         .scripts = has_star ? Scripts::movable : Scripts::beside,
         .is_name = true});
  if (symbol->does == Does::tag) {
    add_space("2em");
    if (!has_star) text = fmt::format("({})", text);
  }
  deliver({.base = leaf("mtext", text)});
}

void Converter::add_length(const Token& argument) {
  const std::string_view text = argument.text;
  const std::size_t unit = std::min(text.find_first_not_of("-0123456789."), text.size());
  const std::string_view name = trim(text.substr(unit));
  if (unit == 0 || unit > 8 ||
      (name != "em" && name != "ex" && name != "pt" && name != "cm" && name != "mm"))
    return fail(argument, fmt::format("`{}` is no length in em, ex, pt, cm or mm", text));
  add_space(fmt::format("{}{}", text.substr(0, unit), name));
}

void Converter::fence(const Token& token, const Symbol* symbol) {
  const std::optional<Token> next = reader_.next();
  const std::optional<std::string_view> text = next ? fence_text(*next) : std::nullopt;
  if (!text) return fail(token, fmt::format("no bracket follows `{}`", token.text));
  if (symbol->does == Does::sized)
    return deliver({.base = text->empty() ? "<mrow></mrow>" : bracket(*text, true, symbol->text),
                    .is_operation = true});
  if (symbol->does == Does::left) {
    open(Opened::fence, token).open = *text;
    return;
  }
  if (top().opened != Opened::fence)
    return fail(token, fmt::format("`{}` has no `\\left`", token.text));
  if (symbol->does == Does::middle)
    return deliver({.base = bracket(*text, true), .is_operation = true});
  std::string inner = bracket(top().open, true) + finish_row(top()) + bracket(*text, true);
  stack_.pop_back();
  deliver({.base = element("mrow", inner), .is_operation = true});
}

std::optional<std::string_view> Converter::fence_text(const Token& token) {
  if (token.text == ".") return std::string_view();
  if (token.text == "<") return "⟨";
  if (token.text == ">") return "⟩";
  if (token.is_command()) {
    const Symbol* symbol = find_symbol(token.text.substr(1));
    return symbol && symbol->does == Does::delimiter ? std::optional(symbol->text) : std::nullopt;
  }
  const bool is_bracket = std::string_view("()[]|/").find(token.text[0]) != std::string_view::npos;
  return is_bracket ? std::optional(token.text) : std::nullopt;
}

void Converter::environment_mark(const Token& token, const Symbol* symbol) {
  const std::optional<Token> name = reader_.braced();
  const Environment* found = name ? find_environment(name->text) : nullptr;
  if (!found)
    return fail(name ? *name : token,
                name ? fmt::format("`{}` is no environment that is known here", name->text)
                     : fmt::format("`{}` lacks a name in braces", token.text));
  if (symbol->does == Does::begin) return open_environment(token, *found);
  if (top().opened != Opened::cell || environment().environment != found ||
      environment().is_implicit)
    return fail(*name,
                fmt::format("`\\end{{{}}}` does not close what was opened last", name->text));
  close_environment();
}

void Converter::open_substack(const Token& token) {
  if (!reader_.skip('{')) return fail(token, "`\\substack` lacks its argument in braces");
  open_environment(token, *find_environment("substack"));
}

// A stroke through the sign that follows.
void Converter::negate(const Token& token) {
  const std::optional<Token> next = reader_.next();
  const Symbol* symbol = next && next->is_command() ? find_symbol(next->text.substr(1)) : nullptr;
  if (!next || (next->is_command() && (!symbol || symbol->does != Does::operation)) ||
      next->text == "{" || next->text == "}")
    return fail(token, "no sign follows `\\not`");
  deliver({.base = leaf("mo", fmt::format("{}\u0338", symbol ? symbol->text : next->text)),
           .is_operation = true});
}

}  // namespace allegory::math
