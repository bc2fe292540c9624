// See html_images.h.
#include "markdown/html_images.h"

#include <fmt/format.h>

#include "base/text.h"
#include "markdown/html_links.h"
#include "markdown/tree.h"

namespace allegory {

std::string image_html(cmark_node* node, const RenderedLink& link, HtmlForm form) {
  const std::string text = escape_html(plain_text(node, Images::alternative_text));
  if (link.href.empty()) return text;
  std::string size;
  if (link.width > 0 && link.height > 0)
    size = fmt::format(" width=\"{}\" height=\"{}\"", link.width, link.height);
  // The text is never wider than its measure.
  if (!link.smaller.empty())
    size += fmt::format(" srcset=\"{}\" sizes=\"(min-width: 48rem) 44rem, 92vw\"",
                        escape_html(link.smaller));
  return fmt::format("<img src=\"{}\" alt=\"{}\"{}{}{}{}{}", escape_html(link.href), text, size,
                     class_attribute(link), title_attribute(link, cmark_node_get_title(node)),
                     form == HtmlForm::page ? " loading=\"lazy\" decoding=\"async\"" : "",
                     form == HtmlForm::book ? "/>" : ">");
}

}  // namespace allegory
