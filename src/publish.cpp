// Look, fetch, compare, commit, push; once more if somebody was faster. See publish.h.
#include "publish.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/files.h"
#include "base/output_folder.h"
#include "publish_commit.h"
#include "publish_diff.h"
#include "publish_plan.h"
#include "publish_report.h"
#include "publish_source.h"

namespace allegory {

namespace {

constexpr std::size_t list_limit = 64U << 20U;  // bytes of a list of what was published
constexpr std::size_t welcome_limit = 512;      // bytes
constexpr std::size_t difference_lines = 400;   // that are shown
constexpr const char* no_jekyll = ".nojekyll";  // GitHub Pages leaves files out without it
constexpr const char* first_page = "Home.md";   // which GitHub asks for before any push

/// What a branch holds.
struct Branch {
  std::string name;
  std::string commit;  // empty: it is to be made
  TreeFiles files;
  ObjectsByPath earlier;
};

/// The page that GitHub itself writes when a wiki is made.
bool is_welcome(std::string_view text) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  return text.starts_with("Welcome to the ") && text.ends_with(" wiki!") &&
         text.find('\n') == std::string_view::npos;
}

/// The commit at the tip of a branch; empty if there is none.
std::string tip_of(const RemoteState& state, const std::string& branch) {
  const auto found = state.branches.find(branch);
  return found == state.branches.end() ? std::string() : found->second;
}

class Publisher {
 public:
  Publisher(const PublishOptions& options, const SourceSet& sources,
            std::span<const SourceId> pages, Diagnostics& diagnostics)
      : options_(options),
        sources_(sources),
        pages_(pages),
        diagnostics_(diagnostics),
        copy_(options.scratch, options.remote, read_request_headers(options.root),
              options.is_cancelled) {}

  Published run() {
    constexpr int attempts = 2;
    for (int attempt = 1; attempt <= attempts; ++attempt)
      if (!this->attempt(attempt == attempts)) break;
    return std::move(published_);
  }

 private:
  /// Returns whether the remote changed meanwhile, so that another attempt is worth it.
  bool attempt(bool is_last) {
    std::optional<Branch> branch = look();
    if (!branch || !store()) return false;
    adopt_welcome(*branch);
    published_.branch = branch->name;
    const PublishPlan plan = plan_publish(built_, branch->files, branch->earlier, options_.is_wiki);
    if (is_unchanged(plan, *branch)) {
      published_.outcome = Published::Outcome::unchanged;
      return false;
    }
    if (!plan.conflicts.empty() && !options_.force) {
      ConflictReporter reporter(options_, copy_, sources_, pages_, diagnostics_);
      published_.edits =
          reporter.report({branch->commit, branch->files, branch->earlier, built_, plan});
      return false;
    }
    if (!commit(plan, *branch)) return false;
    published_.outcome = Published::Outcome::planned;
    return !options_.dry_run && push(*branch, is_last);
  }

  bool fail(GitTask task) {
    published_.outcome = Published::Outcome::stopped;
    report_git_failure(options_, copy_, task, diagnostics_);
    return false;
  }

  /// The branch as it is now.
  std::optional<Branch> look() {
    const std::optional<RemoteState> state = copy_.look();
    if (!state) return fail(GitTask::reading), std::nullopt;
    Branch branch{options_.branch.empty() ? state->default_branch : options_.branch, {}, {}, {}};
    const std::string tip = tip_of(*state, branch.name);
    // A branch that was named can be made; but in a wiki nobody would see a second one.
    const bool is_new = tip.empty();
    if (branch.name.empty() || (is_new && options_.is_wiki && !state->is_empty)) {
      report_no_branch(options_, *state, diagnostics_);
      return std::nullopt;
    }
    if (!copy_.prepare(tip)) return fail(GitTask::writing), std::nullopt;
    if (is_new) return branch;
    const std::optional<std::string> commit = copy_.fetch(branch.name);
    if (!commit || !read(*commit, branch)) return fail(GitTask::reading), std::nullopt;
    return branch;
  }

  /// The files of the branch, and which of them an earlier publish made.
  bool read(const std::string& commit, Branch& branch) {
    branch.commit = commit;
    std::optional<TreeFiles> files = copy_.files(commit);
    if (!files) return false;
    branch.files = std::move(*files);
    const auto list = branch.files.find(published_list_name);
    if (list != branch.files.end() && list->second.is_regular)
      if (const std::optional<std::string> text = copy_.blob(list->second.object, list_limit))
        branch.earlier = read_published_list(*text);
    return true;
  }

  /// The page with which a wiki was begun is ours to replace: nobody wrote it.
  void adopt_welcome(Branch& branch) {
    const auto home = branch.files.find(first_page);
    if (!options_.is_wiki || !branch.earlier.empty() || home == branch.files.end()) return;
    const std::string& object = home->second.object;
    if (built_.contains(first_page) &&
        is_welcome(copy_.blob(object, welcome_limit).value_or(std::string())))
      branch.earlier.emplace(first_page, object);
  }

  /// Makes objects of what was built; once.
  bool store() {
    if (!built_.empty()) return true;
    std::vector<std::string> paths;
    if (const std::optional<Folder> folder = Folder::open(options_.folder))
      for (const FileEntry& entry : folder->list())
        if (entry.type == FileEntry::Type::file) paths.push_back(entry.path);
    if (!options_.is_wiki && save_path(options_.folder + "/" + no_jekyll, {}) == 0)
      paths.emplace_back(no_jekyll);
    const auto objects = copy_.store(options_.folder, paths);
    if (!objects) return fail(GitTask::writing);
    for (std::size_t at = 0; at < paths.size(); ++at) built_.emplace(paths[at], objects->at(at));
    return true;
  }

  bool is_unchanged(const PublishPlan& plan, const Branch& branch) const {
    return plan.writes.empty() && plan.removals.empty() && branch.earlier == built_;
  }

  bool commit(const PublishPlan& plan, const Branch& branch) {
    const std::optional<Identity> identity = read_identity(options_.root);
    if (!identity) {
      diagnostics_.report_path("no-identity", {}, "Git does not know who publishes")
          .help("`git config --global user.name NAME` and `user.email ADDRESS` tell it");
      return false;
    }
    const std::string message =
        publish_message(options_.message, read_source_revision(options_.root));
    const std::optional<std::string> made = copy_.import(import_stream(
        {plan, built_, branch.commit, identity->author, identity->committer, message}));
    if (!made) return fail(GitTask::writing);
    published_.commit = *made;
    published_.added = plan.added;
    published_.changed = plan.writes.size() - plan.added;
    published_.removed = plan.removals.size();
    return describe(branch);
  }

  bool describe(const Branch& branch) {
    BoundedDifference difference(difference_lines);
    std::vector<std::string> words{
        "diff-tree",  "-p", "--no-commit-id", "--no-renames", "--no-ext-diff", "--no-textconv",
        "--no-color", "-r"};
    if (branch.commit.empty())
      words.emplace_back("--root");
    else
      words.push_back(branch.commit);
    words.push_back(published_.commit);
    if (!copy_.print(words, [&](std::string_view piece) { difference.take(piece); }))
      return fail(GitTask::writing);
    published_.difference = difference.finish();
    return true;
  }

  /// Returns as attempt() does.
  bool push(const Branch& branch, bool is_last) {
    if (copy_.push(published_.commit, branch.name, branch.commit)) {
      published_.outcome = Published::Outcome::pushed;
      return false;
    }
    published_.outcome = Published::Outcome::stopped;
    const PushFailure failure{copy_.refusal(), copy_.server_words(), copy_.complaint()};
    // Whatever was said on a line that may have broken: what the remote holds is what counts.
    const std::optional<RemoteState> after = copy_.look();
    const std::string now = after ? tip_of(*after, branch.name) : std::string();
    if (after && now == published_.commit) {
      published_.outcome = Published::Outcome::pushed;
      return false;
    }
    const bool was_faster = after && now != branch.commit;
    if (was_faster && !is_last) return true;
    if (was_faster)
      report_race(options_, diagnostics_);
    else
      report_failed_push(options_, failure, after.has_value(), diagnostics_);
    return false;
  }

  const PublishOptions& options_;
  const SourceSet& sources_;
  std::span<const SourceId> pages_;
  Diagnostics& diagnostics_;
  RemoteCopy copy_;
  ObjectsByPath built_;
  Published published_;
};

}  // namespace

Published publish(const PublishOptions& options, const SourceSet& sources,
                  std::span<const SourceId> pages, Diagnostics& diagnostics) {
  return Publisher(options, sources, pages, diagnostics).run();
}

}  // namespace allegory
