// The entry point of all tests. Catch2's own main is compiled here, once; the Markdown library is
// made ready before any test starts, as the program does.
#define CATCH_CONFIG_RUNNER
#define CATCH_CONFIG_CONSOLE_WIDTH 200  // lines of a difference stay whole
#include <catch2/catch.hpp>

#include "markdown.h"

int main(int argc, char* argv[]) {
  allegory::prepare_markdown();
  return Catch::Session().run(argc, argv);
}
