// Filling a folder that is new: a project that a command makes.
//
// Comes in: a folder that is missing or empty, and files. Goes out: nothing, or why not. What was
// there before is never touched; a folder that holds anything is refused before a byte is written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/output_folder.h"

namespace allegory {

/// A file of a new folder; its path is plain (base/output_folder.h).
struct NewFile {
  std::string path;
  std::string bytes;
};

/// Why a folder was not filled.
struct NewFolderRefusal {
  std::string reason;
  bool is_taken = false;  ///< it holds something already
};

/// Whether `folder` is missing or empty.
std::optional<NewFolderRefusal> refuse_taken_folder(const std::string& folder);

/// Writes the files into `folder`, which is made if it is missing.
std::optional<NewFolderRefusal> fill_new_folder(const std::string& folder,
                                                const std::vector<NewFile>& files);

/// Copies a file of another folder to the same place below `prefix` of this one, which is there.
/// Returns why it could not.
std::optional<std::string> copy_into_folder(const std::string& folder, const std::string& prefix,
                                            const Folder& from, const std::string& path);

}  // namespace allegory
