// Cells → rows between bars, or elements of HTML. See table.h.
#include "wiki/table.h"

#include <fmt/format.h>

namespace allegory {

WikiTable::WikiTable(const Target& target, const std::vector<std::string>& head)
    : is_html_(target.tables == Target::Tables::html) {
  if (is_html_) text_ = "<table>\n<thead>\n";
  add(head, "th");
  if (is_html_) {
    text_ += "</thead>\n<tbody>\n";
    return;
  }
  text_ += '|';
  for (std::size_t column = 0; column < head.size(); ++column) text_ += " --- |";
  text_ += '\n';
}

void WikiTable::row(const std::vector<std::string>& cells) { add(cells, "td"); }

// Blank lines end the HTML, so that a cell is read as Markdown.
void WikiTable::add(const std::vector<std::string>& cells, std::string_view tag) {
  text_ += is_html_ ? "<tr>\n" : "|";
  for (const std::string& cell : cells) {
    if (!is_html_)
      text_ += cell.empty() ? "  |" : fmt::format(" {} |", cell);
    else if (cell.empty())
      text_ += fmt::format("<{0}>\n</{0}>\n", tag);
    else
      text_ += fmt::format("<{0}>\n\n{1}\n\n</{0}>\n", tag, cell);
  }
  text_ += is_html_ ? "</tr>\n" : "\n";
}

std::string WikiTable::text() && {
  if (is_html_) text_ += "</tbody>\n</table>\n";
  return std::move(text_);
}

}  // namespace allegory
