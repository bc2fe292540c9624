// Markdown → the wikitext of MediaWiki.
//
// Comes in: a page's Markdown and what its links become. Goes out: wikitext that says the same, and
// the text of each footnote for Cite's <references>. What an author wrote stays text: every
// character that wikitext would read as markup is written as a character reference.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "markdown.h"

namespace allegory {

/// How a page is written. A RenderedLink's `href` that begins with `[[` is the target of a link or
/// file inside the wiki, ready to be written (`[[The Lion#Roar`, `[[File:Lion.png`); any other is
/// an address.
struct MediawikiOptions {
  bool trust_html = false;
  bool skip_title = false;               ///< leave out the heading of level 1 that opens the page
  int heading_shift = 0;                 ///< added to every heading's level; at most 6 results
  std::vector<InsertedLink> inserted;    ///< in the order of the text
  std::vector<std::string> heading_ids;  ///< by Body::headings: an id of our own; empty:
                                         ///< MediaWiki's, which it makes of the text
  const Words* words = nullptr;          ///< what alerts are called; null: their keys
};

/// A page's body, and what stands in each footnote; in the text the n-th is
/// `<ref name="note-n" />`, counted from 1.
struct MediawikiText {
  std::string text;
  std::vector<std::string> notes;
};
MediawikiText render_mediawiki(const SourceSet& sources, const Body& body,
                               const std::vector<RenderedLink>& links,
                               const MediawikiOptions& options);

/// Of each of `body.headings`: whether it is nothing but text, so that what MediaWiki makes its id
/// of is Heading::text. Formulas, images and footnote marks become something else; headings inside
/// footnotes become bold text.
std::vector<bool> headings_of_text(const SourceSet& sources, const Body& body, bool trust_html);

/// `text` so that MediaWiki shows it, at the beginning of a line or anywhere.
std::string escape_wikitext(std::string_view text);

/// `text` for the value of an attribute: every character of wikitext and HTML is a reference.
std::string escape_wikitext_value(std::string_view text);

}  // namespace allegory
