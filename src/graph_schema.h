// What `graph.json` looks like, as a JSON Schema.
#pragma once

#include <string>

namespace allegory {

/// The schema (draft-07) of what src/site/graph.cpp makes, as text with a line end.
std::string graph_schema();

}  // namespace allegory
