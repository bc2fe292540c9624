// Text from anywhere as YAML: what was written is read as the same text.
#include "yaml_quote.h"

#include <catch2/catch.hpp>
#include <string>

#include "support/yaml_case.h"

using namespace std::string_literals;

namespace allegory {

namespace {

/// `text` as it is read where it was written.
std::string read_back(const std::string& text) {
  const ReadBlock read("title: " + yaml_printable_scalar(text) + "\n");
  CHECK(read.findings() == "");
  REQUIRE(read.map);
  return read.map->entries.at(0).value.text;
}

}  // namespace

TEST_CASE("text that is printed as YAML is read as it was") {
  for (const std::string& text :
       {"plain"s, "a: b # c"s, ""s, "\"quoted\" \\"s, "two\nlines\r\n"s, "a\tb"s, "\u0085\u2028"s,
        "\u202Eturned\u202C"s, "\U0001F331"s, "~"s, "- [x]"s}) {
    CAPTURE(text);
    CHECK(read_back(text) == text);
  }
}

TEST_CASE("controls that YAML is refused with are left out when it is written") {
  CHECK(read_back("a\x01\x1B[31mb\x7F") == "a[31mb");
  CHECK(read_back("\0"s).empty());
  CHECK(read_back("\x01\u0085").size() == 2);
}

}  // namespace allegory
