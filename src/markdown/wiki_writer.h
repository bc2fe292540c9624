// Writes a tree as GitHub Flavored Markdown. The library's own CommonMark renderer is not used: it
// escapes what needs none, is quadratic in runs of `*`, joins lists that follow one another with a
// comment, and knows neither alerts nor what our links become.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "markdown.h"
#include "markdown/rendered_links.h"
#include "markdown/table.h"
#include "markdown/tree.h"

namespace allegory {

/// One rendering: make it, call `write` once.
class WikiWriter {
 public:
  WikiWriter(const SourceSet& sources, const Body& body, const std::vector<RenderedLink>& links,
             const WikiOptions& options);

  WikiText write();

 private:
  // Lines. Each begins with the marks of the containers it stands in.
  void begin_line();
  void end_line();
  void trim_line();
  void write_lines(std::string_view text);
  void separate(cmark_node* block);
  bool writes_nothing(cmark_node* node) const;
  cmark_node* written_before(cmark_node* node) const;

  void block_step(cmark_node* node, Element kind, bool entering);
  void enter_container(std::string_view mark, std::string_view prefix);
  void leave_container();
  void quote(cmark_node* node, bool entering);
  void list(cmark_node* node, bool entering);
  void item(cmark_node* node, bool entering);
  void code_block(cmark_node* node);
  void heading(cmark_node* node, bool entering);
  void rule(cmark_node* node);
  void table_row(cmark_node* node, bool entering);
  void footnote(bool entering);
  void alert_title(const Alert& kind);
  void lose(WikiLoss::Kind kind, cmark_node* node);
  void place_losses();

  // Tables of HTML, where a target has no others; in wiki_tables.cpp.
  void html_table(cmark_node* node, Element kind, bool entering);
  void html_row(cmark_node* node, bool is_head, bool entering);
  void html_cell(cmark_node* node, bool entering);
  void html_line(std::string_view line);

  // Raw HTML; in wiki_html.cpp.
  void html(cmark_node* node);
  void html_block(cmark_node* node);
  std::string clean(cmark_node* node);
  void clean_tag(const CleanPart& part, std::string& html);

  // Inside paragraphs, headings and cells; in wiki_inline.cpp.
  void inline_step(Walk& walk, Element kind);
  void begin_inlines(cmark_node* block);
  void text(cmark_node* node);
  void escaped(std::string_view text, bool before_bracket);
  void escaped_link(std::string_view text);
  void flush_break();
  void emphasis(cmark_node* node, Element kind, bool entering);
  void code(cmark_node* node);
  void formula(cmark_node* node);
  void keep_apart(cmark_node* node);
  void link(cmark_node* node, bool entering);
  void image(cmark_node* node);
  void footnote_reference(cmark_node* node);
  std::string_view anchor(std::string_view own) const;

  const WikiOptions& options_;
  const Target& target_ = options_.target;
  const Body& body_;
  Tree tree_;
  RenderedLinks links_;
  WikiText result_;
  cmark_node* skipped_ = nullptr;

  std::string out_;
  std::string prefix_;                 // of the next line
  std::vector<std::size_t> prefixes_;  // lengths of it, one for each open container
  bool is_line_open_ = false;
  bool at_line_start_ = true;       // nothing but marks stands on the line
  Element break_ = Element::other;  // a line end that was met and is written before what follows
  std::vector<int> numbers_;        // of the next item, for each open list

  bool in_cell_ = false, in_heading_ = false, in_footnotes_ = false;
  std::size_t link_begin_ = 0;  // where the open link's text begins
  const LinkPair* link_ = nullptr;
  LinkPair open_link_{};
  std::string behind_link_;         // marks of footnotes that stand in its text
  std::size_t next_heading_ = 0;    // index into Body::headings
  std::vector<Alignment> columns_;  // of the table that is being written
  std::size_t column_ = 0;
  std::vector<std::pair<WikiLoss::Kind, std::size_t>> losses_;  // with the line, from 1
  std::vector<int> dollars_;                                    // on each line of the block
  std::size_t line_ = 0;                                        // which of them is being written
  std::vector<bool> referred_;                                  // footnotes that were referred to
};

}  // namespace allegory
