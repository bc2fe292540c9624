// Writes a tree as wikitext.
//
// Wikitext has lists of one line an item, so a list that holds more is written as HTML, which
// MediaWiki knows too; there paragraphs have tags, since a blank line would end the item. Each
// paragraph, item and cell is one line: what stands at a line's beginning counts in wikitext.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "markdown/mediawiki.h"
#include "markdown/rendered_links.h"
#include "markdown/table.h"
#include "markdown/tree.h"

namespace allegory {

/// The lists of a tree that lines cannot say: the outermost ones, with all that stands in them.
/// They hold several blocks in an item, count from another number, or are nested too deeply.
std::unordered_set<cmark_node*> lists_in_html(cmark_node* root);

/// The emphasis that apostrophes cannot say for sure: it stands beside or holds another one.
std::unordered_set<cmark_node*> emphasis_in_html(cmark_node* root);

/// Which footnotes are referred to where.
struct FootnoteUses {
  std::vector<bool> in_text;                        ///< by number, from 1
  std::vector<std::vector<std::size_t>> from_note;  ///< by number: those that its text refers to
};
FootnoteUses footnote_uses(cmark_node* root);

/// One rendering: make it, call `write` once.
class MediawikiWriter {
 public:
  MediawikiWriter(const SourceSet& sources, const Body& body,
                  const std::vector<RenderedLink>& links, const MediawikiOptions& options);

  MediawikiText write();

 private:
  // Blocks; in mediawiki_blocks.cpp.
  void separate();
  void block_step(cmark_node* node, Element kind, bool entering);
  void quote(cmark_node* node, bool entering);
  void list(cmark_node* node, bool entering);
  void item(cmark_node* node, bool entering);
  void paragraph(cmark_node* node, bool entering);
  void heading(cmark_node* node, bool entering);
  void code_block(cmark_node* node);
  void table(cmark_node* node, bool entering);
  void table_cell(bool entering);
  void footnote(bool entering);
  bool is_in_html() const { return in_html_list_ || in_footnotes_; }

  // Raw HTML; in mediawiki_html.cpp.
  void html(cmark_node* node);
  void html_block(cmark_node* node);
  void clean(cmark_node* node);
  void clean_tag(const CleanPart& part);

  // Inside paragraphs, headings and cells; in mediawiki_inline.cpp.
  void inline_step(Walk& walk, Element kind);
  void text(cmark_node* node);
  void escaped(std::string_view text);
  void emphasis(cmark_node* node, Element kind, bool entering);
  void formula(cmark_node* node);
  void link(cmark_node* node, bool entering);
  void begin_link(std::string_view own_title);
  void end_link();
  void write_link(std::string_view href, std::string_view title, std::string_view label);
  void end_label(bool must);
  void image(const std::string& alternative, std::string_view own_title);
  void span_id(std::string_view id);
  void before_link();
  void footnote_reference(cmark_node* node);
  void refer(std::size_t number);
  void refer_to_rest();

  const MediawikiOptions& options_;
  Tree tree_;
  RenderedLinks links_;
  MediawikiText result_;
  cmark_node* skipped_ = nullptr;
  std::unordered_set<cmark_node*> html_lists_, html_emphasis_;
  FootnoteUses uses_;

  std::string out_;
  bool begins_block_ = true;     // of text: nothing stands before it in its block
  bool opens_container_ = true;  // of a block: it is the first in its quote or item
  std::string marks_;            // of the open lists that are lines: `*#`
  std::size_t open_lists_ = 0;   // of either kind
  bool in_html_list_ = false, in_footnotes_ = false, in_heading_ = false, in_cell_ = false;
  std::size_t next_heading_ = 0;  // index into Body::headings
  std::vector<Alignment> alignments_;
  std::size_t column_ = 0;
  bool in_head_ = false;

  const RenderedLink* link_ = nullptr;  // the open one
  LinkPair open_link_{};
  bool is_raw_link_ = false;  // it is an `<a>`
  std::string link_title_;
  std::size_t label_begin_ = 0;
  bool has_image_ = false;            // the open link shows one
  std::string after_link_;            // footnote marks that the open link cannot hold
  std::vector<std::size_t> numbers_;  // of each footnote: what Cite numbers it; 0: not yet
  std::size_t numbered_ = 0;
};

}  // namespace allegory
