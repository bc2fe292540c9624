// See html_reading.h.
#include "html_reading.h"

#include <fmt/format.h>
#include <gumbo.h>

#include <algorithm>
#include <array>

#include "sanitize/gumbo.h"

namespace allegory::fuzz {

namespace {

constexpr std::array<std::string_view, 8> void_elements{"br",    "col",  "hr",     "img",
                                                        "input", "link", "source", "wbr"};

bool is_void(std::string_view name) {
  return std::ranges::find(void_elements, name) != void_elements.end();
}

/// Texts that stand side by side are one, and a line end behind `<pre>` is layout.
void add_text(HtmlSteps& steps, std::string text) {
  const bool begins_pre =
      !steps.empty() && steps.back().kind == HtmlStep::Kind::open && steps.back().name == "pre";
  if (begins_pre && text.starts_with('\n')) text.erase(0, 1);
  if (text.empty()) return;
  if (!steps.empty() && steps.back().kind == HtmlStep::Kind::text)
    steps.back().name += text;
  else
    steps.push_back({HtmlStep::Kind::text, std::move(text)});
}

/// Cuts the part before the first of `ends` off the front of a text.
std::string_view cut(std::string_view& text, std::string_view ends) {
  const std::size_t end = std::min(text.find_first_of(ends), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(end);
  return part;
}

void skip_spaces(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \n"), text.size()));
}

/// Reads the attributes of a tag up to its `>`.
void read_attributes(std::string_view& text, HtmlStep& tag) {
  for (skip_spaces(text); !text.empty() && text[0] != '>' && text[0] != '/'; skip_spaces(text)) {
    const std::string_view name = cut(text, "= \n/>");
    std::string value;
    if (text.starts_with("=\"")) {
      text.remove_prefix(2);
      value = decode_attribute(cut(text, "\""));
      text.remove_prefix(std::min<std::size_t>(1, text.size()));
    }
    tag.attributes.emplace_back(name, std::move(value));
  }
  cut(text, ">");
  text.remove_prefix(std::min<std::size_t>(1, text.size()));
}

/// Adds the tag of gumbo's element.
void add_open(HtmlSteps& steps, const GumboElement& element, const std::string& name) {
  HtmlStep tag{HtmlStep::Kind::open, name};
  for (unsigned at = 0; at < element.attributes.length; ++at) {
    const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[at]);
    tag.attributes.emplace_back(attribute.name, attribute.value);
  }
  steps.push_back(std::move(tag));
}

std::string name_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece name = element.original_tag;
  gumbo_tag_from_original_text(&name);
  return {name.data, name.length};
}

/// Walks gumbo's tree with a stack of its own.
void walk(const GumboNode& root, HtmlSteps& steps) {
  struct Level {
    const GumboVector* children;
    std::string name;
    unsigned next;
  };
  std::vector<Level> open{{&root.v.element.children, "", 0}};
  while (!open.empty()) {
    if (open.back().next == open.back().children->length) {
      if (open.size() > 1 && !is_void(open.back().name))
        steps.push_back({HtmlStep::Kind::close, open.back().name});
      open.pop_back();
      continue;
    }
    const auto& node =
        *static_cast<const GumboNode*>(open.back().children->data[open.back().next++]);
    if (node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE) {
      const std::string name = name_of(node.v.element);
      add_open(steps, node.v.element, name);
      open.push_back({&node.v.element.children, name, 0});
    } else if (node.type != GUMBO_NODE_COMMENT) {
      // Here the parser has dropped the line end behind `<pre>` already.
      if (!steps.empty() && steps.back().kind == HtmlStep::Kind::text)
        steps.back().name += node.v.text.text;
      else
        steps.push_back({HtmlStep::Kind::text, node.v.text.text});
    }
  }
}

std::string shown(const HtmlStep& step) {
  if (step.kind == HtmlStep::Kind::text) return fmt::format("text `{}`", step.name);
  if (step.kind == HtmlStep::Kind::close) return fmt::format("</{}>", step.name);
  std::string text = "<" + step.name;
  for (const auto& [name, value] : step.attributes) text += fmt::format(" {}=`{}`", name, value);
  return text + ">";
}

}  // namespace

HtmlSteps written_html(std::string_view html) {
  HtmlSteps steps;
  while (!html.empty()) {
    if (html[0] != '<') {
      add_text(steps, decode_text(cut(html, "<")));
      continue;
    }
    if (html.starts_with("<!--")) {
      html.remove_prefix(std::min(html.find("-->") + 3, html.size()));
      continue;
    }
    const bool is_end = html.starts_with("</");
    html.remove_prefix(is_end ? 2 : 1);
    HtmlStep tag{is_end ? HtmlStep::Kind::close : HtmlStep::Kind::open,
                 std::string(cut(html, " \n/>"))};
    read_attributes(html, tag);
    steps.push_back(std::move(tag));
  }
  return steps;
}

HtmlSteps read_html(std::string_view html) {
  GumboOptions options = kGumboDefaultOptions;
  options.fragment_context = GUMBO_TAG_DIV;
  options.max_errors = 0;
  GumboOutput* const output = gumbo_parse_with_options(&options, html.data(), html.size());
  HtmlSteps steps;
  walk(*output->root, steps);
  gumbo_destroy_output(&options, output);
  return steps;
}

std::string difference(const HtmlSteps& written, const HtmlSteps& read) {
  const auto [at, other] = std::ranges::mismatch(written, read);
  if (at == written.end() && other == read.end()) return {};
  return fmt::format("written: {}, read: {}", at == written.end() ? "nothing more" : shown(*at),
                     other == read.end() ? "nothing more" : shown(*other));
}

}  // namespace allegory::fuzz
