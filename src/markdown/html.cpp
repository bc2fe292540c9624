// Body → HTML5: one walk over the tree. Written here and not by the library's renderer, because
// headings need our ids, links their resolved addresses, tables classes instead of obsolete
// attributes, check boxes labels, footnotes ids that cannot meet a heading's.
#include <fmt/format.h>

#include <set>

#include "base/text.h"
#include "markdown.h"
#include "markdown/footnote_marks.h"
#include "markdown/raw_html.h"
#include "markdown/rendered_links.h"
#include "markdown/table.h"
#include "markdown/tree.h"

namespace allegory {

namespace {

class HtmlWriter {
 public:
  HtmlWriter(const SourceSet& sources, const Body& body, const std::vector<RenderedLink>& links,
             const HtmlOptions& options)
      : options_(options),
        body_(body),
        tree_(sources.text(body.at)),
        links_(body, links, options.inserted),
        notes_(options.id_prefix) {
    for (const Heading& heading : body.headings) ids_.insert(heading.anchor);
    if (options.skip_title) skipped_ = tree_.title();
  }

  std::string write() {
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
        block_step(walk, kind);
    }
    out_ += notes_.end();
    return std::move(out_);
  }

 private:
  void new_line() {
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
  }

  void element_lines(bool entering, std::string_view open, std::string_view close) {
    new_line();
    out_ += entering ? open : close;
    out_ += '\n';
  }

  // The two tables of this file: an element, and who writes it. A line each, hence their length.
  void block_step(Walk& walk, Element kind) {
    cmark_node* node = walk.node();
    const bool entering = walk.is_entering();
    switch (kind) {
      case Element::quote:
        quote(node, entering);
        break;
      case Element::list:
        list(node, entering);
        break;
      case Element::item:
        item(node, entering);
        break;
      case Element::code_block:
        code_block(node);
        break;
      case Element::html_block:
        html_block(node);
        break;
      case Element::paragraph:
        paragraph(node, entering);
        break;
      case Element::heading:
        heading(node, entering);
        break;
      case Element::rule:
        element_lines(true, "<hr>", "");
        break;
      case Element::footnote:
        footnote(entering);
        break;
      case Element::table:
        table(node, entering);
        break;
      case Element::table_head:
        table_head(node, entering);
        break;
      case Element::table_row:
        element_lines(entering, "<tr>", "</tr>");
        break;
      case Element::table_cell:
        cell(node, entering);
        break;
      default:
        break;
    }
  }

  void inline_step(Walk& walk, Element kind) {
    cmark_node* node = walk.node();
    const bool entering = walk.is_entering();
    switch (kind) {
      case Element::text:
        text(literal(node));
        break;
      case Element::soft_break:
        out_ += '\n';
        break;
      case Element::line_break:
        out_ += "<br>\n";
        break;
      case Element::code:
        out_ += "<code>" + escape_html(literal(node)) + "</code>";
        break;
      case Element::html:
        html(node);
        break;
      case Element::emphasis:
        out_ += entering ? "<em>" : "</em>";
        break;
      case Element::strong:
        out_ += entering ? "<strong>" : "</strong>";
        break;
      case Element::strikethrough:
        out_ += entering ? "<del>" : "</del>";
        break;
      case Element::link:
      case Element::wikilink:
        link(node, entering);
        break;
      case Element::image:
        image(node);
        walk.skip();
        break;
      case Element::footnote_reference:
        if (entering) out_ += notes_.reference(footnote_number(node), in_link_);
        break;
      default:
        break;
    }
  }

  void quote(cmark_node* node, bool entering) {
    const Alert* kind = alert(node);
    if (!kind) return element_lines(entering, "<blockquote>", "</blockquote>");
    const std::string open =
        fmt::format("<div class=\"alert alert-{}\" role=\"note\">\n<p class=\"alert-title\">{}</p>",
                    kind->name, kind->title);
    element_lines(entering, open, "</div>");
  }

  static bool has_tasks(cmark_node* list) {
    for (cmark_node* item = cmark_node_first_child(list); item; item = cmark_node_next(item))
      if (is_task(item)) return true;
    return false;
  }

  void list(cmark_node* node, bool entering) {
    const bool is_ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    if (!entering) return element_lines(false, "", is_ordered ? "</ol>" : "</ul>");
    std::string open = is_ordered ? "<ol" : "<ul";
    const int start = cmark_node_get_list_start(node);
    if (is_ordered && start != 1) open += fmt::format(" start=\"{}\"", start);
    if (has_tasks(node)) open += " class=\"task-list\"";
    element_lines(true, open + ">", "");
  }

  void item(cmark_node* node, bool entering) {
    if (!entering) {
      out_ += "</li>\n";
      return;
    }
    new_line();
    out_ += is_task(node) ? "<li class=\"task\">" : "<li>";
    cmark_node* first = cmark_node_first_child(node);
    if (is_task(node) && (!first || element(first) != Element::paragraph)) check_box(node);
  }

  void check_box(cmark_node* item) {
    const bool done = tree_.is_done(item);
    out_ += fmt::format("<input type=\"checkbox\" disabled{} aria-label=\"{}\"> ",
                        done ? " checked" : "", done ? "Done" : "To do");
  }

  void paragraph(cmark_node* node, bool entering) {
    cmark_node* parent = cmark_node_parent(node);
    const bool in_item = element(parent) == Element::item;
    const bool is_tight = in_item && cmark_node_get_list_tight(cmark_node_parent(parent));
    if (!entering) {
      if (element(parent) == Element::footnote && !cmark_node_next(node))
        out_ += notes_.back_links();
      if (!is_tight) out_ += "</p>\n";
      return;
    }
    if (!is_tight) {
      new_line();
      out_ += "<p>";
    } else if (cmark_node_previous(node)) {
      new_line();
    }
    if (in_item && is_task(parent) && !cmark_node_previous(node)) check_box(parent);
  }

  void heading(cmark_node* node, bool entering) {
    const int level = cmark_node_get_heading_level(node);
    if (!entering) {
      out_ += fmt::format("</h{}>\n", level);
      return;
    }
    new_line();
    const std::size_t index = heading_++;
    const std::string anchor =
        index < body_.headings.size() ? escape_html(body_.headings[index].anchor) : std::string();
    out_ += anchor.empty() ? fmt::format("<h{}>", level)
                           : fmt::format("<h{} id=\"{}\">", level, anchor);
  }

  void code_block(cmark_node* node) {
    const std::string_view info = cmark_node_get_fence_info(node);
    const std::string_view language = info.substr(0, info.find_first_of(" \t"));
    new_line();
    // A wide listing scrolls; with a tab stop it does so by keyboard too.
    out_ += "<pre tabindex=\"0\"><code";
    if (!language.empty()) out_ += fmt::format(" class=\"language-{}\"", escape_html(language));
    out_ += ">" + escape_html(literal(node)) + "</code></pre>\n";
  }

  // Places to link to stay, one of each name; everything else of raw HTML goes.
  void anchors(std::string_view html) {
    for (const std::string& id : read_raw_html(html).ids) {
      if (!ids_.insert(id).second) continue;
      const std::string_view tag = in_link_ ? "span" : "a";
      out_ += fmt::format("<{0} id=\"{1}\"></{0}>", tag, escape_html(id));
    }
  }

  void html(cmark_node* node) {
    if (options_.trust_html)
      out_ += literal(node);
    else
      anchors(literal(node));
  }

  void html_block(cmark_node* node) {
    new_line();
    html(node);
    new_line();
  }

  void table(cmark_node* node, bool entering) {
    if (entering) alignments_ = table_alignments(node);
    if (!entering && in_body_) element_lines(false, "", "</tbody>");
    in_body_ = false;
    element_lines(
        entering,
        "<div class=\"table-scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">\n"
        "<table>",
        "</table>\n</div>");
  }

  void table_head(cmark_node* node, bool entering) {
    in_head_ = entering;
    element_lines(entering, "<thead>\n<tr>", "</tr>\n</thead>");
    if (entering || !cmark_node_next(node)) return;
    in_body_ = true;
    out_ += "<tbody>\n";
  }

  void cell(cmark_node* node, bool entering) {
    // A head without text names no column.
    const std::string_view tag = in_head_ && cmark_node_first_child(node) ? "th" : "td";
    if (!entering) {
      out_ += fmt::format("</{}>\n", tag);
      return;
    }
    if (!cmark_node_previous(node)) column_ = 0;
    const std::string_view side =
        column_ < alignments_.size() ? alignment_name(alignments_[column_]) : std::string_view();
    ++column_;
    out_ += fmt::format("<{}{}", tag, tag == "th" ? " scope=\"col\"" : "");
    if (!side.empty()) out_ += fmt::format(" class=\"align-{}\"", side);
    out_ += '>';
  }

  void text(std::string_view text) {
    links_.next_text(text, [&](std::string_view part, const RenderedLink* link) {
      const bool is_link = link && !link->href.empty();
      if (is_link) open_link(*link, "");
      out_ += escape_html(part);
      if (is_link) out_ += "</a>";
    });
  }

  // A title of ours goes before the author's `own`.
  void title_attribute(const RenderedLink& link, std::string_view own) {
    const std::string_view title = link.title.empty() ? own : std::string_view(link.title);
    if (!title.empty()) out_ += fmt::format(" title=\"{}\"", escape_html(title));
  }

  void class_attribute(const RenderedLink& link) {
    if (!link.css_class.empty()) out_ += fmt::format(" class=\"{}\"", escape_html(link.css_class));
  }

  void open_link(const RenderedLink& link, std::string_view own_title) {
    out_ += fmt::format("<a href=\"{}\"", escape_html(link.href));
    class_attribute(link);
    title_attribute(link, own_title);
    out_ += '>';
  }

  void link(cmark_node* node, bool entering) {
    if (!entering) {
      if (in_link_) out_ += "</a>";
      in_link_ = false;
      return;
    }
    const LinkPair pair = links_.next();
    const RenderedLink& link = *pair.rendered;
    const WikiLink* wiki = wikilink(node);
    if (!link.href.empty()) {
      in_link_ = true;
      open_link(link, wiki ? "" : cmark_node_get_title(node));
    }
    if (wiki && !wiki->has_text) out_ += escape_html(wikilink_text(pair));
  }

  void image(cmark_node* node) {
    const RenderedLink& link = *links_.next().rendered;
    const std::string text = escape_html(plain_text(node, Images::alternative_text));
    if (link.href.empty()) {
      out_ += text;
      return;
    }
    out_ += fmt::format("<img src=\"{}\" alt=\"{}\"", escape_html(link.href), text);
    class_attribute(link);
    title_attribute(link, cmark_node_get_title(node));
    out_ += " loading=\"lazy\">";
  }

  void footnote(bool entering) {
    if (entering) new_line();
    out_ += entering ? notes_.open() : notes_.close();
  }

  const HtmlOptions& options_;
  const Body& body_;
  Tree tree_;
  RenderedLinks links_;
  std::string out_;
  cmark_node* skipped_ = nullptr;
  std::size_t heading_ = 0;
  bool in_link_ = false;
  std::set<std::string, std::less<>> ids_;  // of headings and kept anchors
  std::vector<Alignment> alignments_;
  std::size_t column_ = 0;
  bool in_head_ = false, in_body_ = false;
  FootnoteMarks notes_;
};

}  // namespace

std::string render_html(const SourceSet& sources, const Body& body,
                        const std::vector<RenderedLink>& links, const HtmlOptions& options) {
  return HtmlWriter(sources, body, links, options).write();
}

}  // namespace allegory
