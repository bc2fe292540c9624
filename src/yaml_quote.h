// Text from anywhere → a YAML scalar that can be printed.
#pragma once

#include <string>
#include <string_view>

namespace allegory {

/// `text` as yaml_scalar (yaml_edit.h) writes it; a control character becomes an escape, so that it
/// moves no terminal and turns no line. A control of ASCII is left
/// out, since read_yaml takes none, not even as an escape.
std::string yaml_printable_scalar(std::string_view text);

}  // namespace allegory
