// Findings of a publish. See publish_report.h.
#include "publish_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>

#include "base/files.h"
#include "base/text.h"
#include "publish_diff.h"

namespace allegory {

namespace {

constexpr std::size_t most_places = 8;         // in the content, of one edit
constexpr std::size_t most_edits = 20;         // that are looked into; each asks Git twice
constexpr std::size_t edit_lines = 100;        // of a difference that is shown
constexpr std::size_t traced_bytes = 1 << 20;  // of a difference that is traced

std::string where(const PublishOptions& options, const std::string& path) {
  return fmt::format("`{}` in {}", path, options.is_wiki ? "the wiki" : "the published site");
}

}  // namespace

void report_git_failure(const PublishOptions& options, const RemoteCopy& copy, GitTask task,
                        Diagnostics& diagnostics) {
  const ProcessResult& failure = copy.failure();
  if (failure.start_error == ENOENT) {
    diagnostics.report_path("missing-git", {}, "there is no program `git`")
        .help("install Git, or see that PATH names its folder");
    return;
  }
  const std::string reason = failure.is_cancelled   ? "it was interrupted"
                             : failure.start_error  ? fmt::format("`git` cannot be started: {}",
                                                                  error_words(*failure.start_error))
                             : failure.is_too_large ? "it holds too much"
                                                    : fmt::format("Git says: {}", copy.complaint());
  if (task == GitTask::writing) {
    diagnostics
        .report_path(
            "unwritable-output", {},
            fmt::format("the commit for `{}` cannot be made: {}", options.remote.shown, reason))
        .help("see that there is room for temporary files");
    return;
  }
  diagnostics
      .report_path("unreachable-remote", {},
                   fmt::format("`{}` cannot be read: {}", options.remote.shown, reason))
      .help(options.is_wiki
                ? "see that the address is right and that `git ls-remote` can read it; a wiki of "
                  "GitHub has a repository once its first page was made in the browser"
                : "see that the address is right and that `git ls-remote` can read it");
}

void report_no_branch(const PublishOptions& options, const RemoteState& state,
                      Diagnostics& diagnostics) {
  const bool is_missing = !options.branch.empty() && !state.is_empty;
  const std::string message =
      is_missing ? fmt::format("`{}` has no branch `{}`", options.remote.shown, options.branch)
      : state.is_empty
          ? fmt::format("`{}` is empty", options.remote.shown)
          : fmt::format("`{}` does not say which of its branches is shown", options.remote.shown);
  diagnostics.report_path("empty-remote", {}, message)
      .help(state.is_empty
                ? "make the first page in the browser, and any text will do; or name the "
                  "branch that the wiki shows with `--branch NAME`"
                : "name the branch with `--branch NAME`");
}

void report_failed_push(const PublishOptions& options, const PushFailure& failure, bool is_known,
                        Diagnostics& diagnostics) {
  if (!failure.refusal.empty()) {
    Report finding = diagnostics.report_path(
        "rejected-push", {},
        fmt::format("`{}` did not take the commit: {}", options.remote.shown, failure.refusal));
    if (!failure.server_words.empty())
      finding.note(fmt::format("it says: {}", failure.server_words));
    finding.note("nothing was published");
    finding.help("see that you may write there, and that no rule protects the branch");
    return;
  }
  Report finding =
      diagnostics.report_path("unfinished-push", {},
                              fmt::format("the push to `{}` did not come to its end: {}",
                                          options.remote.shown, failure.complaint));
  finding.note(is_known
                   ? "nothing was published: the remote is as it was"
                   : "whether it was published is not known, since the remote does not answer");
  finding.help("publish again; what has arrived is not sent twice");
}

void report_race(const PublishOptions& options, Diagnostics& diagnostics) {
  diagnostics
      .report_path(
          "rejected-push", {},
          fmt::format("others changed `{}` twice while this was published", options.remote.shown))
      .note("nothing was published")
      .help("publish again");
}

std::vector<PublishedEdit> ConflictReporter::report(const Situation& situation) {
  std::vector<PublishedEdit> edits;
  // Who edited, and what was published before, stands in commits that were not fetched so far.
  const bool is_edited = std::ranges::any_of(situation.plan.conflicts, [](const auto& conflict) {
    return conflict.kind != PublishConflict::Kind::foreign;
  });
  if (is_edited) copy_.deepen();
  for (const PublishConflict& conflict : situation.plan.conflicts) {
    if (conflict.kind == PublishConflict::Kind::foreign)
      report_foreign(conflict);
    else
      report_edit(situation, conflict, edits);
  }
  return edits;
}

void ConflictReporter::report_foreign(const PublishConflict& conflict) {
  Report finding = diagnostics_.report_path(
      "foreign-page", conflict.path,
      conflict.path == conflict.in_the_way_of
          ? fmt::format("{} was not published from here", where(options_, conflict.path))
          : fmt::format("{} was not published from here, and stands in the way of `{}`",
                        where(options_, conflict.path), conflict.in_the_way_of));
  finding.help(
      "move it to another name there, or give the page here another title; `--force` replaces it");
}

std::string ConflictReporter::difference(const Situation& situation,
                                         const PublishConflict& conflict) {
  const std::string& now = situation.there.at(conflict.path).object;
  std::string text;
  const auto compare = [&](const std::string& before) {
    text.clear();
    return copy_.print({"diff", "--no-ext-diff", "--no-textconv", "--no-color", "-U3", before, now},
                       [&](std::string_view piece) {
                         if (text.size() < traced_bytes) text += piece;
                       });
  };
  if (!compare(situation.earlier.at(conflict.path))) return {};
  const std::size_t hunk = text.find("\n@@");
  return hunk == std::string::npos ? text : text.substr(hunk + 1);
}

std::string ConflictReporter::last_change(const std::string& commit, const std::string& path) {
  std::string text;
  const bool is_found =
      copy_.print({"log", "-1", "--no-show-signature", "--no-color", "--date=short",
                   "--format=last changed by `%an` on %ad (%h)", commit, "--", path},
                  [&](std::string_view piece) { text += piece; });
  return is_found ? std::string(trim(text)) : std::string();
}

void ConflictReporter::report_edit(const Situation& situation, const PublishConflict& conflict,
                                   std::vector<PublishedEdit>& edits) {
  const bool is_gone = conflict.kind == PublishConflict::Kind::deleted;
  const bool is_looked_at = ++looked_at_ <= most_edits;
  const std::string change =
      is_gone || !is_looked_at ? std::string() : difference(situation, conflict);
  std::vector<Span> places;
  if (!change.empty() && !words_) words_.emplace(sources_, pages_);
  if (!change.empty()) places = words_->trace(change, most_places);
  const std::string message = fmt::format(
      "{} was {} since it was published{}", where(options_, conflict.path),
      is_gone ? "deleted" : "edited", conflict.is_removal ? ", and is no longer made here" : "");
  Report finding =
      places.empty() ? diagnostics_.report_path("foreign-edit", conflict.path, message)
                     : diagnostics_.report("foreign-edit", places.front(), message, "edited there");
  for (std::size_t at = 1; at < places.size(); ++at) finding.label(places[at], "edited there");
  std::string who;
  if (is_looked_at) who = last_change(situation.commit, conflict.path);
  if (!who.empty()) finding.note(std::move(who));
  if (is_gone)
    finding.help("remove it from the content too; `--force` publishes it again");
  else if (conflict.is_removal)
    finding.help("keep what is worth keeping in the content; `--force` removes the page");
  else if (places.empty())
    finding.help("take the edit back into the content; `--force` overwrites it");
  else
    finding.help("take the edit back into these lines; `--force` overwrites it");
  if (change.empty()) return;
  BoundedDifference shown(edit_lines);
  shown.take(change);
  edits.push_back({conflict.path, shown.finish()});
}

}  // namespace allegory
