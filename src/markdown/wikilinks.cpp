// Finds wikilinks and formulas in the text and feeds placeholders. See wikilinks.h.
//
// A placeholder is a marker (one of fourteen Syriac punctuation marks, two bytes each, that the
// page does not use), for the first piece its number as one ideograph, and `=` up to the
// length of what it stands for. None of these starts a block, an autolink or an address.
#include "markdown/wikilinks.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "markdown/syntax.h"

namespace allegory {

namespace {

constexpr std::array<std::string_view, 14> marks{"\u0700", "\u0701", "\u0702", "\u0703", "\u0704",
                                                 "\u0705", "\u0706", "\u0707", "\u0708", "\u0709",
                                                 "\u070a", "\u070b", "\u070c", "\u070d"};

// What `[[` at some place turned out to be.
struct Reading {
  std::size_t end = 0;
  std::size_t bar = std::string_view::npos;
  std::size_t line_end = std::string_view::npos;    // where a name of two lines breaks
  std::size_t line_start = std::string_view::npos;  // and where it goes on
  bool is_one_line = true;
};

// Where a paragraph goes on behind the line end at `at`; nothing if the next line is blank or might
// open another block.
std::optional<std::size_t> next_line(std::string_view text, std::size_t at) {
  at += text.substr(at, 2) == "\r\n" ? 2 : 1;
  at = std::min(text.find_first_not_of(" \t>", at), text.size());
  if (at == text.size()) return std::nullopt;
  const std::size_t word = text.find_first_not_of("0123456789", at);
  if (word != at && word != std::string_view::npos && (text[word] == '.' || text[word] == ')'))
    return std::nullopt;
  const bool is_word = is_alphanumeric(text[at]) || (text[at] & 0x80) != 0;
  return is_word ? std::optional(at) : std::nullopt;
}

// Reads behind the `[[` at `at`. Ends at the first bracket, so reading at every `[[` stays linear.
std::optional<Reading> read(std::string_view text, std::size_t at) {
  Reading reading;
  for (std::size_t i = at + 2; i < text.size(); ++i) {
    const char c = text[i];
    const bool in_name = reading.bar == std::string_view::npos;
    if (c == '[' || (c == '`' && in_name)) return std::nullopt;
    if (c == ']') {
      if (text.substr(i, 2) != "]]" || text[i - 1] == '\\') return std::nullopt;
      reading.end = i + 2;
      return reading;
    }
    if (c == '|' && in_name) reading.bar = i;
    if (c != '\n' && c != '\r') continue;
    reading.is_one_line = false;
    const std::optional<std::size_t> next = next_line(text, i);
    if (!next) return std::nullopt;
    if (in_name) {
      if (reading.line_end != std::string_view::npos) return std::nullopt;
      reading.line_end = i;
      reading.line_start = *next;
    }
    i = *next - 1;
  }
  return std::nullopt;
}

std::string unescape(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && is_punctuation(text[i + 1])) ++i;
    plain += text[i];
  }
  return plain;
}

std::string read_target(std::string_view text, std::size_t at, const Reading& reading) {
  std::size_t end = reading.end - 2;
  // In a table cell the bar has to be escaped; the backslash is not part of the name.
  if (reading.bar != std::string_view::npos)
    end = reading.bar - (text[reading.bar - 1] == '\\' ? 1 : 0);
  if (reading.line_end == std::string_view::npos) return unescape(trim(text.substr(at, end - at)));
  std::string name(trim(text.substr(at, reading.line_end - at)));
  name += ' ';
  name += text.substr(reading.line_start, end - reading.line_start);
  return unescape(trim(name));
}

}  // namespace

std::string_view WikiLink::shown() const {
  const std::string_view whole = target;
  const std::size_t hash = whole.find('#');
  return hash == 0 ? whole.substr(1) : whole.substr(0, hash);
}

const WikiLink* wikilink(cmark_node* link) {
  return static_cast<const WikiLink*>(cmark_node_get_user_data(link));
}

WikiLinks::WikiLinks(std::string_view text) : text_(text) {
  if (text.find("[[") == std::string_view::npos && text.find('$') == std::string_view::npos) return;
  std::size_t found = 0;
  for (std::string_view mark : marks)
    if (found < markers_.size() && text.find(mark) == std::string_view::npos)
      markers_[found++] = mark;
  if (found < markers_.size()) return;  // a page that uses most of them has neither

  // As many on a page as there are letters to number them with.
  constexpr std::size_t most = 0xD7A3 - 0x3400;
  std::size_t at = 0;
  while (links_.size() < most && formulas_.size() < most) {
    at = text.find_first_of("[$", at);
    if (at == std::string_view::npos) return;
    at = text[at] == '$' ? take_formula(at) : take_link(at);
  }
}

// Takes the link at `at` if there is one; returns where to go on.
std::size_t WikiLinks::take_link(std::size_t at) {
  const std::size_t next = at + 1;
  if (text_.substr(at, 2) != "[[" || is_escaped(text_, at)) return next;
  const std::optional<Reading> reading = read(text_, at);
  if (!reading) return next;
  WikiLink link;
  link.is_embed = at > 0 && text_[at - 1] == '!' && !is_escaped(text_, at - 1);
  link.begin = static_cast<std::uint32_t>(link.is_embed ? at - 1 : at);
  link.end = static_cast<std::uint32_t>(reading->end);
  link.target = read_target(text_, at + 2, *reading);
  if (link.target.empty() || link.target.front() == '^') return next;  // `[[^1]]`: a footnote
  if (link.is_embed && !reading->is_one_line) return next;
  // `[[1]](address)` is a common link whose text has brackets.
  if (text_.substr(reading->end, 1) == "(" && link_tail(text_, reading->end)) return next;
  add(std::move(link), reading->bar, reading->line_end, reading->line_start);
  return reading->end;
}

// The same for a formula: each of its lines is a piece, without what a quote puts before it.
std::size_t WikiLinks::take_formula(std::size_t at) {
  std::optional<WrittenFormula> formula = read_formula(text_, at);
  if (!formula) return text_.find_first_not_of('$', at);
  const std::size_t number = formulas_.size();
  formula->first_piece = static_cast<std::uint32_t>(pieces_.size());
  std::uint8_t marker = first_of_formula;
  for (std::size_t begin = formula->begin; begin < formula->end; marker = line_of_formula) {
    const std::size_t line_end = std::min<std::size_t>(
        text_.substr(0, formula->end).find_first_of("\r\n", begin), formula->end);
    // Blanks at the end of a line would make the line's end a break.
    const std::size_t end = text_.find_last_not_of(" \t", line_end - 1) + 1;
    add_piece(begin, end, number, marker);
    begin = std::min<std::size_t>(text_.find_first_not_of(" \t>\r\n", line_end), formula->end);
  }
  formula->pieces = static_cast<std::uint32_t>(pieces_.size()) - formula->first_piece;
  formulas_.push_back(std::move(*formula));
  return formulas_.back().end;
}

void WikiLinks::add_piece(std::size_t begin, std::size_t end, std::size_t number,
                          std::uint8_t marker) {
  pieces_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                     static_cast<std::uint32_t>(number), marker});
  const std::size_t length = placeholder(pieces_.back()).size();
  if (length <= end - begin) return;
  const std::size_t before = surpluses_.empty() ? 0 : surpluses_.back().sum;
  surpluses_.push_back({begin, before + length - (end - begin)});
}

void WikiLinks::add(WikiLink link, std::size_t bar, std::size_t line_end, std::size_t line_start) {
  constexpr std::size_t none = std::string_view::npos;
  const std::size_t number = links_.size();
  link.first_piece = static_cast<std::uint32_t>(pieces_.size());
  const std::size_t second = bar == none ? line_start : bar + 1;
  if (link.is_embed || (bar == none && line_end == none)) {
    add_piece(link.begin, link.end, number, first_of_link);
  } else if (bar == none || line_end == none) {
    add_piece(link.begin, bar == none ? line_end : second, number, first_of_link);
    add_piece(bar == none ? second : link.end - 2, link.end, number, last_of_link);
  } else {
    add_piece(link.begin, line_end, number, first_of_link);
    add_piece(line_start, second, number, second_line);
    add_piece(link.end - 2, link.end, number, last_of_link);
  }
  link.pieces = static_cast<std::uint32_t>(pieces_.size()) - link.first_piece;
  links_.push_back(std::move(link));
}

std::size_t WikiLinks::place_in_formula(const WrittenFormula& formula, std::size_t at) const {
  at += formula.mark;
  for (std::uint32_t i = 0; i < formula.pieces; ++i) {
    const Piece& piece = pieces_[formula.first_piece + i];
    const std::size_t size = piece.end - piece.begin;
    if (at <= size) return piece.begin + at;
    at -= size + 1;  // and a line end
  }
  return formula.end - formula.mark;
}

std::size_t WikiLinks::surplus(std::size_t begin, std::size_t at) const {
  const auto first = std::ranges::lower_bound(surpluses_, begin, {}, &Surplus::at);
  const std::size_t before = first == surpluses_.begin() ? 0 : std::prev(first)->sum;
  const auto behind = std::partition_point(first, surpluses_.end(), [&](const Surplus& surplus) {
    return surplus.at + surplus.sum - before <= at;
  });
  return behind == first ? 0 : std::prev(behind)->sum - before;
}

std::string WikiLinks::placeholder(const Piece& piece) const {
  std::string text(markers_[piece.marker]);
  if (piece.is_numbered()) {
    append_utf8(text, static_cast<char32_t>(0x3400 + piece.number));
    text += '=';
  }
  if (text.size() < piece.end - piece.begin)
    text.append(piece.end - piece.begin - text.size(), '=');
  return text;
}

std::string WikiLinks::with_placeholders() const {
  std::string text;
  text.reserve(text_.size() + (surpluses_.empty() ? 0 : surpluses_.back().sum));
  std::size_t done = 0;
  for (const Piece& piece : pieces_) {
    text += text_.substr(done, piece.begin - done);
    text += placeholder(piece);
    done = piece.end;
  }
  return text += text_.substr(done);
}

}  // namespace allegory
