// The command line: the tree of commands, parsing, and messages for what cannot
// be parsed.
#pragma once

namespace wirecopy::app {

// Runs the program; returns its exit status.
[[nodiscard]] int run_command_line(int n_arguments, const char* const* arguments);

}  // namespace wirecopy::app
