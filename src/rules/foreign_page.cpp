// foreign-page: a page that was not published from here stands in the way.
// Reported by publish_report.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule foreign_page{
    .name = "foreign-page",
    .severity = Severity::error,
    .summary = "a page that was not published from here stands in the way",
    .explanation =
        R"(The list `.allegory-published` in the repository says which files an earlier publish made. A file that
is not in it belongs to somebody else: it is neither overwritten nor removed. In a wiki a page stands in
the way also where its name differs only in case, folder or kind of markup, since readers would find
one of the two.

Give one of the two another name. `--force` replaces the page; its text stays in the history.)",
    .can_be_silenced = false,
    .exit_status = 1,
};

}  // namespace allegory
