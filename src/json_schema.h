// The tables of keys → JSON Schema, so that an editor completes and checks what an author writes.
//
// Comes in: the shapes of front matter and of the configuration (schema_shape.h). Goes out: schemas
// that accept what the program accepts, and reject what it reports as `wrong-type`, `unknown-key`,
// `missing-key` or `invalid-value`, as far as a schema can see it: leap years, names that something
// else declares and the difference between `0x1F` and `31` it cannot. What an editor hands to the
// schema was read as YAML 1.2, whose core schema makes numbers and truth values of some texts.
#pragma once

#include <string>

namespace allegory {

/// The schema (draft-07) of a page's front matter, as text with a line end.
std::string front_matter_schema();

/// The same of `allegory.yaml`.
std::string config_schema();

}  // namespace allegory
