// mediawiki-collision: two pages that MediaWiki would call the same.
// Reported by mediawiki/layout.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule mediawiki_collision{
    .name = "mediawiki-collision",
    .severity = Severity::warning,
    .summary = "two pages that MediaWiki would call the same",
    .explanation =
        R"(A wiki has no folders, so all pages of a project share their titles; and MediaWiki makes the first
letter large and `_` a space. Of two pages with one title `allegory build --format mediawiki` gives the
later one what stands above it in parentheses behind its title, and all links follow. An alias with the
title of a page gets no redirect.)",
};

}  // namespace allegory
