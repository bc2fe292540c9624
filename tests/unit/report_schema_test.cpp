// Unit tests of src/report_schema.h. That reports fit the schema is proved by a validator, in
// tests/clients/json.js.
#include "report_schema.h"

#include <catch2/catch.hpp>

#include "support/golden.h"

namespace allegory {

TEST_CASE("the schema of reports is the one that was reviewed") {
  CHECK(golden_difference("tests/golden/report-schema.json", report_schema()) == "");
}

}  // namespace allegory
