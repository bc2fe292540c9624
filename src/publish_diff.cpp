// See publish_diff.h.
#include "publish_diff.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "publish_plan.h"

namespace allegory {

namespace {

constexpr std::size_t longest_line = 1000;  // bytes that are shown of one

}  // namespace

std::string printable_lines(std::string_view text) {
  std::string printable;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\t\n"), text.size());
    printable += escape_controls(text.substr(0, end));
    if (end < text.size()) printable += text[end];
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return printable;
}

void BoundedDifference::take(std::string_view piece) {
  while (!piece.empty()) {
    const std::size_t end = std::min(piece.find('\n'), piece.size());
    if (line_.size() <= longest_line) line_ += piece.substr(0, end);
    if (end == piece.size()) return;
    take_line();
    piece.remove_prefix(end + 1);
  }
}

void BoundedDifference::take_line() {
  // Lines of files begin with a sign, so this one is Git's.
  if (line_.starts_with("diff --git "))
    is_in_list_ = line_.ends_with(fmt::format(" b/{}", published_list_name));
  if (!is_in_list_ && kept_ < limit_) {
    if (line_.size() > longest_line) {
      std::size_t end = longest_line;
      while (end > 0 && (static_cast<unsigned char>(line_[end]) & 0xC0U) == 0x80U) --end;
      line_.resize(end);
      line_ += "…";
    }
    text_ += printable_lines(line_) + "\n";
    ++kept_;
  } else if (!is_in_list_) {
    ++left_out_;
  }
  line_.clear();
}

std::string BoundedDifference::finish() {
  if (!line_.empty()) take_line();
  if (left_out_ > 0)
    text_ += fmt::format("… and {} more {}\n", left_out_, left_out_ == 1 ? "line" : "lines");
  return std::move(text_);
}

}  // namespace allegory
