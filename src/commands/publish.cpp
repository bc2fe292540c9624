// allegory publish wiki|site: builds one format and puts it where readers find it, by Git.
#include "publish.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/files.h"
#include "base/interruption.h"
#include "base/place.h"
#include "base/progress.h"
#include "base/scratch_folder.h"
#include "base/text.h"
#include "check.h"
#include "command.h"
#include "publish_source.h"

namespace allegory {

static constexpr std::array options{
    CommandOption{"--remote", "URL",
                  "the repository; may be left out for a site: `origin` of the project's own"},
    CommandOption{"--branch", "NAME",
                  "the branch (default: of a wiki the one that it shows, of a site gh-pages)"},
    CommandOption{"--dry-run", "", "show what would change, and change nothing"},
    CommandOption{"--force", "", "replace what others wrote or edited there"},
    CommandOption{"--message", "TEXT", "the message of the commit"},
    drafts_option,
    base_url_option,
    deny_option,
    jobs_option,
    limits_option,
    report_option,
    baseline_option,
    timings_option,
    trust_html_option,
    project_option,
    theme_option};

/// Looks at the words of the command line; false after a usage error.
static bool read_words(const Arguments& arguments, PublishOptions& how) {
  const std::string& what = arguments.positionals.front();
  how.is_wiki = what == "wiki";
  how.branch = arguments.has("--branch") || how.is_wiki ? arguments.value("--branch") : "gh-pages";
  how.message = arguments.has("--message") ? arguments.value("--message")
                                           : fmt::format("Publish the {}", what);
  how.dry_run = arguments.has("--dry-run");
  how.force = arguments.has("--force");
  if (what != "wiki" && what != "site")
    usage_error("publish", fmt::format("`{}` cannot be published", what), "one of: wiki, site");
  else if (arguments.has("--branch") && !is_branch_name(how.branch))
    usage_error("publish", fmt::format("`--branch` cannot be `{}`", how.branch),
                "a name that Git allows, such as `gh-pages`");
  else if (trim(how.message).empty())
    usage_error("publish", "`--message` is empty");
  else if (how.is_wiki && !arguments.has("--remote"))
    usage_error("publish", "`--remote` is missing",
                "a wiki's repository is that of the project with `.wiki.git` at its end");
  else
    return true;
  return false;
}

/// Finds the remote; false after a usage error.
static bool find_remote(const Arguments& arguments, PublishOptions& how) {
  Origin from{arguments.value("--remote"), working_folder()};
  if (!arguments.has("--remote")) {
    from = read_origin(how.root);
    if (from.address.empty()) {
      usage_error("publish", "the project's repository has no `origin`",
                  "name a repository with `--remote URL`");
      return false;
    }
  }
  RemoteNameResult remote = read_remote_name(from.address, from.folder);
  if (!remote.name) {
    usage_error("publish", fmt::format("the remote `{}` {}", from.address, remote.refusal),
                "an address such as `https://github.com/OWNER/REPOSITORY.git`, or a folder");
    return false;
  }
  how.remote = std::move(*remote.name);
  return true;
}

static void print_result(const Published& published, const PublishOptions& how, std::FILE* to) {
  using Outcome = Published::Outcome;
  const std::string place =
      escape_controls(published.branch.empty()
                          ? fmt::format("`{}`", how.remote.shown)
                          : fmt::format("`{}`, branch `{}`", how.remote.shown, published.branch));
  for (const PublishedEdit& edit : published.edits)
    fmt::print(to, "\nwhat was edited in {}:\n{}", escape_controls(edit.path),
               for_log(edit.difference));
  if (published.outcome == Outcome::planned || published.outcome == Outcome::pushed)
    fmt::print(to, "{}", for_log(published.difference));
  const std::string counts = fmt::format("{} added, {} changed, {} removed", published.added,
                                         published.changed, published.removed);
  switch (published.outcome) {
    case Outcome::stopped:
      break;
    case Outcome::unchanged:
      fmt::print(to, "nothing to publish: {} has it all\n", place);
      break;
    case Outcome::planned:
      fmt::print(to, "would publish to {}: {}\n", place, counts);
      break;
    case Outcome::pushed:
      fmt::print(to, "published to {}: {} in {}\n", place, counts, published.commit.substr(0, 12));
      break;
  }
}

/// Takes findings over that were made after the build.
static void add(Diagnostics&& late, Checked& checked) {
  apply_levels(checked.inputs->config, late);
  checked.diagnostics.append(std::move(late));
  checked.diagnostics.sort(checked.sources);
}

/// Builds into the scratch folder, and publishes if nothing speaks against it. A command line that
/// cannot be used is known before anything is built, but for `origin`, which the project has.
static int build_and_publish(const Arguments& arguments, const CheckOptions& check,
                             PublishOptions& how) {
  const std::string format = how.is_wiki ? "wiki" : "site";
  Published published;
  Built built;
  int status = exit_good;
  {
    const Progress progress("building");
    built = run_build({check, {format}, how.scratch + "/out", false});
  }
  Checked& checked = built.checked;
  const auto settle = [&] {
    return exit_status(checked.diagnostics, checked.sources, deny_level(checked, arguments));
  };
  status = settle();
  const bool is_sound =
      built.is_rendered && status == exit_good && checked.diagnostics.count(Severity::error) == 0;
  if (is_sound && Interruption::signal() == 0) {
    how.root = checked.inputs->root;
    how.folder = how.scratch + "/out/" + format;
    how.is_cancelled = [] { return Interruption::signal() != 0; };
    if (how.remote.address.empty() && !find_remote(arguments, how)) return exit_usage;
    Diagnostics late;
    const Progress progress("publishing");
    published = publish(how, checked.sources, checked.inputs->pages, late);
    add(std::move(late), checked);
  }
  const int printed = print_report(checked, "publish", arguments);
  print_result(published, how, remarks_stream(arguments));
  if (published.outcome == Published::Outcome::stopped)
    fmt::print(remarks_stream(arguments), "nothing was published\n");
  return std::max({status, printed, settle()});
}

static int run(const Arguments& arguments) {
  PublishOptions how;
  const std::optional<CheckOptions> check = check_options("publish", arguments);
  if (!check || !read_words(arguments, how)) return exit_usage;
  if (arguments.has("--remote") && !find_remote(arguments, how)) return exit_usage;
  int status = exit_good, signal = 0;
  {
    const Interruption interruption;
    const std::optional<ScratchFolder> scratch = ScratchFolder::make();
    if (!scratch) {
      fmt::print(stderr, "error: no temporary folder can be made: {}\n", error_words(errno));
      return exit_environment;
    }
    how.scratch = scratch->path();
    status = build_and_publish(arguments, *check, how);
    signal = Interruption::signal();
  }
  if (signal != 0) end_by(signal);
  return status;
}

extern constinit const Command publish_command{
    .name = "publish",
    .summary = "put the wiki or the site into its repository",
    .description =
        "Builds the wiki or the site and pushes it, with Git, as one commit that names the "
        "revision\n"
        "it was made from. Shows what changes. Where errors are found, or where somebody else has\n"
        "edited what would be overwritten, nothing is published.",
    .positional = "WHAT",
    .options = options,
    .run = run,
};

}  // namespace allegory
