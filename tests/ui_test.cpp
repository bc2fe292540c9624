// Every tests/ui/*.txt: the real program, from command line to exit status. The format of a case is
// in support/ui_case.h.
#include <catch2/catch.hpp>
#include <set>

#include "rule.h"
#include "support/case_file.h"
#include "support/golden.h"
#include "support/ui_case.h"

namespace allegory {

TEST_CASE("the program does what its UI cases say") {
  std::set<std::string> cases;
  for (const auto& entry : std::filesystem::directory_iterator(repository() / "tests/ui"))
    if (entry.path().extension() == ".txt") cases.insert(entry.path().filename().string());
  REQUIRE_FALSE(cases.empty());
  for (const std::string& name : cases) {
    const std::filesystem::path path = "tests/ui/" + name;
    const CaseFile file = read_case(read_file(repository() / path));
    if (!can_run(file)) {
      WARN(path.string() << " is left out, since there is no Git");
      continue;
    }
    const UiOutcome outcome = run_ui_case(file, program());
    INFO(path.string());
    CHECK(outcome.problems == std::vector<std::string>());
    CHECK(golden_difference(path, write_case(outcome.actual)) == "");
  }
}

// Here and not among the tests of rules, so that it comes after all that `bless` writes.
TEST_CASE("every rule appears in some expected output") {
  std::string printed;
  for (const auto& entry : std::filesystem::directory_iterator(repository() / "tests/ui"))
    for (const CaseEntry& file : read_case(read_file(entry.path())).entries)
      if (file.path == "stdout" || file.path == "stderr") printed += file.content;
  for (const auto& entry : std::filesystem::directory_iterator(repository() / "tests/golden/rules"))
    printed += read_file(entry.path());
  for (const Rule* rule : rules()) {
    INFO(rule->name);
    CHECK(printed.find("[" + std::string(rule->name) + "]") != std::string::npos);
  }
}

}  // namespace allegory
