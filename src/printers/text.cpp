// The report for people: each finding with the lines it speaks of and a mark under the place.
//
// Comes in: sorted findings. Goes out: text in the manner of rustc, ending in a line of counts.
// Columns are those of a terminal, so that marks stand under tabs, Chinese and emoji too. What an
// author wrote is escaped before it is printed, and a line of a megabyte is cut around the place.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "printer.h"

namespace allegory {
namespace {

constexpr std::size_t longest_excerpt = 160;  // columns
constexpr std::size_t context_before = 60;    // columns before the place, where a line is cut
constexpr std::size_t cut_above = 1000;       // bytes; a longer line is cut without measuring it
constexpr std::size_t window_bytes = 600;     // bytes of a cut line that are shown at most
constexpr std::size_t shared_window = 80;     // bytes that labels of one cut excerpt may span
constexpr std::string_view ellipsis = "…";

// Select Graphic Rendition, as rustc uses it.
constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view bold_red = "\x1b[1;31m";
constexpr std::string_view bold_yellow = "\x1b[1;33m";
constexpr std::string_view bold_blue = "\x1b[1;34m";
constexpr std::string_view bold_cyan = "\x1b[1;36m";
constexpr std::string_view reset = "\x1b[0m";

std::string_view color_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return bold_red;
    case Severity::warning:
      return bold_yellow;
    case Severity::note:
      break;
  }
  return bold_cyan;
}

/// A label, cut to the line that it begins on.
struct Mark {
  std::size_t begin = 0, end = 0;  // bytes of the line
  std::string text;                // safe to print
  bool is_primary = false;
};

/// A line of a file and the marks under it, in the order of the labels.
struct MarkedLine {
  std::string_view text;
  std::vector<Mark> marks;
};

/// The lines of one file that a finding shows, by number.
struct Block {
  SourceId source;
  Position at;  // of the first label in this file
  std::map<std::uint32_t, MarkedLine> lines;
};

/// A piece of a line as it is printed.
struct Excerpt {
  std::size_t begin = 0, end = 0;  // bytes of the line
};

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// Text with its tabs as spaces and its controls escaped; it begins at `column`.
std::string make_printable(std::string_view text, std::size_t column) {
  std::string printable;
  while (!text.empty()) {
    const std::string_view plain = text.substr(0, text.find('\t'));
    const std::string escaped = escape_controls(plain);
    column += display_width(escaped, column);
    printable += escaped;
    text.remove_prefix(plain.size());
    if (text.empty()) break;
    const std::size_t width = display_width("\t", column);
    printable.append(width, ' ');
    column += width;
    text.remove_prefix(1);
  }
  return printable;
}

/// Columns that a piece of a line takes when printed from `column` on.
std::size_t printed_width(std::string_view text, std::size_t column) {
  return display_width(make_printable(text, column), column);
}

/// Cuts a label to its first line, and to whole characters.
Mark mark_from(const Label& label, std::string_view line, std::uint32_t line_start) {
  const auto in_line = [&](std::uint32_t offset) {
    return std::min<std::size_t>(std::max(offset, line_start) - line_start, line.size());
  };
  Mark mark{in_line(label.at.begin), in_line(label.at.end), escape_controls(label.text)};
  while (mark.begin > 0 && mark.begin < line.size() && is_continuation(line[mark.begin]))
    --mark.begin;
  mark.end = std::max(mark.begin, mark.end);
  while (mark.end < line.size() && is_continuation(line[mark.end])) ++mark.end;
  return mark;
}

/// Sorts the labels of a finding into files and lines. The file of the primary label comes first.
std::vector<Block> blocks_of(const Diagnostic& diagnostic, const SourceSet& sources) {
  std::vector<Block> blocks;
  for (const Label& label : diagnostic.labels) {
    const SourceId id = label.at.source;
    const Position at = sources.position(id, label.at.begin);
    std::vector<Block>::iterator block = std::ranges::find(blocks, id, &Block::source);
    if (block == blocks.end()) block = blocks.insert(blocks.end(), {id, at, {}});
    const std::string_view text = sources.line(id, at.line);
    Mark mark = mark_from(label, text, sources[id].line_starts[at.line - 1]);
    mark.is_primary = &label == &diagnostic.labels.front();
    MarkedLine& line = block->lines[at.line];
    line.text = text;
    line.marks.push_back(std::move(mark));
  }
  return blocks;
}

std::size_t next_boundary(std::string_view line, std::size_t offset) {
  do ++offset;
  while (offset < line.size() && is_continuation(line[offset]));
  return offset;
}

std::size_t previous_boundary(std::string_view line, std::size_t offset) {
  do --offset;
  while (offset > 0 && is_continuation(line[offset]));
  return offset;
}

/// The part of a line to print for a place that begins at byte `anchor`: all of it, if it is short.
Excerpt excerpt_around(std::string_view line, std::size_t anchor) {
  if (line.size() <= cut_above && printed_width(line, 0) <= longest_excerpt)
    return {0, line.size()};
  Excerpt excerpt{anchor, line.size()};
  for (std::size_t columns = 0; excerpt.begin > 0;) {
    const std::size_t before = previous_boundary(line, excerpt.begin);
    columns += printed_width(line.substr(before, excerpt.begin - before), 0);
    if (columns > context_before || anchor - before > window_bytes / 2) break;
    excerpt.begin = before;
  }
  excerpt.end = excerpt.begin;
  // Piece by piece, so that a joined emoji counts as its parts: an excerpt may turn out too short.
  for (std::size_t columns = 1; excerpt.end < line.size();) {
    const std::size_t next = next_boundary(line, excerpt.end);
    columns += printed_width(line.substr(excerpt.end, next - excerpt.end), columns);
    if (columns >= longest_excerpt || next - excerpt.begin > window_bytes) break;
    excerpt.end = next;
  }
  return excerpt;
}

/// One line of output under construction, painted or plain.
class Line {
 public:
  explicit Line(const Style& style) : style_(style) {}

  Line& add(std::string_view text, std::string_view color = {}) {
    if (text.empty()) return *this;
    const bool painted = style_.color && !color.empty();
    if (painted) text_ += color;
    text_ += text;
    if (painted) text_ += reset;
    return *this;
  }

  void end(std::string& report) const { report += text_ + '\n'; }

 private:
  const Style& style_;
  std::string text_;
};

/// `text` without spaces at its end, which nobody would see.
std::string_view trim_end(std::string_view text) {
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

/// Prints one finding. What is left of the bar is as wide as its greatest line number.
class FindingPrinter {
 public:
  FindingPrinter(const Diagnostic& diagnostic, const SourceSet& sources, const Style& style,
                 std::string& report)
      : diagnostic_(diagnostic),
        sources_(sources),
        style_(style),
        report_(report),
        blocks_(blocks_of(diagnostic, sources)) {
    for (const Block& block : blocks_)
      digits_ = std::max(digits_, fmt::formatted_size("{}", block.lines.rbegin()->first));
  }

  void print() {
    const std::string_view color = color_of(diagnostic_.severity);
    const std::string message = ": " + escape_controls(diagnostic_.message);
    line()
        .add(fmt::format("{}[{}]", to_string(diagnostic_.severity), diagnostic_.name), color)
        .add(trim_end(message), bold)
        .end(report_);
    if (blocks_.empty() && !diagnostic_.path.empty())
      place("-->", escape_controls(diagnostic_.path));
    for (const Block& block : blocks_) print_block(block, &block == &blocks_.front());
    for (const std::string& note : diagnostic_.notes) remark("note", note);
    if (!diagnostic_.help.empty()) remark("help", diagnostic_.help);
    report_ += '\n';
  }

 private:
  Line line() const { return Line(style_); }

  /// The bar without a line number.
  Line bar() const {
    Line line(style_);
    line.add(std::string(digits_ + 2, ' ')).add("|", bold_blue);
    return line;
  }

  void place(std::string_view arrow, std::string_view where) {
    line()
        .add(std::string(digits_ + 1, ' '))
        .add(arrow, bold_blue)
        .add(" ")
        .add(where)
        .end(report_);
  }

  /// Prints a note or a help; what follows a line end stands below the first word.
  void remark(std::string_view word, std::string_view text) {
    std::size_t end = text.find('\n');
    const std::string first = ": " + escape_controls(text.substr(0, end));
    line()
        .add(std::string(digits_ + 2, ' '))
        .add("=", bold_blue)
        .add(" ")
        .add(word, word == "help" ? bold_cyan : bold)
        .add(trim_end(first))
        .end(report_);
    while (end != std::string_view::npos) {
      text.remove_prefix(end + 1);
      end = text.find('\n');
      const std::string more =
          std::string(digits_ + 6 + word.size(), ' ') + escape_controls(text.substr(0, end));
      line().add(trim_end(more)).end(report_);
    }
  }

  void print_block(const Block& block, bool is_first) {
    place(is_first ? "-->" : ":::",
          fmt::format("{}:{}:{}", escape_controls(sources_[block.source].path), block.at.line,
                      block.at.column));
    bar().end(report_);
    std::uint32_t before = block.lines.begin()->first;
    for (const auto& [number, marked] : block.lines) {
      if (number > before + 1) line().add("...", bold_blue).end(report_);
      print_line(number, marked);
      before = number;
    }
  }

  /// Prints a line with its marks; a line that has to be cut is printed again for marks far away.
  void print_line(std::uint32_t number, const MarkedLine& marked) {
    std::vector<Mark> left = marked.marks;
    while (!left.empty()) {
      const std::size_t anchor = std::ranges::min(left, {}, &Mark::begin).begin;
      const Excerpt excerpt = excerpt_around(marked.text, anchor);
      const bool is_whole = excerpt.end - excerpt.begin == marked.text.size();
      const auto is_near = [&](const Mark& mark) {
        return is_whole || mark.begin == anchor || mark.end <= anchor + shared_window;
      };
      const std::vector<Mark>::iterator far =
          std::stable_partition(left.begin(), left.end(), is_near);
      print_excerpt(number, marked.text, excerpt);
      print_marks(marked.text, excerpt, {left.begin(), far});
      left.erase(left.begin(), far);
    }
  }

  void print_excerpt(std::uint32_t number, std::string_view text, const Excerpt& excerpt) {
    const bool is_cut_before = excerpt.begin > 0;
    std::string printed(is_cut_before ? ellipsis : std::string_view());
    printed += make_printable(text.substr(excerpt.begin, excerpt.end - excerpt.begin),
                              is_cut_before ? 1 : 0);
    if (excerpt.end < text.size()) printed += ellipsis;
    const std::string_view trimmed = trim_end(printed);
    line()
        .add(fmt::format(" {:>{}} |", number, digits_), bold_blue)
        .add(trimmed.empty() ? "" : " ")
        .add(trimmed)
        .end(report_);
  }

  /// Prints the rows of marks: one for each, except where a mark without words fits beside another.
  void print_marks(std::string_view text, const Excerpt& excerpt, const std::vector<Mark>& marks) {
    std::vector<std::vector<Mark>> rows;
    for (const Mark& mark : marks) {
      if (rows.empty() || !fits_beside(mark, rows.back())) rows.emplace_back();
      rows.back().push_back(mark);
    }
    for (std::vector<Mark>& row : rows) {
      std::ranges::sort(row, {}, &Mark::begin);
      print_row(text, excerpt, row);
    }
  }

  /// Words stand behind the last mark of a row, so only that one may have any.
  static bool fits_beside(const Mark& mark, const std::vector<Mark>& row) {
    return std::ranges::all_of(row, [&](const Mark& other) {
      const bool is_left = mark.begin < other.begin;
      const Mark& left = is_left ? mark : other;
      const Mark& right = is_left ? other : mark;
      return std::max(left.end, left.begin + 1) <= right.begin && left.text.empty();
    });
  }

  void print_row(std::string_view text, const Excerpt& excerpt, const std::vector<Mark>& row) {
    const std::size_t indent = excerpt.begin > 0 ? 1 : 0;
    const auto column_of = [&](std::size_t offset) {
      const std::size_t end = std::clamp(offset, excerpt.begin, excerpt.end);
      return indent + printed_width(text.substr(excerpt.begin, end - excerpt.begin), indent);
    };
    Line output = bar();
    output.add(" ");
    std::size_t column = 0;
    for (const Mark& mark : row) {
      const std::size_t begin = std::max(column, column_of(mark.begin));
      const std::size_t end = std::max(begin + 1, column_of(mark.end));
      std::string marks(end - begin, mark.is_primary ? '^' : '-');
      if (!mark.text.empty()) marks += ' ' + mark.text;
      output.add(std::string(begin - column, ' '))
          .add(trim_end(marks), mark.is_primary ? color_of(diagnostic_.severity) : bold_blue);
      column = end;
    }
    output.end(report_);
  }

  const Diagnostic& diagnostic_;
  const SourceSet& sources_;
  const Style& style_;
  std::string& report_;
  std::vector<Block> blocks_;
  std::size_t digits_ = 1;
};

std::string print(const Findings& findings, const Style& style) {
  std::string report;
  for (const Diagnostic& diagnostic : findings.diagnostics.items())
    FindingPrinter(diagnostic, findings.sources, style, report).print();
  return report + count_words(findings.diagnostics) + '\n';
}

}  // namespace

extern constinit const Printer text_printer{
    .name = "text",
    .summary = "for people: each finding with the lines it speaks of",
    .print = print,
};

}  // namespace allegory
