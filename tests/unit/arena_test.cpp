// The memory of a parse: what the library gets, and how it is left when there is no more.
#include "markdown/arena.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <string>

#include "support/system_calls.h"

namespace allegory {

namespace {

constexpr std::size_t budget = 1U << 20U;

/// Stands in for the library: each of these is called as cmark-gfm would be.
void* take(std::size_t size) { return Arena::memory()->calloc(1, size); }
void give_back(void* block) { Arena::memory()->free(block); }

struct Seen {
  void *first = nullptr, *second = nullptr;
  bool is_behind = false;
};

bool is_zero(const void* block, std::size_t size) {
  return std::string(static_cast<const char*>(block), size) == std::string(size, '\0');
}

/// Runs a function that makes no difference between being left and coming to its end.
Arena::Outcome run(void (*work)(void*), void* argument = nullptr, std::size_t bytes = budget) {
  const CpuAlarm alarm(60, "test");
  return Arena(bytes, alarm).run(work, argument);
}

}  // namespace

TEST_CASE("a block is zero, aligned for anything, and may be read one byte before its begin") {
  const auto work = [](void* argument) {
    auto& seen = *static_cast<Seen*>(argument);
    for (const std::size_t size : {1U, 15U, 16U, 17U, 1000U, 100'000U}) {
      auto* const block = static_cast<char*>(take(size));
      CHECK(is_zero(block, size));
      CHECK(reinterpret_cast<std::uintptr_t>(block) % alignof(std::max_align_t) == 0);
      CHECK(block[-1] == 0);
      std::memset(block, 0xff, size);
      give_back(block);
      CHECK(is_zero(take(size), size));
    }
    seen.is_behind = true;
  };
  Seen seen;
  CHECK(run(work, &seen) == Arena::Outcome::done);
  CHECK(seen.is_behind);
}

TEST_CASE("a block that grows keeps what is in it, and the last one grows where it is") {
  const auto work = [](void*) {
    auto* const first = static_cast<char*>(take(16));
    std::memcpy(first, "the yellow brick", 16);
    CHECK(Arena::memory()->realloc(first, 64) == first);
    take(16);
    auto* const moved = static_cast<char*>(Arena::memory()->realloc(first, 128));
    CHECK(moved != first);
    CHECK(std::string(moved, 16) == "the yellow brick");
    CHECK(Arena::memory()->realloc(nullptr, 8) != nullptr);
  };
  CHECK(run(work) == Arena::Outcome::done);
}

TEST_CASE("what is given back is used again, so that a loop needs no more than one round") {
  const CpuAlarm alarm(60, "test");
  Arena arena(budget, alarm);
  const auto work = [](void*) {
    for (int round = 0; round < 100'000; ++round) {
      void* const first = take(144);
      void* const second = take(40);
      give_back(first);
      give_back(second);
    }
  };
  CHECK(arena.run(work, nullptr) == Arena::Outcome::done);
  CHECK(arena.size() <= 64U << 10U);
}

TEST_CASE("whoever wants more than the budget is left in the middle") {
  const auto endless = [](void* argument) {
    while (true) take(100);
    static_cast<Seen*>(argument)->is_behind = true;
  };
  Seen seen;
  CHECK(run(endless, &seen) == Arena::Outcome::out_of_memory);
  CHECK_FALSE(seen.is_behind);
  CHECK(run([](void*) { take(budget + 1); }) == Arena::Outcome::out_of_memory);
  CHECK(run([](void*) { Arena::memory()->calloc(SIZE_MAX / 2, 3); }) ==
        Arena::Outcome::out_of_memory);
  CHECK(run([](void*) { Arena::memory()->realloc(take(16), SIZE_MAX - 4); }) ==
        Arena::Outcome::out_of_memory);
}

TEST_CASE("whoever asks for memory when time is up is left in the middle") {
  const CpuAlarm alarm(1, "test");
  Arena arena(budget, alarm);
  const auto endless = [](void*) {
    while (true) give_back(take(100));
  };
  CHECK(arena.run(endless, nullptr) == Arena::Outcome::out_of_time);
  CHECK(alarm.is_due());
}

TEST_CASE("behind a run memory comes from the system, and blocks of both kinds can be given back") {
  const CpuAlarm alarm(60, "test");
  Arena arena(budget, alarm);
  Seen seen;
  const auto work = [](void* argument) { static_cast<Seen*>(argument)->first = take(50); };
  REQUIRE(arena.run(work, &seen) == Arena::Outcome::done);
  const std::size_t size = arena.size();
  seen.second = take(4U << 20U);  // more than the budget
  CHECK(is_zero(seen.second, 4U << 20U));
  give_back(seen.second);
  seen.first = Arena::memory()->realloc(seen.first, 100);
  CHECK(is_zero(seen.first, 50));
  give_back(seen.first);
  give_back(nullptr);
  CHECK(arena.size() == size);
}

TEST_CASE("work that neither ends nor asks for memory ends the program, which names it") {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    dup2(ends[1], STDERR_FILENO);
    const CpuAlarm alarm(1, "content/loop\x1b.md");
    const volatile bool is_endless = true;
    while (is_endless) {
    }
  }
  close(ends[1]);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 70);
  char text[200];
  const ssize_t size = read(ends[0], text, sizeof text);
  close(ends[0]);
  REQUIRE(size > 0);
  CHECK(std::string(text, static_cast<std::size_t>(size)) ==
        "allegory: `content/loop\\u{1b}.md` takes more than 2 s and is given up\n");
}

TEST_CASE("whoever lets a block grow when time is up is left in the middle, too") {
  const EarlyAlarm early;
  const CpuAlarm alarm(60, "test");
  Arena arena(budget, alarm);
  struct Work {
    const CpuAlarm& alarm;
    bool is_behind = false;
  } work{alarm};
  const auto grow = [](void* argument) {
    auto& own = *static_cast<Work*>(argument);
    void* const last = take(16);
    while (!own.alarm.is_due()) {
    }
    Arena::memory()->realloc(last, 32);
    own.is_behind = true;
  };
  CHECK(arena.run(grow, &work) == Arena::Outcome::out_of_time);
  CHECK_FALSE(work.is_behind);
}

TEST_CASE("a block of the system grows in a run, and keeps what is in it") {
  void* block = take(20);
  std::memcpy(block, "text", 4);
  const auto grow = [](void* argument) {
    void*& grown = *static_cast<void**>(argument);
    grown = Arena::memory()->realloc(grown, 100);
  };
  const CpuAlarm alarm(60, "test");
  Arena arena(budget, alarm);
  CHECK(arena.run(grow, &block) == Arena::Outcome::done);
  CHECK(std::string(static_cast<char*>(block), 4) == "text");
}

TEST_CASE("nothing many times is a block, too") {
  void* const block = Arena::memory()->calloc(3, 0);
  CHECK(block);
  give_back(block);
}

TEST_CASE("memory that the system does not have ends the program with a word and a status") {
  const auto end_of = [](void (*work)()) {
    const pid_t child = fork();
    if (child == 0) {
      dup2(open("/dev/null", O_WRONLY | O_CLOEXEC), STDERR_FILENO);
      work();
      _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  };
  CHECK(end_of([] { take(20); }) == 0);
  CHECK(end_of([] { Arena::memory()->realloc(nullptr, SIZE_MAX - 8); }) == 3);
  CHECK(end_of([] {
          const FailingCall failing("malloc", ENOMEM, 1);
          take(20);
        }) == 3);
}

TEST_CASE("the signal of an alarm means nothing if somebody else sends it") {
  const CpuAlarm alarm(60, "test");
  raise(SIGVTALRM);
  CHECK_FALSE(alarm.is_due());
}

TEST_CASE("an alarm is never due where the system has no timer left") {
  const FailingCall failing("timer_create", EAGAIN);
  const EarlyAlarm early;
  const CpuAlarm alarm(1, "test");
  CHECK(failing.count() == 1);
  CHECK_FALSE(alarm.is_due());
}

}  // namespace allegory
