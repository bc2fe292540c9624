// The YAML block of a page → FrontMatter: which keys there are, what each means, how it is read.
//
// Comes in: the tree that yaml.h made. Goes out: what written.h calls FrontMatter. A mistake is
// reported and left out; the rest of the block still counts.
#pragma once

#include "diagnostic.h"
#include "schema_shape.h"
#include "source.h"
#include "written.h"
#include "yaml_node.h"

namespace allegory {

/// Reads the map of a page's front matter.
FrontMatter read_front_matter(const SourceSet& sources, const YamlNode& map,
                              Diagnostics& diagnostics);

/// What a page's front matter may be; its properties are all keys, with what each means.
const YamlShape& front_matter_shape();

}  // namespace allegory
