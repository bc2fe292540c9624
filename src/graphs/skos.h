// An allegory as a vocabulary: SKOS, SSSOM and Dublin Core in JSON-LD, and the shapes that such a
// file has in SHACL.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "format.h"

namespace allegory {

/// One allegory as JSON-LD with its vocabularies written out: its two schemes, their concepts, the
/// mappings, statements, what became of them, and breaks. Entities of other allegories of which it
/// speaks are described too, as far as this one declares something of them.
std::string skos_json(const ViewContext& view, std::uint32_t allegory);

/// SHACL shapes in Turtle, with the terms for what SKOS has no word for.
std::string_view skos_shapes();

}  // namespace allegory
