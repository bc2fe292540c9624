// What every fix of every rule must keep to, shown on the rule's own examples. They are the laws of
// bidirectional transformations for repairs: a fix is correct, leaves alone what is well, changes
// no more than it shows, and has nothing left to do afterwards.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <random>

#include "rule.h"
#include "support/fixed_project.h"
#include "support/golden.h"

namespace allegory {

namespace {

using NameSet = std::set<std::string_view>;

NameSet raised(const CheckedProject& project) {
  NameSet names;
  for (const Diagnostic& diagnostic : project.diagnostics.items()) names.insert(diagnostic.name);
  return names;
}

std::vector<const Fix*> fixes_of(const CheckedProject& project) {
  std::vector<const Fix*> fixes;
  for (const Diagnostic& diagnostic : project.diagnostics.items())
    if (diagnostic.fix) fixes.push_back(&*diagnostic.fix);
  return fixes;
}

FixKind kind_of(const std::vector<const Fix*>& fixes) {
  if (fixes.empty()) return FixKind::none;
  return std::ranges::all_of(fixes, &Fix::safe) ? FixKind::safe : FixKind::ask;
}

std::vector<const Rule*> rules_with_fix() {
  std::vector<const Rule*> found;
  for (const Rule* rule : rules())
    if (rule->fix != FixKind::none) found.push_back(rule);
  return found;
}

std::string shown(const FixedProject& project) {
  return project.text + "\n" + print_text(project.after.diagnostics, project.after.sources);
}

/// The text of each file of a project with the edits of all its fixes applied, last one first.
std::map<std::string, std::string> edited(const CheckedProject& project) {
  std::vector<Edit> edits;
  for (const Fix* fix : fixes_of(project))
    edits.insert(edits.end(), fix->edits.begin(), fix->edits.end());
  std::ranges::sort(edits, std::ranges::greater{}, [](const Edit& edit) { return edit.at.begin; });
  std::map<std::string, std::string> texts;
  for (const Edit& edit : edits) {
    const Source& source = project.sources[edit.at.source];
    std::string& text = texts.try_emplace(source.path, source.text).first->second;
    text.replace(edit.at.begin, edit.at.end - edit.at.begin, edit.replacement);
  }
  return texts;
}

/// A folder as a case of its configuration and pages.
std::string case_of(const std::filesystem::path& folder) {
  CaseFile file;
  file.entries.push_back(make_entry("allegory.yaml", read_file(folder / "allegory.yaml")));
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "content"))
    if (entry.is_regular_file())
      file.entries.push_back(
          make_entry(std::filesystem::relative(entry.path(), folder).generic_string(),
                     read_file(entry.path())));
  return write_case(file);
}

/// A case in which a few letters of pages and of the configuration have changed places.
std::string damaged(const CaseFile& file, unsigned seed) {
  std::mt19937 random(seed);
  CaseFile result = file;
  for (CaseEntry& entry : result.entries) {
    if (!entry.path.ends_with(".md") && entry.path != "allegory.yaml") continue;
    std::string bytes = bytes_of(entry);
    for (int slips = 4; slips > 0; --slips) {
      const std::size_t at = random() % (bytes.size() - 2);
      if (std::isalpha(static_cast<unsigned char>(bytes[at])) != 0 &&
          std::isalpha(static_cast<unsigned char>(bytes[at + 1])) != 0)
        std::swap(bytes[at], bytes[at + 1]);
    }
    entry = make_entry(entry.path, bytes);
  }
  return write_case(result);
}

}  // namespace

TEST_CASE("a rule says truly whether it has a fix, and whether that is safe") {
  CHECK(rules_with_fix().size() > 10);
  for (const Rule* rule : rules()) {
    INFO(rule->name);
    // A fix that no example shows would be held to nothing.
    CHECK((rule->fix == FixKind::none || !rule->bad.empty()));
    if (!rule->bad.empty()) CHECK(kind_of(fixes_of(check_case(rule->bad))) == rule->fix);
  }
}

TEST_CASE("a fix removes its finding and brings no error or warning") {
  for (const Rule* rule : rules_with_fix()) {
    const FixedProject project = fix_case(rule->bad, FixChoice::all);
    INFO(rule->name << "\n" << shown(project));
    CHECK(project.in_vain == NameSet{});
    CHECK_FALSE(raised(project.after).contains(rule->name));
    CHECK(project.after.diagnostics.count(Severity::error) == 0);
    CHECK(project.after.diagnostics.count(Severity::warning) == 0);
  }
}

TEST_CASE("a guess is made only when it is asked for") {
  for (const Rule* rule : rules_with_fix()) {
    const FixedProject project = fix_case(rule->bad, FixChoice::safe);
    INFO(rule->name << "\n" << shown(project));
    CHECK(project.files.empty() == (rule->fix == FixKind::ask));
    CHECK(raised(project.after).contains(rule->name) == (rule->fix == FixKind::ask));
  }
}

TEST_CASE("what is well is left alone") {
  for (const Rule* rule : rules()) {
    INFO(rule->name);
    CHECK(fix_case(rule->good, FixChoice::all).files.empty());
  }
  for (const std::filesystem::path& folder : {repository(), repository() / "src/starter"}) {
    const FixedProject project = fix_case(case_of(folder), FixChoice::safe);
    INFO(folder << "\n" << print_text(project.before.diagnostics, project.before.sources));
    CHECK(project.before.site.sections.size() > 1);
    CHECK(project.files.empty());
  }
}

TEST_CASE("no byte changes but those that the edits show") {
  for (const Rule* rule : rules_with_fix()) {
    const FixedProject project = fix_case(rule->bad, FixChoice::all);
    INFO(rule->name << "\n" << shown(project));
    // Where one round was enough, the edits can be applied by somebody else.
    if (project.rounds != 1) continue;
    std::map<std::string, std::string> texts;
    for (const auto& [path, file] : project.files) {
      texts[path] = file.text.after();
      std::size_t end = 0;
      for (const KeptRun& run : file.text.kept()) {
        CHECK(run.after >= end);
        end = run.after + run.length;
        CHECK(file.text.before().substr(run.before, run.length) ==
              file.text.after().substr(run.after, run.length));
      }
    }
    CHECK(texts == edited(project.before));
  }
}

TEST_CASE("what was fixed needs no fix") {
  for (const Rule* rule : rules_with_fix()) {
    for (const FixChoice choice : {FixChoice::safe, FixChoice::all}) {
      const FixedProject once = fix_case(rule->bad, choice);
      const FixedProject twice = fix_case(once.text, choice);
      INFO(rule->name << "\n" << shown(once));
      CHECK(twice.files.empty());
      CHECK(twice.text == once.text);
    }
  }
}

TEST_CASE("a real project with slips of the finger keeps the laws, too") {
  const CaseFile sample = read_case(case_of(repository()));
  std::size_t fixes = 0;
  for (unsigned seed = 0; seed < 40; ++seed) {
    const std::string text = damaged(sample, seed);
    const FixedProject once = fix_case(text, FixChoice::all);
    for (const auto& [path, file] : once.files) fixes += file.fixes;
    INFO(seed << "\n" << print_text(once.after.diagnostics, once.after.sources));
    CHECK(once.in_vain == NameSet{});
    CHECK(fixes_of(once.after).empty());
    CHECK(fix_case(once.text, FixChoice::all).files.empty());
    CHECK(once.after.diagnostics.count(Severity::error) <=
          once.before.diagnostics.count(Severity::error));
    // What could be read before can be read now.
    const std::string before = print_text(once.before.diagnostics, once.before.sources);
    const std::string after = print_text(once.after.diagnostics, once.after.sources);
    CHECK((before.find("front-matter-syntax") != std::string::npos ||
           after.find("front-matter-syntax") == std::string::npos));
  }
  CHECK(fixes > 40);
}

}  // namespace allegory
