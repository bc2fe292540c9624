// FNV-1a, 64 bit (Fowler, Noll, Vo): a number for a text that is the same on every machine, unlike
// std::hash. Not for secrets: whoever wants two texts with one digest can make them.
#pragma once

#include <cstdint>
#include <string_view>

namespace allegory {

/// The digest of no bytes, and of one byte behind those that have a digest already.
inline constexpr std::uint64_t digest_begin = 0xcbf29ce484222325U;
constexpr std::uint64_t digest_step(std::uint64_t digest, char byte) {
  return (digest ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
}

/// The digest of a text.
constexpr std::uint64_t digest_of(std::string_view text) {
  std::uint64_t digest = digest_begin;
  for (const char byte : text) digest = digest_step(digest, byte);
  return digest;
}

/// A digest of several texts, each with a byte behind it that no UTF-8 has, so that `ab`, `c` is
/// not `a`, `bc`.
class Digest {
 public:
  Digest& add(std::string_view text) {
    for (const char byte : text) value_ = digest_step(value_, byte);
    value_ = digest_step(value_, '\xff');
    return *this;
  }
  /// The eight bytes of a number, the lowest first.
  Digest& add(std::uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8)
      value_ = digest_step(value_, static_cast<char>((number >> shift) & 0xFFU));
    return *this;
  }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = digest_begin;
};

}  // namespace allegory
