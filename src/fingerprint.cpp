// Findings → their fingerprints. See fingerprint.h.
#include "fingerprint.h"

#include <fmt/format.h>

#include <cstdint>
#include <unordered_map>

#include "base/digest.h"

namespace allegory {

std::vector<std::string> fingerprints(const Diagnostics& diagnostics, const SourceSet& sources) {
  std::vector<std::string> prints;
  std::unordered_map<std::uint64_t, std::size_t> seen;
  for (const Diagnostic& diagnostic : diagnostics.items()) {
    Digest hash;
    hash.add(diagnostic.name).add(path_of(diagnostic, sources)).add(diagnostic.message);
    const std::size_t number = seen[hash.value()]++;
    if (number > 0) hash.add(fmt::format("{}", number));
    prints.push_back(fmt::format("{:016x}", hash.value()));
  }
  return prints;
}

}  // namespace allegory
