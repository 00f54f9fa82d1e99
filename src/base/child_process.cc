#include "base/child_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <fmt/core.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/files.h"

namespace wirecopy::base {
namespace {

using Clock = std::chrono::steady_clock;

std::unexpected<Error> cannot_start(std::string_view program, int error) {
  if (error == ENOENT) return fail(ErrorCode::not_found, fmt::format("no program {}", program));
  return fail(ErrorCode::unreadable, fmt::format("cannot run {}: {}", program, std::generic_category().message(error)));
}

// A running program; ended and waited for when it goes out of scope.
class Child {
 public:
  explicit Child(pid_t id) : id_(id) {}
  ~Child() {
    if (id_ == 0) return;
    ::kill(id_, SIGKILL);
    while (::waitpid(id_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  void limit(const ProgramLimits& limits) const {
    const auto seconds = static_cast<rlim_t>(limits.time.count());
    const rlimit memory{limits.memory_bytes, limits.memory_bytes};
    const rlimit time{seconds, seconds};
    ::prlimit(id_, RLIMIT_AS, &memory, nullptr);
    ::prlimit(id_, RLIMIT_CPU, &time, nullptr);
  }

  // Its exit status, if it ends in time.
  std::optional<int> wait(Clock::time_point until) {
    int status = 0;
    while (true) {
      const pid_t ended = ::waitpid(id_, &status, WNOHANG);
      if (ended == id_) break;
      if (Clock::now() >= until || (ended < 0 && errno != EINTR)) return std::nullopt;
      ::poll(nullptr, 0, 1);  // it has closed its output, and is about to end
    }
    id_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  pid_t id_;
};

// What the program is started with: its three standard streams, and nothing else of ours.
class Streams {
 public:
  Streams(const File& in, const File& out) {
    ::posix_spawn_file_actions_init(&actions_);
    ::posix_spawn_file_actions_adddup2(&actions_, in.descriptor(), STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions_, out.descriptor(), STDOUT_FILENO);
    ::posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  }
  ~Streams() { ::posix_spawn_file_actions_destroy(&actions_); }
  Streams(const Streams&) = delete;
  Streams& operator=(const Streams&) = delete;
  [[nodiscard]] const posix_spawn_file_actions_t* actions() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

Result<pid_t> start(std::span<const std::string> arguments, const File& in, const File& out) {
  std::vector<std::string> words(arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  std::string locale = "LC_ALL=C.UTF-8";
  std::array<char*, 2> environment = {locale.data(), nullptr};
  const Streams streams(in, out);
  pid_t id = 0;
  const int error = ::posix_spawnp(&id, argv.front(), streams.actions(), nullptr, argv.data(), environment.data());
  if (error != 0) return cannot_start(words.front(), error);
  return id;
}

// Reads to the end of a pipe, or until it takes too long or gives too much.
Result<std::string> read_output(const File& pipe, Clock::time_point until, const ProgramLimits& limits) {
  std::string bytes;
  std::array<char, 64U << 10> block;
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    pollfd waiting{pipe.descriptor(), POLLIN, 0};
    const int ready = left <= 0 ? 0 : ::poll(&waiting, 1, static_cast<int>(left));
    if (ready == 0) return fail(ErrorCode::limit, fmt::format("it took more than {} s", limits.time.count()));
    const ssize_t n = ready < 0 ? -1 : ::read(pipe.descriptor(), block.data(), block.size());
    if (n == 0) return bytes;
    if (n < 0 && errno != EINTR)
      return fail(ErrorCode::unreadable, fmt::format("reading failed: {}", std::generic_category().message(errno)));
    bytes.append(block.data(), static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
    if (bytes.size() > limits.output_bytes)
      return fail(ErrorCode::limit, fmt::format("it wrote more than {} bytes", limits.output_bytes));
  }
}

}  // namespace

Result<ProgramOutput> run_program(std::span<const std::string> arguments, std::string_view input,
                                  const ProgramLimits& limits) {
  const File in(::memfd_create("input", MFD_CLOEXEC));
  std::array<int, 2> ends{};
  if (in.descriptor() < 0 || ::pipe2(ends.data(), O_CLOEXEC) != 0) return cannot_start(arguments.front(), errno);
  const File out(ends[0]);
  File into(ends[1]);
  WIRECOPY_TRY_VOID(write_all(in, input, "input of a program"));
  ::lseek(in.descriptor(), 0, SEEK_SET);
  const Clock::time_point until = Clock::now() + limits.time;
  WIRECOPY_TRY(const pid_t id, start(arguments, in, into));
  Child child(id);
  child.limit(limits);
  into = File();  // the temporary closes the program's end of the pipe, so that its end is seen
  WIRECOPY_TRY(std::string bytes, read_output(out, until, limits));
  const std::optional<int> status = child.wait(until);
  if (!status) return fail(ErrorCode::limit, fmt::format("it took more than {} s", limits.time.count()));
  return ProgramOutput{*status, std::move(bytes)};
}

}  // namespace wirecopy::base
