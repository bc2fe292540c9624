// The project that `allegory new` writes; its files travel inside the program (src/starter/).
#pragma once

#include <optional>
#include <string>

namespace allegory {

/// Writes the starter project into `folder`, which must be missing or empty. Returns why it could
/// not; nothing that was there is touched.
std::optional<std::string> write_starter(const std::string& folder);

}  // namespace allegory
