// See html_tables.h.
#include "markdown/html_tables.h"

#include <fmt/format.h>

#include "base/text.h"

namespace allegory {

void HtmlTables::step(cmark_node* node, Element kind, bool entering) {
  if (kind == Element::table) table(node, entering);
  if (kind == Element::table_head) head(node, entering);
  if (kind == Element::table_row) out_.element_lines(entering, "<tr>", "</tr>");
  if (kind == Element::table_cell) cell(node, entering);
}

void HtmlTables::table(cmark_node* node, bool entering) {
  if (entering) alignments_ = table_alignments(node);
  if (!entering && in_body_) out_.element_lines(false, "", "</tbody>");
  in_body_ = false;
  out_.element_lines(
      entering,
      fmt::format("<div class=\"table-scroll\" role=\"group\" aria-label=\"{}\" tabindex=\"0\">\n"
                  "<table>",
                  escape_html(out_.words.of("text_table"))),
      "</table>\n</div>");
}

void HtmlTables::head(cmark_node* node, bool entering) {
  in_head_ = entering;
  out_.element_lines(entering, "<thead>\n<tr>", "</tr>\n</thead>");
  if (entering || !cmark_node_next(node)) return;
  in_body_ = true;
  out_.text += "<tbody>\n";
}

void HtmlTables::cell(cmark_node* node, bool entering) {
  // A head without text names no column.
  const std::string_view tag = in_head_ && cmark_node_first_child(node) ? "th" : "td";
  if (!entering) {
    out_.text += fmt::format("</{}>\n", tag);
    return;
  }
  if (!cmark_node_previous(node)) column_ = 0;
  const std::string_view side =
      column_ < alignments_.size() ? alignment_name(alignments_[column_]) : std::string_view();
  ++column_;
  out_.text += fmt::format("<{}{}", tag, tag == "th" ? " scope=\"col\"" : "");
  if (!side.empty()) out_.text += fmt::format(" class=\"align-{}\"", side);
  out_.text += '>';
}

}  // namespace allegory
