// Dates that exist, and texts that only look like one.
#include <catch2/catch.hpp>

#include "base/text.h"

namespace allegory {

TEST_CASE("a day of the calendar is a date") {
  CHECK(is_date("2024-03-06"));
  CHECK(is_date("1900-05-17"));
  CHECK(is_date("2024-02-29"));
  CHECK(is_date("2000-02-29"));
  CHECK(is_date("2400-02-29"));
  CHECK(is_date("2023-12-31"));
  CHECK(is_date("2023-04-30"));
  CHECK(is_date("0001-01-01"));
}

TEST_CASE("a day that no calendar has is no date") {
  CHECK_FALSE(is_date("2023-02-29"));
  CHECK_FALSE(is_date("1900-02-29"));
  CHECK_FALSE(is_date("2023-02-30"));
  CHECK_FALSE(is_date("2023-04-31"));
  CHECK_FALSE(is_date("2023-06-31"));
  CHECK_FALSE(is_date("2023-09-31"));
  CHECK_FALSE(is_date("2023-11-31"));
  CHECK_FALSE(is_date("2023-01-32"));
  CHECK_FALSE(is_date("2023-00-10"));
  CHECK_FALSE(is_date("2023-13-10"));
  CHECK_FALSE(is_date("2023-10-00"));
}

TEST_CASE("a date is written in full and with nothing around it") {
  CHECK_FALSE(is_date(""));
  CHECK_FALSE(is_date("2024"));
  CHECK_FALSE(is_date("2024-03"));
  CHECK_FALSE(is_date("2024-3-6"));
  CHECK_FALSE(is_date("24-03-06"));
  CHECK_FALSE(is_date("2024/03/06"));
  CHECK_FALSE(is_date("20240306"));
  CHECK_FALSE(is_date(" 2024-03-06"));
  CHECK_FALSE(is_date("2024-03-06 "));
  CHECK_FALSE(is_date("2024-03-066"));
  CHECK_FALSE(is_date("6 March 2024"));
  CHECK_FALSE(is_date("+024-03-06"));
  CHECK_FALSE(is_date("2024-03-0a"));
}

TEST_CASE("a time needs seconds and a zone") {
  CHECK(is_date("2024-03-06T10:20:30Z"));
  CHECK(is_date("2024-03-06t10:20:30z"));
  CHECK(is_date("2024-03-06 10:20:30+01:00"));
  CHECK(is_date("2024-03-06T23:59:60Z"));
  CHECK(is_date("2024-03-06T00:00:00.123456-11:30"));
  CHECK_FALSE(is_date("2024-03-06T"));
  CHECK_FALSE(is_date("2024-03-06T10:20"));
  CHECK_FALSE(is_date("2024-03-06T10:20:30"));
  CHECK_FALSE(is_date("2024-03-06T10:20:30.Z"));
  CHECK_FALSE(is_date("2024-03-06T10:20:30."));
  CHECK_FALSE(is_date("2024-03-06T10:20:30.5"));
  CHECK_FALSE(is_date("2024-03-06T24:00:00Z"));
  CHECK_FALSE(is_date("2024-03-06T10:60:00Z"));
  CHECK_FALSE(is_date("2024-03-06T10:20:61Z"));
  CHECK_FALSE(is_date("2024-03-06T10:20:30+24:00"));
  CHECK_FALSE(is_date("2024-03-06T10:20:30+0100"));
  CHECK_FALSE(is_date("2024-03-06T10:20:30Zulu"));
  CHECK_FALSE(is_date("2024-02-30T10:20:30Z"));
}

}  // namespace allegory
