// Reads the source along with the tree. See prose.h.
#include "markdown/prose.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "markdown/formulas.h"
#include "markdown/raw_html.h"
#include "markdown/syntax.h"

namespace allegory {

namespace {

constexpr std::size_t none = std::string_view::npos;

// What the characters with two code points that HTML has names for end in (but for `fj`).
constexpr std::array<std::string_view, 7> second_of_two{"\u0331", "\u0333", "\u0338", "\u200a",
                                                        "\u20d2", "\u20e5", "\ufe00"};

// The size of the UTF-8 sequence that `lead` begins.
std::size_t sequence_size(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// The size of the character reference at `at`, which is a `&`; 0 if it is none.
std::size_t reference_size(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 34;
  const std::string_view rest = text.substr(at, longest);
  const std::size_t end = rest.find(';');
  if (end == none || end < 2) return 0;
  const std::size_t name = rest[1] == '#' ? 2 : 1;
  for (std::size_t i = name; i < end; ++i)
    if (!is_alphanumeric(rest[i])) return 0;
  return end > name ? end + 1 : 0;
}

// What a numeric reference stands for.
std::string decoded(std::string_view reference) {
  const bool is_hexadecimal = reference[2] == 'x' || reference[2] == 'X';
  const std::string_view digits = reference.substr(is_hexadecimal ? 3 : 2);
  std::uint32_t code_point = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), code_point,
                  is_hexadecimal ? 16 : 10);
  const bool is_character =
      code_point != 0 && code_point <= 0x10FFFF && (code_point < 0xD800 || code_point > 0xDFFF);
  std::string text;
  append_utf8(text, is_character ? static_cast<char32_t>(code_point) : U'\uFFFD');
  return text;
}

bool holds_no_link(std::string_view name) {
  return name == "a" || name == "button" || name == "code" || name == "kbd";
}

// How many elements that may hold no link raw HTML opens, less those that it closes: in what stays
// of it.
int blocked_by(cmark_node* html) {
  int blocked = 0;
  for (const CleanPart& part : clean_html(html).parts)
    if (part.element && holds_no_link(part.element->written))
      blocked += part.kind == CleanPart::Kind::open ? 1 : -1;
  return blocked;
}

// The same in what was written, which is there if its author is trusted.
int blocked_by(std::string_view html) {
  const bool is_end = html.starts_with("</");
  const std::string_view rest = html.substr(is_end ? 2 : 1);
  std::string name(rest.substr(0, rest.find_first_of(" \t\r\n/>")));
  std::ranges::transform(name, name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  if (!holds_no_link(name)) return 0;
  return is_end ? -1 : 1;
}

}  // namespace

void ProseReader::read(cmark_node* block, std::size_t first_link) {
  start(block, first_link);
  Walk walk(block);
  while (walk.next())
    if (walk.node() != block) step(walk);
  finish();
}

void ProseReader::pass_over(cmark_node* block) {
  Walk walk(block);
  while (walk.next()) {
    if (!walk.is_entering()) continue;
    if (element(walk.node()) == Element::text) ++node_;
    if (element(walk.node()) == Element::image) walk.skip();
  }
}

void ProseReader::start(cmark_node* block, std::size_t first_link) {
  unit_ = {};
  unit_.links = static_cast<std::uint32_t>(first_link);
  link_ = first_link;
  end_ = places_.text_end();
  blocked_ = blocked_as_written_ = 0;
  cmark_node* row = element(block) == Element::table_cell ? cmark_node_parent(block) : nullptr;
  // The cells of a row follow one another: what was read in one is not looked at for the next.
  if (row == nullptr || row != row_) {
    cursor_ = places_.text_begin();
    is_lost_ = false;
  }
  row_ = row;
}

void ProseReader::finish() {
  if (unit_.pieces.empty()) return;
  const auto above =
      std::ranges::upper_bound(body_.headings, unit_.pieces.front().source, {},
                               [](const Heading& heading) { return heading.at.begin; });
  if (above != body_.headings.begin())
    unit_.heading = static_cast<std::uint32_t>(above - body_.headings.begin()) - 1;
  body_.prose.push_back(std::move(unit_));
}

// A table: an element, and what stands for it in the source. A line each, hence its length.
void ProseReader::step(Walk& walk) {
  cmark_node* node = walk.node();
  const Element kind = element(node);
  const bool entering = walk.is_entering();
  switch (kind) {
    case Element::text:
      add_text(literal(node));
      if (!image_) ++node_;
      break;
    case Element::soft_break:
    case Element::line_break:
      add_break();
      break;
    case Element::code:
      skip_code();
      add_gap();
      break;
    case Element::html:
      skip_html(literal(node));
      blocked_ = std::max(blocked_ + blocked_by(node), 0);
      blocked_as_written_ = std::max(blocked_as_written_ + blocked_by(literal(node)), 0);
      add_gap();
      break;
    case Element::formula:
      if (!entering) break;
      cursor_ = std::max<std::size_t>(cursor_, written_formula(node).end);
      add_gap();
      break;
    case Element::emphasis:
      skip_marks("*_", 1);
      break;
    case Element::strong:
      skip_marks("*_", 2);
      break;
    case Element::strikethrough:
      skip_marks("~", 2);
      break;
    case Element::link:
    case Element::wikilink:
    case Element::image:
      entering ? enter_link(node, kind) : leave_link(node);
      break;
    case Element::footnote_reference:
      if (!entering) break;
      skip_footnote_mark();
      add_gap();
      break;
    default:
      break;
  }
}

// A link inside an image's alternative text is only text, and no link of the page.
void ProseReader::enter_link(cmark_node* node, Element kind) {
  if (image_) return;
  while (link_ < body_.links.size() && body_.links[link_].is_raw) ++link_;
  if (link_ >= body_.links.size()) return;
  const Link& link = body_.links[link_++];
  const std::string_view bracket = kind == Element::image ? "![" : "[";
  const std::size_t end = link.at.end - body_.at.begin;
  if (kind == Element::wikilink || link.form == LinkForm::autolink) {
    silent_ = node;
    link_end_ = end;
    return add_gap();
  }
  const std::size_t begin = link.at.begin - body_.at.begin;
  if (places_.text().substr(cursor_, bracket.size()) != bracket) cursor_ = std::max(cursor_, begin);
  cursor_ = std::min(cursor_ + bracket.size(), end_);
  (kind == Element::image ? image_ : open_link_) = node;
  (kind == Element::image ? image_end_ : link_end_) = end;
  if (kind == Element::image) add_gap();
}

void ProseReader::leave_link(cmark_node* node) {
  if (node == silent_) {
    cursor_ = std::max(cursor_, link_end_);
    silent_ = nullptr;
  } else if (node == image_) {
    cursor_ = tail_end(image_end_);
    image_ = nullptr;
    add_gap();
  } else if (node == open_link_) {
    cursor_ = tail_end(link_end_);
    open_link_ = nullptr;
  }
}

// Behind a link whose text has been read; `likely` is where it was thought to end.
std::size_t ProseReader::tail_end(std::size_t likely) const {
  const std::string_view source = places_.text().substr(0, end_);
  if (source.substr(cursor_, 1) != "]") return std::max(cursor_, likely);
  const std::size_t close = cursor_ + 1;
  if (source.substr(close, 1) == "(")
    if (const std::optional<std::size_t> end = link_tail(source, close)) return *end;
  return source.substr(close, 1) == "[" ? std::max(close, likely) : close;
}

void ProseReader::add_gap() {
  if (!unit_.text.ends_with(Prose::gap)) unit_.text += Prose::gap;
}

// What a line begins with, indents and marks of quotes, is passed over when its text is sought.
void ProseReader::add_break() {
  if (!silent_) unit_.text += ' ';
  const std::string_view source = places_.text().substr(0, end_);
  const std::size_t line_end = std::min(source.find_first_of("\r\n", cursor_), end_);
  cursor_ = std::min(line_end + (source.substr(line_end, 2) == "\r\n" ? 2 : 1), end_);
}

void ProseReader::add_piece(std::size_t text_size, std::size_t source_size, std::size_t in_node) {
  const bool is_same = text_size == 1 && source_size == 1;
  const auto source = static_cast<std::uint32_t>(body_.at.begin + cursor_);
  if (is_same && !unit_.pieces.empty() && in_node > 0) {
    ProsePiece& last = unit_.pieces.back();
    if (last.source_end == source && last.end - last.begin == source - last.source) {
      ++last.end;
      ++last.source_end;
      return;
    }
  }
  ProsePiece piece;
  piece.begin = static_cast<std::uint32_t>(unit_.text.size() + in_node);
  piece.end = piece.begin + static_cast<std::uint32_t>(text_size);
  piece.source = source;
  piece.source_end = source + static_cast<std::uint32_t>(source_size);
  piece.node = image_ ? Prose::none : node_;
  piece.in_node = static_cast<std::uint32_t>(in_node);
  piece.can_be_linked = !image_ && !open_link_ && blocked_ + blocked_as_written_ == 0;
  unit_.pieces.push_back(piece);
}

// Nearly every text stands as it is where the one before it ended.
void ProseReader::add_text(std::string_view text) {
  if (silent_ || text.empty()) return;
  is_lost_ = is_lost_ || cursor_ > end_;  // the library can place a text behind its block
  const bool is_plain = text.find_first_of("\\&|") == none;
  if (!is_lost_ && is_plain &&
      places_.text().substr(0, end_).substr(cursor_, text.size()) == text) {
    add_piece(text.size(), text.size(), 0);
    cursor_ += text.size();
    unit_.text += text;
    return;
  }
  is_lost_ = is_lost_ || !find(text);
  if (is_lost_) return add_gap();
  const std::size_t pieces = unit_.pieces.size();
  const ProsePiece last = pieces > 0 ? unit_.pieces.back() : ProsePiece{};
  for (std::size_t from = 0; from < text.size();) {
    const Match found = match(text, from, cursor_);
    if (found.text == 0) {
      unit_.pieces.resize(pieces);
      if (pieces > 0) unit_.pieces.back() = last;
      is_lost_ = true;
      return add_gap();
    }
    add_piece(found.text, found.source, from);
    from += found.text;
    cursor_ += found.source;
  }
  unit_.text += text;
}

// Moves the cursor to where `text` stands: at it, or behind marks that belong to no node.
bool ProseReader::find(std::string_view text) {
  for (std::size_t at = cursor_; at < end_; ++at) {
    if (!stands_at(text, at)) continue;
    cursor_ = at;
    return true;
  }
  return false;
}

// As much of it as tells it from anything else; all of it would take quadratic time.
bool ProseReader::stands_at(std::string_view text, std::size_t at) const {
  constexpr std::size_t enough = 32;
  const std::size_t size = std::min(text.size(), enough);
  for (std::size_t from = 0; from < size;) {
    const Match found = match(text, from, at);
    if (found.text == 0) return false;
    from += found.text;
    at += found.source;
  }
  return true;
}

// How the next character of `text` stands at `at`: escaped, as a reference, or as it is. In a cell
// the library takes the backslash from `\|` before anything else.
ProseReader::Match ProseReader::match(std::string_view text, std::size_t from,
                                      std::size_t at) const {
  const std::string_view source = places_.text().substr(0, end_);
  if (at >= source.size()) return {};
  if (source[at] == '\\') {
    const std::string_view next = source.substr(at + 1, 2);
    if (row_ && text[from] == '|' && next == "\\|") return {1, 3};
    if (!next.empty() && is_punctuation(next[0]) && text[from] == next[0]) return {1, 2};
  }
  if (source[at] == '&')
    if (const Match found = match_reference(text, from, at); found.text > 0) return found;
  return source[at] == text[from] ? Match{1, 1} : Match{};
}

// The library knows more than two thousand names of characters. It need not be asked: where the
// text has no `&` itself, it has what the name stands for, and that is one code point, or one and a
// mark on it that the source does not write.
ProseReader::Match ProseReader::match_reference(std::string_view text, std::size_t from,
                                                std::size_t at) const {
  const std::string_view source = places_.text().substr(0, end_);
  const std::size_t size = reference_size(source, at);
  if (size == 0) return {};
  const std::string_view reference = source.substr(at, size);
  if (reference[1] == '#') {
    const std::string character = decoded(reference);
    return text.substr(from, character.size()) == character ? Match{character.size(), size}
                                                            : Match{};
  }
  if (text[from] == '&')
    return reference == "&amp;" || reference == "&AMP;" ? Match{1, size} : Match{};
  if (reference == "&fjlig;") return {2, size};
  const std::size_t length = std::min(sequence_size(text[from]), text.size() - from);
  for (const std::string_view mark : second_of_two)
    if (text.substr(from + length).starts_with(mark) && !source.substr(at + size).starts_with(mark))
      return {length + mark.size(), size};
  return {length, size};
}

void ProseReader::skip_marks(std::string_view marks, std::size_t most) {
  const std::string_view source = places_.text();
  for (std::size_t i = 0; i < most && cursor_ < end_; ++i)
    if (marks.find(source[cursor_]) != none) ++cursor_;
}

// Behind a run of backticks and the next one of the same length.
void ProseReader::skip_code() {
  const std::string_view source = places_.text().substr(0, end_);
  const std::size_t open = is_lost_ ? none : source.find('`', cursor_);
  is_lost_ = open == none;
  if (is_lost_) return;
  const std::size_t text = std::min(source.find_first_not_of('`', open), end_);
  for (std::size_t run = text; (run = source.find('`', run)) != none;) {
    const std::size_t run_end = std::min(source.find_first_not_of('`', run), end_);
    if (run_end - run == text - open) {
      cursor_ = run_end;
      return;
    }
    run = run_end;
  }
  is_lost_ = true;
}

// Its last line is enough: behind a line end the source has marks of quotes that the tree has not.
void ProseReader::skip_html(std::string_view html) {
  const std::string_view source = places_.text().substr(0, end_);
  std::size_t at = is_lost_ ? none : source.find('<', cursor_);
  is_lost_ = at == none;
  if (is_lost_) return;
  for (std::size_t begin = 0; begin < html.size();) {
    const std::size_t line_end = std::min(html.find_first_of("\r\n", begin), html.size());
    const std::size_t found = source.find(html.substr(begin, line_end - begin), at);
    is_lost_ = found == none;
    if (is_lost_) return;
    at = found + (line_end - begin);
    begin = html.find_first_not_of("\r\n", line_end);
  }
  cursor_ = at;
}

void ProseReader::skip_footnote_mark() {
  const std::string_view source = places_.text().substr(0, end_);
  const std::size_t open = is_lost_ ? none : source.find("[^", cursor_);
  const std::size_t close = open == none ? none : source.find(']', open);
  is_lost_ = close == none;
  if (!is_lost_) cursor_ = close + 1;
}

}  // namespace allegory
