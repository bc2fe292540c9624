// See html_lists.h.
#include "markdown/html_lists.h"

#include <fmt/format.h>

#include "base/text.h"

namespace allegory {

namespace {

bool has_tasks(cmark_node* list) {
  for (cmark_node* item = cmark_node_first_child(list); item; item = cmark_node_next(item))
    if (is_task(item)) return true;
  return false;
}

bool is_in_item(cmark_node* paragraph) {
  return element(cmark_node_parent(paragraph)) == Element::item;
}

bool is_tight(cmark_node* paragraph) {
  cmark_node* item = cmark_node_parent(paragraph);
  return is_in_item(paragraph) && cmark_node_get_list_tight(cmark_node_parent(item));
}

}  // namespace

void HtmlLists::list(cmark_node* node, bool entering) {
  const bool is_ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
  if (!entering) return out_.element_lines(false, "", is_ordered ? "</ol>" : "</ul>");
  std::string open = is_ordered ? "<ol" : "<ul";
  const int start = cmark_node_get_list_start(node);
  if (is_ordered && start != 1) open += fmt::format(" start=\"{}\"", start);
  if (has_tasks(node)) open += " class=\"task-list\"";
  out_.element_lines(true, open + ">", "");
}

void HtmlLists::item(cmark_node* node, bool entering) {
  if (!entering) {
    out_.text += "</li>\n";
    return;
  }
  out_.new_line();
  out_.text += is_task(node) ? "<li class=\"task\">" : "<li>";
  cmark_node* first = cmark_node_first_child(node);
  if (is_task(node) && (!first || element(first) != Element::paragraph)) check_box(node);
}

void HtmlLists::open_paragraph(cmark_node* node) {
  if (!is_tight(node)) {
    out_.new_line();
    out_.text += "<p>";
  } else if (cmark_node_previous(node)) {
    out_.new_line();
  }
  if (is_in_item(node) && is_task(cmark_node_parent(node)) && !cmark_node_previous(node))
    check_box(cmark_node_parent(node));
}

void HtmlLists::close_paragraph(cmark_node* node) {
  if (!is_tight(node)) out_.text += "</p>\n";
}

void HtmlLists::check_box(cmark_node* item) {
  const bool done = tree_.is_done(item);
  if (out_.form == HtmlForm::book) {
    out_.text += done ? "☑ " : "☐ ";
    return;
  }
  out_.text +=
      fmt::format("<input type=\"checkbox\" disabled{} aria-label=\"{}\"> ", done ? " checked" : "",
                  escape_html(out_.words.of(done ? "text_done" : "text_to_do")));
}

}  // namespace allegory
