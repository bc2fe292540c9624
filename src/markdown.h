// Markdown → facts, HTML, and Markdown for a wiki. src/markdown/ is the only user of cmark-gfm.
//
// GitHub Flavored Markdown: tables, strikethrough, autolinks, task lists, footnotes, alerts
// (`> [!NOTE]`), `[[wikilinks]]`, heading ids by GitHub's rule. Everything is found on the parse
// tree, never in the text. A tree lives inside one function; a page is parsed once for its facts
// and once for each rendering, which is faster than keeping trees and lets threads work on their
// own. cmark-gfm switches a global table inside cmark_parser_finish, so that call is behind a lock.
// What strangers wrote goes through page_reader.h first.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic.h"
#include "source.h"
#include "target.h"
#include "written.h"

namespace allegory {

/// Makes the library ready. Call once, before any thread is started.
void prepare_markdown();

/// Reads a page's Markdown: headings, links, anchors, raw HTML, allowances, summary.
/// `body` is the part of the source behind the front matter. Where the budget is used up,
/// Body::overrun says so, and the body is empty.
Body read_markdown(const SourceSet& sources, const Span& body, const ReadingBudget& budget = {});

/// What a link becomes. One for each of Body::links, in the same order.
struct RenderedLink {
  std::string href;  ///< ready for an attribute but for HTML escaping; empty: no link, only text
  std::string text;  ///< replaces the text of a wikilink that has none of its own
  std::string css_class;         ///< `story`, `idea`, `external`; may be empty
  std::string title;             ///< shown by a pointer; what the author wrote there goes before it
  std::uint32_t name = no_name;  ///< index into HtmlOptions::names: it is a name of the text
  bool starts_sentence = false;  ///< so that its counterpart is told with a capital
  std::uint32_t width = 0, height = 0;  ///< of an image, in pixels; 0: unknown
  std::string smaller{};                ///< copies of an image as in `srcset`; may be empty
  static constexpr std::uint32_t no_name = UINT32_MAX;
};

/// A link or a name that the author did not mark: words of a text become one. Where, is said as in
/// ProsePiece: the how-many-th text node of the page, and bytes of its text.
struct InsertedLink {
  std::uint32_t node = 0, begin = 0, end = 0;
  RenderedLink link;
  /// A name that goes over a line end stands in several text nodes, one part in each.
  enum class Part : std::uint8_t { whole, first, middle, last };
  Part part = Part::whole;
  std::uint32_t more_nodes = 0;  ///< of the first part: how many text nodes follow
};

/// A name of the text: how the other voice tells it, and what is to be known of it. All is HTML
/// for running text; what is empty is left out.
struct TextName {
  std::string counterpart;          ///< stands behind each place that names it
  std::string capital_counterpart;  ///< the same with a capital
  std::string note;                 ///< stands behind the first place that can hold it
  std::string note_label;           ///< the accessible name of the mark that opens the note
};

class Highlighter;
class Words;

/// What the HTML of a text becomes a part of.
enum class HtmlForm : std::uint8_t {
  page,      ///< a page of the site
  document,  ///< a document that holds several texts: headings have no links to themselves, and
             ///< images are there at once, since paper does not scroll
  book,  ///< an EPUB: the same as XML; notes are linked and stand at the end, boxes of tasks are
         ///< signs, and of raw HTML nothing but its anchors stays
};

struct HtmlOptions {
  HtmlForm form = HtmlForm::page;
  bool trust_html = false;             ///< raw HTML goes through as it is, but in a book
  bool skip_title = false;             ///< leave out the heading of level 1 that opens the page
  int heading_shift = 0;               ///< added to every heading's level; at most 6 results
  std::string id_prefix;               ///< before every id
  std::vector<InsertedLink> inserted;  ///< in the order of the text
  std::vector<TextName> names;         ///< that links and inserted links refer to
  const Words* words = nullptr;        ///< what is said around the text; null: its keys
  const Highlighter* highlighter = nullptr;  ///< knows the languages of code; null: code is plain
  bool has_diagrams = false;                 ///< the theme draws diagrams of `mermaid`
};

/// What became of HtmlOptions::names.
struct PlacedNames {
  std::vector<bool> noted;  ///< of each: its note stands in the text; headings, tables and other
                            ///< links hold none
  bool has_counterpart = false;  ///< some name is followed by its counterpart
};

/// The page's body as HTML5; `placed`, if given, is filled.
std::string render_html(const SourceSet& sources, const Body& body,
                        const std::vector<RenderedLink>& links, const HtmlOptions& options,
                        PlacedNames* placed = nullptr);

/// A place of a text with the words around it, as plain text.
struct Quote {
  std::string before, name, after;
};

/// The sentence around `[begin, end)` of a unit of `body.prose`, long ones shortened around the
/// name. The work is bounded, however long the unit is.
Quote quote_name(const SourceSet& sources, const Body& body, std::uint32_t unit,
                 std::uint32_t begin, std::uint32_t end);

/// The same in a text that is no Markdown.
Quote quote_text(std::string_view text, std::size_t begin, std::size_t end);

/// The same around a link; empty if it stands in a heading or in no running text.
std::optional<Quote> quote_link(const SourceSet& sources, const Body& body, std::uint32_t link);

/// Where something of a page is called on the page that it becomes a part of, by what it is called
/// on its own.
using AnchorNames = std::map<std::string, std::string, std::less<>>;

struct WikiOptions {
  Target target;  ///< what the text may say
  bool trust_html = false;
  bool skip_title = false;
  int heading_shift = 0;                 ///< added to every heading's level; at most 6 results
  std::uint32_t first_note = 1;          ///< number of the first footnote
  std::string note_prefix = "note";      ///< before the anchors of footnotes that are listed
  std::vector<InsertedLink> inserted;    ///< in the order of the text
  const AnchorNames* anchors = nullptr;  ///< of headings and of raw HTML; null: as they are
  const Words* words = nullptr;          ///< names of alerts; null: their keys
};

/// Something that a target cannot show as it was meant, though nothing of its text is lost.
struct WikiLoss {
  enum class Kind : std::uint8_t {
    formula,           ///< shown as TeX
    diagram,           ///< shown as code
    diagram_too_large  ///< not drawn
  };
  Kind kind = Kind::formula;
  Span at;  ///< the lines of the block that holds it
};

/// A page's body as Markdown that a target understands. Footnotes that the target lacks are links
/// to `#note-N` in the text; here is the Markdown of each, in order.
struct WikiText {
  std::string text;
  std::vector<std::string> notes;
  std::vector<WikiLoss> losses;  ///< in the order of the text
};
WikiText render_wiki(const SourceSet& sources, const Body& body,
                     const std::vector<RenderedLink>& links, const WikiOptions& options);

/// How many lines a diagram of `mermaid` draws, as near as can be told without drawing it.
std::size_t count_diagram_edges(std::string_view diagram);

/// `text` with every character escaped that Markdown or a table cell would read as markup.
std::string escape_markdown(std::string_view text, const Target& target = {});

}  // namespace allegory
