// The notation of statements: `scarecrow desires brain`, `not hope causes (heart guides woodman)`.
//
//   statement = ["not"] term verb [term {role term}]
//             | ["not"] term "is" word
//   term      = name | "(" statement ")"
//
// A name is any run of characters without white space and without ( ) [ ] { } , : # | ".
// Nesting is read with a stack of our own, so that no input can exhaust the program's.
#pragma once

#include "diagnostic.h"
#include "source.h"
#include "written.h"
#include "yaml_node.h"

namespace allegory {

/// Reads the statement of the relation `id`. On a mistake reports `bad-statement` and returns a
/// statement without clauses. At most 1,000 clauses deep.
StatementText read_statement(std::string_view id, const YamlNode& node, Diagnostics& diagnostics);

/// Whether `text` can be the name of an entity, statement, verb or role.
bool is_name(std::string_view text);

/// The same as a regular expression, for schemas.
inline constexpr std::string_view name_pattern =
    R"(^[^\u0000-\u0020\u007f\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000)"
    R"(()\[\]{},:#|"]+$)";

}  // namespace allegory
