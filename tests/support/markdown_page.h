// A page of Markdown for tests: read from a string, its links resolved to something that shows
// which link became what.
#pragma once

#include <fmt/format.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "markdown.h"
#include "support/base_words.h"

namespace allegory {

/// A page that was read. The sources live behind a pointer, so that pages can be moved.
struct MarkdownPage {
  std::unique_ptr<SourceSet> sources = std::make_unique<SourceSet>();
  Body body;
};

/// Reads `text`, of which the first `front_matter` bytes are no Markdown.
inline MarkdownPage markdown_page(std::string_view text, std::size_t front_matter = 0) {
  prepare_markdown();
  MarkdownPage page;
  const SourceId id = page.sources->add("page.md", std::string(text));
  page.body = read_markdown(*page.sources, {id, static_cast<std::uint32_t>(front_matter),
                                            static_cast<std::uint32_t>(text.size())});
  return page;
}

/// What links become in tests: the address as written; a wikilink's name behind `wiki/`.
inline std::vector<RenderedLink> plain_links(const Body& body) {
  std::vector<RenderedLink> links;
  for (const Link& link : body.links) {
    RenderedLink rendered;
    rendered.href = (link.form == LinkForm::wiki ? "wiki/" : "") + link.target +
                    (link.has_fragment ? "#" + link.fragment : "");
    links.push_back(std::move(rendered));
  }
  return links;
}

/// The page as HTML, in English unless the options have other words.
inline std::string html(const MarkdownPage& page, HtmlOptions options = {}) {
  if (!options.words) options.words = &base_words().in("en");
  return render_html(*page.sources, page.body, plain_links(page.body), options);
}
inline std::string html(std::string_view text, const HtmlOptions& options = {}) {
  return html(markdown_page(text), options);
}

/// The page as Markdown for a wiki.
inline WikiText wiki_text(const MarkdownPage& page, const WikiOptions& options = {}) {
  return render_wiki(*page.sources, page.body, plain_links(page.body), options);
}
inline std::string wiki(std::string_view text, const WikiOptions& options = {}) {
  return wiki_text(markdown_page(text), options).text;
}

}  // namespace allegory
