// Tells a waiting person that something is going on: only on a terminal, only after half a second.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace allegory {

/// While it lives, a line on stderr says what is being done and for how long; it is gone
/// afterwards. Prints nothing where stderr is no terminal.
class Progress {
 public:
  explicit Progress(std::string what);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

 private:
  void run(const std::string& what);
  std::mutex lock_;
  std::condition_variable done_signal_;
  bool is_done_ = false;
  std::thread thread_;
};

}  // namespace allegory
