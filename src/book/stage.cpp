// See stage.h.
#include "book/stage.h"

#include <algorithm>

namespace allegory {

BookStage::BookStage(const Site& site, const RenderContext& render)
    : render_(render),
      index_(index_site(site, render.analogies)),
      layout_(lay_out_books(site, index_, render.words)),
      view_{site,         render.sources, index_,  render.analogies,
            render.words, render.history, assets_, render.trust_html} {
  const auto has_code = [](const Section& section) { return section.written.body.has_code; };
  if (std::ranges::any_of(site.sections, has_code)) highlighter_.emplace();
  view_.highlighter = highlighter_ ? &*highlighter_ : nullptr;
}

}  // namespace allegory
