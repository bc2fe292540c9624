// Text from anywhere → a YAML scalar that can be printed.
#pragma once

#include <string>
#include <string_view>

namespace allegory {

/// `text` as yaml_scalar (yaml_edit.h) writes it; a control character becomes an escape, so that it
/// moves no terminal and turns no line.
std::string yaml_printable_scalar(std::string_view text);

}  // namespace allegory
