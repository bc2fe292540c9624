// A baseline: the findings that a project had on the day it began to be checked, in a file.
//
// Comes in: settled findings, or the text of such a file. Goes out: that text, or the findings that
// are new. A line is `FINGERPRINT RULE PATH`; only the fingerprint counts, the rest is for people.
// Lines are sorted by path and rule, so that two versions of a file differ only where findings do.
#pragma once

#include <string>
#include <string_view>

#include "diagnostic.h"
#include "source.h"

namespace allegory {

/// The first line of every baseline.
inline constexpr std::string_view baseline_header = "# allegory baseline 1";

/// The baseline of these findings; what cannot be silenced is left out. The findings are sorted.
std::string baseline_text(const Diagnostics& diagnostics, const SourceSet& sources);

/// Removes the findings that the baseline in `source` lists; they are settled and sorted. Returns
/// what is wrong with the baseline: `unused-baseline` for each line that no finding fits, unless
/// something could not be read; and `bad-baseline` if a line cannot be read. Then nothing is
/// removed.
Diagnostics apply_baseline(SourceId source, const SourceSet& sources, Diagnostics& diagnostics);

}  // namespace allegory
