// epub: each allegory as an EPUB 3, for readers of books.
#include "book/epub.h"

#include "book/stage.h"

namespace allegory {

static constexpr Target target{.name = "epub",
                               .formulas = Target::Formulas::mathml,
                               .diagrams = Target::Diagrams::code,
                               .task_lists = Target::TaskLists::signs,
                               .heading_ids = Target::HeadingIds::anchors};

static void render(const Site& site, const RenderContext& render, Output& output,
                   Diagnostics& diagnostics) {
  const BookStage stage(site, render);
  const BookContext context = stage.context(BookForm::epub, target);
  for (std::uint32_t book = 0; book < context.layout.books.size(); ++book)
    if (std::optional<std::string> bytes = book_epub(context, book, diagnostics))
      output.add({context.layout.books[book].name + ".epub", std::move(*bytes)});
    else
      diagnostics.report_path("unwritable-output", context.layout.books[book].name + ".epub",
                              "there is no memory for the archive");
}

extern constinit const Format epub_format{
    .name = "epub",
    .summary = "each allegory as an EPUB 3",
    .render = render,
    .has_dates = true,
};

}  // namespace allegory
