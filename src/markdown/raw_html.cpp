// See raw_html.h. Scopes are read from the outside to the inside, since a link of raw HTML around a
// paragraph's emphasis is known before the emphasis is read.
#include "markdown/raw_html.h"

#include <algorithm>
#include <unordered_set>

#include "markdown/syntax.h"
#include "markdown/tree.h"

namespace allegory {

namespace {

constexpr std::string_view space = " \t\n\r\f";

bool is_space(char c) { return space.find(c) != std::string_view::npos; }

bool is_raw(Element kind) { return kind == Element::html || kind == Element::html_block; }

bool is_link(Element kind) { return kind == Element::link || kind == Element::wikilink; }

/// Every node that is a link or a footnote's mark, or holds one.
std::unordered_set<cmark_node*> nodes_with_links(cmark_node* root) {
  std::unordered_set<cmark_node*> found;
  Walk walk(root);
  while (walk.next()) {
    if (!walk.is_entering()) continue;
    const Element kind = element(walk.node());
    if (!is_link(kind) && kind != Element::footnote_reference) continue;
    // Above a node that was met here all is marked already, so the walk stays linear.
    for (cmark_node* node = walk.node(); node && found.insert(node).second;)
      node = cmark_node_parent(node);
  }
  return found;
}

class ScopeFinder {
 public:
  explicit ScopeFinder(cmark_node* root) : root_(root) {}

  std::deque<CleanHtml> read() {
    Walk walk(root_);
    bool has_any = false;
    while (!has_any && walk.next()) has_any = is_raw(element(walk.node()));
    if (!has_any) return {};
    with_links_ = nodes_with_links(root_);
    walk = Walk(root_);
    while (walk.next()) step(walk);
    return std::move(clean_);
  }

 private:
  void step(const Walk& walk) {
    cmark_node* node = walk.node();
    const bool is_around = is_link(element(node)) || in_raw_link_.contains(node);
    if (is_around && cmark_node_first_child(node)) links_ += walk.is_entering() ? 1 : -1;
    if (!walk.is_entering()) return;
    for (cmark_node* child = cmark_node_first_child(node); child; child = cmark_node_next(child))
      if (is_raw(element(child))) return scope(node);
  }

  ScopeItem item(cmark_node* node) const {
    const Element kind = element(node);
    ScopeItem item;
    item.raw = literal(node);
    if (is_raw(kind)) return item;
    const bool is_blank =
        kind == Element::text && item.raw.find_first_not_of(space) == item.raw.npos;
    item.kind = kind == Element::soft_break || is_blank ? ScopeItem::Kind::space
                : kind >= Element::text                 ? ScopeItem::Kind::inlines
                                                        : ScopeItem::Kind::block;
    item.has_link = with_links_.contains(node);
    return item;
  }

  void scope(cmark_node* parent) {
    const Element kind = element(parent);
    ScopePlace place;
    place.holds_blocks =
        kind < Element::text && kind != Element::paragraph && kind != Element::heading;
    place.in_link = links_ > 0;
    std::vector<cmark_node*> nodes;
    std::vector<ScopeItem> items;
    for (cmark_node* child = cmark_node_first_child(parent); child;
         child = cmark_node_next(child)) {
      nodes.push_back(child);
      items.push_back(item(child));
    }
    CleanScope read = sanitize_scope(items, place);
    for (std::size_t at = 0; at < nodes.size(); ++at) {
      if (read.in_link[at] && !place.in_link) in_raw_link_.insert(nodes[at]);
      if (items[at].kind != ScopeItem::Kind::raw) continue;
      // The library keeps a plain void*; it is read as const again.
      cmark_node_set_user_data(nodes[at], &clean_.emplace_back(std::move(read.pieces[at])));
    }
  }

  cmark_node* root_;
  std::unordered_set<cmark_node*> with_links_, in_raw_link_;
  std::deque<CleanHtml> clean_;
  int links_ = 0;  // that the walk is in
};

}  // namespace

bool is_comment(std::string_view html) {
  for (std::size_t at = 0; (at = html.find_first_not_of(space, at)) < html.size();) {
    if (html.substr(at, 4) != "<!--") return false;
    const std::size_t end = html.find("-->", at + 4);
    if (end == std::string_view::npos) return true;
    at = end + 3;
  }
  return true;
}

std::deque<CleanHtml> read_raw_html(cmark_node* root) { return ScopeFinder(root).read(); }

const CleanHtml& clean_html(cmark_node* node) {
  static const CleanHtml nothing;
  const auto* clean = static_cast<const CleanHtml*>(cmark_node_get_user_data(node));
  return clean ? *clean : nothing;
}

bool is_blank(const CleanHtml& clean) {
  return std::ranges::all_of(clean.parts, [](const CleanPart& part) {
    return part.kind == CleanPart::Kind::text &&
           part.text.find_first_not_of(space) == std::string::npos;
  });
}

const CleanAttribute* link_of(const CleanPart& part) {
  const CleanAttribute* link = part.attribute(AttributeKind::link);
  return link ? link : part.attribute(AttributeKind::image);
}

std::size_t count_links(cmark_node* node) {
  return static_cast<std::size_t>(std::ranges::count_if(
      clean_html(node).parts, [](const CleanPart& part) { return link_of(part) != nullptr; }));
}

std::vector<AllowedRule> read_allowances(std::string_view html) {
  constexpr std::string_view keyword = "allegory-allow";
  std::vector<AllowedRule> allowed;
  std::size_t at = 0;
  while ((at = html.find("<!--", at)) != std::string_view::npos) {
    const std::size_t end = std::min(html.find("-->", at + 4), html.size());
    std::size_t word = std::min(html.find_first_not_of(space, at + 4), end);
    at = end;
    if (html.substr(word, keyword.size()) != keyword) continue;
    word += keyword.size();
    if (word >= end || !is_space(html[word])) continue;
    const std::size_t begin = std::min(html.find_first_not_of(space, word), end);
    std::size_t rule_end = begin;
    while (rule_end < end && (is_alphanumeric(html[rule_end]) || html[rule_end] == '-')) ++rule_end;
    // `rule-->`: the dashes belong to the comment's end.
    while (rule_end > begin && html[rule_end - 1] == '-') --rule_end;
    if (rule_end > begin) allowed.push_back({begin, rule_end});
  }
  return allowed;
}

}  // namespace allegory
