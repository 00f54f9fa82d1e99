#include "app/spooled_input.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "app/environment.h"
#include "app/output.h"

namespace wirecopy::app {
namespace {

Result<void> copy_standard_input(const std::string& path) {
  WIRECOPY_TRY(Output file, Output::open(path));
  std::array<char, 1U << 16> buffer;
  for (;;) {
    const ssize_t n_read = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (n_read == 0) return file.close();
    if (n_read < 0 && errno != EINTR)
      return fail(ErrorCode::unreadable, fmt::format("cannot read: {}", std::generic_category().message(errno)),
                  "standard input");
    if (n_read > 0) WIRECOPY_TRY_VOID(file.write({buffer.data(), static_cast<std::size_t>(n_read)}));
  }
}

Result<std::string> make_folder() {
  const std::string temporary = environment("TMPDIR");
  std::string folder = fmt::format("{}/wirecopy-XXXXXX", temporary.empty() ? "/tmp" : temporary);
  if (::mkdtemp(folder.data()) != nullptr) return folder;
  return fail(ErrorCode::unwritable,
              fmt::format("cannot keep standard input: {}", std::generic_category().message(errno)), folder);
}

}  // namespace

SpooledInput::SpooledInput(std::vector<std::string> inputs, std::string folder)
    : inputs_(std::move(inputs)), folder_(std::move(folder)) {}

SpooledInput::SpooledInput(SpooledInput&& other) noexcept
    : inputs_(std::move(other.inputs_)), folder_(std::exchange(other.folder_, {})) {}

SpooledInput::~SpooledInput() {
  std::error_code ignored;
  if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
}

Result<SpooledInput> SpooledInput::open(std::vector<std::string> inputs) {
  if (std::find(inputs.begin(), inputs.end(), "-") == inputs.end()) return SpooledInput(std::move(inputs), "");
  WIRECOPY_TRY(const std::string folder, make_folder());
  const std::string file = folder + "/stdin";
  std::replace(inputs.begin(), inputs.end(), std::string("-"), file);
  SpooledInput spooled(std::move(inputs), folder);
  WIRECOPY_TRY_VOID(copy_standard_input(file));
  return spooled;
}

}  // namespace wirecopy::app
