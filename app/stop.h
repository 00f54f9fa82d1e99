// Ctrl-C: the first asks the work to stop where nothing is lost, a second ends the program at once.
#pragma once

#include "app/exit_status.h"
#include "wirecopy/engine.h"

namespace wirecopy::app {

// From now on SIGINT and SIGTERM make what is returned say true. For commands whose work asks it to the end: without
// this the first signal ends the program.
[[nodiscard]] StopCheck stop_on_signals();

// `status`, unless a signal asked the work to stop: then 128 and its number, as shells have it.
[[nodiscard]] ExitStatus unless_stopped(ExitStatus status);

}  // namespace wirecopy::app
