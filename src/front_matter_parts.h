// The keys of front matter that speak of the allegory: each function reads the value of one key,
// and the shape beside it says what that value may be.
//
// Comes in: the entry as written. Goes out: declarations in a FrontMatter, in the order written.
// front_matter.cpp holds the table that names the keys and calls these.
#pragma once

#include "schema.h"
#include "schema_shape.h"
#include "written.h"
#include "yaml_node.h"

namespace allegory {

/// `characters:`, `concepts:` and the other groups of `kinds`.
void read_kind_group(const ValueReader& read, const YamlEntry& entry, const KindInfo& kind,
                     FrontMatter& front);
extern const YamlShape kind_group_shape;

/// `maps:`, `pairs:` and `sections:`.
void read_maps(const ValueReader& read, const YamlEntry& entry, FrontMatter& front);
void read_pairs(const ValueReader& read, const YamlEntry& entry, FrontMatter& front);
void read_sections(const ValueReader& read, const YamlEntry& entry, FrontMatter& front);
extern const YamlShape maps_shape, pairs_shape, sections_shape;

/// `relations:`, `verbs:`, `predicates:` and `breaks:`.
void read_relations(const ValueReader& read, const YamlEntry& entry, FrontMatter& front);
void read_verbs(const ValueReader& read, const YamlEntry& entry, FrontMatter& front);
void read_predicates(const ValueReader& read, const YamlEntry& entry, FrontMatter& front);
void read_breaks(const ValueReader& read, const YamlEntry& entry, FrontMatter& front);
extern const YamlShape relations_shape, verbs_shape, predicates_shape, breaks_shape;

/// `allegory:`.
void read_allegory_head(const ValueReader& read, const YamlEntry& entry, FrontMatter& front);
extern const YamlShape allegory_head_shape;

/// Reports `invalid-value` and returns false for text that cannot be the name of anything.
bool check_name(const ValueReader& read, const Spanned<std::string>& name);

}  // namespace allegory
