// YAML text → a small tree in which every node has its place. The only user of yaml-cpp.
//
// yaml-cpp accepts much broken text without a word and can be crashed by seven bytes, so it is
// driven by its events and never builds its own graph: anchors, aliases, tags and merge keys are
// reported and dropped, nesting and the number of nodes are bounded, a sentinel key behind the text
// proves that all of it was read, and of two equal keys the first stays and the second is reported.
#pragma once

#include <optional>

#include "diagnostic.h"
#include "source.h"
#include "yaml_node.h"

namespace allegory {

/// Reads the YAML of `block`, which must be a mapping (an empty block is an empty one). Reports
/// `front-matter-syntax` and returns nothing if it cannot be read; reports `duplicate-id` for a
/// repeated key and goes on. Spans are byte ranges of the block's source.
std::optional<YamlNode> read_yaml(const SourceSet& sources, const Span& block,
                                  Diagnostics& diagnostics);

}  // namespace allegory
