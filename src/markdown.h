// Markdown → facts, HTML, and Markdown for a wiki. src/markdown/ is the only user of cmark-gfm.
//
// GitHub Flavored Markdown: tables, strikethrough, autolinks, task lists, footnotes, alerts
// (`> [!NOTE]`), `[[wikilinks]]`, heading ids by GitHub's rule. Everything is found on the parse
// tree, never in the text. A tree lives inside one function; a page is parsed once for its facts
// and once for each rendering, which is faster than keeping trees and lets threads work on their
// own. cmark-gfm switches a global table inside cmark_parser_finish, so that call is behind a lock.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "diagnostic.h"
#include "source.h"
#include "written.h"

namespace allegory {

/// Makes the library ready. Call once, before any thread is started.
void prepare_markdown();

/// Reads a page's Markdown: headings, links, anchors, raw HTML, allowances, summary.
/// `body` is the part of the source behind the front matter.
Body read_markdown(const SourceSet& sources, const Span& body);

/// What a link becomes. One for each of Body::links, in the same order.
struct RenderedLink {
  std::string href;  ///< ready for an attribute but for HTML escaping; empty: no link, only text
  std::string text;  ///< replaces the text of a wikilink that has none of its own
  std::string css_class;  ///< `story`, `idea`, `external`; may be empty
  std::string title;      ///< shown by a pointer; may be empty
};

/// A link that the author did not write: words of a text become one. Where, is said as in
/// ProsePiece: the how-many-th text node of the page, and bytes of its text.
struct InsertedLink {
  std::uint32_t node = 0, begin = 0, end = 0;
  RenderedLink link;
};

struct HtmlOptions {
  bool trust_html = false;             ///< raw HTML goes through as it is
  bool skip_title = false;             ///< leave out the heading of level 1 that opens the page
  std::string id_prefix;               ///< before every id that footnotes make
  std::vector<InsertedLink> inserted;  ///< in the order of the text
};

/// The page's body as HTML5.
std::string render_html(const SourceSet& sources, const Body& body,
                        const std::vector<RenderedLink>& links, const HtmlOptions& options);

struct WikiOptions {
  bool trust_html = false;
  bool skip_title = false;
  int heading_shift = 0;               ///< added to every heading's level; at most 6 results
  std::uint32_t first_note = 1;        ///< number of the first footnote
  std::vector<InsertedLink> inserted;  ///< in the order of the text
};

/// A page's body as GitHub Flavored Markdown that a wiki understands, and its footnotes, which
/// wikis lack: in the text they are links to `#note-N`, here is the Markdown of each, in order.
struct WikiText {
  std::string text;
  std::vector<std::string> notes;
};
WikiText render_wiki(const SourceSet& sources, const Body& body,
                     const std::vector<RenderedLink>& links, const WikiOptions& options);

/// `text` with every character escaped that Markdown or a table cell would read as markup.
std::string escape_markdown(std::string_view text);

}  // namespace allegory
