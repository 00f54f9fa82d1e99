// What the program's exit status tells; the same for every command.
#pragma once

namespace wirecopy::app {

enum class ExitStatus : int {
  done = 0,     // for trace, compare and families: something was found
  nothing = 1,  // nothing was found
  error = 2,
};

}  // namespace wirecopy::app
