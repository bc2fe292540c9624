// A language tag → the languages that may stand in for it. See text.h.
#include <algorithm>

#include "base/text.h"

namespace allegory {

std::vector<std::string> language_choices(std::string_view tag) {
  std::string choice(tag);
  std::ranges::transform(choice, choice.begin(), [](char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
  });
  std::vector<std::string> choices{choice};
  for (std::size_t hyphen = choice.rfind('-'); hyphen != std::string::npos;
       hyphen = choice.rfind('-')) {
    choice.resize(hyphen);
    // A lone letter only says what the parts behind it are.
    if (hyphen >= 2 && choice[hyphen - 2] == '-') continue;
    choices.push_back(choice);
  }
  return choices;
}

}  // namespace allegory
