// The scanner and the check of links behind html_scan.h. Addresses are decoded here by code of its
// own where that is short, so that a wrong encoder in the program is not checked against itself.
#include "support/html_scan.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

#include "base/text.h"

namespace allegory {

namespace {

namespace fs = std::filesystem;

std::string decode_references(std::string_view text) {
  constexpr std::pair<std::string_view, char> known[] = {{"&amp;", '&'},  {"&lt;", '<'},
                                                         {"&gt;", '>'},   {"&quot;", '"'},
                                                         {"&#39;", '\''}, {"&#x27;", '\''}};
  std::string decoded;
  while (!text.empty()) {
    const auto found = std::ranges::find_if(
        known, [&](const auto& reference) { return text.starts_with(reference.first); });
    decoded += found == std::end(known) ? text.front() : found->second;
    text.remove_prefix(found == std::end(known) ? 1 : found->first.size());
  }
  return decoded;
}

/// Moves `at` behind the next `end`, or to the end of the text.
void skip_past(std::string_view html, std::size_t& at, std::string_view end) {
  at = html.find(end, at);
  at = at == std::string_view::npos ? html.size() : at + end.size();
}

/// Reads attributes from `at`, which is behind a tag's name, and moves it behind the tag.
void scan_tag(std::string_view html, std::size_t& at, std::vector<HtmlAttribute>& attributes) {
  while (at < html.size() && html[at] != '>') {
    at = std::min(html.find_first_not_of(" \t\r\n\f/", at), html.size());
    const std::size_t name_end = std::min(html.find_first_of("= \t\r\n\f/>", at), html.size());
    HtmlAttribute attribute{std::string(html.substr(at, name_end - at)), {}};
    at = name_end;
    if (at < html.size() && html[at] == '=') {
      const std::string_view quote = html.substr(++at, 1);
      const bool is_quoted = quote == "\"" || quote == "'";
      if (is_quoted) ++at;
      const std::size_t end = std::min(
          html.find_first_of(is_quoted ? quote : std::string_view(" \t\r\n\f>"), at), html.size());
      attribute.value = decode_references(html.substr(at, end - at));
      at = std::min(end + (is_quoted ? 1 : 0), html.size());
    }
    if (!attribute.name.empty()) attributes.push_back(std::move(attribute));
  }
}

/// The path of an address: `/a/` of `https://example.org/a/`.
std::string_view path_of_address(std::string_view address) {
  const std::size_t host = address.find("://");
  if (host == std::string_view::npos) return "/";
  return address.substr(std::min(address.find('/', host + 3), address.size()));
}

/// The path in `files` that a link leads to from `page`; empty if it leaves the site.
std::optional<std::string> path_of_link(std::string_view page, std::string_view link,
                                        std::string_view base_url) {
  const std::string_view root = path_of_address(base_url);
  const bool is_absolute = !base_url.empty() && link.starts_with(base_url);
  if (is_absolute) link.remove_prefix(base_url.size() - root.size());
  const std::size_t colon = link.find(':');
  if (link.starts_with("//") || colon < link.find_first_of("/?#")) return std::nullopt;
  link = link.substr(0, link.find_first_of("?#"));
  if (link.empty()) return std::string(page);
  if (!link.starts_with('/')) {
    const fs::path folder = fs::path(page).parent_path();
    return (folder / percent_decode(link)).lexically_normal().generic_string();
  }
  // Only a server answers these, so a folder stands for its index page.
  std::string path = percent_decode(link.starts_with(root) ? link.substr(root.size()) : link);
  if (path.empty() || path.ends_with('/')) path += "index.html";
  return path;
}

std::string fragment_of(std::string_view link) {
  const std::size_t hash = link.find('#');
  return hash == std::string_view::npos ? std::string() : percent_decode(link.substr(hash + 1));
}

std::set<std::string> anchors_of(std::string_view html) {
  std::set<std::string> anchors;
  for (const HtmlAttribute& attribute : html_attributes(html))
    if (attribute.name == "id" || attribute.name == "name") anchors.insert(attribute.value);
  return anchors;
}

}  // namespace

std::vector<HtmlAttribute> html_attributes(std::string_view html) {
  std::vector<HtmlAttribute> attributes;
  for (std::size_t at = 0; at < html.size();) {
    at = std::min(html.find('<', at), html.size());
    if (html.substr(at).starts_with("<!--")) {
      skip_past(html, at, "-->");
    } else if (at + 1 < html.size() && std::isalpha(static_cast<unsigned char>(html[at + 1]))) {
      const std::size_t name_at = at + 1;
      at = std::min(html.find_first_of(" \t\r\n\f/>", name_at), html.size());
      const std::string_view name = html.substr(name_at, at - name_at);
      scan_tag(html, at, attributes);
      if (name == "script") skip_past(html, at, "</script");
      if (name == "style") skip_past(html, at, "</style");
    } else {
      ++at;
    }
  }
  return attributes;
}

std::vector<std::string> dead_links(const std::map<std::string, std::string>& files,
                                    const std::string& base_url) {
  std::map<std::string, std::set<std::string>> anchors;
  for (const auto& [path, bytes] : files)
    if (path.ends_with(".html")) anchors[path] = anchors_of(bytes);
  std::vector<std::string> dead;
  for (const auto& [page, page_anchors] : anchors) {
    for (const HtmlAttribute& attribute : html_attributes(files.at(page))) {
      if (attribute.name != "href" && attribute.name != "src") continue;
      const std::optional<std::string> path = path_of_link(page, attribute.value, base_url);
      if (!path) continue;
      const std::string fragment = fragment_of(attribute.value);
      const auto target = anchors.find(*path);
      const bool has_anchor =
          fragment.empty() || (target != anchors.end() && target->second.contains(fragment));
      if (!files.contains(*path) || !has_anchor) dead.push_back(page + ": " + attribute.value);
    }
  }
  return dead;
}

}  // namespace allegory
