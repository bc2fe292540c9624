// Where a folder or a file stands, seen from another folder. Asks the disk, reads nothing.
#pragma once

#include <string>

namespace allegory {

/// The path of `folder` from the root of the Git repository that holds it, with `/` between its
/// parts: that is from the nearest folder upward that has `.git`. Empty if it is that folder
/// itself, if there is no repository, or if the system does not tell.
std::string folder_in_repository(const std::string& folder);

/// `path` as seen from `folder`, if the file lies below it; else `path` as it is. Both are relative
/// to the working directory, or absolute; the file need not exist.
std::string path_in_folder(const std::string& folder, const std::string& path);

/// The working directory, absolute; empty if the system does not tell.
std::string working_folder();

/// The folder that holds the program that runs, links followed; empty if the system does not tell.
std::string program_folder();

}  // namespace allegory
