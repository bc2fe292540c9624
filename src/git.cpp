// See git.h.
#include "git.h"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace allegory {

namespace {

/// What Git may know of our environment: where it and the user's own configuration are. What names
/// a repository, as within hooks, is left out; the project's folder decides.
std::vector<std::string> environment() {
  constexpr std::array<std::string_view, 6> passed{
      "PATH=", "HOME=", "XDG_CONFIG_HOME=", "TMPDIR=", "GIT_CONFIG_", "GIT_CEILING_DIRECTORIES="};
  std::vector<std::string> variables = variables_that_begin_with(passed);
  for (const char* fixed :
       {"LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_NO_REPLACE_OBJECTS=1",
        "GIT_ALLOW_PROTOCOL=none", "GIT_TERMINAL_PROMPT=0", "GIT_PAGER=cat"})
    variables.emplace_back(fixed);
  return variables;
}

}  // namespace

ProcessResult run_git(GitCall call) {
  ProcessCall process;
  process.words = {"git",
                   "--no-pager",
                   "--literal-pathspecs",
                   "-c",
                   "core.fsmonitor=false",
                   "-c",
                   "core.hooksPath=/dev/null",
                   "-C",
                   std::move(call.root)};
  for (std::string& word : call.words) process.words.push_back(std::move(word));
  process.environment = environment();
  process.input = std::move(call.input);
  process.output_limit = call.output_limit;
  process.take = std::move(call.take);
  return run_process(process);
}

bool is_no_repository(const ProcessResult& result) {
  return result.errors.find("not a git repository") != std::string::npos;
}

std::string git_complaint(const ProcessResult& result) {
  std::string_view line = std::string_view(result.errors).substr(0, result.errors.find('\n'));
  if (line.starts_with("fatal: ")) line.remove_prefix(7);
  return line.empty() ? fmt::format("it ended with status {}", result.status) : std::string(line);
}

}  // namespace allegory
