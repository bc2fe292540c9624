// Reads the brackets of one block in the source: which `[` is closed by which `]`, leaving out
// code, raw HTML, escapes and link reference definitions. One pass over the block.
#include <algorithm>

#include "markdown/places.h"
#include "markdown/syntax.h"
#include "markdown/tree.h"

namespace allegory {

namespace {

constexpr std::size_t none = std::string_view::npos;

bool is_letter(char c) { return is_alphanumeric(c) && (c < '0' || c > '9'); }

// Whether a line is a whole link reference definition.
bool is_definition(std::string_view line) {
  if (!line.starts_with('[') || line.starts_with("[^")) return false;
  std::size_t label_end = line.find_first_of("[]", 1);
  while (label_end != none && is_escaped(line, label_end))
    label_end = line.find_first_of("[]", label_end + 1);
  if (label_end == none || line.substr(label_end, 2) != "]:") return false;
  if (line.find_first_not_of(" \t", 1) == label_end) return false;  // without a name it is text
  const std::size_t address = line.find_first_not_of(" \t", label_end + 2);
  if (address == none) return true;
  const std::size_t address_end = line.find_first_of(" \t", address);
  const std::size_t title = line.find_first_not_of(" \t", std::min(address_end, line.size()));
  return title == none || std::string_view("\"'(").find(line[title]) != none;
}

}  // namespace

// The library takes definitions off a paragraph's head without counting their lines; off one that
// it parted from a table it takes none.
void Places::skip_definitions() {
  if (cmark_node_get_start_line(block_) == 0) return;
  int line = line_;
  // A paragraph of definitions alone is none, so its last line is text, whatever it looks like.
  while (line_end(line) < end_ &&
         is_definition(text_.substr(content_start(line), line_end(line) - content_start(line)))) {
    ++shift_;
    begin_ = line_start(++line);
  }
}

void Places::read_block() {
  is_read_ = true;
  brackets_.clear();
  opaque_.clear();
  pipes_.clear();
  unclosed_.fill(false);
  // Known beforehand, a block full of openings that nothing closes stays linear.
  last_angle_ = text_.substr(begin_, end_ - begin_).rfind('>');
  last_comment_end_ = text_.substr(begin_, end_ - begin_).rfind("-->");
  if (last_angle_ != none) last_angle_ += begin_;
  if (last_comment_end_ != none) last_comment_end_ += begin_;
  if (row_)
    for (std::size_t at = begin_; (at = text_.find("\\|", at)) < end_; at += 2)
      pipes_.push_back(at);
  else
    skip_definitions();
  std::vector<std::size_t> open;
  for (std::size_t at = begin_; at < end_;) {
    const char c = text_[at];
    if (c == '\\') {
      if (at + 1 < end_ && (text_[at + 1] == '\n' || text_[at + 1] == '\r'))
        uncounted_.push_back(line_of(at));
      at += 2;
    } else if (c == '`' || c == '<') {
      at = skip_markup(at);
    } else {
      if (c == '|' && row_) open.clear();  // brackets do not pair across cells
      if (c == '[') {
        const bool is_image = at > begin_ && text_[at - 1] == '!' && !is_escaped(text_, at - 1);
        open.push_back(brackets_.size());
        brackets_.push_back({is_image ? at - 1 : at, at, none});
      } else if (c == ']' && !open.empty()) {
        brackets_[open.back()].close = at;
        open.pop_back();
      }
      ++at;
    }
  }
}

std::size_t Places::skip_markup(std::size_t at) {
  const bool is_code = text_[at] == '`';
  const std::size_t end = is_code ? skip_code(at) : skip_angle(at);
  if (end == none) return is_code ? std::min(text_.find_first_not_of('`', at), end_) : at + 1;
  opaque_.push_back({at, end});
  return end;
}

// Behind the code span at `at`; none if nothing closes it.
std::size_t Places::skip_code(std::size_t at) {
  const std::size_t length = std::min(text_.find_first_not_of('`', at), end_) - at;
  if (length >= unclosed_.size() || unclosed_[length]) return none;
  std::size_t run = at + length;
  while ((run = text_.find('`', run)) < end_) {
    const std::size_t run_end = std::min(text_.find_first_not_of('`', run), end_);
    if (run_end - run == length) {
      const std::string_view code = text_.substr(at, run - at);
      const std::size_t bar = row_ ? code.find('|') : none;
      return bar == none || code[bar - 1] == '\\' ? run_end : none;
    }
    run = run_end;
  }
  unclosed_[length] = true;
  return none;
}

// Behind the tag, comment or autolink at `at`; none if it is none.
std::size_t Places::skip_angle(std::size_t at) const {
  const std::string_view block = text_.substr(0, end_);
  const char next = at + 1 < end_ ? block[at + 1] : ' ';
  const char after = at + 2 < end_ ? block[at + 2] : ' ';
  if (next == '?' || (next == '!' && (is_letter(after) || after == '-' || after == '['))) {
    if (after == '[' && block.substr(at, 9) != "<![CDATA[") return none;
    const bool is_comment = block.substr(at, 4) == "<!--";
    const std::size_t last = is_comment ? last_comment_end_ : last_angle_;
    if (last == none || last < at) return none;
    const std::string_view close = is_comment ? "-->" : ">";
    return block.find(close, at) + close.size();
  }
  if (!is_letter(next) && !(next == '/' && is_letter(after))) return none;
  for (std::size_t i = at + 1; i < end_; ++i) {
    const char c = block[i];
    if (c == '>') return i + 1;
    if (c == '<') return none;
    if ((c == '"' || c == '\'') && block[i - 1] == '=') {
      i = block.find(c, i + 1);
      if (i == none) return none;
    }
  }
  return none;
}

}  // namespace allegory
