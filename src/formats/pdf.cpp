// pdf: each allegory as a PDF, printed by Chromium from the page that the format html makes.
#include "book/pdf.h"

#include <fmt/format.h>

#include "book/package.h"
#include "book/page.h"
#include "book/stage.h"

namespace allegory {

static constexpr Target target{.name = "pdf",
                               .formulas = Target::Formulas::mathml,
                               .diagrams = Target::Diagrams::code,
                               .heading_ids = Target::HeadingIds::anchors};

static void render(const Site& site, const RenderContext& render, Output& output,
                   Diagnostics& diagnostics) {
  const std::optional<std::string> browser = find_browser();
  if (!browser) {
    diagnostics.report_path("no-pdf", "", "there is no Chromium in PATH, which prints PDF")
        .help("install `chromium`, or build `html` and print that page with any browser");
    return;
  }
  const BookStage stage(site, render);
  const BookContext context = stage.context(BookForm::pdf, target);
  for (std::uint32_t at = 0; at < context.layout.books.size(); ++at) {
    const Book& book = context.layout.books[at];
    PrintedPdf printed = print_pdf(*browser, book_page(context, at, diagnostics),
                                   book_modified(context, book).substr(0, 10));
    if (printed.bytes)
      output.add({book.name + ".pdf", std::move(*printed.bytes)});
    else
      diagnostics
          .report_path(
              "no-pdf", "",
              fmt::format("`{}` could not print `{}`: {}", *browser, book.title, printed.reason))
          .help("build `html` and print that page with any browser");
  }
}

extern constinit const Format pdf_format{
    .name = "pdf",
    .summary = "each allegory as a PDF with tags and bookmarks, printed by Chromium",
    .render = render,
    .has_dates = true,
};

}  // namespace allegory
