// Changing a file that somebody wrote: all of it at once, and only if it is still what was read.
//
// Comes in: a folder, a relative path, the bytes that were read and those that are to be there.
// Goes out: nothing, or why the file is as it was. The new bytes are on the disk before the name is
// given to them, so that a file is never half old and half new, not even when the power fails.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/files.h"

namespace allegory {

/// Replaces a regular file below `root` and keeps its mode, owner and group. Else says why it was
/// left, `is …` or `cannot …`: it holds other bytes than `expected`, is a symbolic link or reached
/// by one, may not be written, or the system refuses.
std::optional<std::string> replace_file(const Folder& root, const std::string& path,
                                        std::string_view expected, std::string_view bytes);

}  // namespace allegory
