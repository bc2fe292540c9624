// The one way to run another program: no shell, no inherited environment, bounded output.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace allegory {

/// What to run.
struct ProcessCall {
  std::vector<std::string> words;        ///< the program, looked for in PATH, and its arguments
  std::vector<std::string> environment;  ///< all of it, as `NAME=value`
  std::string input;                     ///< what it reads; empty: nothing
  std::size_t output_limit = 0;          ///< bytes of its output; past it the program is ended
  /// Gets the output piece by piece; empty: it is kept in ProcessResult::output.
  std::function<void(std::string_view)> take{};
  /// Asked several times a second whether the program is to be ended; empty: it runs to its end.
  std::function<bool()> is_cancelled{};
  /// How long it may run, in seconds; then it is ended, and with it all that it has started. 0: as
  /// long as it wants.
  unsigned time_limit = 0;
};

/// What became of it.
struct ProcessResult {
  std::optional<int> start_error;  ///< the system's error number, if it could not be started
  int status = 0;                  ///< its exit status, or 128 + the signal that ended it
  bool is_too_large = false;       ///< it wrote more than the limit and was ended
  bool is_cancelled = false;       ///< it was ended since ProcessCall::is_cancelled said so
  bool is_too_late = false;        ///< it ran longer than the limit and was ended
  std::string output;
  std::string errors;  ///< what it wrote to stderr, the first 4 KiB
};

/// Runs a program to its end. Deadlock-free however much it writes, and in whatever order.
ProcessResult run_process(const ProcessCall& call);

/// Bounds this process and what it starts: seconds of the processor's time, and bytes of memory
/// that it can address. It leaves no image of its memory when it is ended. Where a sanitizer is
/// built in, which addresses terabytes, memory stays unbounded.
void limit_process(unsigned seconds, std::size_t bytes);

/// The variables of our own environment, as `NAME=value`, that begin with one of these.
std::vector<std::string> variables_that_begin_with(std::span<const std::string_view> prefixes);

}  // namespace allegory
