// See html_raw.h.
#include "markdown/html_raw.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "markdown/html_links.h"

namespace allegory {

namespace {

/// Whether XML has it: of sizes that is a number of pixels.
bool is_in_books(const CleanAttribute& attribute) {
  if (attribute.info->is_old) return false;
  return attribute.info->kind != AttributeKind::number ||
         attribute.value.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

void HtmlRaw::write(cmark_node* node) {
  for (const CleanPart& part : clean_html(node).parts) {
    if (part.kind == CleanPart::Kind::text) {
      // The first line end behind the tag would be lost.
      if (begins_pre_ && part.text.starts_with('\n')) out_.text += '\n';
      out_.text += escape_html(part.text);
    } else if (part.kind == CleanPart::Kind::open) {
      open(part);
    } else {
      out_.text += fmt::format("</{}>", part.element->written);
    }
    begins_pre_ = part.kind == CleanPart::Kind::open && part.element->written == "pre";
  }
}

void HtmlRaw::open(const CleanPart& part) {
  const RenderedLink* link = link_of(part) ? &next_link_() : nullptr;
  const bool is_image = part.element->written == "img",
             is_source = part.element->written == "source";
  if ((is_image || is_source) && (!link || link->href.empty())) {
    // As an image of Markdown that leads nowhere.
    for (const CleanAttribute& each : part.attributes)
      if (is_image && each.info->name == "alt") out_.text += escape_html(each.value);
    return;
  }
  out_.text += fmt::format("<{}", part.element->written);
  for (const CleanAttribute& each : part.attributes) attribute(each, link);
  if (link && part.element->written == "a") out_.text += class_attribute(*link);
  if (is_image && out_.form == HtmlForm::page) out_.text += " loading=\"lazy\" decoding=\"async\"";
  out_.text += part.is_void() ? out_.void_end() : ">";
}

void HtmlRaw::attribute(const CleanAttribute& attribute, const RenderedLink* link) {
  if (out_.form == HtmlForm::book && !is_in_books(attribute)) return;
  switch (attribute.info->kind) {
    case AttributeKind::link:
    case AttributeKind::image:
      if (link && !link->href.empty())
        out_.text += fmt::format(" {}=\"{}\"", attribute.info->name, escape_html(link->href));
      return;
    case AttributeKind::id:
      if (!ids_.insert(attribute.value).second) return;
      out_.text +=
          fmt::format(" id=\"{}{}\"", escape_html(id_prefix_), escape_html(attribute.value));
      return;
    case AttributeKind::ids:
      out_.text += fmt::format(" {}=\"", attribute.info->name);
      names(attribute.value);
      out_.text += '"';
      return;
    default:
      out_.text += fmt::format(" {}=\"{}\"", attribute.info->name, escape_html(attribute.value));
      return;
  }
}

void HtmlRaw::names(std::string_view written) {
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t end = std::min(written.find(' ', at), written.size());
    out_.text += fmt::format("{}{}{}", at == 0 ? "" : " ", escape_html(id_prefix_),
                             escape_html(written.substr(at, end - at)));
    at = end + 1;
  }
}

}  // namespace allegory
