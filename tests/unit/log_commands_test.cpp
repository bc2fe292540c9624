#include "base/log_commands.h"

#include <catch2/catch.hpp>
#include <string>

namespace allegory {

TEST_CASE("a line commands the log if it begins with two colons, whatever space is before them") {
  CHECK(holds_log_command("::error::x"));
  CHECK(holds_log_command("one\n \t ::add-mask::x\n"));
  CHECK(holds_log_command("one\r::debug::x"));
  CHECK(holds_log_command("\u00a0\u2003::notice::x"));
  CHECK(holds_log_command("\u200b::notice::x"));
  CHECK_FALSE(holds_log_command("a ::error::x\n"));
  CHECK_FALSE(holds_log_command("-::error::x\nstd::string\n:x"));
  CHECK_FALSE(holds_log_command(""));
}

TEST_CASE("the older form of a command is one anywhere in a line") {
  CHECK(holds_log_command("text ##[error]x"));
  CHECK_FALSE(holds_log_command("## [error]"));
}

TEST_CASE("commands are off between two lines, and no text can end that") {
  CHECK(without_log_commands("::error::x\n") ==
        "::stop-commands::allegory-0\n::error::x\n::allegory-0::\n");
  CHECK(without_log_commands("::Allegory-0::\n::allegory-1::") ==
        "::stop-commands::allegory-2\n::Allegory-0::\n::allegory-1::\n::allegory-2::\n");
  CHECK(without_log_commands("") == "::stop-commands::allegory-0\n::allegory-0::\n");
}

}  // namespace allegory
