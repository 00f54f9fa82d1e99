// Errors that input can cause, and the value-or-error every fallible call returns.
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace wirecopy {

enum class ErrorCode {
  not_found,    // a file, folder, store or id that is not there
  unreadable,   // it is there, but the system refuses to read it
  unwritable,   // permission, read-only file system, no space left
  bad_input,    // bytes that are not what their format promises
  damaged,      // a store whose checksums do not hold
  busy,         // another process holds what is needed
  unsupported,  // understood, but not done by this build
  limit,        // a named cap was passed
  stopped,      // who asked for the work did not want it any more
};

// `message` says what was found and what was expected; `where` names the file, line, offset or id.
struct Error {
  ErrorCode code = ErrorCode::bad_input;
  std::string message;
  std::string where;
};

template <typename T>
using Result = std::expected<T, Error>;

[[nodiscard]] inline std::unexpected<Error> fail(ErrorCode code, std::string message, std::string where = {}) {
  return std::unexpected<Error>(Error{code, std::move(message), std::move(where)});
}

}  // namespace wirecopy

// Evaluates a Result; on error returns it from the enclosing function, else assigns the value to `target`.
#define WIRECOPY_CONCAT_INNER(a, b) a##b
#define WIRECOPY_CONCAT(a, b) WIRECOPY_CONCAT_INNER(a, b)
#define WIRECOPY_TRY(target, expression)                                           \
  auto WIRECOPY_CONCAT(result_, __LINE__) = (expression);                          \
  if (!WIRECOPY_CONCAT(result_, __LINE__))                                         \
    return std::unexpected(std::move(WIRECOPY_CONCAT(result_, __LINE__)).error()); \
  target = std::move(*WIRECOPY_CONCAT(result_, __LINE__))

// The same for a Result<void>.
#define WIRECOPY_TRY_VOID(expression) \
  if (auto result_void = (expression); !result_void) return std::unexpected(std::move(result_void).error())
