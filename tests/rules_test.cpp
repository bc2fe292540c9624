// Every rule keeps what its file promises: its bad example raises its name and no other, its good
// example raises nothing, and what is printed is what was reviewed.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "rule.h"
#include "rules_markdown.h"
#include "support/golden.h"
#include "support/project.h"
#include "view.h"

namespace allegory {

namespace {

namespace fs = std::filesystem;
using NameSet = std::set<std::string>;

NameSet raised(const Diagnostics& diagnostics) {
  NameSet names;
  for (const Diagnostic& diagnostic : diagnostics.items()) names.emplace(diagnostic.name);
  return names;
}

NameSet names_of_rules() {
  NameSet names;
  for (const Rule* rule : rules()) names.emplace(rule->name);
  return names;
}

/// The text of every file below `folder` with that extension.
std::string all_text(const fs::path& folder, std::string_view extension) {
  std::string text;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == extension) text += read_file(entry.path());
  return text;
}

}  // namespace

TEST_CASE("the name of a rule is the name of its file") {
  NameSet stems;
  for (const auto& entry : fs::directory_iterator(repository() / "src/rules")) {
    std::string stem = entry.path().stem().string();
    std::ranges::replace(stem, '_', '-');
    if (entry.path().extension() == ".cpp") stems.insert(stem);
  }
  CHECK(names_of_rules() == stems);
  CHECK(rules().size() == stems.size());
}

TEST_CASE("a rule is found by its name and by no other") {
  for (const Rule* rule : rules()) CHECK(find_rule(rule->name) == rule);
  CHECK(find_rule("no-such-rule") == nullptr);
  CHECK(find_rule("") == nullptr);
}

TEST_CASE("every rule explains itself") {
  for (const Rule* rule : rules()) {
    INFO(rule->name);
    CHECK_FALSE(rule->summary.empty());
    CHECK_FALSE(rule->summary.ends_with('.'));
    CHECK(rule->summary.find('\n') == std::string_view::npos);
    CHECK_FALSE(rule->explanation.empty());
    CHECK(rule->bad.empty() == rule->good.empty());
    CHECK((rule->run == nullptr || !rule->bad.empty()));
  }
}

TEST_CASE("the bad example of a rule raises its name and no other") {
  for (const Rule* rule : rules()) {
    if (rule->bad.empty()) continue;
    const CheckedProject project = check_case(rule->bad);
    INFO(rule->name << "\n" << print_text(project.diagnostics, project.sources));
    CHECK(raised(project.diagnostics) == NameSet{std::string(rule->name)});
  }
}

TEST_CASE("the good example of a rule raises nothing") {
  for (const Rule* rule : rules()) {
    const CheckedProject project = check_case(rule->good);
    INFO(rule->name << "\n" << print_text(project.diagnostics, project.sources));
    CHECK(raised(project.diagnostics) == NameSet());
  }
}

TEST_CASE("the bad example of a rule is reported in the words that were reviewed") {
  NameSet files;
  for (const Rule* rule : rules()) {
    if (rule->bad.empty()) continue;
    const CheckedProject project = check_case(rule->bad);
    const std::string file = std::string(rule->name) + ".txt";
    files.insert(file);
    CHECK(golden_difference("tests/golden/rules/" + file,
                            print_text(project.diagnostics, project.sources)) == "");
  }
  CHECK(stale_goldens("tests/golden/rules", files) == NameSet());
}

TEST_CASE("every name that a stage reports has a rule that explains it") {
  const std::string code = all_text(repository() / "src", ".cpp");
  NameSet reported;
  for (const std::string_view call : {"report(", "report_path("}) {
    for (std::size_t at = code.find(call); at != std::string::npos; at = code.find(call, at)) {
      at = code.find_first_not_of(" \n", at + call.size());
      if (at == std::string::npos || code[at] != '"') continue;
      const std::string name = code.substr(at + 1, code.find('"', at + 1) - at - 1);
      if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos)
        reported.insert(name);
    }
  }
  REQUIRE_FALSE(reported.empty());
  const NameSet known = names_of_rules();
  for (const std::string& name : reported) {
    INFO(name);
    CHECK(known.contains(name));
  }
}

TEST_CASE("every finding is seen in an expected output") {
  const std::string expected =
      all_text(repository() / "tests/golden", ".txt") + all_text(repository() / "tests/ui", ".txt");
  for (const Rule* rule : rules()) {
    INFO(rule->name);
    CHECK(expected.find("[" + std::string(rule->name) + "]") != std::string::npos);
  }
}

TEST_CASE("docs/rules.md is up to date") {
  CHECK(golden_difference("docs/rules.md", rules_markdown()) == "");
}

TEST_CASE("docs/theme-data.md is up to date") {
  CHECK(golden_difference("docs/theme-data.md", theme_data_markdown()) == "");
}

}  // namespace allegory
