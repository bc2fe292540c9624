// Expected text in files, compared with what the program makes.
//
// UPDATE_GOLDEN=1 in the environment (`cmake --build --preset dev --target bless`) writes the files
// instead, so that the review of a change is the review of their differences.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

namespace allegory {

/// Empty if the file `path` below the repository holds exactly `actual`; else what differs, line by
/// line. When updating, writes the file and returns nothing.
std::string golden_difference(const std::filesystem::path& path, std::string_view actual);

/// The files below the folder `path` of the repository, relative to it, that are none of `wanted`:
/// expectations of what is no more. When updating, removes them and returns nothing.
std::set<std::string> stale_goldens(const std::filesystem::path& path,
                                    const std::set<std::string>& wanted);

/// How `actual` differs from `expected`: lines only in the first behind `-`, only in the second
/// behind `+`, and three common lines around each. Control characters are shown as escapes. Empty
/// if they are the same.
std::string line_difference(std::string_view expected, std::string_view actual);

/// The folder of this repository.
const std::filesystem::path& repository();

/// The program that was built.
const std::filesystem::path& program();

}  // namespace allegory
