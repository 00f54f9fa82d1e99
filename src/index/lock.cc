#include "index/lock.h"

#include <cerrno>
#include <chrono>
#include <ctime>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/hash.h"

namespace wirecopy::index {
namespace {

std::string path_of(const std::string& folder) {
  return folder + "/LOCK";
}

std::string this_holder() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format("process {} since {:%Y-%m-%dT%H:%M:%SZ}", ::getpid(), fmt::gmtime(now));
}

std::string line_of(const std::string& holder) {
  return fmt::format("{} {:016x}\n", holder, base::hash64(holder));
}

// The holder that a line names, if its checksum holds.
std::optional<std::string> holder_of(const std::string& line) {
  std::string holder = line.substr(0, line.rfind(' '));
  if (line != line_of(holder)) return std::nullopt;
  return holder;
}

base::File open_lock(const std::string& folder, int flags) {
  return base::File(::open(path_of(folder).c_str(), flags | O_CLOEXEC, 0666));
}

bool try_lock(const base::File& file, int how) {
  return ::flock(file.descriptor(), how | LOCK_NB) == 0;
}

std::unexpected<Error> cannot_lock(const std::string& folder, int error) {
  return fail(ErrorCode::unwritable, fmt::format("cannot lock: {}", std::generic_category().message(error)),
              path_of(folder));
}

}  // namespace

Result<WriterLock> WriterLock::acquire(const std::string& folder) {
  base::File file = open_lock(folder, O_RDWR | O_CREAT);
  if (file.descriptor() < 0) return cannot_lock(folder, errno);
  if (!try_lock(file, LOCK_EX)) {
    if (errno != EWOULDBLOCK) return cannot_lock(folder, errno);
    const std::string holder = read_lock(folder).holder;
    return fail(ErrorCode::busy, fmt::format("{} writes to this store", holder.empty() ? "another process" : holder),
                folder);
  }
  const std::string line = line_of(this_holder());
  if (::ftruncate(file.descriptor(), 0) != 0 ||
      ::pwrite(file.descriptor(), line.data(), line.size(), 0) != static_cast<ssize_t>(line.size()))
    return cannot_lock(folder, errno);
  return WriterLock(std::move(file));
}

WriterLock::~WriterLock() {
  // If it cannot be emptied the next writer takes it as one left by a killed process.
  if (file_.descriptor() >= 0) static_cast<void>(::ftruncate(file_.descriptor(), 0) == 0);
}

LockContent read_lock(const std::string& folder) {
  const base::File file = open_lock(folder, O_RDONLY);
  if (file.descriptor() < 0) return {};
  const bool held = !try_lock(file, LOCK_SH);
  const std::string line = base::read_file(path_of(folder)).value_or("");
  const std::optional<std::string> holder = holder_of(line);
  if (held) return {LockContent::State::held, holder.value_or("")};
  if (line.empty()) return {};
  return {holder ? LockContent::State::left : LockContent::State::damaged, holder.value_or("")};
}

}  // namespace wirecopy::index
