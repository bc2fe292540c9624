// The page `letters` of the site. See view.h.
#include "view_parts.h"

namespace allegory {

Value letters_view(const ViewContext& context) {
  const Place place{context, std::string(letters_address)};
  PageFacts facts{.kind = "letters"};
  facts.title = place.words().of("letters_title");
  return page_data(place, facts, {});
}

}  // namespace allegory
