#include "base/compress.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <archive.h>
#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include "base/gzip.h"

namespace wirecopy::base {
namespace {

constexpr std::size_t kBlockBytes = 512U << 10;
constexpr std::size_t kFirstBytes = 4096;  // a first block is filled up to here, as pipes give little at a time

struct ArchiveCloser {
  void operator()(archive* opened) const { archive_read_free(opened); }
};

ErrorCode code_of(int number) {
  return number == ENOENT || number == ENOTDIR ? ErrorCode::not_found : ErrorCode::unreadable;
}

}  // namespace

std::string_view compression_of(std::string_view head) {
  using namespace std::string_view_literals;
  if (head.starts_with("\x1F\x8B\x08"sv)) return "gzip";
  if (head.starts_with("\x28\xB5\x2F\xFD"sv)) return "zstd";
  if (head.starts_with("\xFD\x37\x7A\x58\x5A\x00"sv)) return "xz";
  if (head.size() > 3 && head.starts_with("BZh"sv) && head[3] >= '1' && head[3] <= '9') return "bzip2";
  return {};
}

struct BlockReader::State {
  int file = -1;
  ByteSource source;  // instead of the file
  bool at_start = true;
  bool at_end = false;
  std::unique_ptr<char[]> buffer = std::make_unique_for_overwrite<char[]>(kBlockBytes);
  std::string_view pending;  // a block read from the file that nobody has taken yet
  std::string_view compression;
  std::optional<GzipReader> gzip;                  // where that is how the file is compressed
  std::unique_ptr<archive, ArchiveCloser> opened;  // where it is compressed in another way
  std::uint64_t n_read = 0;
  std::uint64_t n_given = 0;
  std::optional<Error> failure;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    opened.reset();
    if (file > STDERR_FILENO) ::close(file);
  }

  void fail_with(ErrorCode code, std::string message) {
    at_end = true;
    failure = Error{code, std::move(message), fmt::format("at byte {}", n_read)};
  }
  void fail_broken() {
    if (failure) return;  // the file could not be read, which is why the data break off
    at_end = true;
    failure =
        Error{ErrorCode::bad_input, fmt::format("broken {} data: {}", compression, archive_error_string(opened.get())),
              fmt::format("at byte {}", archive_filter_bytes(opened.get(), -1))};
  }

  std::size_t read_some(std::size_t filled);
  std::string_view read_block(std::size_t at_least);
  std::string_view take_packed();
  void start();
  void open_archive();
  std::string_view unzip();
  std::string_view decompress();
  void stop_if_bomb();
};

// Bytes added to the buffer behind `filled`; 0 at the end or on failure.
std::size_t BlockReader::State::read_some(std::size_t filled) {
  if (source) {
    Result<std::size_t> n = source({buffer.get() + filled, kBlockBytes - filled});
    if (!n) fail_with(n.error().code, std::move(n.error().message));
    n_read += n.value_or(0);
    return n.value_or(0);
  }
  while (true) {
    const ssize_t n = ::read(file, buffer.get() + filled, kBlockBytes - filled);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0)
      fail_with(ErrorCode::unreadable, fmt::format("reading failed: {}", std::generic_category().message(errno)));
    if (n <= 0) return 0;
    n_read += static_cast<std::uint64_t>(n);
    return static_cast<std::size_t>(n);
  }
}

std::string_view BlockReader::State::read_block(std::size_t at_least) {
  std::size_t filled = 0;
  do {
    const std::size_t n = read_some(filled);
    if (n == 0) break;
    filled += n;
  } while (filled < at_least);
  return {buffer.get(), filled};
}

void BlockReader::State::start() {
  at_start = false;
  pending = read_block(kFirstBytes);
  compression = compression_of(pending);
  if (compression == "gzip")
    gzip.emplace([this] { return take_packed(); });
  else if (!compression.empty())
    open_archive();
}

// The next bytes as they lie in the file; empty at the end or on failure.
std::string_view BlockReader::State::take_packed() {
  return pending.empty() ? read_block(1) : std::exchange(pending, {});
}

// libarchive's raw format is one entry, the decompressed bytes. Only filters that run in this process are let in: the
// others would start programs.
void BlockReader::State::open_archive() {
  opened.reset(archive_read_new());
  archive_read_support_filter_bzip2(opened.get());
  archive_read_support_filter_xz(opened.get());
  archive_read_support_filter_zstd(opened.get());
  archive_read_support_format_raw(opened.get());
  archive_read_support_format_empty(opened.get());
  const auto read = [](archive*, void* self, const void** block) -> la_ssize_t {
    State& state = *static_cast<State*>(self);
    const std::string_view taken = state.take_packed();
    *block = taken.data();
    return state.failure ? -1 : static_cast<la_ssize_t>(taken.size());
  };
  archive_entry* entry = nullptr;
  int status = archive_read_open(opened.get(), this, nullptr, read, nullptr);
  if (status == ARCHIVE_OK) status = archive_read_next_header(opened.get(), &entry);
  if (status == ARCHIVE_EOF) at_end = true;
  if (status != ARCHIVE_OK && status != ARCHIVE_EOF && status != ARCHIVE_WARN) {
    fail_broken();
  } else if (archive_filter_code(opened.get(), 0) == ARCHIVE_FILTER_NONE && !failure) {
    fail_with(ErrorCode::bad_input, fmt::format("begins like {} data, but breaks off or is none", compression));
  }
}

std::string_view BlockReader::State::unzip() {
  const std::string_view block = gzip->next();
  if (gzip->damage() && !failure) {
    failure =
        Error{ErrorCode::bad_input, "broken gzip data: " + *gzip->damage(), fmt::format("at byte {}", gzip->offset())};
  }
  n_given += block.size();
  if (block.empty())
    at_end = true;
  else
    stop_if_bomb();
  return at_end ? std::string_view() : block;
}

std::string_view BlockReader::State::decompress() {
  const void* block = nullptr;
  std::size_t size = 0;
  la_int64_t offset = 0;
  while (!at_end) {
    const int status = archive_read_data_block(opened.get(), &block, &size, &offset);
    if (status == ARCHIVE_EOF) {
      at_end = true;
    } else if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
      fail_broken();
    } else if (size != 0) {
      n_given += size;
      stop_if_bomb();
      return at_end ? std::string_view() : std::string_view(static_cast<const char*>(block), size);
    }
  }
  return {};
}

void BlockReader::State::stop_if_bomb() {
  if (n_given <= kFreeBytes || n_given / kMaxRatio <= n_read) return;
  fail_with(ErrorCode::limit,
            fmt::format("{} data that grows to more than {} times its size; taken for a decompression bomb",
                        compression, kMaxRatio));
}

Result<BlockReader> BlockReader::open(const std::string& path) {
  auto state = std::make_unique<State>();
  state->file = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (state->file < 0)
    return fail(code_of(errno), fmt::format("cannot open: {}", std::generic_category().message(errno)), path);
  return BlockReader(std::move(state));
}

BlockReader BlockReader::over(ByteSource source) {
  auto state = std::make_unique<State>();
  state->source = std::move(source);
  return BlockReader(std::move(state));
}

BlockReader::BlockReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
BlockReader::~BlockReader() = default;
BlockReader::BlockReader(BlockReader&&) noexcept = default;
BlockReader& BlockReader::operator=(BlockReader&&) noexcept = default;

std::string_view BlockReader::next() {
  if (state_->at_start) state_->start();
  if (state_->at_end) return {};
  if (state_->gzip) return state_->unzip();
  if (state_->opened) return state_->decompress();
  const std::string_view block = state_->take_packed();
  state_->at_end = block.empty();
  return block;
}

bool BlockReader::skip_damage() {
  if (!state_->gzip || !state_->gzip->damage() || !state_->gzip->skip_damage()) return false;
  state_->failure.reset();
  state_->at_end = false;
  return true;
}

const std::optional<Error>& BlockReader::failure() const {
  return state_->failure;
}
std::uint64_t BlockReader::bytes_read() const {
  return state_->n_read;
}
std::string_view BlockReader::compression() const {
  return state_->compression;
}

}  // namespace wirecopy::base
