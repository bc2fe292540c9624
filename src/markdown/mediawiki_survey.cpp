// What has to be known of a tree before its first line is written. Each is one walk.
#include <algorithm>

#include "base/text.h"
#include "markdown/mediawiki_writer.h"
#include "markdown/raw_html.h"

namespace allegory {

namespace {

constexpr std::size_t deepest_lines = 12;  // each line repeats the marks of all lists it stands in

// Whether wikitext says the item in one line, and lines of the lists below it.
bool is_line(cmark_node* item) {
  cmark_node* child = cmark_node_first_child(item);
  if (!child) return true;
  if (element(child) != Element::paragraph) return false;
  cmark_list_type last = CMARK_NO_LIST;
  for (child = cmark_node_next(child); child; child = cmark_node_next(child)) {
    if (element(child) != Element::list) return false;
    // Two lists of one kind would become one.
    const cmark_list_type type = cmark_node_get_list_type(child);
    if (type == last) return false;
    last = type;
  }
  return true;
}

bool is_emphasis(cmark_node* node) {
  const Element kind = element(node);
  return kind == Element::emphasis || kind == Element::strong;
}

}  // namespace

std::unordered_set<cmark_node*> lists_in_html(cmark_node* root) {
  std::unordered_set<cmark_node*> found;
  std::vector<cmark_node*> open;
  Walk walk(root);
  while (walk.next()) {
    cmark_node* node = walk.node();
    const Element kind = element(node);
    if (kind == Element::list && walk.is_entering()) {
      open.push_back(node);
      const bool counts_on = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST &&
                             cmark_node_get_list_start(node) != 1;
      if (counts_on || open.size() > deepest_lines) found.insert(open.front());
    } else if (kind == Element::list) {
      open.pop_back();
    } else if (kind == Element::item && walk.is_entering() && !is_line(node)) {
      found.insert(open.front());
    }
  }
  return found;
}

std::unordered_set<cmark_node*> emphasis_in_html(cmark_node* root) {
  std::unordered_set<cmark_node*> found, holding;
  Walk walk(root);
  while (walk.next()) {
    cmark_node* node = walk.node();
    if (!walk.is_entering() || !is_emphasis(node)) continue;
    cmark_node* next = cmark_node_next(node);
    if (next && is_emphasis(next)) found.insert({node, next});
    // Above a node that was met here all is marked already, so the walk stays linear.
    for (cmark_node* above = cmark_node_parent(node);
         above && element(above) >= Element::text && holding.insert(above).second;
         above = cmark_node_parent(above))
      if (is_emphasis(above)) found.insert(above);
  }
  return found;
}

FootnoteUses footnote_uses(cmark_node* root) {
  FootnoteUses uses;
  std::size_t note = 0;  // whose text is walked
  Walk walk(root);
  while (walk.next()) {
    if (!walk.is_entering()) continue;
    const Element kind = element(walk.node());
    if (kind == Element::footnote) ++note;
    if (kind == Element::image) walk.skip();
    if (kind != Element::footnote_reference) continue;
    const std::size_t number = footnote_number(walk.node());
    const std::size_t most = std::max(number, note) + 1;
    if (uses.in_text.size() < most) uses.in_text.resize(most);
    if (uses.from_note.size() < most) uses.from_note.resize(most);
    if (note == 0)
      uses.in_text[number] = true;
    else
      uses.from_note[note].push_back(number);
  }
  return uses;
}

std::vector<bool> headings_of_text(const SourceSet& sources, const Body& body, bool trust_html) {
  std::vector<bool> found;
  if (body.headings.empty()) return found;
  const Tree tree(sources, body);
  bool in_heading = false, in_footnotes = false;
  Walk walk(tree.root());
  while (walk.next()) {
    const Element kind = element(walk.node());
    if (kind == Element::footnote) in_footnotes = true;
    if (kind == Element::heading) {
      in_heading = walk.is_entering();
      if (in_heading) found.push_back(!in_footnotes);
    } else if (in_heading &&
               (kind == Element::formula || kind == Element::image ||
                kind == Element::footnote_reference ||
                (kind == Element::html && (trust_html || count_links(walk.node()) > 0)))) {
      found.back() = false;
    }
  }
  return found;
}

}  // namespace allegory
