// FNV-1a, 64 bit: its published values, and what a digest of several texts adds to it.
#include "base/digest.h"

#include <catch2/catch.hpp>

namespace allegory {

TEST_CASE("digests are those that the authors of FNV-1a published") {
  CHECK(digest_of("") == 0xcbf29ce484222325U);
  CHECK(digest_of("a") == 0xaf63dc4c8601ec8cU);
  CHECK(digest_of("foobar") == 0x85944171f73967e8U);
}

TEST_CASE("where one text ends and the next begins counts") {
  CHECK(Digest().add("ab").add("c").value() != Digest().add("a").add("bc").value());
  CHECK(Digest().add("a").value() == digest_of("a\xff"));
  CHECK(Digest().add(std::uint64_t{0x4241}).value() == digest_of({"AB\0\0\0\0\0\0", 8}));
}

}  // namespace allegory
