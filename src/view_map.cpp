// The page `map` of an allegory. See view.h.
#include "view_parts.h"

namespace allegory {

Value map_view(const ViewContext& context, std::uint32_t index) {
  const Place place{context, map_address(context.site.allegories[index])};
  PageFacts facts{.kind = "map"};
  facts.title = place.words().of("map_title");
  facts.allegory = index;
  return page_data(place, facts, {});
}

}  // namespace allegory
