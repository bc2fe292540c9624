// A ZIP archive whose bytes depend on nothing but what is put in. The only user of libzip.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace allegory {

/// A file of an archive.
struct ZipEntry {
  std::string path;
  std::string bytes;
  bool is_stored = false;  ///< put in as it is, and not made smaller
};

/// The archive with these files in this order, each dated the first of January 1980, the earliest
/// day that the format knows; empty if it cannot be made (there is no memory, or too much of it).
std::optional<std::string> make_zip(const std::vector<ZipEntry>& entries);

}  // namespace allegory
