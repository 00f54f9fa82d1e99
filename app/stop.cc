#include "app/stop.h"

#include <atomic>
#include <csignal>

namespace wirecopy::app {
namespace {

std::atomic<int> asked_by = 0;  // the signal, or 0
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler may touch nothing else");

extern "C" void ask_to_stop(int signal) {
  asked_by = signal;
}

}  // namespace

StopCheck stop_on_signals() {
  struct sigaction action = {};
  action.sa_handler = ask_to_stop;
  action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
  sigemptyset(&action.sa_mask);
  for (const int signal : {SIGINT, SIGTERM}) {
    struct sigaction before = {};
    const bool is_ignored = ::sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_IGN;  // as by nohup
    if (!is_ignored) ::sigaction(signal, &action, nullptr);
  }
  return [] { return asked_by != 0; };
}

ExitStatus unless_stopped(ExitStatus status) {
  const int signal = asked_by;
  return signal == 0 ? status : static_cast<ExitStatus>(128 + signal);
}

}  // namespace wirecopy::app
