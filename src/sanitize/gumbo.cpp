// See gumbo.h.
#include "sanitize/gumbo.h"

#include <gumbo.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "base/text.h"
#include "sanitize/elements.h"

namespace allegory {

namespace {

/// A fragment of HTML, parsed as the contents of a `<div>`. `html` must outlive it.
class Fragment {
 public:
  explicit Fragment(std::string_view html) {
    GumboOptions options = kGumboDefaultOptions;
    options.fragment_context = GUMBO_TAG_DIV;
    options.max_errors = 0;
    output_ = gumbo_parse_with_options(&options, html.data(), html.size());
  }
  ~Fragment() { gumbo_destroy_output(&kGumboDefaultOptions, output_); }
  Fragment(const Fragment&) = delete;
  Fragment& operator=(const Fragment&) = delete;

  const GumboVector& children() const { return output_->root->v.element.children; }

 private:
  GumboOutput* output_;
};

const GumboNode& child(const GumboVector& children, std::size_t at) {
  return *static_cast<const GumboNode*>(children.data[at]);
}

bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

std::string_view name_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece name = element.original_tag;
  gumbo_tag_from_original_text(&name);
  return {name.data, name.length};
}

/// Writes gumbo's tree; the allow-list is asked again, for what the parser made of the text.
class Writer {
 public:
  bool write(const GumboVector& children) {
    open_.push_back({&children, nullptr, 0});
    while (!open_.empty()) {
      Level& level = open_.back();
      if (level.next < level.children->length) {
        if (!enter(child(*level.children, level.next++))) return false;
        continue;
      }
      if (level.element && level.element->holds != 0)
        html_ += "</" + std::string(level.element->written) + ">";
      open_.pop_back();
    }
    return true;
  }

  const std::string& html() const { return html_; }

 private:
  struct Level {
    const GumboVector* children;
    const HtmlElement* element;
    unsigned next;
  };

  bool enter(const GumboNode& node) {
    if (node.type == GUMBO_NODE_COMMENT) {
      html_ += "<!---->";
      return *node.v.text.text == '\0';
    }
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE) {
      html_ += escape_html(node.v.text.text);
      return true;
    }
    return node.type == GUMBO_NODE_ELEMENT && element(node.v.element);
  }

  bool element(const GumboElement& element) {
    const HtmlElement* known = find_element(name_of(element));
    if (!known || known->name != known->written) return false;
    // untaken: no element of the allow-list begins another namespace
    if (element.tag_namespace != GUMBO_NAMESPACE_HTML) return false;
    html_ += '<' + std::string(known->written);
    for (unsigned at = 0; at < element.attributes.length; ++at) {
      const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[at]);
      if (!find_attribute(*known, attribute.name)) return false;
      html_ += ' ' + std::string(attribute.name) + "=\"" + escape_html(attribute.value) + '"';
    }
    html_ += '>';
    // A line end behind the tag is not a part of the text.
    if (known->written == "pre" && element.children.length > 0) {
      const GumboNode& first = child(element.children, 0);
      if (!is_element(first) && first.type != GUMBO_NODE_COMMENT && *first.v.text.text == '\n')
        html_ += '\n';
    }
    open_.push_back({&element.children, known, 0});
    return true;
  }

  std::string html_;
  std::vector<Level> open_;
};

std::string replace_all(std::string_view text, char what, std::string_view by) {
  std::string replaced;
  for (const char byte : text) {
    if (byte == what)
      replaced += by;
    else
      replaced += byte;
  }
  return replaced;
}

/// The value of a digit; 16 if it is none.
unsigned digit(char byte) {
  if (byte >= '0' && byte <= '9') return static_cast<unsigned>(byte - '0');
  const char lower = static_cast<char>(byte | 0x20);
  return lower >= 'a' && lower <= 'f' ? static_cast<unsigned>(lower - 'a') + 10 : 16;
}

/// `text` with U+FFFD for each number that is no character, as browsers have it. gumbo counts in 32
/// bits and makes anything of a larger one, a byte that is not UTF-8 among it.
std::string without_large_numbers(std::string_view text) {
  std::string result;
  for (;;) {
    const std::size_t found = text.find("&#");
    result += text.substr(0, found);
    if (found == std::string_view::npos) return result;
    text.remove_prefix(found);
    const bool is_hexadecimal = text.size() > 2 && (text[2] | 0x20) == 'x';
    const unsigned base = is_hexadecimal ? 16 : 10;
    std::size_t end = is_hexadecimal ? 3 : 2;
    char32_t number = 0;
    constexpr char32_t most = 0x10FFFF;
    for (; end < text.size() && digit(text[end]) < base; ++end)
      number = std::min(number * base + digit(text[end]), most + 1);
    if (number > most)
      result += "\uFFFD";
    else
      result += text.substr(0, end);
    if (number > most && text.substr(end).starts_with(';')) ++end;
    text.remove_prefix(end);
  }
}

}  // namespace

std::string decode_text(std::string_view text) {
  if (text.find('&') == std::string_view::npos) return std::string(text);
  const std::string html = replace_all(without_large_numbers(text), '<', "&lt;");
  const Fragment fragment(html);
  std::string decoded;
  for (unsigned at = 0; at < fragment.children().length; ++at)
    decoded += child(fragment.children(), at).v.text.text;
  return decoded;
}

std::string decode_attribute(std::string_view value) {
  if (value.find('&') == std::string_view::npos) return std::string(value);
  const std::string html =
      "<i title=\"" + replace_all(without_large_numbers(value), '"', "&quot;") + "\"></i>";
  const Fragment fragment(html);
  const GumboVector& attributes = child(fragment.children(), 0).v.element.attributes;
  return static_cast<const GumboAttribute*>(attributes.data[0])->value;
}

bool reads_as_written(std::string_view html) {
  const Fragment fragment(html);
  Writer writer;
  return writer.write(fragment.children()) && writer.html() == html;
}

}  // namespace allegory
