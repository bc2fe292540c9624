// Keys of `allegory.yaml` whose values take more than a line to read. config.cpp holds the table
// that names the keys and calls these.
#pragma once

#include "config.h"
#include "schema.h"
#include "yaml_node.h"

namespace allegory {

/// `rules:`. Reports `invalid-value`, `missing-key`, `unknown-key` and `wrong-type`.
void read_user_rules(const ValueReader& read, const YamlEntry& entry, Config& config);

}  // namespace allegory
