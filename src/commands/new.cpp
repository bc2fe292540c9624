// allegory new DIR: a complete small project to start from.
#include <fmt/format.h>

#include "base/text.h"
#include "command.h"
#include "starter.h"

namespace allegory {

static int run(const Arguments& arguments) {
  const std::string& folder = arguments.positionals.front();
  if (const std::optional<std::string> reason = write_starter(folder)) {
    fmt::print(stderr, "error: {}\n", escape_controls(*reason));
    return exit_environment;
  }
  const std::string name = escape_controls(folder);
  fmt::print("made a project in {}\n\nnext:\n  cd {}\n  allegory build\n", name, name);
  return exit_good;
}

extern constinit const Command new_command{
    .name = "new",
    .summary = "make a small project to start from",
    .description =
        "Writes a complete small allegory into DIR, which must be missing or empty. It builds\n"
        "without findings.",
    .positional = "DIR",
    .options = {},
    .run = run,
};

}  // namespace allegory
