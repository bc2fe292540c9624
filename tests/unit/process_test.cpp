#include "base/process.h"

#include <catch2/catch.hpp>
#include <string>

namespace allegory {

namespace {

ProcessResult run_shell(const std::string& script, const std::string& input = {},
                        std::size_t limit = 1U << 20U) {
  return run_process({{"sh", "-c", script}, {"PATH=/usr/bin:/bin", "A=b"}, input, limit});
}

}  // namespace

TEST_CASE("a program gets words as they are, its input and no environment but the one given") {
  const ProcessResult echo =
      run_process({{"printf", "%s|", "a b", "$HOME", "`id`", ""}, {"PATH=/usr/bin:/bin"}, {}, 100});
  CHECK(echo.output == "a b|$HOME|`id`||");
  CHECK(run_shell("cat; echo \"$A$HOME\"", "in\n").output == "in\nb\n");
  CHECK(run_shell("cat").output.empty());
}

TEST_CASE("how a program ended is known") {
  CHECK(run_shell("exit 7").status == 7);
  CHECK(run_shell("kill -TERM $$").status == 128 + 15);
  CHECK(run_shell("echo no >&2").errors == "no\n");
  const ProcessResult missing = run_process({{"no-such-program-at-all"}, {}, {}, 100});
  CHECK(missing.start_error == 2);  // ENOENT
}

TEST_CASE("much output on both streams and unread input block nobody") {
  const std::string input(1U << 20U, 'x');
  const ProcessResult result =
      run_shell("head -c 300000 /dev/zero >&2; head -c 300000 /dev/zero; exit 3", input);
  CHECK(result.output.size() == 300000);
  CHECK(result.errors.size() == 4096);
  CHECK(result.status == 3);
  CHECK_FALSE(result.is_too_large);
}

TEST_CASE("a program that writes without end is ended") {
  const ProcessResult result = run_shell("exec cat /dev/zero", {}, 100'000);
  CHECK(result.is_too_large);
  CHECK(result.output.size() < 1U << 20U);
}

TEST_CASE("a program that nobody waits for any more is ended") {
  int questions = 0;
  ProcessCall call{{"sh", "-c", "exec sleep 600"}, {"PATH=/usr/bin:/bin"}, {}, 100};
  call.is_cancelled = [&] { return ++questions == 2; };
  const ProcessResult result = run_process(call);
  CHECK(result.is_cancelled);
  CHECK(result.status == 128 + 15);
}

TEST_CASE("a program that takes too long is ended with all that it has started") {
  ProcessCall call{
      {"sh", "-c", "sleep 1000 & sleep 1000; echo late"}, {"PATH=/usr/bin:/bin"}, {}, 100};
  call.time_limit = 1;
  const ProcessResult late = run_process(call);
  CHECK(late.is_too_late);
  CHECK(late.status == 128 + 9);
  CHECK(late.output.empty());
  call.words = {"sh", "-c", "echo early"};
  call.time_limit = 1000;
  const ProcessResult early = run_process(call);
  CHECK_FALSE(early.is_too_late);
  CHECK(early.output == "early\n");
}

}  // namespace allegory
