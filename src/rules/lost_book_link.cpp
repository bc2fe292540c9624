// lost-book-link: a link that leads out of a book, to nowhere.
#include "rule.h"

namespace allegory {

extern constinit const Rule lost_book_link{
    .name = "lost-book-link",
    .severity = Severity::warning,
    .summary = "a link that leads out of a book and has no address",
    .explanation =
        R"(A book (`html`, `epub`, `pdf`) holds one allegory. What a link leads to may stand elsewhere: in another
allegory, on a page that belongs to none, in a file beside the pages. Such a link leads to the site,
whose address is `base_url`. Without one there is nowhere to lead to, and the link becomes its text.)",
    .run = nullptr,
};

}  // namespace allegory
