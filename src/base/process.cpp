// posix_spawn, two pipes, one poll loop. See process.h.
//
// The input lies in a file in memory and not in a pipe, so that a program which does not read it to
// the end cannot hold us up, nor end us with a signal.
#include "base/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <string_view>
#include <utility>

#include "base/files.h"

// The environment of this program; the standard gives it no header.
extern char** environ;  // NOLINT(readability-redundant-declaration)

namespace allegory {

namespace {

constexpr std::size_t error_limit = 4096;  // bytes
constexpr int patience = 200;              // milliseconds between two questions whether to go on

/// Both ends of a pipe; they are closed in programs that are started, but where they are placed.
struct Pipe {
  Descriptor read, write;
};

std::optional<Pipe> make_pipe() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;
  return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

/// A file in memory that holds `bytes`, to be read from its start; none on failure.
Descriptor file_of(std::string_view bytes) {
  Descriptor file(memfd_create("input", MFD_CLOEXEC));
  while (file && !bytes.empty()) {
    const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return {};
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (file && lseek(file.get(), 0, SEEK_SET) != 0) return {};
  return file;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// Starts the program with these as its streams; the system's error number, or 0.
int start(const ProcessCall& call, int input, int output, int errors, pid_t& process) {
  std::vector<std::string> words = call.words;
  std::vector<std::string> environment = call.environment;
  posix_spawn_file_actions_t actions;
  if (const int error = posix_spawn_file_actions_init(&actions); error != 0) return error;
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
  posix_spawnattr_t attributes;
  if (const int error = posix_spawnattr_init(&attributes); error != 0) {
    posix_spawn_file_actions_destroy(&actions);
    return error;
  }
  // What can be ended for being late is a group of its own, so that its children end with it.
  if (call.time_limit > 0) posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  const int error = posix_spawnp(&process, words.front().c_str(), &actions, &attributes,
                                 pointers_to(words).data(), pointers_to(environment).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

/// Reads once; false at the end of what there is.
bool read_some(int descriptor, std::string& to) {
  std::array<char, 65536> buffer;
  const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
  if (count < 0) return errno == EINTR || errno == EAGAIN;
  to.append(buffer.data(), static_cast<std::size_t>(count));
  return count > 0;
}

/// Tells how long a program may still run.
class Deadline {
 public:
  explicit Deadline(unsigned seconds)
      : is_set_(seconds > 0), end_(Clock::now() + std::chrono::seconds(seconds)) {}
  /// As poll() takes it: -1 is for ever.
  int milliseconds_left() const {
    if (!is_set_) return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end_ - Clock::now());
    return static_cast<int>(std::max<std::chrono::milliseconds::rep>(left.count(), 0));
  }

 private:
  using Clock = std::chrono::steady_clock;
  bool is_set_;
  Clock::time_point end_;
};

/// Reads both streams until they end, the output is larger than the limit, it is too late, or
/// nobody wants it.
void read_streams(Descriptor output, Descriptor errors, const ProcessCall& call,
                  ProcessResult& result) {
  std::size_t taken = 0;
  const Deadline deadline(call.time_limit);
  while (output || errors) {
    // A negative descriptor is passed over.
    std::array<pollfd, 2> streams{pollfd{output.get(), POLLIN, 0}, pollfd{errors.get(), POLLIN, 0}};
    int wait = deadline.milliseconds_left();
    if (call.is_cancelled) wait = wait < 0 ? patience : std::min(wait, patience);
    const int ready = poll(streams.data(), streams.size(), wait);
    result.is_cancelled = call.is_cancelled && call.is_cancelled();
    if (result.is_cancelled) return;
    if (ready < 0 && errno == EINTR) continue;
    if (ready < 0) return;
    result.is_too_late = ready == 0 && deadline.milliseconds_left() == 0;
    if (result.is_too_late) return;
    if (ready == 0) continue;
    if (streams[0].revents != 0 && !read_some(output.get(), result.output)) output.close();
    if (call.take && !result.output.empty()) {
      taken += result.output.size();
      call.take(result.output);
      result.output.clear();
    }
    result.is_too_large = taken + result.output.size() > call.output_limit;
    if (result.is_too_large) return;
    if (streams[1].revents != 0) {
      if (!read_some(errors.get(), result.errors)) errors.close();
      if (result.errors.size() > error_limit) result.errors.resize(error_limit);
    }
  }
}

}  // namespace

ProcessResult run_process(const ProcessCall& call) {
  ProcessResult result;
  std::optional<Pipe> output = make_pipe();
  std::optional<Pipe> errors = make_pipe();
  const Descriptor input = file_of(call.input);
  if (!output || !errors || !input) {
    result.start_error = errno;
    return result;
  }
  pid_t process = 0;
  const int error = start(call, input.get(), output->write.get(), errors->write.get(), process);
  if (error != 0) {
    result.start_error = error;
    return result;
  }
  output->write.close();
  errors->write.close();
  read_streams(std::move(output->read), std::move(errors->read), call, result);
  if (result.is_too_large || result.is_too_late)
    kill(call.time_limit > 0 ? -process : process, SIGKILL);
  if (result.is_cancelled) kill(process, SIGTERM);
  int status = 0;
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

void limit_process(unsigned seconds, std::size_t bytes) {
  const auto set = [](auto resource, rlim_t most) {
    struct rlimit limit {};
    if (getrlimit(resource, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max = std::min(limit.rlim_max, most);
    setrlimit(resource, &limit);
  };
  set(RLIMIT_CORE, 0);
  // The first limit ends it with SIGXCPU; the last one would, if that were ignored.
  struct rlimit time {};
  if (getrlimit(RLIMIT_CPU, &time) == 0) {
    time.rlim_max = std::min<rlim_t>(time.rlim_max, seconds + 1);
    time.rlim_cur = std::min<rlim_t>(time.rlim_max, seconds);
    setrlimit(RLIMIT_CPU, &time);
  }
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  set(RLIMIT_AS, bytes);
#else
  static_cast<void>(bytes);
#endif
}

std::vector<std::string> variables_that_begin_with(std::span<const std::string_view> prefixes) {
  std::vector<std::string> variables;
  for (char** each = environ; each != nullptr && *each != nullptr; ++each)
    for (const std::string_view prefix : prefixes)
      if (std::string_view(*each).starts_with(prefix)) variables.emplace_back(*each);
  return variables;
}

}  // namespace allegory
