// Long work asks between its pieces whether it is still wanted.
#pragma once

#include "wirecopy/engine.h"

namespace wirecopy::engine {

[[nodiscard]] inline bool is_stopped(const StopCheck& check) {
  return check && check();
}

// ErrorCode::stopped if the work is not wanted any more. For the loop of a stage: WIRECOPY_TRY_VOID(go_on(...)).
[[nodiscard]] inline Result<void> go_on(const WorkOptions& work) {
  if (is_stopped(work.is_stopped)) return fail(ErrorCode::stopped, "stopped before the end");
  return {};
}

[[nodiscard]] inline bool was_stopped(const Result<void>& done) {
  return !done && done.error().code == ErrorCode::stopped;
}

}  // namespace wirecopy::engine
