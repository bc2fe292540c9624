// A page of nothing but front matter, read; for tests of front_matter.h.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "front_matter.h"
#include "support/findings.h"
#include "yaml.h"

namespace allegory {

/// A page whose first line is `---`.
struct ReadPage {
  SourceSet sources;
  Diagnostics diagnostics;
  FrontMatter front;

  explicit ReadPage(const std::string& text) {
    const SourceId id = sources.add("page.md", "---\n" + text + "---\n");
    const Span block{id, 4, 4 + static_cast<std::uint32_t>(text.size())};
    const std::optional<YamlNode> map = read_yaml(sources, block, diagnostics);
    REQUIRE(map.has_value());
    front = read_front_matter(sources, *map, diagnostics);
  }
  std::string findings() const { return describe(sources, diagnostics); }
};

/// The front matter of a block; a finding fails the test.
inline FrontMatter clean(const std::string& text) {
  ReadPage page(text);
  CHECK(page.findings() == "");
  return std::move(page.front);
}

/// The values with commas between them.
inline std::string words(const std::vector<Spanned<std::string>>& texts) {
  std::string joined;
  for (const Spanned<std::string>& each : texts) joined += (joined.empty() ? "" : ",") + each.value;
  return joined;
}

}  // namespace allegory
