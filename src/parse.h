// One source → one ParsedSection: its front matter typed, the facts of its Markdown.
//
// A page whose front matter cannot be read is kept and marked `broken`: its Markdown still counts,
// and no rule complains about what the front matter would have said.
#pragma once

#include <vector>

#include "diagnostic.h"
#include "load.h"
#include "page_reader.h"
#include "source.h"
#include "written.h"

namespace allegory {

/// Reads every page, on at most `jobs` threads; the results are in the order of `pages`.
std::vector<ParsedSection> parse(const SourceSet& sources, const std::vector<SourceId>& pages,
                                 const ReadingGuard& guard, unsigned jobs,
                                 Diagnostics& diagnostics);

}  // namespace allegory
