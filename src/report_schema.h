// What the report `json` looks like, as a JSON Schema.
#pragma once

#include <string>

namespace allegory {

/// The schema (draft-07) of what src/printers/json.cpp prints, as text with a line end.
std::string report_schema();

}  // namespace allegory
