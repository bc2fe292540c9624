// lost-book-html: raw HTML that an EPUB cannot hold.
#include "rule.h"

namespace allegory {

extern constinit const Rule lost_book_html{
    .name = "lost-book-html",
    .severity = Severity::warning,
    .summary = "raw HTML that is not in the EPUB",
    .explanation =
        R"(With `--trust-html`, HTML in a text goes through as it was written. An EPUB is made of XML, where one tag
that is not closed makes a whole chapter unreadable, so nothing of that HTML but its anchors is there.
What stands between the tags stays.)",
    .run = nullptr,
};

}  // namespace allegory
