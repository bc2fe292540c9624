// A thread that sleeps until it is needed or told to stop. See progress.h.
#include "base/progress.h"

#include <fmt/core.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <utility>

namespace allegory {

Progress::Progress(std::string what) {
  if (isatty(STDERR_FILENO) != 0)
    thread_ = std::thread([this, text = std::move(what)] { run(text); });
}

Progress::~Progress() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard guard(lock_);
    is_done_ = true;
  }
  done_signal_.notify_one();
  thread_.join();
}

void Progress::run(const std::string& what) {
  using namespace std::chrono_literals;
  std::unique_lock guard(lock_);
  auto elapsed = 500ms;
  bool is_shown = false;
  auto wait = elapsed;
  while (!done_signal_.wait_for(guard, wait, [this] { return is_done_; })) {
    const long long tenths = elapsed.count() / 100;
    fmt::print(stderr, "\r{} … {}.{} s", what, tenths / 10, tenths % 10);
    std::fflush(stderr);
    is_shown = true;
    wait = 100ms;
    elapsed += wait;
  }
  if (is_shown) fmt::print(stderr, "\r\x1b[K");
}

}  // namespace allegory
