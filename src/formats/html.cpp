// html: each allegory as one page that holds all of it, to be kept, sent and printed.
#include "book/page.h"
#include "book/stage.h"

namespace allegory {

static constexpr Target target{.name = "html",
                               .formulas = Target::Formulas::mathml,
                               .diagrams = Target::Diagrams::code,
                               .heading_ids = Target::HeadingIds::anchors};

static void render(const Site& site, const RenderContext& render, Output& output,
                   Diagnostics& diagnostics) {
  const BookStage stage(site, render);
  const BookContext context = stage.context(BookForm::html, target);
  for (std::uint32_t book = 0; book < context.layout.books.size(); ++book)
    output.add({context.layout.books[book].name + ".html", book_page(context, book, diagnostics)});
}

extern constinit const Format html_format{
    .name = "html",
    .summary = "each allegory as one page of HTML with all that it needs in it",
    .render = render,
};

}  // namespace allegory
