// One `git log` → dates and counts. See history.h.
//
// Each commit arrives as an empty token, its time, and the paths that it changed, all ended by NUL;
// Git puts a line end in front of the first path. No path is empty, so an empty token always begins
// a commit. Options that the repository's configuration could set are given, since some of them run
// programs (`log.showSignature`) or leave commits out (`log.showRoot`).
#include "history.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <utility>

#include "base/files.h"
#include "base/text.h"
#include "git.h"

namespace allegory {

namespace {

constexpr std::size_t output_limit = std::size_t{4} << 30U;  // bytes of the whole log
constexpr std::size_t longest_token = 64U << 10U;            // bytes; no system has longer paths
constexpr std::int64_t last_second = 253402300799;           // of the year 9999

/// `YYYY-MM-DD` in UTC.
std::string day_of(std::int64_t seconds) {
  const std::chrono::sys_seconds time{std::chrono::seconds(seconds)};
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(time)};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

HistoryResult nothing(HistoryResult::Gap gap, std::string reason) {
  return {{}, gap, std::move(reason)};
}

/// Why Git gave no answer.
HistoryResult failed(const ProcessResult& result) {
  using Gap = HistoryResult::Gap;
  if (result.start_error == ENOENT) return nothing(Gap::no_git, "there is no program `git`");
  if (result.start_error)
    return nothing(Gap::unreadable,
                   fmt::format("`git` cannot be started: {}", error_words(*result.start_error)));
  if (is_no_repository(result)) return nothing(Gap::no_git, "the project is in no Git repository");
  if (result.is_too_large) return nothing(Gap::unreadable, "the history is too large");
  return nothing(Gap::unreadable, fmt::format("Git says: {}", git_complaint(result)));
}

bool is_bad(const ProcessResult& result) {
  return result.start_error || result.status != 0 || result.is_too_large;
}

ProcessResult ask_log(const std::string& root, HistoryReader& reader) {
  GitCall call{root, {}, {}, output_limit, [&](std::string_view piece) { reader.take(piece); }};
  call.words = {"-c",
                "log.showRoot=true",
                "-c",
                "log.follow=false",
                "log",
                "--no-merges",
                "--no-renames",
                "--no-show-signature",
                "--no-ext-diff",
                "--no-textconv",
                "--no-color",
                "-O/dev/null",
                "-z",
                "--name-only",
                "--format=%x00%ct",
                "--relative",
                "--",
                "content"};
  return run_git(std::move(call));
}

}  // namespace

void HistoryReader::take(std::string_view piece) {
  while (!piece.empty()) {
    const std::size_t end = piece.find('\0');
    const std::string_view part = piece.substr(0, end);
    is_overlong_ = is_overlong_ || rest_.size() + part.size() > longest_token;
    if (!is_overlong_) rest_ += part;
    if (end == std::string_view::npos) return;
    take_token(is_overlong_ ? std::string_view("\n?") : std::string_view(rest_));
    rest_.clear();
    is_overlong_ = false;
    piece.remove_prefix(end + 1);
  }
}

void HistoryReader::take_token(std::string_view token) {
  if (expected_ == Expected::time) {
    time_ = 0;
    std::from_chars(token.data(), token.data() + token.size(), time_);
    time_ = std::clamp<std::int64_t>(time_, 0, last_second);
    expected_ = Expected::first_path;
    return;
  }
  if (token.empty()) {
    expected_ = Expected::time;
    return;
  }
  if (expected_ == Expected::first_path) token.remove_prefix(token.front() == '\n' ? 1 : 0);
  expected_ = Expected::path;
  const std::string path(token);
  if (!paths_.contains(path)) return;
  Facts& facts = facts_[path];
  facts.latest = std::max(facts.latest, time_);
  ++facts.revisions;
}

History HistoryReader::finish() {
  History history;
  for (const auto& [path, facts] : facts_)
    history.emplace(path, FileHistory{day_of(facts.latest), facts.revisions});
  facts_.clear();
  return history;
}

HistoryResult read_history(const std::string& root, const std::set<std::string>& paths) {
  const ProcessResult place =
      run_git({root, {"rev-parse", "--is-shallow-repository"}, {}, 1U << 16U, {}});
  if (is_bad(place)) return failed(place);
  if (trim(place.output) == "true")
    return nothing(HistoryResult::Gap::shallow, "the repository is a shallow clone");
  const ProcessResult head =
      run_git({root, {"rev-parse", "--verify", "--quiet", "HEAD"}, {}, 1U << 16U, {}});
  if (head.start_error || head.status != 0)
    return nothing(HistoryResult::Gap::no_git, "nothing has been committed yet");
  HistoryReader reader(paths);
  const ProcessResult log = ask_log(root, reader);
  if (is_bad(log)) return failed(log);
  HistoryResult result{reader.finish(), HistoryResult::Gap::none, {}};
  if (result.history.empty())
    return nothing(HistoryResult::Gap::no_git, "none of the pages has been committed");
  return result;
}

}  // namespace allegory
