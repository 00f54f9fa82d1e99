// Running another program on bytes in memory: no shell, a bare environment, bounded time, memory and output.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "wirecopy/result.h"

namespace wirecopy::base {

struct ProgramLimits {
  std::chrono::seconds time{60};  // by the clock, and again of processor time
  std::uint64_t memory_bytes = 2ULL << 30;
  std::uint64_t output_bytes = 64ULL << 20;
};

struct ProgramOutput {
  int exit_status = 0;  // 128 and more: ended by a signal
  std::string bytes;    // of its standard output; standard error is not kept
};

// Runs `arguments`, the first being the program, looked up in PATH, with `input` as its standard input (a file that it
// may seek in). Errors: not_found (no such program), unreadable (it cannot be started), limit (too long, or too much
// output); then it has been ended. May be called from many threads.
[[nodiscard]] Result<ProgramOutput> run_program(std::span<const std::string> arguments, std::string_view input,
                                                const ProgramLimits& limits = {});

}  // namespace wirecopy::base
