#include "app/output.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wirecopy::app {
namespace {

constexpr std::size_t kBufferBytes = 1U << 16;
constexpr std::string_view kStandardOutput = "standard output";

std::string reason(int error_number) {
  return std::generic_category().message(error_number);
}

bool is_special(const std::string& path) {
  struct stat status{};
  return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
}

mode_t usual_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return static_cast<mode_t>(0666) & ~mask;
}

// The file a path stands for: through symbolic links, so that a link stays one.
std::string target_of(const std::string& path) {
  std::error_code error;
  const std::filesystem::path target = std::filesystem::canonical(path, error);
  return error ? path : target.string();
}

std::string temporary_name(const std::string& path) {
  const std::filesystem::path target(path);
  return (target.parent_path() / fmt::format(".{}.XXXXXX", target.filename().string())).string();
}

}  // namespace

Output::Output(int descriptor, std::string path, Renaming renaming)
    : descriptor_(descriptor), path_(std::move(path)), renaming_(std::move(renaming)) {}

Output::Output(Output&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      path_(std::move(other.path_)),
      renaming_(std::exchange(other.renaming_, {})),
      buffer_(std::exchange(other.buffer_, {})),
      is_wanted_(other.is_wanted_) {}

Output::~Output() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
  if (!renaming_.temporary.empty()) ::unlink(renaming_.temporary.c_str());
}

Result<Output> Output::open(const std::string& path) {
  if (path.empty() || path == "-") return Output(STDOUT_FILENO, std::string(kStandardOutput), {});
  if (is_special(path)) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return fail(ErrorCode::unwritable, fmt::format("cannot write: {}", reason(errno)), path);
    return Output(descriptor, path, {});
  }
  std::string target = target_of(path);
  std::string temporary = temporary_name(target);
  const int descriptor = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (descriptor < 0) return fail(ErrorCode::unwritable, fmt::format("cannot write: {}", reason(errno)), path);
  ::fchmod(descriptor, usual_mode());
  return Output(descriptor, path, {std::move(temporary), std::move(target)});
}

std::unexpected<Error> Output::failure(int error_number) const {
  return fail(ErrorCode::unwritable, fmt::format("cannot write: {}", reason(error_number)), path_);
}

Result<void> Output::write(std::string_view bytes) {
  if (is_wanted_) buffer_.append(bytes);
  return buffer_.size() < kBufferBytes ? Result<void>() : flush();
}

Result<void> Output::flush() {
  std::string_view rest = buffer_;
  while (is_wanted_ && !rest.empty()) {
    const ssize_t n_written = ::write(descriptor_, rest.data(), rest.size());
    if (n_written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(n_written));
    } else if (errno == EPIPE) {
      is_wanted_ = false;
    } else if (errno != EINTR) {
      return failure(errno);
    }
  }
  buffer_.clear();
  return {};
}

Result<void> Output::close() {
  WIRECOPY_TRY_VOID(flush());
  if (descriptor_ <= STDERR_FILENO) return {};
  if (::close(std::exchange(descriptor_, -1)) != 0) return failure(errno);
  if (renaming_.temporary.empty()) return {};
  if (std::rename(renaming_.temporary.c_str(), renaming_.target.c_str()) != 0) return failure(errno);
  renaming_.temporary.clear();
  return {};
}

}  // namespace wirecopy::app
