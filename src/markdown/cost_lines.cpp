// See cost_lines.h.
#include "markdown/cost_lines.h"

#include <algorithm>
#include <array>
#include <optional>

namespace allegory {

namespace {

constexpr std::size_t none = std::string_view::npos;
constexpr std::size_t indented = 4;  // columns that make a line code, or the text before it go on

char at(std::string_view text, std::size_t offset) {
  return offset < text.size() ? text[offset] : '\n';
}

bool is_line_end(char c) { return c == '\n' || c == '\r'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// Where the line's next character that is no blank stands, with its column.
struct Cursor {
  std::size_t offset = 0, column = 0;

  void skip_blanks(std::string_view text) {
    for (; is_blank(at(text, offset)); ++offset)
      column += at(text, offset) == '\t' ? 4 - column % 4 : 1;
  }
};

/// A marker of a list item or a footnote.
struct Marker {
  std::size_t length = 0;
  bool interrupts = false;  ///< a paragraph, if there is text behind it
};

bool ends_marker(std::string_view text, std::size_t offset) {
  const char c = at(text, offset);
  return is_blank(c) || is_line_end(c);
}

std::optional<Marker> read_marker(std::string_view text, std::size_t offset) {
  const char first = at(text, offset);
  if (first == '-' || first == '+' || first == '*') {
    if (!ends_marker(text, offset + 1)) return std::nullopt;
    return Marker{1, true};
  }
  if (first == '[' && at(text, offset + 1) == '^') {
    std::size_t end = offset + 2;
    while (at(text, end) != ']' && !is_line_end(at(text, end)) && !is_blank(at(text, end))) ++end;
    if (end == offset + 2 || at(text, end) != ']' || at(text, end + 1) != ':') return std::nullopt;
    return Marker{end + 2 - offset, true};
  }
  std::size_t end = offset;
  while (at(text, end) >= '0' && at(text, end) <= '9' && end - offset < 9) ++end;
  if (end == offset || (at(text, end) != '.' && at(text, end) != ')')) return std::nullopt;
  if (!ends_marker(text, end + 1)) return std::nullopt;
  return Marker{end + 1 - offset, end == offset + 1 && first == '1'};
}

/// Whether the rest of the line is a rule, such as `- - -`.
bool is_rule(std::string_view text, std::size_t offset) {
  const char mark = at(text, offset);
  if (mark != '-' && mark != '*') return false;
  std::size_t count = 0;
  for (; !is_line_end(at(text, offset)); ++offset) {
    if (at(text, offset) == mark)
      ++count;
    else if (!is_blank(at(text, offset)))
      return false;
  }
  return count >= 3;
}

}  // namespace

void OpenContainers::close_beyond(std::size_t column, Columns& columns) {
  while (!columns.empty() && columns.back() > column) columns.pop_back();
}

// A line that goes on with the paragraph before it leaves all containers open, however little it is
// indented. It cannot come behind a blank line, nor be a list item at the margin; so only these
// close what is `possible_`. For a reader any list item closes what is indented further.
LinePrefix OpenContainers::read(std::string_view text, std::size_t begin, std::uint64_t limit) {
  LinePrefix prefix;
  Cursor cursor{begin, 0};
  std::uint64_t quotes = 0, markers = 0;
  std::size_t margin = 0;
  bool is_at_margin = true, interrupts = false;
  while (cursor.skip_blanks(text), quotes + markers <= limit) {
    const bool is_quote = at(text, cursor.offset) == '>';
    const std::optional<Marker> marker = read_marker(text, cursor.offset);
    if (!is_quote && (!marker || (markers == 0 && is_rule(text, cursor.offset)))) break;
    if (markers == 0) is_at_margin = is_at_margin && cursor.column - margin < indented;
    if (is_quote) {
      if (markers == 0) margin = cursor.column + 1;
      ++quotes, ++cursor.offset, ++cursor.column;
      continue;
    }
    close_beyond(cursor.column, open_);
    if (is_at_margin || was_blank_) close_beyond(cursor.column, possible_);
    const bool is_footnote = at(text, cursor.offset) == '[';
    if (markers++ == 0) {
      interrupts = is_at_margin && marker->interrupts;
      prefix.starts_block = is_at_margin && is_footnote;
    }
    open_.push_back(cursor.column + (is_footnote ? indented : marker->length + 1));
    possible_.push_back(open_.back());
    cursor.offset += marker->length, cursor.column += marker->length;
  }
  const bool is_empty = is_line_end(at(text, cursor.offset));
  if (was_blank_ && !is_empty && markers == 0) {
    close_beyond(cursor.column, open_);
    close_beyond(cursor.column, possible_);
  }
  prefix.text = cursor.offset;
  prefix.is_blank = was_blank_ = is_empty && markers == 0 && is_at_margin;
  prefix.starts_block |= interrupts && !is_empty;
  prefix.is_ambiguous = !is_at_margin || markers > 0;
  prefix.depth = open_.size() + quotes;
  prefix.most = possible_.size() + quotes;
  return prefix;
}

namespace {

// What a byte can be, as bits.
enum Class : std::uint8_t {
  special = 1,   // may begin or end something inline
  row = 2,       // may stand in the second line of a table
  dash = 4,      // must stand there
  bracket = 8,   // `[`
  closing = 16,  // `]`
  bar = 32,      // `|`
  address = 64,  // `@`
  web = 128,     // `w`
};

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (const char c : std::string_view("*_~`[]<>!&()|\\"))
    classes[static_cast<unsigned char>(c)] |= special;
  for (const char c : std::string_view("|:-> \t\v\f"))
    classes[static_cast<unsigned char>(c)] |= row;
  classes['-'] |= dash;
  classes['['] |= bracket;
  classes[']'] |= closing;
  classes['|'] |= bar;
  classes['@'] |= address;
  classes['w'] |= web;
  return classes;
}

constexpr std::array<std::uint8_t, 256> classes = make_classes();

}  // namespace

LineMarks count_marks(std::string_view text, std::size_t begin) {
  LineMarks marks;
  std::uint8_t all = row, any = 0;
  std::size_t offset = begin;
  for (; offset < text.size() && !is_line_end(text[offset]); ++offset) {
    const std::uint8_t kind = classes[static_cast<unsigned char>(text[offset])];
    all &= kind;
    any |= kind;
    if ((kind & ~row & ~dash) == 0) continue;
    marks.specials += kind & special;
    marks.brackets += (kind & bracket) != 0;
    marks.bars += (kind & bar) != 0;
    marks.addresses += (kind & address) != 0;
    // An address of the web is compared with much of what stands around it.
    if ((kind & web) != 0 && text.substr(offset, 4) == "www.") marks.specials += 3;
    if ((kind & closing) != 0 && marks.definition == 0 && at(text, offset + 1) == ':')
      marks.definition = offset + 2;
  }
  marks.end = offset;
  marks.is_delimiter_row = (all & row) != 0 && (any & dash) != 0;
  return marks;
}

void Definitions::take(std::size_t end) {
  if (end - open_ <= end_ - begin_) return;
  begin_ = open_;
  end_ = end;
}

// What follows an address and its blanks: a title that ends on the line or not, or nothing.
Definitions::States Definitions::at_title(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == none) return title;
  const std::size_t kind = std::string_view("\"'(").find(line[first]);
  if (kind == none) return nothing;
  const std::size_t last = line.find_last_not_of(" \t");
  const bool is_closed = last > first && line[last] == std::string_view("\"')")[kind];
  return is_closed && line[last - 1] != '\\' ? nothing : rest_of_title;
}

Definitions::States Definitions::behind_address(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == none) return address;
  const bool is_pointed = line[first] == '<';
  const std::size_t end = line.find_first_of(is_pointed ? ">" : " \t", first);
  if (end == none) return title;
  return at_title(line.substr(is_pointed ? end + 1 : end));
}

Definitions::States Definitions::go_on(std::string_view line) const {
  States next = nothing;
  if ((states_ & address) != 0) next |= behind_address(line);
  if ((states_ & title) != 0) next |= at_title(line);
  return next;
}

void Definitions::read(std::string_view text, const LinePrefix& prefix, const LineMarks& marks) {
  if ((states_ & rest_of_title) != 0) return;
  States next = nothing;
  if (states_ != nothing) {
    const std::string_view line = text.substr(prefix.text, marks.end - prefix.text);
    next = prefix.is_ambiguous ? rest_of_title : go_on(line);
    const bool has_title = !line.empty() && std::string_view("\"'(").find(line[0]) != none;
    if ((states_ & address) != 0 || has_title) take(marks.end);
  }
  if (marks.definition != 0) {
    if (next == nothing) open_ = marks.definition;
    next |= behind_address(text.substr(marks.definition, marks.end - marks.definition));
    take(marks.end);
  }
  states_ = next;
}

void Definitions::close(std::size_t at) {
  if ((states_ & rest_of_title) != 0) take(at);
  states_ = nothing;
}

}  // namespace allegory
