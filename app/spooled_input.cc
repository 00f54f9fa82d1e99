#include "app/spooled_input.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

#include "base/files.h"

namespace wirecopy::app {
namespace {

bool has_standard_input(std::span<const std::string> inputs) {
  return std::find(inputs.begin(), inputs.end(), "-") != inputs.end();
}

Result<void> copy_standard_input(const base::File& file) {
  const std::string folder = base::temporary_folder();
  std::array<char, 1U << 16> buffer;
  for (;;) {
    const ssize_t n_read = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (n_read == 0) return {};
    if (n_read < 0 && errno != EINTR)
      return fail(ErrorCode::unreadable, fmt::format("cannot read: {}", std::generic_category().message(errno)),
                  "standard input");
    if (n_read > 0) WIRECOPY_TRY_VOID(base::write_all(file, {buffer.data(), static_cast<std::size_t>(n_read)}, folder));
  }
}

}  // namespace

Result<void> spool_standard_input(std::span<const std::string> inputs) {
  if (!has_standard_input(inputs)) return {};
  WIRECOPY_TRY(const base::File file, base::temporary_file());
  WIRECOPY_TRY_VOID(copy_standard_input(file));
  if (::dup2(file.descriptor(), STDIN_FILENO) < 0)
    return fail(ErrorCode::unwritable, fmt::format("cannot keep: {}", std::generic_category().message(errno)),
                "standard input");
  return rewind_standard_input(inputs);
}

Result<void> rewind_standard_input(std::span<const std::string> inputs) {
  if (!has_standard_input(inputs) || ::lseek(STDIN_FILENO, 0, SEEK_SET) == 0) return {};
  return fail(ErrorCode::unreadable, fmt::format("cannot read again: {}", std::generic_category().message(errno)),
              "standard input");
}

}  // namespace wirecopy::app
