// What the program says on standard error: errors, and what was skipped or
// repaired.
#pragma once

#include <string_view>

#include "app/options.h"
#include "wirecopy/notes.h"
#include "wirecopy/result.h"

namespace wirecopy::app {

void print_error(const Error& error);  // "wirecopy: message (where)"
void print_notes(const Notes& notes,
                 const Options& options);  // each note, the first ten unless
                                           // verbose, and counts
[[nodiscard]] bool fails_strict(const Notes& notes,
                                const Options& options);  // skipped something under --strict

}  // namespace wirecopy::app
