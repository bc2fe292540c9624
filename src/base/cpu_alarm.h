// A bound on the processor's time for one piece of work, kept by the system itself.
#pragma once

#include <time.h>

#include <csignal>
#include <string>
#include <string_view>

namespace allegory {

/// While it lives, the time that its thread works is counted. After `seconds` it is due, and the
/// work may stop in good order. After twice that the work did not, or could not, and the program
/// ends with the status 70 and a line that names it: some loops of a library neither end nor ask.
///
/// It is time of the processor and not of the clock, so that a busy machine or a lock changes
/// nothing. A timer of the system counts it, and no thread that watches: it costs three calls of
/// the system, and nothing in between. Where the system has no timer left, it is never due.
class CpuAlarm {
 public:
  /// `what` is named in the last line, such as a page's path. At least one second.
  CpuAlarm(unsigned seconds, std::string_view what);
  CpuAlarm(const CpuAlarm&) = delete;
  CpuAlarm& operator=(const CpuAlarm&) = delete;
  /// To be called by the thread that made it.
  ~CpuAlarm();

  bool is_due() const { return rounds_ != 0; }

 private:
  static void ring(int number, siginfo_t* info, void* context);
  static void install();

  std::string last_words_;
  volatile std::sig_atomic_t rounds_ = 0;
  timer_t timer_{};
  bool is_set_ = false;
};

}  // namespace allegory
