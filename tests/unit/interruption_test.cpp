#include "base/interruption.h"

#include <signal.h>

#include <catch2/catch.hpp>
#include <string>

#include "base/process.h"
#include "support/bare_repository.h"
#include "support/golden.h"

namespace allegory {

namespace {

/// Gives a signal a meaning for the time of a test; Catch2 has its own for some.
class Meaning {
 public:
  Meaning(int number, void (*handler)(int)) : number_(number) {
    struct sigaction action {};
    action.sa_handler = handler;
    REQUIRE(::sigaction(number_, &action, &before_) == 0);
  }
  Meaning(const Meaning&) = delete;
  Meaning& operator=(const Meaning&) = delete;
  ~Meaning() { ::sigaction(number_, &before_, nullptr); }

  auto now() const {
    struct sigaction action {};
    ::sigaction(number_, nullptr, &action);
    return action.sa_handler;
  }

 private:
  int number_;
  struct sigaction before_ {};
};

}  // namespace

TEST_CASE("a signal is noted once while somebody looks out for it") {
  const Meaning usual(SIGTERM, SIG_DFL);
  {
    const Interruption interruption;
    CHECK(Interruption::signal() == 0);
    ::raise(SIGTERM);
    CHECK(Interruption::signal() == SIGTERM);
    // The next one ends the program.
    CHECK(usual.now() == SIG_DFL);
  }
  const Interruption next;
  CHECK(Interruption::signal() == 0);
  CHECK(usual.now() != SIG_DFL);
}

TEST_CASE("a signal that was ignored stays so") {
  const Meaning ignored(SIGHUP, SIG_IGN);
  const Interruption interruption;
  ::raise(SIGHUP);
  CHECK(Interruption::signal() == 0);
  CHECK(ignored.now() == SIG_IGN);
}

TEST_CASE("a publish that is ended while it waits for a server leaves no temporary files") {
  if (is_without_git()) return;
  const TestDisk disk;
  disk.write("allegory.yaml", "title: Cave\n");
  disk.write("content/index.md", "Text.\n");
  disk.folder("tmp");
  disk.folder("gate");
  // A server that says nothing and does not hang up, and whose being there is known from a pipe.
  disk.fifo("gate/open");
  const std::string script = R"sh(
    "$PROGRAM" publish wiki --remote ssh://example.org/x >out 2>&1 & publish=$!
    read began <gate/open
    kill -TERM $publish
    wait $publish
    echo "$began $? $(ls tmp | wc -l)")sh";
  ProcessCall call;
  call.words = {"sh", "-c", "cd \"$HOME\"\n" + script};
  call.environment = {
      "PATH=/usr/bin:/bin",
      "HOME=" + disk.path(),
      "TMPDIR=" + disk.path("tmp"),
      "LC_ALL=C",
      "PROGRAM=" + program().string(),
      "GIT_SSH_VARIANT=simple",
      "GIT_SSH_COMMAND=echo began >" + disk.path("gate/open") + "; exec sleep 20 2>/dev/null;"};
  call.output_limit = 1U << 16U;
  const ProcessResult result = run_process(call);
  CHECK(result.output == "began 143 0\n");
}

}  // namespace allegory
