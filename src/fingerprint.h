// What a finding is called in a baseline and in reports that are compared over time.
//
// A fingerprint is made of the rule, the file and the words of the finding, which hold the names
// involved, and not of lines, so that moving text does not make an old finding new. Findings that
// agree in all of that are told apart by their number.
#pragma once

#include <string>
#include <vector>

#include "diagnostic.h"
#include "source.h"

namespace allegory {

/// One for each finding, in the same order: 16 hexadecimal digits (FNV-1a, 64 bit).
std::vector<std::string> fingerprints(const Diagnostics& diagnostics, const SourceSet& sources);

}  // namespace allegory
