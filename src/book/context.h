// What making a book needs, whichever format it becomes.
#pragma once

#include <cstdint>
#include <string>

#include "book/layout.h"
#include "target.h"

namespace allegory {

/// What a book is made for. They differ in what a link looks like and in how images come along.
enum class BookForm : std::uint8_t {
  html,  ///< a page that holds everything; other books are files beside it
  epub,  ///< a file for each part; other books are out of reach
  pdf    ///< a page that is printed; other books are out of reach
};

/// What making books needs beside a book.
struct BookContext {
  const RenderContext& render;
  const ViewContext& view;
  const BookLayout& layout;
  BookForm form = BookForm::html;
  Target target{};  ///< the format's row of the table

  const Site& site() const { return view.site; }
  /// What the program says itself in a book or part of that language.
  const Words& words(std::string_view lang) const { return render.words.in(lang); }
};

}  // namespace allegory
