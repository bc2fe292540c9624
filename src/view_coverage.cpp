// The page `coverage` of the site. See view.h.
#include "view_parts.h"

namespace allegory {

Value coverage_view(const ViewContext& context) {
  const Place place{context, std::string(coverage_address)};
  PageFacts facts{.kind = "coverage"};
  facts.title = place.words().of("coverage_title");
  return page_data(place, facts, {});
}

}  // namespace allegory
