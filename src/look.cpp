// See look.h.
#include "look.h"

namespace allegory {

void lay_over(Look& look, const Look& above, std::uint32_t layer) {
  for (std::size_t scheme = 0; scheme < look.colors.size(); ++scheme)
    for (std::size_t role = 0; role < color_infos.size(); ++role)
      if (const auto& chosen = above.colors[scheme][role])
        look.colors[scheme][role] = ChosenColor{chosen->color, chosen->at, layer};
  for (std::size_t index = 0; index < look.values.size(); ++index)
    if (!above.values[index].empty()) look.values[index] = above.values[index];
}

}  // namespace allegory
