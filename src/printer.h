// What a report style is: a name and a function from findings to text. All a file in printers/
// needs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "diagnostic.h"
#include "source.h"

namespace allegory {

/// How a report may look.
struct Style {
  bool color = false;
};

/// A report style. The findings are sorted.
struct Printer {
  std::string_view name;
  std::string_view summary;
  std::string (*print)(const Diagnostics&, const SourceSet&, const Style&);
};

/// All report styles, sorted by name; made from the files in printers/.
const std::vector<const Printer*>& printers();

}  // namespace allegory
