// The page `account` of an allegory. See view.h.
#include "view_parts.h"

namespace allegory {

Value account_view(const ViewContext& context, std::uint32_t index) {
  const Place place{context, account_address(context.site.allegories[index])};
  PageFacts facts{.kind = "account"};
  facts.title = place.words().of("account_title");
  facts.allegory = index;
  return page_data(place, facts, {});
}

}  // namespace allegory
