// One pass over the lines of a page. See cost.h.
//
// The blocks of the sum are stretches whose inlines the library reads together, or longer ones:
// they end where nothing can keep them going, at a blank line, a footnote's definition, or a list
// item that has text (an empty one, or a number other than 1, does not interrupt a paragraph; nor
// does anything that is indented by four columns).
#include "markdown/cost.h"

#include <algorithm>

#include "markdown/cost_lines.h"

namespace allegory {

namespace {

/// A block of the sum, so far.
struct Block {
  std::size_t begin = 0, end = 0;
  std::uint64_t lines = 0, specials = 0, delimiter_rows = 0, columns = 0, addresses = 0;
};

class Estimate {
 public:
  Estimate(std::string_view text, const Limits& limits) : text_(text), limits_(limits) {}

  PageCost run() {
    std::size_t at = 0;
    while (at < text_.size()) {
      const std::size_t end = read_line(at);
      at = end + (text_.substr(end, 2) == "\r\n" ? 2 : 1);
    }
    close_block(text_.size());
    if (const std::uint64_t bytes = brackets_ * definitions_.longest(); bytes > limits_.references)
      add({Excess::Kind::references, bytes, definitions_.begin(), definitions_.end()});
    return std::move(cost_);
  }

 private:
  void add(const Excess& excess) {
    const auto has_kind = [&](const Excess& other) { return other.kind == excess.kind; };
    if (std::ranges::none_of(cost_.excesses, has_kind)) cost_.excesses.push_back(excess);
  }

  /// Returns where the line ends.
  std::size_t read_line(std::size_t at) {
    const LinePrefix prefix = containers_.read(text_, at, limits_.nesting);
    const LineMarks marks = count_marks(text_, at);
    if (prefix.depth > limits_.nesting) add({Excess::Kind::nesting, prefix.depth, at, marks.end});
    // A line is offered to every container that is open.
    cost_.cost += 8 * prefix.most;
    if (prefix.is_blank || prefix.starts_block) close_block(at);
    if (prefix.is_blank) return marks.end;
    if (block_.lines++ == 0) block_.begin = at;
    block_.end = marks.end;
    block_.specials += marks.specials;
    block_.addresses += marks.addresses;
    brackets_ += marks.brackets;
    if (marks.is_delimiter_row) {
      ++block_.delimiter_rows;
      block_.columns = std::max(block_.columns, marks.bars + 1);
    }
    definitions_.read(text_, prefix, marks);
    return marks.end;
  }

  void close_block(std::size_t at) {
    definitions_.close(at);
    if (block_.lines == 0) return;
    constexpr std::uint64_t most_addresses = 1000;  // the library stops there
    const std::uint64_t bytes = block_.end - block_.begin, k = block_.specials + block_.lines;
    if (const std::uint64_t cells = block_.columns * block_.lines; cells > limits_.cells)
      add({Excess::Kind::cells, cells, block_.begin, block_.end});
    if (const std::uint64_t read = std::min(block_.addresses, most_addresses) * bytes;
        read > limits_.addresses)
      add({Excess::Kind::addresses, read, block_.begin, block_.end});
    const std::uint64_t cost = k * k + 24 * block_.delimiter_rows * bytes;
    cost_.cost += cost;
    if (cost > costliest_) {
      costliest_ = cost;
      cost_.costliest_begin = block_.begin;
      cost_.costliest_end = block_.end;
    }
    block_ = {};
  }

  std::string_view text_;
  const Limits& limits_;
  PageCost cost_;
  OpenContainers containers_;
  Definitions definitions_;
  Block block_;
  std::uint64_t brackets_ = 0, costliest_ = 0;
};

}  // namespace

PageCost estimate_cost(std::string_view text, const Limits& limits) {
  return Estimate(text, limits).run();
}

}  // namespace allegory
