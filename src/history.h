// When each page was last changed, and how often, as the project's Git history tells it.
//
// Comes in: the project's folder and the paths of its pages. Goes out: facts by path; none where
// there is no Git, no repository or only a shallow one, and why. Asked once for all pages.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace allegory {

/// What is known about one file.
struct FileHistory {
  std::string edited;           ///< the day of its last change, `YYYY-MM-DD` in UTC
  std::uint32_t revisions = 0;  ///< how many commits changed it
};

/// By path relative to the project, such as `content/index.md`.
using History = std::map<std::string, FileHistory, std::less<>>;

/// A history, or why it holds nothing.
struct HistoryResult {
  enum class Gap : std::uint8_t {
    none,       ///< it is whole
    no_git,     ///< there is no Git, no repository, or no commit of any of the pages
    shallow,    ///< the clone lacks the older commits, so every count and date could be wrong
    unreadable  ///< Git could not answer
  };
  History history;
  Gap gap = Gap::none;
  std::string reason;  ///< of a gap, in a few words
};

/// Asks Git for the commits that changed these files; merges do not count, and a file that was
/// renamed begins anew. Holds no more in memory than one line for each of `paths`.
HistoryResult read_history(const std::string& root, const std::set<std::string>& paths);

/// Reads the output of `git log -z --name-only --format=%x00%ct` as it arrives, in pieces of any
/// size.
class HistoryReader {
 public:
  explicit HistoryReader(const std::set<std::string>& paths) : paths_(paths) {}
  void take(std::string_view piece);
  /// What was read; the reader is empty then.
  History finish();

 private:
  void take_token(std::string_view token);

  enum class Expected : std::uint8_t { mark, time, first_path, path };
  struct Facts {
    std::int64_t latest = 0;  // seconds since 1970
    std::uint32_t revisions = 0;
  };
  const std::set<std::string>& paths_;
  std::map<std::string, Facts, std::less<>> facts_;
  std::string rest_;          // a token whose end has not arrived
  bool is_overlong_ = false;  // and which is longer than any path
  Expected expected_ = Expected::mark;
  std::int64_t time_ = 0;  // of the commit whose paths are read
};

}  // namespace allegory
