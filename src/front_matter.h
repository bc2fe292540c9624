// The YAML block of a page → FrontMatter: which keys there are, what each means, how it is read.
//
// Comes in: the tree that yaml.h made. Goes out: what written.h calls FrontMatter. A mistake is
// reported and left out; the rest of the block still counts.
#pragma once

#include <span>
#include <string_view>

#include "diagnostic.h"
#include "source.h"
#include "written.h"
#include "yaml_node.h"

namespace allegory {

/// Reads the map of a page's front matter.
FrontMatter read_front_matter(const SourceSet& sources, const YamlNode& map,
                              Diagnostics& diagnostics);

/// Every key a page may have, with a sentence on what it means; for docs and schemas.
struct FrontMatterKey {
  std::string_view key;
  std::string_view type;
  std::string_view meaning;
};
std::span<const FrontMatterKey> front_matter_keys();

}  // namespace allegory
