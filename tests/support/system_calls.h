// Calls of the system that fail when a test says so.
//
// What cannot be brought about on a disk (an interrupted call, a folder that goes away in the
// middle of a walk) is brought about here: the linker leads these calls of the program, and of
// nobody else, through system_calls.cpp (`--wrap` in tests/CMakeLists.txt).
#pragma once

#include <string_view>

namespace allegory {

/// While it lives, one call of the system fails on this thread. One at a time.
class FailingCall {
 public:
  static constexpr int always = -1;

  /// `name` as in the manual (`fstat`), or `openat2`; for gumbo_normalized_tagname() to fail is to
  /// know no tag. `error` is what errno will be. The first
  /// `before` calls succeed, then `times` fail, then they succeed again.
  FailingCall(std::string_view name, int error, int times = always, int before = 0);
  FailingCall(const FailingCall&) = delete;
  FailingCall& operator=(const FailingCall&) = delete;
  ~FailingCall();

  /// How many calls have failed.
  int count() const;
};

/// While it lives, timers that this thread starts ring once, after a millisecond.
class EarlyAlarm {
 public:
  EarlyAlarm();
  EarlyAlarm(const EarlyAlarm&) = delete;
  EarlyAlarm& operator=(const EarlyAlarm&) = delete;
  ~EarlyAlarm();
};

}  // namespace allegory
