// The whole program as a list of stages: load → parse → resolve → check → render → write.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "allegory.h"
#include "check.h"
#include "diagnostic.h"
#include "fix.h"
#include "history.h"
#include "load.h"
#include "theme.h"
#include "words.h"

namespace allegory {

struct CheckOptions {
  LoadOptions load;
  bool drafts = false;
  bool trust_html = false;
  std::optional<std::string> base_url;  ///< `--base-url`, as read_base_url gave it
  unsigned jobs = 0;                    ///< 0: one for each core
  std::string program{};  ///< this program, to try costly pages in a process of their own; empty:
                          ///< none is tried
};

struct BuildOptions {
  CheckOptions check;
  std::vector<std::string> formats;  ///< empty: the configuration's
  std::string out;                   ///< empty: `out` in the project
  bool keep_going = false;           ///< render although the check found errors
};

struct FixOptions {
  CheckOptions check;
  FixChoice choice = FixChoice::safe;
  bool write = true;  ///< false: the files on the disk stay as they are
};

/// Seconds that each stage took, in order.
using Timings = std::vector<std::pair<std::string, double>>;

/// What a run found out. Findings are settled and sorted.
struct Checked {
  SourceSet sources;
  std::optional<Inputs> inputs;  ///< empty if there was nothing to work on
  Site site;
  Analogies analogies;         ///< of each allegory of the site
  WordBook words;              ///< what the theme says itself
  History history;             ///< of the pages
  std::optional<Theme> theme;  ///< empty if it cannot be used
  Diagnostics diagnostics;
  Timings timings;
};

/// What a build made.
struct Built {
  Checked checked;
  bool is_stopped = false;  ///< errors were found and `keep_going` was not set
  bool is_rendered = false;
  std::string out;  ///< the output folder
  std::vector<std::string> formats;
  std::size_t written = 0, unchanged = 0, removed = 0;
};

/// What fixing did.
struct Fixed {
  Checked checked;   ///< what remains; without writing, what there is
  FixedFiles files;  ///< those that were changed, or would be
};

/// load → parse → resolve → check.
Checked run_check(const CheckOptions& options);

/// The same for a project that is held in memory, without its theme; of `options.load` only the
/// limits have a say.
Checked run_check_stored(std::vector<StoredFile> files, const CheckOptions& options);

/// The same as run_check, round by round, each with the fixes of the one before; then the files are
/// written.
Fixed run_fix(const FixOptions& options);

/// The same as run_check, then render → write.
Built run_build(const BuildOptions& options);

}  // namespace allegory
