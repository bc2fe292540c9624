// UI cases: command lines, the files they work on, and what is to come out.
//
// The preamble holds the commands, one behind each `$ `; entries are input files but for these:
//   stdout, stderr   what was printed; left out if nothing was
//   exit             the exit status of each command, one a line
//   expect PATH      a file that the commands made, byte for byte
//   absent PATH      a file that must not be there at the end
// Of several commands, what each printed stands below the command.
//
// Besides `allegory` there are `rm PATH`, `cd PATH`, `write PATH TEXT` and `commit TEXT`, for what
// an author does between two runs, and `env NAME=VALUE` for the environment of the commands that
// follow. TEXT of `write` may have `\n` for a line end; a file that begins with `#!` can be run.
// The first `commit` makes the Git repository; author and date are always the same, and with them
// the names of commits. `bare PATH` makes an empty repository to push to, and `edit PATH FILE TEXT`
// is somebody else who commits a file there; without TEXT they delete it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "support/case_file.h"

namespace allegory {

/// What became of a UI case.
struct UiOutcome {
  CaseFile actual;                    ///< the case, with what really came out as its expectations
  std::vector<std::string> problems;  ///< what no expectation may allow
};

/// Runs the commands of `file` in a new folder with `program` in place of `allegory`; no shell is
/// used. The environment is fixed but for what `env` adds, there is no terminal and no input. A
/// command that takes more than 60 seconds is ended and is a problem.
UiOutcome run_ui_case(const CaseFile& file, const std::filesystem::path& program);

/// Whether a case can run here: it may need Git, and Git may not be there.
bool can_run(const CaseFile& file);

/// The words of a command line: separated by blanks, with '…' and "…" to keep blanks in a word.
std::vector<std::string> split_words(std::string_view line);

}  // namespace allegory
