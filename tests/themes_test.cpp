// Every folder of themes/ makes a site of this repository's own allegory.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "format.h"
#include "support/golden.h"
#include "support/html_scan.h"
#include "support/project.h"

namespace allegory {

TEST_CASE("every theme renders the sample allegory without findings or dead links") {
  std::set<std::string> themes;
  for (const auto& entry : std::filesystem::directory_iterator(repository() / "themes"))
    if (entry.is_directory()) themes.insert(entry.path().filename().string());
  REQUIRE_FALSE(themes.empty());
  const auto site = std::ranges::find(formats(), "site", &Format::name);
  REQUIRE(site != formats().end());
  for (const std::string& theme : themes) {
    INFO("theme " << theme);
    const std::optional<CheckedProject> project = check_folder(repository(), theme);
    REQUIRE(project);
    Diagnostics diagnostics;
    const RenderedFiles files = render_files(*project, **site, 2, diagnostics);
    const auto& base_url = project->site.config.base_url;
    CHECK(project->diagnostics.count(Severity::error) == 0);
    CHECK(project->diagnostics.count(Severity::warning) == 0);
    CHECK(print_text(diagnostics, project->sources) == print_text({}, {}));
    CHECK(files.contains("index.html"));
    CHECK(dead_links(files, base_url ? base_url->value : "") == std::vector<std::string>());
  }
}

}  // namespace allegory
