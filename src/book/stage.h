// What all formats of books prepare alike: the index of the site, the layout, the view.
#pragma once

#include <optional>

#include "book/context.h"
#include "highlight.h"

namespace allegory {

/// Owns what a BookContext refers to; must stay where it is while one is used.
class BookStage {
 public:
  BookStage(const Site& site, const RenderContext& render);
  BookStage(const BookStage&) = delete;
  BookStage& operator=(const BookStage&) = delete;

  BookContext context(BookForm form, const Target& target) const {
    return {render_, view_, layout_, form, target};
  }

 private:
  const RenderContext& render_;
  SiteIndex index_;
  AssetNames assets_;
  std::optional<Highlighter> highlighter_;
  BookLayout layout_;
  ViewContext view_;
};

}  // namespace allegory
