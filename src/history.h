// When each page was last changed, and how often, as the project's Git history tells it.
//
// Comes in: the project's folder. Goes out: facts by path; none where there is no Git, no
// repository or only a shallow one. Asked once for all pages.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace allegory {

/// What is known about one file.
struct FileHistory {
  std::string edited;           ///< the day of its last change, `YYYY-MM-DD` in UTC
  std::uint32_t revisions = 0;  ///< how many commits changed it
};

/// By path relative to the project, such as `content/index.md`.
using History = std::map<std::string, FileHistory, std::less<>>;

}  // namespace allegory
