// Markdown → Body: one walk over the tree that notes headings, links, anchors, raw HTML, allowances
// and the summary, each with its place; the text of paragraphs is read by prose.cpp.
#include <algorithm>

#include "base/text.h"
#include "markdown.h"
#include "markdown/places.h"
#include "markdown/prose.h"
#include "markdown/raw_html.h"
#include "markdown/raw_places.h"
#include "markdown/sentence.h"
#include "markdown/tree.h"
#include "math/formula.h"

namespace allegory {

namespace {

class Reader {
 public:
  Reader(const SourceSet& sources, const Span& at, const ReadingBudget& budget)
      : tree_(sources, at, budget),
        places_(sources, at, tree_.wikilinks()),
        prose_(body_, places_) {
    body_.at = at;
    body_.budget = budget;
    body_.overrun = tree_.overrun();
  }

  Body read() {
    cmark_node* title = tree_.title();
    body_.opens_with_title = title != nullptr;
    cmark_node* first = title ? cmark_node_next(title) : cmark_node_first_child(tree_.root());
    body_.opens_with_paragraph = first && element(first) == Element::paragraph;
    Walk walk(tree_.root());
    while (walk.next()) walk.is_entering() ? enter(walk) : leave(walk.node());
    for (const std::uint32_t embed : tree_.wikilinks().embeds())
      body_.embeds.push_back(span(tree_.wikilinks().links()[embed]));
    std::ranges::sort(body_.anchors);
    body_.anchors.erase(std::unique(body_.anchors.begin(), body_.anchors.end()),
                        body_.anchors.end());
    body_.first_sentence = first_sentence(body_.summary);
    return std::move(body_);
  }

 private:
  // A table: an element, and what is noted of it. A line or two each, hence its length.
  void enter(Walk& walk) {
    cmark_node* node = walk.node();
    if (node == run_end_) run_parent_ = nullptr;
    switch (element(node)) {
      case Element::heading:
        block_ = node;
        places_.enter(node);
        add_heading(node);
        break;
      case Element::paragraph:
        block_ = node;
        places_.enter(node);
        links_before_ = body_.links.size();
        if (body_.summary.empty() && cmark_node_parent(node) == tree_.root())
          body_.summary = trim(plain_text(node, Images::drop));
        break;
      case Element::table_cell:
        block_ = cmark_node_parent(node);
        places_.enter(node);
        links_before_ = body_.links.size();
        break;
      case Element::link:
        add_link(node, LinkForm::text);
        break;
      case Element::formula:
        add_formula(node);
        break;
      case Element::code_block:
        add_code(node);
        break;
      case Element::image:
        add_link(node, LinkForm::image);
        walk.skip();  // a link in an image's alternative text is only text
        break;
      case Element::wikilink:
        add_wikilink(node);
        break;
      case Element::html:
        add_html(node, places_.html(node), block_);
        break;
      case Element::html_block:
        add_html(node, places_.block(node), next_block(node));
        break;
      default:
        break;
    }
  }

  void leave(cmark_node* node) {
    const Element kind = element(node);
    if (kind == Element::heading) prose_.pass_over(node);
    if (kind == Element::paragraph || kind == Element::table_cell) prose_.read(node, links_before_);
  }

  Span span(const WikiLink& link) const { return places_.span(link.begin, link.end); }

  void add_heading(cmark_node* node) {
    Heading heading;
    heading.text = plain_text(node, Images::drop);
    heading.anchor = slugger_.anchor(heading.text);
    heading.level = static_cast<std::uint8_t>(cmark_node_get_heading_level(node));
    heading.at = places_.block(node);
    body_.headings.push_back(std::move(heading));
  }

  static void set_target(Link& link, std::string_view address) {
    const std::size_t hash = address.find('#');
    link.target = address.substr(0, hash);
    link.has_fragment = hash != std::string_view::npos;
    if (link.has_fragment) link.fragment = percent_decode(address.substr(hash + 1));
  }

  void add_link(cmark_node* node, LinkForm form) {
    Link link;
    link.text = plain_text(node, Images::alternative_text);
    link.at =
        places_.link(node, form == LinkForm::image ? link.text : plain_text(node, Images::drop));
    const std::string_view written =
        places_.text().substr(link.at.begin - body_.at.begin, link.at.end - link.at.begin);
    const bool has_brackets = form == LinkForm::image || written.starts_with('[');
    link.form = has_brackets ? form : LinkForm::autolink;
    set_target(link, cmark_node_get_url(node));
    body_.links.push_back(std::move(link));
  }

  void add_wikilink(cmark_node* node) {
    const WikiLink& wiki = *wikilink(node);
    Link link;
    link.form = LinkForm::wiki;
    link.at = span(wiki);
    set_target(link, wiki.target);
    link.has_text = wiki.has_text;
    link.text =
        wiki.has_text ? plain_text(node, Images::alternative_text) : std::string(wiki.shown());
    body_.links.push_back(std::move(link));
  }

  void add_formula(cmark_node* node) {
    const WrittenFormula& written = written_formula(node);
    const Formula formula = convert_formula(written.tex, written.is_block);
    if (!formula.problem) return;
    const auto place = [&](std::size_t at) {
      return tree_.wikilinks().place_in_formula(written, at);
    };
    const std::size_t begin = place(formula.problem->begin);
    body_.shown_tex.push_back({places_.span(begin, std::max(begin, place(formula.problem->end))),
                               formula.problem->message});
  }

  // A formula in a fence loses its indent in the tree, so its place is looked for in the source.
  void add_code(cmark_node* node) {
    const std::string_view info = cmark_node_get_fence_info(node);
    if (!info.empty()) body_.has_code = true;
    if (info != "math") return;
    const std::string_view tex = literal(node);
    const Formula formula = convert_formula(tex, true);
    if (!formula.problem) return;
    const Span block = places_.block(node);
    const std::string_view blamed =
        tex.substr(formula.problem->begin, formula.problem->end - formula.problem->begin);
    std::size_t at = block.begin - body_.at.begin;
    const std::size_t found = blamed.find('\n') == std::string_view::npos && !blamed.empty()
                                  ? places_.text().find(blamed, at)
                                  : std::string_view::npos;
    const bool is_there = found != std::string_view::npos && found < block.end - body_.at.begin;
    body_.shown_tex.push_back(
        {is_there ? places_.span(found, found + blamed.size()) : block, formula.problem->message});
  }

  // The block that an allowance between blocks speaks of: the next that is not a comment itself.
  // Remembered until the walk gets there, for a long run of comments.
  cmark_node* next_block(cmark_node* node) {
    cmark_node* parent = cmark_node_parent(node);
    if (run_parent_ == parent) return run_end_;
    run_parent_ = parent;
    do {
      node = cmark_node_next(node);
    } while (node && element(node) == Element::html_block && is_comment(literal(node)));
    return run_end_ = node;
  }

  void add_html(cmark_node* node, const Span& at, cmark_node* block) {
    const CleanHtml& clean = clean_html(node);
    RawPlaces places(literal(node), places_.text(), body_.at, at);
    add_raw_links(clean, places);
    RawPlaces lost(literal(node), places_.text(), body_.at, at);
    for (const HtmlRemoval& removal : clean.removals)
      body_.raw_html.push_back({lost.span(removal.begin, removal.end), removal.message});
    const std::size_t begin = at.begin - body_.at.begin;
    const std::string_view written = places_.text().substr(begin, at.end - at.begin);
    for (const AllowedRule& rule : read_allowances(written)) {
      const Span nothing = places_.span(begin + written.size(), begin + written.size());
      body_.allowances.push_back({{std::string(written.substr(rule.begin, rule.end - rule.begin)),
                                   places_.span(begin + rule.begin, begin + rule.end)},
                                  block ? places_.block(block) : nothing});
    }
  }

  void add_raw_links(const CleanHtml& clean, RawPlaces& places) {
    for (const CleanPart& part : clean.parts) {
      for (const CleanAttribute& attribute : part.attributes)
        if (attribute.info->kind == AttributeKind::id) body_.anchors.push_back(attribute.value);
      const CleanAttribute* written = link_of(part);
      if (!written) continue;
      Link link;
      link.is_raw = true;
      link.form = written->info->kind == AttributeKind::image ? LinkForm::image : LinkForm::text;
      link.at = places.span(written->begin, written->end);
      for (const CleanAttribute& each : part.attributes)
        if (each.info->name == "alt") link.text = each.value;
      // A source is one form of the image behind it, which has the text.
      if (part.element->written == "source") link.text = written->value;
      set_target(link, written->value);
      body_.links.push_back(std::move(link));
    }
  }

  Body body_;
  Tree tree_;
  Places places_;
  ProseReader prose_;
  std::size_t links_before_ = 0;  // the paragraph or cell that the walk is in
  Slugger slugger_;
  cmark_node* block_ = nullptr;       // the paragraph, heading or table row that the walk is in
  cmark_node* run_parent_ = nullptr;  // of the comments that `run_end_` follows
  cmark_node* run_end_ = nullptr;
};

}  // namespace

Body read_markdown(const SourceSet& sources, const Span& body, const ReadingBudget& budget) {
  Body read = Reader(sources, body, budget).read();
  // Whoever reads it again gets the nothing that is known of it.
  if (read.overrun) read.at.begin = read.at.end;
  return read;
}

}  // namespace allegory
