// lost-book-html: raw HTML that an EPUB cannot hold.
#include "rule.h"

namespace allegory {

extern constinit const Rule lost_book_html{
    .name = "lost-book-html",
    .severity = Severity::warning,
    .summary = "raw HTML that is not in the EPUB",
    .explanation =
        R"(With `--trust-html`, HTML in a text goes through as it was written. An EPUB is made of XML, where one tag
that is not closed makes a whole chapter unreadable, so there HTML is still written anew from the list
of elements that `allegory explain raw-html` describes. What goes beyond it is left out.)",
    .run = nullptr,
};

}  // namespace allegory
