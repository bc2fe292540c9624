// Real documentation that nobody wrote for this program: what is broken in it is found, what works
// is not complained about, and it renders. The corpora are no part of the project; without them the
// test says so and passes.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <memory>
#include <set>
#include <string>

#include "support/golden.h"
#include "support/project.h"

namespace allegory {

namespace {

namespace fs = std::filesystem;
using Findings = std::set<std::string>;

/// A project whose `content/` is a copy of the corpus of that name; empty if it is not there.
std::unique_ptr<TemporaryFolder> project_of(const std::string& corpus) {
  const fs::path from = repository() / ".." / "shared" / "corpora" / corpus;
  if (!fs::is_directory(from)) {
    WARN("skipped: the corpus `" << corpus << "` is not beside this checkout");
    return nullptr;
  }
  auto project = std::make_unique<TemporaryFolder>();
  fs::copy(from, project->path() / "content", fs::copy_options::recursive);
  for (const auto& entry : fs::recursive_directory_iterator(project->path()))
    fs::permissions(entry.path(), fs::perms::owner_write, fs::perm_options::add);
  write_file(project->path() / "allegory.yaml", "title: " + corpus + "\n");
  return project;
}

/// The errors as `rule path:line`.
Findings errors(const CheckedProject& project) {
  Findings found;
  for (const Diagnostic& diagnostic : project.diagnostics.items()) {
    if (diagnostic.severity != Severity::error) continue;
    REQUIRE_FALSE(diagnostic.labels.empty());
    const Span& at = diagnostic.labels.front().at;
    found.insert(fmt::format("{} {}:{}", diagnostic.name,
                             content_path(project.sources[at.source].path),
                             project.sources.position(at.source, at.begin).line));
  }
  return found;
}

void check_corpus(const std::string& corpus, const Findings& broken, std::size_t pages) {
  const std::unique_ptr<TemporaryFolder> folder = project_of(corpus);
  if (!folder) return;
  const std::optional<CheckedProject> project = check_folder(folder->path(), "");
  REQUIRE(project);
  CHECK(errors(*project) == broken);
  CHECK(project->site.sections.size() == pages);
  for (const Format* format : formats()) {
    Diagnostics diagnostics;
    const RenderedFiles one = render_files(*project, *format, 1, diagnostics);
    const RenderedFiles four = render_files(*project, *format, 4, diagnostics);
    CHECK_FALSE(one.empty());
    CHECK(one == four);
  }
}

}  // namespace

TEST_CASE("in a wiki of notes the links that are broken are found, and no others") {
  check_corpus("foam",
               {
                   // in the HTML of a table of contributors: `<a href="#tool-name" …>`
                   "broken-anchor index.md:153",
                   "broken-anchor index.md:217",
                   "broken-anchor index.md:234",
                   "broken-anchor index.md:258",
                   "broken-anchor user/recipes/generate-material-for-mkdocs-site.md:35",
                   "broken-anchor user/recipes/generate-material-for-mkdocs-site.md:39",
                   "broken-link dev/design/static-site-publishing-research.md:11",
                   // `[text]()`, and a file above the folder that is published
                   "broken-link user/recipes/capture-notes-with-shortcuts-and-github-actions.md:18",
                   "outside-project dev/contribution-guide.md:3",
                   "dangling-wiki-link user/index.md:69",
                   "dangling-wiki-link user/tools/cli/search.md:11",
               },
               86);
}

TEST_CASE("in a product's documentation the links that are broken are found, and no others") {
  check_corpus("wsl",
               {
                   "broken-anchor install.md:35",
                   "broken-anchor tutorials/gpu-compute.md:27",
                   "broken-anchor use-custom-distro.md:32",
                   "broken-link basic-commands.md:160",
                   "missing-asset troubleshooting-guide.md:81",
               },
               36);
}

}  // namespace allegory
