// See html_links.h.
#include "markdown/html_links.h"

#include <fmt/format.h>

#include "base/text.h"

namespace allegory {

std::string class_attribute(const RenderedLink& link) {
  if (link.css_class.empty()) return {};
  return fmt::format(" class=\"{}\"", escape_html(link.css_class));
}

std::string title_attribute(const RenderedLink& link, std::string_view own) {
  const std::string_view title = own.empty() ? std::string_view(link.title) : own;
  if (title.empty()) return {};
  return fmt::format(" title=\"{}\"", escape_html(title));
}

void HtmlLinks::open(const RenderedLink& link, std::string_view own_title) {
  out_.text += fmt::format("<a href=\"{}\"{}{}>", escape_html(link.href), marks_.attributes(link),
                           title_attribute(link, own_title));
}

void HtmlLinks::text(cmark_node* node) {
  links_.next_text(literal(node), [&](std::string_view part, const InsertedLink* inserted) {
    const RenderedLink* link = inserted && !is_inside_ ? &inserted->link : nullptr;
    const bool is_link = link && !link->href.empty();
    if (link && marks_.begins(*inserted, node)) {
      out_.text += marks_.open(*link);
      if (is_link) open(*link, "");
    }
    out_.text += escape_html(part);
    if (link && marks_.ends(*inserted)) out_.text += (is_link ? "</a>" : "") + marks_.close(*link);
  });
}

void HtmlLinks::link(cmark_node* node, bool entering) {
  if (!entering) {
    if (is_inside_) out_.text += "</a>" + marks_.close(*open_);
    is_inside_ = false;
    return;
  }
  const LinkPair pair = links_.next();
  const RenderedLink& link = *pair.rendered;
  const WikiLink* wiki = wikilink(node);
  if (!link.href.empty()) {
    is_inside_ = true;
    open_ = &link;
    out_.text += marks_.open(link);
    open(link, wiki ? "" : cmark_node_get_title(node));
  }
  if (wiki && !wiki->has_text) out_.text += escape_html(wikilink_text(pair));
}

}  // namespace allegory
