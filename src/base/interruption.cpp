// sigaction with SA_RESETHAND. See interruption.h.
#include "base/interruption.h"

#include <signal.h>

#include <array>
#include <csignal>

namespace allegory {

namespace {

constexpr std::array signals{SIGINT, SIGTERM, SIGHUP};

// A handler can speak to the rest of a program through nothing else.
volatile std::sig_atomic_t noted = 0;

void note(int number) { noted = number; }

void set_handlers(void (*from)(int), void (*to)(int)) {
  for (const int number : signals) {
    struct sigaction action {};
    if (::sigaction(number, nullptr, &action) != 0 || action.sa_handler != from) continue;
    action.sa_handler = to;
    action.sa_flags = to == SIG_DFL ? 0 : static_cast<int>(SA_RESETHAND);
    ::sigaction(number, &action, nullptr);
  }
}

}  // namespace

Interruption::Interruption() {
  noted = 0;
  set_handlers(SIG_DFL, note);
}

Interruption::~Interruption() { set_handlers(note, SIG_DFL); }

int Interruption::signal() { return noted; }

void end_by(int signal) { ::raise(signal); }

}  // namespace allegory
