// See start.h.
#include "base/start.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <exception>
#include <new>
#include <string_view>

namespace allegory {

namespace {

constexpr int exit_bug = 70;  // as in command.h

/// Writes without asking for memory, of which there may be none, and ends.
[[noreturn]] void end_with(std::string_view last_words) {
  // Nothing is left to be done if that fails, too.
  (void)!::write(STDERR_FILENO, last_words.data(), last_words.size());
  ::_exit(exit_bug);
}

[[noreturn]] void end_without_catch() {
  try {
    if (const std::exception_ptr error = std::current_exception()) std::rethrow_exception(error);
  } catch (const std::bad_alloc&) {
    end_with("allegory: there is not enough memory\n");
  } catch (...) {
    end_with("allegory: something went wrong inside the program; please report it\n");
  }
  end_with("allegory: something went wrong inside the program; please report it\n");
}

/// Libraries abort when they get no memory, and say why before.
extern "C" void end_aborted(int) { end_with("allegory: a library gave up\n"); }

/// From the first moment on, since values that are made before main() need memory, too.
struct LastWords {
  LastWords() {
    std::set_terminate(end_without_catch);
    struct sigaction action {};
    action.sa_handler = end_aborted;
    ::sigaction(SIGABRT, &action, nullptr);
  }
};
__attribute__((init_priority(101))) const LastWords last_words_are_known;

}  // namespace

void start_in_order() {
  // The lowest number that is free is the one that open() gives.
  for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream)
    if (::fcntl(stream, F_GETFD) == -1 && errno == EBADF && ::open("/dev/null", O_RDWR) != stream)
      break;
  struct sigaction ignored {};
  ignored.sa_handler = SIG_IGN;
  ::sigaction(SIGXFSZ, &ignored, nullptr);
}

}  // namespace allegory
