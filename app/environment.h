// The program's environment.
#pragma once

#include <string>

namespace wirecopy::app {

// A variable's value, empty if it is not set. Threads: the program never changes its environment.
[[nodiscard]] std::string environment(const char* variable);

}  // namespace wirecopy::app
