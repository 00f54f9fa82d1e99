// What the program's exit status tells; the same for every command.
#pragma once

namespace wirecopy::app {

enum class ExitStatus : int {
  done = 0,     // for trace, compare and families: something was found
  nothing = 1,  // nothing was found
  error = 2,
  // 128 + n: stopped by signal n before the end (130: Ctrl-C, 143: SIGTERM)
};

}  // namespace wirecopy::app
