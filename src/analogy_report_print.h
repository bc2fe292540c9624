// The report on analogies as text and as JSON.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "analogy_report.h"
#include "base/json.h"

namespace allegory {

/// What is said before the reports.
struct ReportHead {
  std::string_view version;  ///< of the program
  std::size_t errors = 0;    ///< of the check; what they are about is missing from the report
};

/// For people: plain text on lines of at most 80 columns, safe to print.
std::string report_text(std::span<const AnalogyReport> reports, const ReportHead& head);

/// For programs: one object, with paths and places.
std::string report_json(std::span<const AnalogyReport> reports, const ReportHead& head,
                        const Site& site, const SourceSet& sources);

/// `{path, range}` of a place, the range as in the report of findings; `null` for none.
Json place_json(const SourceSet& sources, const Span& at);

}  // namespace allegory
