#include "app/spooled_input.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "app/environment.h"
#include "base/files.h"

namespace wirecopy::app {
namespace {

std::unexpected<Error> cannot_keep(int error_number, const std::string& folder) {
  return fail(ErrorCode::unwritable,
              fmt::format("cannot keep standard input: {}", std::generic_category().message(error_number)), folder);
}

bool has_standard_input(std::span<const std::string> inputs) {
  return std::find(inputs.begin(), inputs.end(), "-") != inputs.end();
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n_written = ::write(descriptor, bytes.data(), bytes.size());
    if (n_written < 0 && errno != EINTR) return false;
    if (n_written > 0) bytes.remove_prefix(static_cast<std::size_t>(n_written));
  }
  return true;
}

Result<void> copy_standard_input(int descriptor, const std::string& folder) {
  std::array<char, 1U << 16> buffer;
  for (;;) {
    const ssize_t n_read = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (n_read == 0) return {};
    if (n_read < 0 && errno != EINTR)
      return fail(ErrorCode::unreadable, fmt::format("cannot read: {}", std::generic_category().message(errno)),
                  "standard input");
    if (n_read > 0 && !write_all(descriptor, {buffer.data(), static_cast<std::size_t>(n_read)}))
      return cannot_keep(errno, folder);
  }
}

}  // namespace

Result<void> spool_standard_input(std::span<const std::string> inputs) {
  if (!has_standard_input(inputs)) return {};
  const std::string temporary = environment("TMPDIR");
  const std::string folder = temporary.empty() ? "/tmp" : temporary;
  std::string path = folder + "/wirecopy-XXXXXX";
  const base::File file(::mkostemp(path.data(), O_CLOEXEC));
  if (file.descriptor() < 0) return cannot_keep(errno, folder);
  ::unlink(path.c_str());
  WIRECOPY_TRY_VOID(copy_standard_input(file.descriptor(), folder));
  if (::dup2(file.descriptor(), STDIN_FILENO) < 0) return cannot_keep(errno, folder);
  return rewind_standard_input(inputs);
}

Result<void> rewind_standard_input(std::span<const std::string> inputs) {
  if (!has_standard_input(inputs) || ::lseek(STDIN_FILENO, 0, SEEK_SET) == 0) return {};
  return fail(ErrorCode::unreadable, fmt::format("cannot read again: {}", std::generic_category().message(errno)),
              "standard input");
}

}  // namespace wirecopy::app
