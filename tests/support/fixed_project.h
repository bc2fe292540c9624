// A project of a case with its fixes applied, in memory, as `check --fix` does it.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "fix.h"
#include "support/project.h"

namespace allegory {

/// A project before and after.
struct FixedProject {
  CheckedProject before;
  CheckedProject after;
  std::string text;  ///< the case after all fixes
  FixedFiles files;
  std::set<std::string_view> in_vain;
  int rounds = 0;
};

/// Fixes a case until nothing is left to fix. Throws std::runtime_error if that takes more rounds
/// than a case of this size can need.
FixedProject fix_case(std::string_view text, FixChoice choice);

}  // namespace allegory
