// Body → HTML5: one walk over the tree. Written here and not by the library's renderer, because
// headings need our ids, links their resolved addresses, tables classes instead of obsolete
// attributes, check boxes labels, footnotes ids that cannot meet a heading's.
//
// Here is who writes which element, and what is a line or two; links, lists, tables, code and
// images have files of their own (html_*.h).
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "markdown.h"
#include "markdown/footnote_marks.h"
#include "markdown/html_code.h"
#include "markdown/html_images.h"
#include "markdown/html_links.h"
#include "markdown/html_lists.h"
#include "markdown/html_output.h"
#include "markdown/html_raw.h"
#include "markdown/html_tables.h"
#include "markdown/tree.h"

namespace allegory {

namespace {

class HtmlWriter {
 public:
  HtmlWriter(const SourceSet& sources, const Body& body, const std::vector<RenderedLink>& links,
             const HtmlOptions& options)
      : options_(options),
        body_(body),
        tree_(sources, body),
        out_{options.words ? *options.words : no_words(), options.form},
        links_(out_, body, links, options),
        lists_(out_, tree_),
        tables_(out_),
        code_(options, out_.words),
        notes_(options.id_prefix, out_.words, options.form),
        raw_(out_, options.id_prefix, [this]() -> const RenderedLink& { return links_.next(); }) {
    for (const Heading& heading : body.headings) raw_.reserve(heading.anchor);
    if (options.skip_title) skipped_ = tree_.title();
  }

  std::string write(PlacedNames* placed) {
    Walk walk(tree_.root());
    while (walk.next()) {
      if (walk.node() == skipped_) {
        ++heading_;
        links_.pass_over(walk);
        continue;
      }
      const Element kind = element(walk.node());
      if (kind >= Element::text)
        inline_step(walk, kind);
      else
        block_step(walk.node(), kind, walk.is_entering());
    }
    out_.text += notes_.end() + links_.marks().end(out_.words);
    if (placed) *placed = links_.marks().placed();
    return std::move(out_.text);
  }

 private:
  static const Words& no_words() {
    static const Words none;
    return none;
  }

  // The two tables of this file: an element, and who writes it. A line each, hence their length.
  void block_step(cmark_node* node, Element kind, bool entering) {
    switch (kind) {
      case Element::quote:
        quote(node, entering);
        break;
      case Element::list:
        lists_.list(node, entering);
        break;
      case Element::item:
        lists_.item(node, entering);
        break;
      case Element::code_block:
        out_.new_line();
        out_.text += code_.block(node);
        break;
      case Element::html_block:
        if (!options_.trust_html && is_blank(clean_html(node))) break;
        out_.new_line();
        html(node);
        out_.new_line();
        break;
      case Element::paragraph:
        paragraph(node, entering);
        break;
      case Element::heading:
        heading(node, entering);
        break;
      case Element::rule:
        out_.element_lines(true, fmt::format("<hr{}", out_.void_end()), "");
        break;
      case Element::footnote:
        if (entering) out_.new_line();
        out_.text += entering ? notes_.open() : notes_.close();
        break;
      default:
        if (kind == Element::table) links_.marks().in_table(entering);
        tables_.step(node, kind, entering);
        break;
    }
  }

  // A table: an element, and its HTML. A line or two each, hence its length.
  void inline_step(Walk& walk, Element kind) {
    cmark_node* node = walk.node();
    const bool entering = walk.is_entering();
    switch (kind) {
      case Element::text:
        links_.text(node);
        break;
      case Element::soft_break:
        out_.text += '\n';
        break;
      case Element::line_break:
        out_.text += fmt::format("<br{}\n", out_.void_end());
        break;
      case Element::code:
        out_.text += "<code>" + escape_html(literal(node)) + "</code>";
        break;
      case Element::formula:
        if (entering)
          out_.text += code_.formula(written_formula(node).tex, written_formula(node).is_block);
        break;
      case Element::html:
        html(node);
        break;
      case Element::emphasis:
        out_.text += entering ? "<em>" : "</em>";
        break;
      case Element::strong:
        out_.text += entering ? "<strong>" : "</strong>";
        break;
      case Element::strikethrough:
        out_.text += entering ? "<del>" : "</del>";
        break;
      case Element::link:
      case Element::wikilink:
        links_.link(node, entering);
        break;
      case Element::image:
        out_.text += image_html(node, links_.next(), options_.form);
        walk.skip();
        break;
      case Element::footnote_reference:
        if (entering) out_.text += notes_.reference(footnote_number(node), links_.is_inside());
        break;
      default:
        break;
    }
  }

  void quote(cmark_node* node, bool entering) {
    const Alert* kind = alert(node);
    if (!kind) return out_.element_lines(entering, "<blockquote>", "</blockquote>");
    const std::string open =
        fmt::format("<div class=\"alert alert-{}\" role=\"note\">\n<p class=\"alert-title\">{}</p>",
                    kind->name, escape_html(out_.words.of(kind->title)));
    out_.element_lines(entering, open, "</div>");
  }

  void paragraph(cmark_node* node, bool entering) {
    if (entering) return lists_.open_paragraph(node);
    if (element(cmark_node_parent(node)) == Element::footnote && !cmark_node_next(node))
      out_.text += notes_.back_links();
    lists_.close_paragraph(node);
  }

  void heading(cmark_node* node, bool entering) {
    const int level = std::min(cmark_node_get_heading_level(node) + options_.heading_shift, 6);
    links_.marks().in_heading(entering);
    const std::size_t index = entering ? heading_++ : heading_ - 1;
    const Heading* written = index < body_.headings.size() ? &body_.headings[index] : nullptr;
    const bool has_anchor = written && !written->anchor.empty();
    const bool has_link = has_anchor && options_.form == HtmlForm::page;
    if (entering) {
      out_.new_line();
      if (has_link) out_.text += "<div class=\"heading\">\n";
      out_.text += has_anchor ? fmt::format("<h{} id=\"{}\">", level, id(written->anchor))
                              : fmt::format("<h{}>", level);
      return;
    }
    out_.text += fmt::format("</h{}>\n", level);
    // Beside the heading and not in it, so that its name is read as the author wrote it.
    if (has_link)
      out_.text += fmt::format("<a class=\"anchor\" href=\"#{}\" aria-label=\"{}\">#</a>\n</div>\n",
                               escape_html(encode_path(options_.id_prefix + written->anchor)),
                               escape_html(out_.words.of("text_heading_link", {written->text})));
  }

  std::string id(std::string_view anchor) const {
    return escape_html(options_.id_prefix) + escape_html(anchor);
  }

  void html(cmark_node* node) {
    if (!options_.trust_html || options_.form == HtmlForm::book) return raw_.write(node);
    out_.text += literal(node);
    links_.pass_over_html(node);
  }

  const HtmlOptions& options_;
  const Body& body_;
  Tree tree_;
  HtmlOutput out_;
  HtmlLinks links_;
  HtmlLists lists_;
  HtmlTables tables_;
  HtmlCode code_;
  FootnoteMarks notes_;
  HtmlRaw raw_;
  cmark_node* skipped_ = nullptr;
  std::size_t heading_ = 0;
};

}  // namespace

std::string render_html(const SourceSet& sources, const Body& body,
                        const std::vector<RenderedLink>& links, const HtmlOptions& options,
                        PlacedNames* placed) {
  return HtmlWriter(sources, body, links, options).write(placed);
}

}  // namespace allegory
