// Raw HTML in wikitext: MediaWiki knows most of the elements that stay. Links and images are
// written in its own way; what folds or frames becomes a division, which shows the same text.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "markdown/mediawiki_escape.h"
#include "markdown/mediawiki_writer.h"
#include "markdown/raw_html.h"

namespace allegory {

namespace {

struct Spelling {
  std::string_view element, written;
};

// Elements that MediaWiki would show as text.
constexpr std::array<Spelling, 9> spellings{{{"details", "div"},
                                             {"figcaption", "div"},
                                             {"figure", "div"},
                                             {"picture", ""},
                                             {"source", ""},
                                             {"summary", "div"},
                                             {"tbody", ""},
                                             {"tfoot", ""},
                                             {"thead", ""}}};

std::string_view spelled(std::string_view element) {
  const auto* found = std::ranges::find(spellings, element, &Spelling::element);
  return found == spellings.end() ? element : found->written;
}

}  // namespace

void MediawikiWriter::html(cmark_node* node) {
  if (!options_.trust_html) return clean(node);
  links_.pass_over_html(node);
  for (const char c : literal(node)) out_ += c == '\n' ? ' ' : c;
  begins_block_ = false;
}

void MediawikiWriter::html_block(cmark_node* node) {
  if (!options_.trust_html) {
    if (is_blank(clean_html(node))) return;
    separate();
    clean(node);
    while (out_.ends_with(' ')) out_.pop_back();
    return;
  }
  links_.pass_over_html(node);
  separate();
  out_ += trim(literal(node));
}

// Line ends become spaces, since wikitext reads the beginning of a line in its own way; but in
// <pre>, where it reads nothing else than references.
void MediawikiWriter::clean(cmark_node* node) {
  int in_pre = 0;
  for (const CleanPart& part : clean_html(node).parts) {
    if (part.kind != CleanPart::Kind::text) {
      const int step = part.kind == CleanPart::Kind::open ? 1 : -1;
      if (part.element->written == "pre") in_pre += step;
      // A tag in there would be shown.
      if (in_pre == 0 || part.element->written == "pre")
        clean_tag(part);
      else if (step > 0 && link_of(part))
        links_.next();
      continue;
    }
    std::string text = part.text;
    if (in_pre > 0) {
      out_ += escape_html(text);
      continue;
    }
    std::ranges::replace(text, '\n', ' ');
    escaped(text);
  }
}

void MediawikiWriter::clean_tag(const CleanPart& part) {
  const bool is_open = part.kind == CleanPart::Kind::open;
  const std::string_view name = part.element->written;
  const auto value_of = [&](std::string_view key) {
    const auto found = std::ranges::find_if(
        part.attributes, [&](const CleanAttribute& each) { return each.info->name == key; });
    return found == part.attributes.end() ? std::string() : found->value;
  };
  if (name == "img" && link_of(part)) return image(value_of("alt"), value_of("title"));
  if (name == "img") return escaped(value_of("alt"));
  if (name == "a") {
    if (!is_open) {
      if (std::exchange(is_raw_link_, false)) end_link();
      return;
    }
    if (const CleanAttribute* id = part.attribute(AttributeKind::id)) span_id(id->value);
    if (!link_of(part)) return;
    open_link_ = links_.next();
    is_raw_link_ = !open_link_.rendered->href.empty();
    if (is_raw_link_) begin_link(value_of("title"));
    return;
  }
  if (is_open && link_of(part)) links_.next();
  const std::string_view known = spelled(name);
  if (known.empty()) return;
  out_ += fmt::format("<{}{}", is_open ? "" : "/", known);
  for (const CleanAttribute& each : part.attributes)
    if (&each != link_of(part) && each.info->name != "open")
      out_ += fmt::format(" {}=\"{}\"", each.info->name, escape_wikitext_value(each.value));
  out_ += '>';
  begins_block_ = false;
}

}  // namespace allegory
