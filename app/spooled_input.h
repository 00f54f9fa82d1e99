// Standard input kept in a temporary file, for commands that read their inputs twice.
#pragma once

#include <span>
#include <string>

#include "wirecopy/result.h"

namespace wirecopy::app {

// If one of the inputs is "-": copies standard input into a file without a name, which from then on is standard input.
// Nothing is left behind, however the program ends. Fails when the temporary folder (TMPDIR, else /tmp) is not writable
// or full.
[[nodiscard]] Result<void> spool_standard_input(std::span<const std::string> inputs);

// Lets what was spooled be read once more.
[[nodiscard]] Result<void> rewind_standard_input(std::span<const std::string> inputs);

}  // namespace wirecopy::app
