// Work on many pages at once, with the same result for any number of threads.
//
// Each index is worked on once, by some thread; what it makes goes into its own slot. So the order
// in which threads run cannot be seen in the output. (oneTBB would do the same and make
// ThreadSanitizer report races that are none.)
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace allegory {

/// Calls `work(index)` for every index in [0, count) on at most `jobs` threads, and returns when
/// all are done. The first exception is thrown again here.
template <class Work>
void parallel_for(std::size_t count, unsigned jobs, const Work& work) {
  const std::size_t threads = std::min<std::size_t>(std::max(1U, jobs), count);
  if (threads <= 1) {
    for (std::size_t index = 0; index < count; ++index) work(index);
    return;
  }
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failure;
  std::mutex failure_lock;
  const auto run = [&] {
    try {
      for (std::size_t index = next++; index < count; index = next++) work(index);
    } catch (...) {
      const std::lock_guard guard(failure_lock);
      if (!failure) failure = std::current_exception();
      next = count;
    }
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t thread = 1; thread < threads; ++thread) others.emplace_back(run);
    run();
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace allegory
