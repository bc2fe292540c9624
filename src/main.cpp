// Hands the command line to the commands; a bug of ours ends in a sentence and not in a stack
// trace.
#include <cstdio>
#include <exception>
#include <new>

#include "base/start.h"
#include "command.h"

int main(int argc, char** argv) {
  allegory::start_in_order();
  try {
    return allegory::run_command_line(argc, argv);
  } catch (const std::bad_alloc&) {
    std::fputs("allegory: there is not enough memory\n", stderr);
    return allegory::exit_bug;
  } catch (const std::exception& error) {
    std::fprintf(stderr,
                 "allegory: something went wrong inside the program: %s\n"
                 "This is a bug; please report it with the command that showed it.\n",
                 error.what());
    return allegory::exit_bug;
  }
}
