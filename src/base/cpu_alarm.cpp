// timer_create on the thread's own clock, with a signal to that thread. See cpu_alarm.h.
#include "base/cpu_alarm.h"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <mutex>

#include "base/text.h"

namespace allegory {

namespace {

// Nobody else wants it: profilers use SIGPROF, and SIGXCPU speaks of a limit of the process.
constexpr int signal_number = SIGVTALRM;
constexpr int given_up = 70;  // EX_SOFTWARE, as for a bug

}  // namespace

// In a handler nothing may be called but what a signal cannot have interrupted: write and _exit.
void CpuAlarm::ring(int /*number*/, siginfo_t* info, void* /*context*/) {
  if (info->si_code != SI_TIMER) return;
  auto* const alarm = static_cast<CpuAlarm*>(info->si_value.sival_ptr);
  const bool was_due = alarm->is_due();
  alarm->rounds_ = 1;
  if (!was_due) return;
  const std::string& words = alarm->last_words_;
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, words.data(), words.size());
  ::_exit(given_up);
}

void CpuAlarm::install() {
  static std::once_flag once;
  std::call_once(once, [] {
    struct sigaction action {};
    action.sa_sigaction = ring;
    action.sa_flags = SA_SIGINFO | SA_RESTART;
    ::sigaction(signal_number, &action, nullptr);
  });
}

CpuAlarm::CpuAlarm(unsigned seconds, std::string_view what)
    : last_words_(fmt::format("allegory: `{}` takes more than {} s and is given up\n",
                              escape_controls(what), 2ULL * std::max(seconds, 1U))) {
  install();
  struct sigevent event {};
  event.sigev_notify = SIGEV_THREAD_ID;
  event.sigev_signo = signal_number;
  event.sigev_value.sival_ptr = this;
  event._sigev_un._tid = ::gettid();
  if (::timer_create(CLOCK_THREAD_CPUTIME_ID, &event, &timer_) != 0) return;
  is_set_ = true;
  struct itimerspec time {};
  time.it_value.tv_sec = time.it_interval.tv_sec = static_cast<time_t>(std::max(seconds, 1U));
  ::timer_settime(timer_, 0, &time, nullptr);
}

// A signal of this timer that is on its way arrives before the call returns.
CpuAlarm::~CpuAlarm() {
  if (is_set_) ::timer_delete(timer_);
}

}  // namespace allegory
