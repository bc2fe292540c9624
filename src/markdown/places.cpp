// Places of nodes: the library's lines and columns, corrected, then proved by the source.
// The brackets of a block are read in places_brackets.cpp, once, and only if it has links.
#include "markdown/places.h"

#include <algorithm>

#include "markdown/syntax.h"
#include "markdown/tree.h"

namespace allegory {

namespace {

constexpr std::size_t none = std::string_view::npos;

bool is_word(char c) { return is_alphanumeric(c) || (c & 0x80) != 0; }

}  // namespace

Places::Places(const SourceSet& sources, const Span& body, const WikiLinks& wikilinks)
    : body_(body), text_(sources.text(body)), wikilinks_(wikilinks), lines_{0} {
  const std::vector<std::uint32_t>& starts = sources[body.source].line_starts;
  for (auto start = std::ranges::upper_bound(starts, body.begin);
       start != starts.end() && *start < body.end; ++start)
    lines_.push_back(*start - body.begin);
}

Span Places::span(std::size_t begin, std::size_t end) const {
  begin = std::min(begin, text_.size());
  end = std::clamp(end, begin, text_.size());
  return {body_.source, static_cast<std::uint32_t>(body_.begin + begin),
          static_cast<std::uint32_t>(body_.begin + end)};
}

std::size_t Places::line_start(int line) const {
  if (line < 1) return 0;
  const std::size_t index = static_cast<std::size_t>(line) - 1;
  return index < lines_.size() ? lines_[index] : text_.size();
}

std::size_t Places::line_end(int line) const {
  const std::size_t begin = line_start(line);
  std::size_t end = line_start(line + 1);
  while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
  return end;
}

int Places::line_of(std::size_t at) const {
  return static_cast<int>(std::ranges::upper_bound(lines_, at) - lines_.begin());
}

// Where a paragraph's text goes on in a later line: behind white space and the marks of quotes.
std::size_t Places::content_start(int line) const {
  return std::min(text_.find_first_not_of(" \t>", line_start(line)), line_end(line));
}

Span Places::block(cmark_node* node) const {
  const int line = real_line(node);
  const int column = std::max(cmark_node_get_start_column(node), 1);
  const std::size_t begin = line_start(line) + static_cast<std::size_t>(column) - 1;
  std::size_t end = line_end(std::max(line, cmark_node_get_end_line(node)));
  if (element(node) == Element::html_block) {  // the library's end is a line too early
    const auto more = std::ranges::count(literal(node), '\n') - 1;
    end = line_end(line + static_cast<int>(std::max<std::ptrdiff_t>(more, 0)));
  }
  while (end > begin && std::string_view(" \t\r\n").find(text_[end - 1]) != none) --end;
  return span(begin, end);
}

// The library forgets where a paragraph begins whose last line became the head of a table, and
// counts the table from there.
int Places::real_line(cmark_node* block) const {
  const Element kind = element(block);
  if (kind == Element::table_head) {
    cmark_node* row = cmark_node_next(block);
    return row ? cmark_node_get_start_line(row) - 2
               : cmark_node_get_end_line(cmark_node_parent(block)) - 1;
  }
  const int line = cmark_node_get_start_line(block);
  cmark_node* next = cmark_node_next(block);
  return line == 0 && next ? cmark_node_get_start_line(next) : line;
}

void Places::enter(cmark_node* block) {
  block_ = block;
  if (element(block) == Element::table_cell) return enter_cell(block);
  row_ = nullptr;
  line_ = real_line(block);
  shift_ = line_ - cmark_node_get_start_line(block);
  begin_ = line_start(line_);
  cmark_node* table = shift_ > 0 ? cmark_node_next(block) : nullptr;
  const int last =
      table ? real_line(cmark_node_first_child(table)) - 1 : cmark_node_get_end_line(block);
  end_ = line_end(std::max(line_, last));
  cursor_ = bare_cursor_ = begin_;
  uncounted_.clear();
  wrap_ = {};
  is_read_ = false;
}

// The cells of a row share its line, and what was read in it.
void Places::enter_cell(cmark_node* cell) {
  cmark_node* row = cmark_node_parent(cell);
  if (row == row_) return;
  row_ = row;
  line_ = real_line(row);
  shift_ = 0;
  begin_ = cursor_ = bare_cursor_ = line_start(line_);
  end_ = line_end(line_);
  uncounted_.clear();
  wrap_ = {};
  is_read_ = false;
}

std::size_t Places::text_begin() {
  if (row_) return begin_;
  const std::size_t begin = block(block_).begin - body_.begin;
  if (text_.substr(begin, 1) != "[") return begin;
  if (!is_read_) read_block();
  return std::max(begin, begin_);
}

// Autolinks and line ends have none. In a paragraph that lost its own, the lines count from 0.
bool Places::has_place(cmark_node* node) const {
  return cmark_node_get_start_line(node) > 0 || (shift_ > 0 && cmark_node_get_end_column(node) > 0);
}

std::size_t Places::place(int line, int column) {
  if (row_) return place_in_cell(column);
  line += shift_;
  // Behind a line end that was not counted, columns go on, up to the next that was.
  const auto uncounted = std::ranges::partition_point(uncounted_, [&](const int& before) {
    return before - static_cast<int>(&before - uncounted_.data()) < line;
  });
  line += static_cast<int>(uncounted - uncounted_.begin());
  const int start_column = cmark_node_get_start_column(block_);
  const std::size_t base =
      line == line_ && start_column > 0
          ? line_start(line)
          : content_start(line) + 1 - static_cast<std::size_t>(std::max(start_column, 1));
  std::size_t at = base + static_cast<std::size_t>(column) - (start_column == 0 ? 0 : 1);
  at -= wikilinks_.surplus(base, at);
  // One reported line may hold thousands of real ones: go on from where the last place was found.
  if (wrap_.from == line && at + wrap_.indents >= line_start(wrap_.line)) {
    at += wrap_.indents;
    line = wrap_.line;
  } else {
    wrap_ = {line, line, 0};
  }
  while (at >= line_start(line + 1) && line_start(line + 1) < text_.size()) {
    const std::size_t indent = content_start(line + 1) - line_start(line + 1);
    at += indent;
    wrap_.indents += indent;
    wrap_.line = ++line;
  }
  return at;
}

// The library takes `\|` for one byte.
std::size_t Places::place_in_cell(int column) const {
  std::size_t cell = begin_ + static_cast<std::size_t>(cmark_node_get_start_column(block_)) - 1;
  cell -= wikilinks_.surplus(begin_, cell);
  std::size_t at = begin_ + static_cast<std::size_t>(column) - 1;
  at -= wikilinks_.surplus(begin_, at);
  const auto first = std::ranges::lower_bound(pipes_, cell);
  const auto shift =
      std::ranges::partition_point(first, pipes_.end(), [&](const std::size_t& pipe) {
        return pipe - static_cast<std::size_t>(&pipe - &*first) < at;
      });
  return at + static_cast<std::size_t>(shift - first);
}

Span Places::link(cmark_node* node, std::string_view text) {
  if (!is_read_) read_block();
  if (const std::optional<Span> bare = bare_link(node, text)) return *bare;
  const Bracket* bracket = find_bracket(node, text);
  if (!bracket) return block(block_);
  const std::size_t end = link_end(*bracket, node);
  // Line ends in an address or title are not counted.
  for (int line = line_of(bracket->close); line < line_of(end); ++line)
    uncounted_.insert(std::ranges::upper_bound(uncounted_, line), line);
  cursor_ = bracket->begin + 1;
  bare_cursor_ = std::max(bare_cursor_, end);
  return span(bracket->begin, end);
}

// `<…>` at a place.
Span Places::angle(std::size_t at) {
  bare_cursor_ = std::min(text_.find('>', at), text_.size() - 1) + 1;
  return span(at, bare_cursor_);
}

// `<http://…>`, or an address that stands bare in the text.
std::optional<Span> Places::bare_link(cmark_node* node, std::string_view text) {
  cmark_node* child = cmark_node_first_child(node);
  if (!child || cmark_node_next(child) || element(child) != Element::text ||
      !std::string_view(cmark_node_get_url(node)).ends_with(text))
    return std::nullopt;
  const int column = cmark_node_get_start_column(child);
  std::size_t hint = begin_;
  if (has_place(child)) {
    hint = place(cmark_node_get_start_line(child), column) - 1;
    const std::string_view found = text_.substr(std::min(hint, text_.size()), 2);
    if (found.starts_with('<') && found.ends_with(text.front())) return angle(hint);
    if (found.starts_with('[')) return std::nullopt;
  }
  std::string written;
  for (char c : text) written += c == '|' && row_ ? "\\|" : std::string(1, c);
  if (has_place(child)) {
    // Near the place, where the library's columns are a little off.
    constexpr std::size_t reach = 16;
    const std::size_t from = std::max(std::max(hint, reach) - reach, bare_cursor_);
    const std::size_t at = text_.substr(0, end_).find('<' + written, from);
    if (at != none && at <= hint + reach) return angle(at);
    if (cmark_node_get_start_column(node) != column) return std::nullopt;
  }
  const std::size_t at = find(written, bare_cursor_);
  if (at == none) return std::nullopt;
  bare_cursor_ = at + written.size();
  return span(at, bare_cursor_);
}

// Where `text` stands in the block at or behind `at`, not in code or HTML.
std::size_t Places::find(std::string_view text, std::size_t at) const {
  const std::string_view block = text_.substr(0, end_);
  while ((at = block.find(text, at)) != none) {
    const auto range = std::ranges::upper_bound(opaque_, at, {}, &Range::begin);
    if (range == opaque_.begin() || std::prev(range)->end <= at) return at;
    at = std::prev(range)->end;
  }
  return none;
}

const Places::Bracket* Places::bracket_at(std::size_t begin) const {
  const auto found = std::ranges::lower_bound(brackets_, begin, {}, &Bracket::begin);
  return found != brackets_.end() && found->begin == begin && found->close != none ? &*found
                                                                                   : nullptr;
}

// Whether a bracket's content begins with the letters of `text`.
bool Places::has_text(const Bracket& bracket, std::string_view text) const {
  constexpr int enough = 16;
  std::size_t at = bracket.open;
  int compared = 0;
  for (char c : text) {
    if (!is_word(c)) continue;
    while (at < bracket.close && !is_word(text_[at])) ++at;
    if (at == bracket.close || text_[at++] != c) return false;
    if (++compared == enough) return true;
  }
  return true;
}

const Places::Bracket* Places::find_bracket(cmark_node* node, std::string_view text) {
  const bool is_image = element(node) == Element::image;
  // A link over several lines has the line of its end; what is inside knows better.
  int line = cmark_node_get_start_line(node);
  for (cmark_node* inner = cmark_node_first_child(node); inner;
       inner = cmark_node_first_child(inner))
    if (has_place(inner)) {
      line = cmark_node_get_start_line(inner);
      break;
    }
  const std::size_t hint = place(line, cmark_node_get_start_column(node));
  const Bracket* likely = bracket_at(hint);
  if (likely && (likely->begin < cursor_ || (likely->begin != likely->open) != is_image))
    likely = nullptr;
  return likely && has_text(*likely, text) ? likely : nearest_bracket(hint, text, is_image);
}

// The bracket nearest to `hint` that says `text`, else the nearest at all. As far as a few cells of
// a table, no farther.
const Places::Bracket* Places::nearest_bracket(std::size_t hint, std::string_view text,
                                               bool is_image) const {
  constexpr std::ptrdiff_t reach = 32;
  const auto middle = std::ranges::lower_bound(brackets_, hint, {}, &Bracket::begin);
  const auto first = middle - std::min(reach, middle - brackets_.begin());
  const auto last = middle + std::min(reach, brackets_.end() - middle);
  const Bracket* best = nullptr;
  std::pair<bool, std::size_t> best_rank;  // says something else, distance
  for (auto bracket = first; bracket != last; ++bracket) {
    if (bracket->close == none || bracket->begin < cursor_ ||
        (bracket->begin != bracket->open) != is_image)
      continue;
    const std::size_t distance =
        bracket->begin > hint ? bracket->begin - hint : hint - bracket->begin;
    const std::pair rank(!has_text(*bracket, text), distance);
    if (best && best_rank <= rank) continue;
    best = &*bracket;
    best_rank = rank;
  }
  return best;
}

std::size_t Places::link_end(const Bracket& bracket, cmark_node* node) {
  const std::size_t close = bracket.close + 1;
  if (close >= end_) return close;
  if (text_[close] == '(')
    if (const std::optional<std::size_t> end = link_tail(text_.substr(0, end_), close)) return *end;
  if (text_[close] != '[') return close;
  const Bracket* label = bracket_at(close);
  if (!label) return close;
  // `[text][label]`, or the shortcut `[text]` with other brackets behind it: the library knows.
  const int line = cmark_node_get_end_line(node);
  const int column = cmark_node_get_end_column(node);
  return place(line, column) + 1 == close ? close : label->close + 1;
}

Span Places::html(cmark_node* node) {
  if (!is_read_) read_block();
  const std::string_view html = literal(node);
  const std::string_view first = html.substr(0, html.find_first_of("\r\n"));
  std::size_t at = place(cmark_node_get_start_line(node), cmark_node_get_start_column(node));
  if (text_.substr(std::min(at, text_.size()), first.size()) != first)
    at = text_.substr(0, end_).find(first, bare_cursor_);
  if (at == none) return block(block_);
  std::size_t end = at + first.size();
  if (first.size() < html.size()) {
    const std::string_view last = html.substr(html.find_last_of("\r\n") + 1);
    const std::size_t found = text_.find(last, end);
    if (found != none) end = found + last.size();
  }
  bare_cursor_ = end;
  return span(at, end);
}

}  // namespace allegory
