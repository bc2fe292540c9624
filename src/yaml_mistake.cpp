// From the place where a parser stopped back to the cause. See yaml_mistake.h.
#include "yaml_mistake.h"

#include <fmt/core.h>

#include <algorithm>

#include "yaml_text.h"

namespace allegory {

namespace {

using yaml_text::is_same_line;
using yaml_text::line_begin;
using yaml_text::line_end;
using yaml_text::skip_layout;
using yaml_text::word_end;

/// Behind the character at `at`, which is one of the text, so that no span cuts one in two.
std::size_t character_end(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

/// Behind the last byte of the line of `at` that is no white space.
std::size_t line_text_end(std::string_view text, std::size_t at) {
  std::size_t end = line_end(text, at);
  // untaken: a line with nothing but blanks from there on is no mistake
  while (end > at && (text[end - 1] == ' ' || text[end - 1] == '\t')) --end;
  return end;
}

YamlMistake unexpected(std::string_view text, std::size_t at, std::string help) {
  const std::size_t end = std::max(character_end(text, at), word_end(text, at));
  return {at, end, fmt::format("unexpected `{}`", text.substr(at, end - at)), "here",
          std::move(help)};
}

YamlMistake unexpected_character(std::string_view text, std::size_t at, std::string help) {
  const std::size_t end = character_end(text, at);
  return {at, end, fmt::format("unexpected `{}`", text.substr(at, end - at)), "here",
          std::move(help)};
}

/// The first tab before the text of the line of `at`.
std::optional<std::size_t> indenting_tab(std::string_view text, std::size_t at) {
  for (std::size_t place = line_begin(text, at); place < text.size(); ++place) {
    if (text[place] == '\t') return place;
    if (text[place] != ' ') break;
  }
  return std::nullopt;
}

/// Whether one of the lines behind that of `from`, up to that of `to`, starts a key of the block: a
/// value in brackets is indented, so its bracket must have been forgotten.
bool leaves_the_block(std::string_view text, std::size_t from, std::size_t to) {
  for (std::size_t at = line_end(text, from); at < to; at = line_end(text, at + 1))
    if (std::string_view(" \t\r\n]}#").find(text[at + 1]) == std::string_view::npos) return true;
  return false;
}

YamlMistake open_bracket(std::string_view text, std::size_t at) {
  return {at, at + 1, fmt::format("this `{}` is never closed", text[at]), "opened here",
          fmt::format("close it with `{}`", text[at] == '[' ? ']' : '}')};
}

YamlMistake explain_colon(const YamlProgress& progress, std::size_t at) {
  const std::string_view text = progress.text;
  const std::size_t start = skip_layout(text, progress.last_end);
  if (start < at && !is_same_line(text, start, at)) return no_key(text, start);
  if (is_same_line(text, progress.scalar_end, at) &&
      !is_same_line(text, progress.scalar_begin, progress.scalar_end)) {
    const std::size_t begin = skip_layout(text, line_begin(text, at));
    return {begin, at + 1, "the indentation of this line makes it a part of the value above",
            "here", "start all keys of a mapping in the same column"};
  }
  return unexpected_character(text, at, "put the text in quotes, if the `:` belongs to it");
}

YamlMistake explain_key(const YamlProgress& progress, std::size_t at) {
  const std::string_view text = progress.text;
  const std::size_t start = skip_layout(text, line_begin(text, at));
  if (start == at) {
    const std::string_view line = text.substr(at, line_end(text, at) - at);
    if (line.find(':') == std::string_view::npos) return no_key(text, at);
    return {at, word_end(text, at), "the indentation of this line fits no line above it", "here",
            "start all keys of a mapping in the same column"};
  }
  const char first = text[progress.scalar_begin];
  if ((first == '"' || first == '\'') && is_same_line(text, progress.scalar_end, at))
    return {at, line_text_end(text, at), "text behind a closing quote", "here",
            "put the whole text in one pair of quotes"};
  return unexpected(text, at, "put the text in quotes");
}

YamlMistake explain_flow(const YamlProgress& progress, std::size_t at) {
  const std::string_view text = progress.text;
  // A `?` ends a plain text in brackets.
  // untaken: the library misses a bracket only where one is open
  if (!progress.open_bracket || text[at] == '?')
    return unexpected_character(text, at, "put the text in quotes");
  if (leaves_the_block(text, *progress.open_bracket, at))
    return open_bracket(text, *progress.open_bracket);
  const char closing = text[*progress.open_bracket] == '[' ? ']' : '}';
  return unexpected(text, at, fmt::format("separate values with `,`, and end with `{}`", closing));
}

YamlMistake explain_escape(std::string_view text, std::size_t at) {
  // untaken: an escape stands behind a quote
  const std::size_t backslash = at == 0 ? 0 : std::min(text.rfind('\\', at - 1), at - 1);
  const std::size_t end = character_end(text, std::max(at, backslash + 1) - 1);
  return {backslash, end,
          fmt::format("unknown escape `{}`", text.substr(backslash, end - backslash)), "here",
          "write `\\\\` for a backslash, or use single quotes"};
}

/// The end of the text came too early.
YamlMistake explain_end(const YamlProgress& progress) {
  const std::string_view text = progress.text;
  const std::optional<std::size_t> quote = yaml_text::find_open_quote(text, progress.last_end);
  if (quote) return open_quote(*quote);
  if (progress.open_bracket) return open_bracket(text, *progress.open_bracket);
  const std::size_t start = skip_layout(text, progress.last_end);
  if (start < text.size()) return no_key(text, start);
  return {text.size(), text.size(), "the text ends too early", "here",
          "complete what was begun, or remove it"};
}

YamlMistake explain_kind(const YamlProgress& progress, YamlFault fault, std::size_t at) {
  const std::string_view text = progress.text;
  switch (fault) {
    case YamlFault::colon:
      return explain_colon(progress, at);
    case YamlFault::key:
      return explain_key(progress, at);
    case YamlFault::flow:
      return explain_flow(progress, at);
    case YamlFault::bracket:
      return unexpected_character(text, at, "put the text in quotes, if the bracket belongs to it");
    case YamlFault::dash:
      return unexpected_character(text, at,
                                  "start the list on a line of its own, or write `[a, b]`");
    case YamlFault::escape:
      return explain_escape(text, at);
    case YamlFault::block_header:
      return {at, line_text_end(text, at), "text on the line of a `|` or `>`", "here",
              "start the text on the next line"};
    case YamlFault::property:  // untaken: the tree reports each where it stands
    case YamlFault::other:
      break;
  }
  return unexpected_character(text, at, "put the text in quotes");
}

}  // namespace

YamlMistake open_quote(std::size_t at) {
  return {at, at + 1, "this quote is never closed", "opened here",
          "close it with another one of the same kind"};
}

YamlMistake no_key(std::string_view text, std::size_t at) {
  return {at, line_text_end(text, at), "a line without `key: value`", "here",
          "write a key, a colon, a space and a value"};
}

YamlMistake explain_fault(const YamlProgress& progress, YamlFault fault, std::size_t at) {
  const std::string_view text = progress.text;
  if (at >= text.size()) return explain_end(progress);
  for (const std::size_t place : {at, skip_layout(text, progress.last_end)})
    if (const std::optional<std::size_t> tab = indenting_tab(text, place))
      return {*tab, *tab + 1, "a tab in the indentation", "here", "indent with spaces"};
  const bool is_quoted = progress.scalar_end > 0 && (text[progress.scalar_begin] == '"' ||
                                                     text[progress.scalar_begin] == '\'');
  // A quote that was forgotten makes the next one close the text, and what follows it is left over.
  if (is_quoted && !is_same_line(text, progress.scalar_begin, progress.scalar_end) &&
      is_same_line(text, progress.scalar_end, at))
    return open_quote(progress.scalar_begin);
  return explain_kind(progress, fault, at);
}

}  // namespace allegory
