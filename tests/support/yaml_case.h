// A block of YAML as front matter of a page, read; for tests of yaml.h and of what works on its
// tree.
#pragma once

#include <optional>
#include <string>

#include "support/findings.h"
#include "yaml.h"

namespace allegory {

/// The front matter of a page whose first line is `---`.
struct ReadBlock {
  SourceSet sources;
  Span block;
  Diagnostics diagnostics;
  std::optional<YamlNode> map;

  explicit ReadBlock(const std::string& text) {
    const SourceId id = sources.add("page.md", "---\n" + text + "---\nBody\n");
    block = {id, 4, 4 + static_cast<std::uint32_t>(text.size())};
    map = read_yaml(sources, block, diagnostics);
  }

  /// All findings as text, see findings.h.
  std::string findings() const { return describe(sources, diagnostics); }
  std::string place_of(const Span& at) const { return place(sources, at); }
};

}  // namespace allegory
