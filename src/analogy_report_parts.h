// Pieces of the report on an analogy. Only the analogy_report*.cpp files include this.
#pragma once

#include "analogy_report.h"

namespace allegory {

/// What a report is made from.
struct ReportContext {
  const Site& site;
  std::uint32_t index = none;  ///< of Site::allegories
  const Allegory& allegory;
  const Mapping& mapping;
  const Structure& structure;
  const std::vector<std::string>& sentences;  ///< statement_sentences()
};

/// A reference with its words; an unbound one is told as it was written.
ReportName name_of(const ReportContext& context, const Reference& reference);

/// Adds what nothing stands for, where the analogy breaks, where both sides clash, what is unused.
/// Links and both sides have to be there.
void add_gaps(const ReportContext& context, AnalogyReport& report);

}  // namespace allegory
