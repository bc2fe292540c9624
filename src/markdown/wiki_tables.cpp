// Tables of HTML for Markdown that has no others. The blank lines around a cell's text end the HTML
// before it, so that the text is read as Markdown.
#include <fmt/format.h>

#include "markdown/wiki_writer.h"

namespace allegory {

void WikiWriter::html_line(std::string_view line) {
  begin_line();
  out_ += line;
  end_line();
}

void WikiWriter::html_table(cmark_node* node, Element kind, bool entering) {
  if (kind == Element::table_cell) return html_cell(node, entering);
  if (kind != Element::table) return html_row(node, kind == Element::table_head, entering);
  if (entering) columns_ = table_alignments(node);
  html_line(entering ? "<table>" : "</table>");
}

void WikiWriter::html_row(cmark_node* node, bool is_head, bool entering) {
  column_ = 0;
  cmark_node* before = cmark_node_previous(node);
  const bool is_last = cmark_node_next(node) == nullptr;
  if (entering) {
    begin_inlines(node);
    if (is_head) html_line("<thead>");
    if (before && element(before) == Element::table_head) html_line("<tbody>");
    return html_line("<tr>");
  }
  html_line("</tr>");
  if (is_head) html_line("</thead>");
  if (!is_head && is_last) html_line("</tbody>");
}

void WikiWriter::html_cell(cmark_node* node, bool entering) {
  const bool is_head = element(cmark_node_parent(node)) == Element::table_head;
  const std::string_view tag = is_head ? "th" : "td";
  const bool is_empty = cmark_node_first_child(node) == nullptr;
  const auto blank_line = [&] {
    end_line();
    out_ += prefix_;
    trim_line();
    out_ += '\n';
  };
  if (!entering) {
    if (!is_empty) blank_line();
    return html_line(fmt::format("</{}>", tag));
  }
  const Alignment alignment = column_ < columns_.size() ? columns_[column_] : Alignment::none;
  ++column_;
  html_line(alignment == Alignment::none
                ? fmt::format("<{}>", tag)
                : fmt::format("<{} align=\"{}\">", tag, alignment_name(alignment)));
  if (is_empty) return;
  blank_line();
  begin_line();
}

}  // namespace allegory
