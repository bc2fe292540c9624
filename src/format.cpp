// Names of documents. See format.h.
#include "format.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace allegory {

static std::string wanted_name(const Allegory& allegory) {
  if (allegory.folder.empty())
    return address_segment(allegory.title.substr(0, allegory.title.find(": ")));
  std::string folder = allegory.folder;
  std::ranges::replace(folder, '/', '-');
  return address_segment(folder);
}

std::vector<std::string> document_names(const Site& site) {
  std::vector<std::string> names;
  std::set<std::string> taken;
  for (const Allegory& allegory : site.allegories) {
    const std::string wanted = wanted_name(allegory);
    std::string name = wanted;
    for (int times = 2; !taken.insert(fold(name)).second; ++times)
      name = fmt::format("{}-{}", wanted, times);
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace allegory
