// Hands the command line to the commands; a bug of ours ends in a sentence and not in a stack
// trace.
#include <cstdio>
#include <exception>

#include "command.h"

int main(int argc, char** argv) {
  try {
    return allegory::run_command_line(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr,
                 "allegory: something went wrong inside the program: %s\n"
                 "This is a bug; please report it with the command that showed it.\n",
                 error.what());
    return allegory::exit_bug;
  }
}
