// Site → findings: runs every rule, gives each finding its level, drops what was silenced.
//
// This is the one place where severities come from: the rule's own, or the one that `levels:` sets.
// Findings of earlier stages pass through here too, so that `levels:`, `allow:` and
// `<!-- allegory-allow … -->` mean the same for all of them.
#pragma once

#include <vector>

#include "allegory.h"
#include "analogy/analogies.h"
#include "diagnostic.h"

namespace allegory {

/// Runs the rules on at most `jobs` threads and adds their findings, then settles all of them:
/// levels, silencers, `unused-allowance`, order. Returns what it computed on the way.
Analogies check(const Site& site, const SourceSet& sources, unsigned jobs,
                Diagnostics& diagnostics);

/// Gives findings their severity: the rule's own, or that of `levels:`; drops those that are `off`.
/// For what is found after the check, and where there is nothing to check.
void apply_levels(const Config& config, Diagnostics& diagnostics);

/// The exit status that findings lead to: 0, 1 (findings at or above `deny`), 2 (configuration) or
/// 3 (could not read or write). The highest that applies.
int exit_status(const Diagnostics& diagnostics, const SourceSet& sources, Deny deny);

}  // namespace allegory
