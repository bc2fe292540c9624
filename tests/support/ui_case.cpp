// Runs UI cases: unpacks the files, starts the program with its output in files beside the project,
// collects what came out. Output goes to files and not to pipes, so that no amount of it can block.
#include "support/ui_case.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <thread>

#include "base/process.h"

namespace allegory {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view prompt = "$ ";
constexpr std::string_view expect = "expect ";
constexpr std::string_view absent = "absent ";
constexpr auto time_limit = std::chrono::seconds(60);

/// What one command did.
struct CommandOutcome {
  std::string command, out, err;
  int status = 0;
};

/// Where a case runs.
struct Place {
  fs::path project;                      ///< the unpacked files
  fs::path folder;                       ///< the working directory
  fs::path output;                       ///< where stdout and stderr are kept
  std::vector<std::string> variables{};  ///< `NAME=VALUE` of the environment, set by the case
};

/// The files that posix_spawn opens for the program, and its working directory.
class SpawnActions {
 public:
  explicit SpawnActions(const Place& place) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addopen(&actions_, 0, "/dev/null", O_RDONLY, 0);
    add_output(1, place.output / "stdout");
    add_output(2, place.output / "stderr");
    posix_spawn_file_actions_addchdir_np(&actions_, place.folder.c_str());
  }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;
  ~SpawnActions() { posix_spawn_file_actions_destroy(&actions_); }
  const posix_spawn_file_actions_t* pointer() const { return &actions_; }

 private:
  void add_output(int descriptor, const fs::path& path) {
    posix_spawn_file_actions_addopen(&actions_, descriptor, path.c_str(),
                                     O_WRONLY | O_CREAT | O_TRUNC, 0600);
  }
  posix_spawn_file_actions_t actions_{};
};

/// Sets `NAME=VALUE`, in the place of what that name had.
void set_variable(std::vector<std::string>& variables, const std::string& assignment) {
  const std::string name = assignment.substr(0, assignment.find('=') + 1);
  std::erase_if(variables, [&](const std::string& other) { return other.starts_with(name); });
  variables.push_back(assignment);
}

std::vector<std::string> environment(const Place& place) {
  std::vector<std::string> variables{"LC_ALL=C", "TZ=UTC", "PATH=/usr/bin:/bin",
                                     "HOME=" + place.project.string()};
  for (const char* name : {"ASAN_OPTIONS", "UBSAN_OPTIONS"})  // for the sanitizers alone
    if (const char* value = getenv(name)) variables.push_back(fmt::format("{}={}", name, value));
  for (const std::string& assignment : place.variables) set_variable(variables, assignment);
  return variables;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// The exit status, 128 + the signal, or nothing if the time limit was passed.
std::optional<int> wait_for(pid_t process) {
  const auto deadline = std::chrono::steady_clock::now() + time_limit;
  int status = 0;
  while (waitpid(process, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > deadline) {
      kill(process, SIGKILL);
      waitpid(process, &status, 0);
      return std::nullopt;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

CommandOutcome run_program(const fs::path& program, const std::string& command,
                           std::vector<std::string> words, const Place& place,
                           std::vector<std::string>& problems) {
  std::vector<std::string> variables = environment(place);
  const SpawnActions actions(place);
  pid_t process = 0;
  if (posix_spawn(&process, program.c_str(), actions.pointer(), nullptr, pointers_to(words).data(),
                  pointers_to(variables).data()) != 0)
    throw std::runtime_error("cannot start " + program.string());
  const std::optional<int> status = wait_for(process);
  if (!status) problems.push_back(fmt::format("`{}` did not end in time", command));
  return {command, read_file(place.output / "stdout"), read_file(place.output / "stderr"),
          status.value_or(-1)};
}

ProcessResult run_git(const fs::path& folder, const std::vector<std::string>& words,
                      const std::string& input = {}) {
  ProcessCall call;
  call.words = {"git", "-C", folder.string()};
  call.words.insert(call.words.end(), words.begin(), words.end());
  call.environment = {"PATH=/usr/bin:/bin", "HOME=" + folder.string(), "LC_ALL=C",
                      "GIT_CONFIG_NOSYSTEM=1"};
  for (const std::string who : {"AUTHOR", "COMMITTER"}) {
    call.environment.push_back("GIT_" + who + "_NAME=Ann");
    call.environment.push_back("GIT_" + who + "_EMAIL=ann@example.org");
    call.environment.push_back("GIT_" + who + "_DATE=2024-03-06T12:00:00Z");
  }
  call.input = input;
  call.output_limit = 1U << 20U;
  return run_process(call);
}

/// Commits one file to a bare repository as somebody else; nothing deletes it.
ProcessResult edit(const fs::path& repository, const std::string& path,
                   const std::optional<std::string>& bytes) {
  const bool is_first =
      run_git(repository, {"rev-parse", "--verify", "--quiet", "refs/heads/master"}).status != 0;
  const std::string change =
      bytes ? fmt::format("M 100644 inline {}\ndata {}\n{}\n", path, bytes->size(), *bytes)
            : fmt::format("D {}\n", path);
  return run_git(repository, {"fast-import", "--quiet"},
                 fmt::format("commit refs/heads/master\n"
                             "committer Bob <bob@example.org> 1709812800 +0000\n"
                             "data 4\nedit\n{}{}",
                             is_first ? "" : "from refs/heads/master^0\n", change));
}

/// Commits all files of the project.
void commit(const Place& place, const std::string& text, std::vector<std::string>& problems) {
  const std::vector<std::vector<std::string>> calls{
      {"init", "-q", "-b", "main"}, {"add", "-A"}, {"commit", "-q", "-m", text}};
  for (const std::vector<std::string>& words : calls) {
    const ProcessResult result = run_git(place.project, words);
    if (result.start_error || result.status != 0)
      problems.push_back(fmt::format("`git {}` failed: {}", words.front(), result.errors));
  }
}

/// Runs a line of somebody else's repository; false if it is none.
bool run_remote_line(const std::vector<std::string>& words, const Place& place,
                     std::vector<std::string>& problems) {
  ProcessResult result;
  if (words.size() == 2 && words[0] == "bare")
    result = run_git(place.folder, {"init", "-q", "--bare", "-b", "master", words[1]});
  else if (words.size() == 4 && words[0] == "edit")
    result =
        edit(place.folder / words[1], words[2], bytes_of({words[2], "escaped", words[3]}) + '\n');
  else if (words.size() == 3 && words[0] == "edit")
    result = edit(place.folder / words[1], words[2], std::nullopt);
  else
    return false;
  if (result.start_error || result.status != 0)
    problems.push_back(fmt::format("`{}` failed: {}", words[0], result.errors));
  return true;
}

/// Runs one line; empty if it is one of the commands that only prepare something.
std::optional<CommandOutcome> run_line(const fs::path& program, const std::string& line,
                                       Place& place, std::vector<std::string>& problems) {
  const std::vector<std::string> words = split_words(line);
  if (words.size() == 2 && words[0] == "rm") {
    if (fs::remove_all(place.folder / words[1]) == 0)
      problems.push_back(fmt::format("`{}` found nothing", line));
  } else if (words.size() == 2 && words[0] == "cd") {
    place.folder /= words[1];
  } else if (words.size() == 2 && words[0] == "env" && words[1].find('=') != std::string::npos) {
    set_variable(place.variables, words[1]);
  } else if (words.size() == 3 && words[0] == "write") {
    const fs::path file = place.folder / words[1];
    write_file(file, bytes_of({words[1], "escaped", words[2]}) + '\n');
    if (words[2].starts_with("#!")) fs::permissions(file, fs::perms::owner_all);
  } else if (words.size() == 2 && words[0] == "commit") {
    commit(place, words[1], problems);
  } else if (!words.empty() && words[0] == "allegory") {
    return run_program(program, line, words, place, problems);
  } else if (!run_remote_line(words, place, problems)) {
    problems.push_back(fmt::format("`{}` is no command of a UI case", line));
  }
  return std::nullopt;
}

/// What several commands printed, each below its command; of one command alone what it printed.
std::string join(const std::vector<CommandOutcome>& outcomes, std::string CommandOutcome::*stream) {
  if (std::ranges::all_of(outcomes, &std::string::empty, stream)) return {};
  if (outcomes.size() == 1) return outcomes.front().*stream;
  std::string text;
  for (const CommandOutcome& outcome : outcomes)
    text += fmt::format("{}{}\n{}", prompt, outcome.command, outcome.*stream);
  return text;
}

bool is_output(const CaseEntry& entry) {
  return entry.path == "stdout" || entry.path == "stderr" || entry.path == "exit";
}

bool is_input(const CaseEntry& entry) {
  return !is_output(entry) && !entry.path.starts_with(expect) && !entry.path.starts_with(absent);
}

/// Puts what came out in the place of what was expected, where the case has it; the rest at its
/// end.
void replace_outputs(CaseFile& file, const std::vector<CommandOutcome>& outcomes) {
  std::string statuses;
  for (const CommandOutcome& outcome : outcomes) statuses += fmt::format("{}\n", outcome.status);
  const std::map<std::string, std::string> actual{{"stdout", join(outcomes, &CommandOutcome::out)},
                                                  {"stderr", join(outcomes, &CommandOutcome::err)},
                                                  {"exit", statuses}};
  std::set<std::string> present;
  for (CaseEntry& entry : file.entries) {
    if (!is_output(entry)) continue;
    entry = make_entry(entry.path, actual.at(entry.path));
    present.insert(entry.path);
  }
  for (const std::string name : {"stdout", "stderr", "exit"})
    if (!present.contains(name)) file.entries.push_back(make_entry(name, actual.at(name)));
  std::erase_if(file.entries,
                [](const CaseEntry& entry) { return is_output(entry) && entry.content.empty(); });
}

void check_files(CaseFile& file, const Place& place, std::vector<std::string>& problems) {
  for (CaseEntry& entry : file.entries) {
    if (entry.path.starts_with(absent)) {
      const std::string path = entry.path.substr(absent.size());
      if (fs::exists(fs::symlink_status(place.project / path)))
        problems.push_back(fmt::format("`{}` is there", path));
    } else if (entry.path.starts_with(expect)) {
      const std::string path = entry.path.substr(expect.size());
      if (fs::is_regular_file(place.project / path))
        entry = make_entry(entry.path, read_file(place.project / path));
      else
        problems.push_back(fmt::format("`{}` was not made", path));
    }
  }
}

}  // namespace

UiOutcome run_ui_case(const CaseFile& file, const fs::path& program) {
  const TemporaryFolder temporary;
  Place place{temporary.path() / "project", temporary.path() / "project", temporary.path()};
  CaseFile inputs = file;
  std::erase_if(inputs.entries, [](const CaseEntry& entry) { return !is_input(entry); });
  unpack(inputs, place.project);

  UiOutcome outcome{file, {}};
  std::vector<CommandOutcome> outcomes;
  std::string_view rest = file.preamble;
  while (!rest.empty()) {
    const std::string line(rest.substr(0, rest.find('\n')));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (!line.starts_with(prompt)) continue;
    std::optional<CommandOutcome> command =
        run_line(program, line.substr(prompt.size()), place, outcome.problems);
    if (command) outcomes.push_back(std::move(*command));
  }
  if (outcomes.empty()) outcome.problems.push_back("the case runs nothing");

  replace_outputs(outcome.actual, outcomes);
  check_files(outcome.actual, place, outcome.problems);
  for (const CommandOutcome& command : outcomes)
    if ((command.out + command.err).find(temporary.path().string()) != std::string::npos)
      outcome.problems.push_back(fmt::format("`{}` prints an absolute path", command.command));
  return outcome;
}

bool can_run(const CaseFile& file) {
  return (file.preamble.find("$ commit ") == std::string::npos &&
          file.preamble.find("$ bare ") == std::string::npos) ||
         !run_git("/", {"--version"}).start_error;
}

std::vector<std::string> split_words(std::string_view line) {
  std::vector<std::string> words;
  bool in_word = false;
  char quote = '\0';
  for (const char byte : line) {
    const bool is_blank = quote == '\0' && byte == ' ';
    if (!is_blank && !in_word) words.emplace_back();
    in_word = !is_blank;
    if (quote == '\0' && (byte == '\'' || byte == '"'))
      quote = byte;
    else if (byte == quote)
      quote = '\0';
    else if (!is_blank)
      words.back() += byte;
  }
  return words;
}

}  // namespace allegory
