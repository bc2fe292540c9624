// Findings → their fingerprints. See fingerprint.h.
#include "fingerprint.h"

#include <fmt/format.h>

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace allegory {
namespace {

/// FNV-1a, 64 bit (Fowler, Noll, Vo), over several texts, each with a byte behind it that no UTF-8
/// has, so that `ab`, `c` is not `a`, `bc`.
class Hash {
 public:
  Hash& add(std::string_view text) {
    for (const char byte : text) add_byte(static_cast<unsigned char>(byte));
    add_byte(0xFF);
    return *this;
  }
  std::uint64_t value() const { return value_; }

 private:
  void add_byte(unsigned char byte) {
    value_ ^= byte;
    value_ *= 0x100000001b3U;
  }
  std::uint64_t value_ = 0xcbf29ce484222325U;
};

}  // namespace

std::vector<std::string> fingerprints(const Diagnostics& diagnostics, const SourceSet& sources) {
  std::vector<std::string> prints;
  std::unordered_map<std::uint64_t, std::size_t> seen;
  for (const Diagnostic& diagnostic : diagnostics.items()) {
    Hash hash;
    hash.add(diagnostic.name).add(path_of(diagnostic, sources)).add(diagnostic.message);
    const std::size_t number = seen[hash.value()]++;
    if (number > 0) hash.add(fmt::format("{}", number));
    prints.push_back(fmt::format("{:016x}", hash.value()));
  }
  return prints;
}

}  // namespace allegory
