// The keys of a look, as they stand in `theme.yaml` and under `look:` of an allegory.
//
// Comes in: YAML that a stranger wrote. Goes out: a Look whose texts are safe in a style sheet:
// colours in hexadecimal, lengths of a number and a unit, names of fonts in quotes. Whatever else
// is there is reported and left out.
#pragma once

#include <span>

#include "look.h"
#include "schema.h"
#include "schema_shape.h"
#include "yaml_node.h"

namespace allegory {

/// `colors`, `fonts`, `radius` and `measure`.
std::span<const Property> look_properties();
extern const YamlShape look_shape;

/// Reads one of those keys; false if the entry is none of them.
bool read_look_key(const ValueReader& read, const YamlEntry& entry, Look& look);

/// Reads all entries of `look:`.
Look read_look(const ValueReader& read, const YamlEntry& entry);

}  // namespace allegory
