// `--limits`: every limit has one name, one range, and one place where it is read.
#include "page_limits.h"

#include <catch2/catch.hpp>

namespace allegory {

namespace {

std::string problem(std::string_view text) {
  Limits limits;
  return read_limits(text, limits).value_or("");
}

}  // namespace

TEST_CASE("limits are moved by their names, and sizes are written with K, M or G") {
  Limits limits;
  CHECK_FALSE(read_limits("nesting=200,page=16M,front-matter=1024,page-memory=2G", limits));
  CHECK(limits.nesting == 200);
  CHECK(limits.page == 16U << 20U);
  CHECK(limits.front_matter == 1024);
  CHECK(limits.page_memory == 2ULL << 30U);
  CHECK(limits.cells == Limits{}.cells);
}

TEST_CASE("what is no limit, or out of its range, is said and not guessed") {
  CHECK(problem("nestin=5") == "no limit is called `nestin`; did you mean `nesting`?");
  CHECK(problem("") ==
        "no limit is called ``; there are page, front-matter, nesting, cells, references, "
        "addresses, page-seconds, page-memory");
  CHECK(problem("nesting") == "`nesting` cannot be ``, but 1 to 1000");
  CHECK(problem("nesting=0") == "`nesting` cannot be `0`, but 1 to 1000");
  CHECK(problem("nesting=2K") == "`nesting` cannot be `2K`, but 1 to 1000");
  CHECK(problem("page=-1") == "`page` cannot be `-1`, but 1K to 256M");
  CHECK(problem("page=99999999999999999G") ==
        "`page` cannot be `99999999999999999G`, but 1K to 256M");
  CHECK(problem("page=M") == "`page` cannot be `M`, but 1K to 256M");
  CHECK(problem("cells=5,") != "");
}

TEST_CASE("limits that are written down are the same when they are read") {
  Limits limits;
  REQUIRE_FALSE(read_limits("page=1025,page-memory=65M,page-seconds=7", limits));
  Limits again;
  CHECK_FALSE(read_limits(limits_text(limits), again));
  CHECK(again == limits);
  CHECK(limits_text(Limits{}) ==
        "page=8M,front-matter=64K,nesting=100,cells=200000,references=16M,addresses=64M,"
        "page-seconds=5,page-memory=1G");
}

TEST_CASE("a help line names the option that moves the limit") {
  CHECK(limit_help("nesting") == ", or move the limit with `--limits nesting=N`");
  CHECK(limit_help("page") == ", or move the limit with `--limits page=SIZE`");
  CHECK(size_words(8U << 20U) == "8 MiB");
  CHECK(size_words(1000) == "1000 bytes");
}

}  // namespace allegory
