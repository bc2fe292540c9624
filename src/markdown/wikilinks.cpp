// Finds wikilinks in the text and feeds placeholders. See wikilinks.h.
//
// A placeholder is a marker (one of fourteen Syriac punctuation marks, two bytes each, that the
// page does not use), for the first piece of a link its number as one ideograph, and `=` up to the
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
  std::size_t at = text.find("[[");
  if (at == std::string_view::npos) return;
  std::size_t found = 0;
  for (std::string_view mark : marks)
    if (found < markers_.size() && text.find(mark) == std::string_view::npos)
      markers_[found++] = mark;
  if (found < markers_.size()) return;  // a page that uses nearly all of them has no wikilinks

  // As many links on a page as there are letters to number them with.
  constexpr std::size_t most = 0xD7A3 - 0x3400;
  for (; at != std::string_view::npos && links_.size() < most; at = text.find("[[", at)) {
    const std::size_t here = at++;
    if (is_escaped(text, here)) continue;
    const std::optional<Reading> reading = read(text, here);
    if (!reading) continue;
    WikiLink link;
    link.is_embed = here > 0 && text[here - 1] == '!' && !is_escaped(text, here - 1);
    link.begin = static_cast<std::uint32_t>(link.is_embed ? here - 1 : here);
    link.end = static_cast<std::uint32_t>(reading->end);
    link.target = read_target(text, here + 2, *reading);
    if (link.target.empty() || link.target.front() == '^') continue;  // `[[^1]]`: a footnote
    if (link.is_embed && !reading->is_one_line) continue;
    // `[[1]](address)` is a common link whose text has brackets.
    if (text.substr(reading->end, 1) == "(" && link_tail(text, reading->end)) continue;
    add(std::move(link), reading->bar, reading->line_end, reading->line_start);
    at = reading->end;
  }
}

void WikiLinks::add(WikiLink link, std::size_t bar, std::size_t line_end, std::size_t line_start) {
  constexpr std::size_t none = std::string_view::npos;
  const auto number = static_cast<std::uint32_t>(links_.size());
  link.first_piece = static_cast<std::uint32_t>(pieces_.size());
  const auto piece = [&](std::size_t begin, std::size_t end, std::uint8_t marker) {
    pieces_.push_back(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), number, marker});
    const std::size_t length = placeholder(pieces_.back()).size();
    if (length == end - begin) return;
    const std::size_t before = surpluses_.empty() ? 0 : surpluses_.back().sum;
    surpluses_.push_back({begin, before + length - (end - begin)});
  };
  const std::size_t second = bar == none ? line_start : bar + 1;
  if (link.is_embed || (bar == none && line_end == none)) {
    piece(link.begin, link.end, 0);
  } else if (bar == none || line_end == none) {
    piece(link.begin, bar == none ? line_end : second, 0);
    piece(bar == none ? second : link.end - 2, link.end, 2);
  } else {
    piece(link.begin, line_end, 0);
    piece(line_start, second, 1);
    piece(link.end - 2, link.end, 2);
  }
  link.pieces = static_cast<std::uint32_t>(pieces_.size()) - link.first_piece;
  links_.push_back(std::move(link));
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
  if (piece.marker == 0) {
    append_utf8(text, static_cast<char32_t>(0x3400 + piece.link));
    text += '=';
  }
  if (text.size() < piece.end - piece.begin)
    text.append(piece.end - piece.begin - text.size(), '=');
  return text;
}

void WikiLinks::feed(cmark_parser* parser) const {
  std::size_t done = 0;
  for (const Piece& piece : pieces_) {
    cmark_parser_feed(parser, text_.data() + done, piece.begin - done);
    const std::string placeholder = this->placeholder(piece);
    cmark_parser_feed(parser, placeholder.data(), placeholder.size());
    done = piece.end;
  }
  cmark_parser_feed(parser, text_.data() + done, text_.size() - done);
}

}  // namespace allegory
