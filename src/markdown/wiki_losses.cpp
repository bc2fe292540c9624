// What a target cannot show, and where it was written.
#include <algorithm>
#include <array>

#include "markdown/wiki_writer.h"

namespace allegory {

void WikiWriter::lose(WikiLoss::Kind kind, cmark_node* node) {
  while (element(node) >= Element::text) node = cmark_node_parent(node);
  losses_.emplace_back(kind, static_cast<std::size_t>(cmark_node_get_start_line(node)));
}

// Lines are counted once for all of them, however many there are.
void WikiWriter::place_losses() {
  if (losses_.empty()) return;
  const std::string_view text = tree_.text();
  std::vector<std::size_t> lines{0};
  for (std::size_t at = 0; (at = text.find_first_of("\r\n", at)) != std::string_view::npos;) {
    at += text.substr(at, 2) == "\r\n" ? 2 : 1;
    lines.push_back(at);
  }
  for (const auto& [kind, line] : losses_) {
    const std::size_t begin = lines[std::min(std::max<std::size_t>(line, 1), lines.size()) - 1];
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    result_.losses.push_back({kind,
                              {body_.at.source, body_.at.begin + static_cast<std::uint32_t>(begin),
                               body_.at.begin + static_cast<std::uint32_t>(end)}});
  }
}

// Every link of a flowchart, and every message or transition of other kinds, has a run of these
// marks; those at the start of a line are comments or front matter.
std::size_t count_diagram_edges(std::string_view diagram) {
  constexpr std::array<std::string_view, 6> marks{"--", "==", "-.", "~~~", "->", "<-"};
  std::size_t count = 0;
  bool is_in_label = false;
  for (std::size_t at = 0; at < diagram.size();) {
    if (diagram[at] == '"') is_in_label = !is_in_label;
    if (diagram[at] == '\n') is_in_label = false;
    const auto opens = [&](std::string_view mark) { return diagram.substr(at).starts_with(mark); };
    if (is_in_label || std::ranges::none_of(marks, opens)) {
      ++at;
      continue;
    }
    ++count;
    at = std::min(diagram.find_first_not_of("-=.~<>", at), diagram.size());
  }
  return count;
}

}  // namespace allegory
