// Raw HTML in wiki text: what stays of it, so that Markdown reads it as HTML wherever it stands.
//
// In a block of HTML nothing is Markdown, but which lines are such a block depends on their first
// tag, which may be gone. So text is written in characters that both read alike: whatever Markdown
// could take for markup is a reference, and no line is blank, which would end the block.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "markdown/raw_html.h"
#include "markdown/wiki_writer.h"

namespace allegory {

namespace {

/// Text for HTML, for Markdown and for a cell of a table.
std::string escape_both(std::string_view text, bool keeps_lines) {
  constexpr std::string_view marks = "!\"#$&'*+-.:<=>@[\\]^_`{|}~";
  std::string escaped;
  for (const char byte : text) {
    if (byte == '\n' && !keeps_lines)
      escaped += ' ';
    else if (byte == '\n' || marks.find(byte) != std::string_view::npos)
      escaped += fmt::format("&#{};", static_cast<int>(byte));
    else
      escaped += byte;
  }
  return escaped;
}

/// A value between quotes, where Markdown reads nothing but the ends of lines and cells.
std::string escape_value(std::string_view value) {
  std::string escaped;
  for (const char byte : escape_html(value)) {
    if (byte == '\n' || byte == '|')
      escaped += fmt::format("&#{};", static_cast<int>(byte));
    else
      escaped += byte;
  }
  return escaped;
}

/// White space as one space, or as one line end if there is any in it.
std::string joined_lines(std::string_view text) {
  std::string joined;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_not_of(" \t\n\r\f", at), text.size());
    if (end == at) {
      joined += text[at++];
      continue;
    }
    joined += text.substr(at, end - at).find('\n') == std::string_view::npos ? ' ' : '\n';
    at = end;
  }
  return joined;
}

std::string escape_lines(std::string_view text) {
  std::string escaped;
  const std::string joined = joined_lines(text);
  for (std::size_t at = 0;;) {
    const std::size_t end = std::min(joined.find('\n', at), joined.size());
    escaped += escape_both(std::string_view(joined).substr(at, end - at), false);
    if (end == joined.size()) return escaped;
    escaped += '\n';
    at = end + 1;
  }
}

}  // namespace

void WikiWriter::html(cmark_node* node) {
  if (writes_nothing(node)) {
    links_.pass_over_html(node);
    return;
  }
  flush_break();
  const std::size_t before = out_.size();
  const std::string html = options_.trust_html ? std::string(literal(node)) : clean(node);
  if (options_.trust_html) links_.pass_over_html(node);
  for (const char c : html) {
    if (c == '|' && in_cell_) out_ += '\\';
    out_ += c;
    if (c == '\n') out_ += prefix_;
  }
  if (out_.size() > before) at_line_start_ = false;
}

void WikiWriter::html_block(cmark_node* node) {
  if (!options_.trust_html) return write_lines(trim(clean(node)));
  links_.pass_over_html(node);
  write_lines(literal(node));
}

std::string WikiWriter::clean(cmark_node* node) {
  std::string html;
  int in_pre = 0;
  bool begins_pre = false;
  for (const CleanPart& part : clean_html(node).parts) {
    if (part.kind != CleanPart::Kind::text) {
      const bool is_open = part.kind == CleanPart::Kind::open;
      begins_pre = is_open && part.element->written == "pre";
      if (part.element->written == "pre") in_pre += is_open ? 1 : -1;
      clean_tag(part, html);
      continue;
    }
    // The first line end behind the tag would be lost.
    if (in_pre > 0 && begins_pre && part.text.starts_with('\n')) html += "&#10;";
    begins_pre = false;
    const std::string text = in_pre > 0 ? escape_both(part.text, true) : escape_lines(part.text);
    const bool would_be_blank = html.ends_with('\n') && text.starts_with('\n');
    html += std::string_view(text).substr(would_be_blank ? 1 : 0);
  }
  return html;
}

// Wikis put a prefix before ids, but lead to the name of an `<a>`.
void WikiWriter::clean_tag(const CleanPart& part, std::string& html) {
  const std::string_view name = part.element->written;
  if (part.kind == CleanPart::Kind::close) {
    html += fmt::format("</{}>", name);
    return;
  }
  const RenderedLink* link = link_of(part) ? links_.next().rendered : nullptr;
  const bool is_image = name == "img";
  if ((is_image || name == "source") && (!link || link->href.empty())) {
    for (const CleanAttribute& each : part.attributes)
      if (is_image && each.info->name == "alt") html += escape_both(each.value, false);
    return;
  }
  const bool is_anchor = name == "a" && !link_;
  const CleanAttribute* id = part.attribute(AttributeKind::id);
  std::string place;
  if (id && !is_anchor && !link_)
    place = fmt::format("<a name=\"{}\"></a>", escape_value(anchor(id->value)));
  const bool holds_place = (part.element->holds & content::phrasing) != 0;
  const bool stands_alone = (part.element->is & (content::flow | content::phrasing)) != 0;
  if (!holds_place && stands_alone) html += place;
  html += fmt::format("<{}", name);
  for (const CleanAttribute& each : part.attributes) {
    const bool is_address = &each == link_of(part);
    if (is_address && link->href.empty()) continue;
    if (&each == id && !is_anchor && !link_) continue;
    const std::string_view key = &each == id && is_anchor ? "name" : each.info->name;
    const std::string_view value = is_address    ? std::string_view(link->href)
                                   : &each == id ? anchor(id->value)
                                                 : std::string_view(each.value);
    html += fmt::format(" {}=\"{}\"", key, escape_value(value));
  }
  html += '>';
  if (holds_place) html += place;
}

}  // namespace allegory
