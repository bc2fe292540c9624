// Does by hand what run_fix does, so that a test needs no disk.
#include "support/fixed_project.h"

#include <stdexcept>
#include <utility>

namespace allegory {

FixedProject fix_case(std::string_view text, FixChoice choice) {
  constexpr int limit = 50;
  FixedProject project;
  CaseFile file = read_case(text);
  Fixer fixer(choice, page_limit);
  project.before = check_case(text);
  project.after = check_case(text);
  while (fixer.apply(project.after.diagnostics, project.after.sources)) {
    if (++project.rounds > limit) throw std::runtime_error("the fixes do not come to an end");
    for (CaseEntry& entry : file.entries)
      if (const auto fixed = fixer.files().find(entry.path); fixed != fixer.files().end())
        entry = make_entry(entry.path, fixed->second.text.after());
    project.after = check_case(write_case(file));
  }
  project.text = write_case(file);
  project.files = fixer.files();
  project.in_vain = fixer.in_vain();
  return project;
}

}  // namespace allegory
