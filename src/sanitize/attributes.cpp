// See attributes.h.
#include "sanitize/attributes.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/url.h"
#include "sanitize/gumbo.h"
#include "sanitize/names.h"

namespace allegory {

namespace {

/// The number that a value begins with, and `%` behind it; browsers do not look further (HTML,
/// "rules for parsing dimension values"). Empty if there is none.
std::string number_of(std::string_view value) {
  constexpr std::string_view digits = "0123456789";
  constexpr std::size_t longest = 9;
  const std::size_t begin = value.starts_with('-') ? 1 : 0;
  std::size_t end = std::min(value.find_first_not_of(digits, begin), value.size());
  if (end == begin || end - begin > longest) return {};
  if (value.substr(end, 1) == ".") {
    const std::size_t fraction = std::min(value.find_first_not_of(digits, end + 1), value.size());
    if (fraction > end + 1) end = fraction;
  }
  return std::string(value.substr(0, value.substr(end, 1) == "%" ? end + 1 : end));
}

/// Names of places, each as it is called on the page.
std::string place_names(std::string_view value) {
  std::string names;
  for (std::size_t at = 0; (at = value.find_first_not_of(" \t\n\f", at)) < value.size();) {
    const std::size_t end = std::min(value.find_first_of(" \t\n\f", at), value.size());
    if (!names.empty()) names += ' ';
    names += place_name(value.substr(at, end - at));
    at = end;
  }
  return names;
}

/// Why a value does not stay, or nothing; the value is made ready.
std::string_view refuse(const HtmlAttribute& info, std::string& value) {
  switch (info.kind) {
    case AttributeKind::text:
      return {};
    case AttributeKind::number:
      value = number_of(trim(value));
      return value.empty() ? "holds no number and is left out" : "";
    case AttributeKind::id:
      if (value.empty() || value.find_first_of(" \t\n\f") != std::string::npos)
        return "is no name for a place and is left out";
      value = place_name(value);
      return {};
    case AttributeKind::ids:
      value = place_names(value);
      return {};
    case AttributeKind::link:
      value = trim(value);
      return {};
    case AttributeKind::image:
      value = trim(value);
      return info.name == "srcset" && value.find_first_of(" \t\n\f,") != std::string::npos
                 ? "names several images and is left out"
                 : "";
    case AttributeKind::address:
      value = trim(value);
      return is_safe_url(value, UrlUse::image) && !url_scheme(value).starts_with("data")
                 ? ""
                 : "is no address of a source and is left out";
  }
  return {};
}

}  // namespace

std::string clean_characters(std::string_view text) {
  std::string kept;
  kept.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t code_point = next_code_point(text, at);
    if (code_point == '\r') {
      if (text.substr(at, 1) != "\n") kept += '\n';
    } else if (is_html_character(code_point)) {
      kept += text.substr(begin, at - begin);
    }
  }
  return kept;
}

std::vector<CleanAttribute> read_attributes(const HtmlToken& tag, const HtmlElement& element,
                                            std::vector<HtmlRemoval>& removals) {
  std::vector<CleanAttribute> kept;
  bool has_name = false;
  for (const TagAttribute& written : tag.attributes) {
    const auto remove = [&](std::string_view reason) {
      removals.push_back(
          {written.begin, written.end,
           fmt::format("`{}` of `<{}>` {}", escape_controls(written.name), tag.name, reason)});
    };
    const HtmlAttribute* info = find_attribute(element, written.name);
    if (!info) {
      remove("is left out");
      continue;
    }
    const bool is_name = info->kind == AttributeKind::id;
    const bool is_again = std::ranges::find(kept, info, &CleanAttribute::info) != kept.end();
    if (is_again || (is_name && has_name)) {
      remove("is there already and is left out");
      continue;
    }
    CleanAttribute attribute;
    attribute.info = is_name ? find_attribute(element, "id") : info;
    attribute.value = clean_characters(decode_attribute(clean_characters(written.value)));
    attribute.begin = written.value.empty() ? written.begin : written.value_begin;
    attribute.end =
        written.value.empty() ? written.end : written.value_begin + written.value.size();
    if (const std::string_view reason = refuse(*info, attribute.value); !reason.empty()) {
      remove(reason);
      continue;
    }
    has_name |= is_name;
    kept.push_back(std::move(attribute));
  }
  return kept;
}

}  // namespace allegory
