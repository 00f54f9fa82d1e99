#include "base/zip.h"

#include <array>
#include <cerrno>
#include <clocale>
#include <system_error>
#include <utility>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"

namespace wirecopy::base {
namespace {

// Small, as the header of each member is a seek and a block.
constexpr std::size_t kBlockBytes = 32U << 10;

struct ArchiveCloser {
  void operator()(archive* opened) const { archive_read_free(opened); }
};

// libarchive turns names into the charset of the locale, and loses those that it lacks. This one, which every system
// with glibc 2.35 has, holds for the calling thread as long as it lives.
class Utf8Locale {
 public:
  Utf8Locale() : locale_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (locale_ != nullptr) before_ = ::uselocale(locale_);
  }
  ~Utf8Locale() {
    if (locale_ == nullptr) return;
    ::uselocale(before_);
    ::freelocale(locale_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  locale_t locale_ = nullptr;
  locale_t before_ = nullptr;
};

std::string reason_of(archive* opened) {
  const char* reason = archive_error_string(opened);
  return reason == nullptr ? "no reason given" : reason;
}

// How the member at hand is packed, in libarchive's words, if not in one of these ways: the others let an archive ask
// for gigabytes of memory (LZMA, PPMd), or are hardly met.
std::string unread_packing(archive* opened) {
  const std::string_view format = archive_format_name(opened);  // "ZIP 2.0 (deflation)"
  const std::size_t open = format.find('(');
  if (open == std::string_view::npos) return {};
  const std::string_view packing = format.substr(open + 1, format.rfind(')') - open - 1);
  const bool is_read = packing == "uncompressed" || packing == "deflation" || packing == "bzip";
  return std::string(is_read ? "" : packing);
}

std::string name_of(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  std::string utf8 = name == nullptr ? "" : name;
  repair_utf8(&utf8);
  return utf8;
}

}  // namespace

struct ZipReader::State {
  File file;
  std::uint64_t n_bytes = 0;  // of the file
  std::unique_ptr<archive, ArchiveCloser> opened;
  std::array<char, kBlockBytes> block;
  std::int64_t at = 0;
  std::size_t n_headers = 0;   // read since it was opened
  std::string unread_packing;  // of the member being read
  std::size_t n_passed_again = 0;
  std::uint64_t n_read = 0;
  std::uint64_t n_given = 0;
  bool has_given_up = false;  // the library, on the member being read
  bool at_end = false;
  std::optional<Error> failure;

  static la_ssize_t read_block(archive* opened, void* self, const void** block);
  static la_int64_t skip_bytes(archive* opened, void* self, la_int64_t n);
  static la_int64_t seek_to(archive* opened, void* self, la_int64_t offset, int whence);

  [[nodiscard]] bool open();
  bool recover();
  archive_entry* next_entry();
  void fail_with(ErrorCode code, std::string message) {
    at_end = true;
    if (!failure) failure = Error{code, std::move(message), fmt::format("at byte {}", n_read)};
  }
};

la_ssize_t ZipReader::State::read_block(archive* opened, void* self, const void** block) {
  State& state = *static_cast<State*>(self);
  *block = state.block.data();
  while (true) {
    const ssize_t n = ::pread(state.file.descriptor(), state.block.data(), state.block.size(), state.at);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      archive_set_error(opened, errno, "reading failed: %s", std::generic_category().message(errno).c_str());
      return ARCHIVE_FATAL;
    }
    state.at += n;
    state.n_read += static_cast<std::uint64_t>(n);
    return n;
  }
}

la_int64_t ZipReader::State::skip_bytes(archive*, void* self, la_int64_t n) {
  State& state = *static_cast<State*>(self);
  const auto left = static_cast<la_int64_t>(state.n_bytes) - state.at;
  const la_int64_t skipped = n < left ? n : (left > 0 ? left : 0);
  state.at += skipped;
  return skipped;
}

la_int64_t ZipReader::State::seek_to(archive*, void* self, la_int64_t offset, int whence) {
  State& state = *static_cast<State*>(self);
  if (whence == SEEK_CUR) offset += state.at;
  if (whence == SEEK_END) offset += static_cast<la_int64_t>(state.n_bytes);
  if (offset < 0) return ARCHIVE_FATAL;
  return state.at = offset;
}

bool ZipReader::State::open() {
  opened.reset(archive_read_new());
  at = 0;
  n_headers = 0;
  has_given_up = false;
  at_end = false;
  archive_read_support_format_zip(opened.get());
  archive_read_set_read_callback(opened.get(), read_block);
  archive_read_set_skip_callback(opened.get(), skip_bytes);
  archive_read_set_seek_callback(opened.get(), seek_to);
  archive_read_set_callback_data(opened.get(), this);
  return archive_read_open1(opened.get()) == ARCHIVE_OK;
}

// Opens the archive anew, behind the member on which the library gave up.
bool ZipReader::State::recover() {
  const std::size_t n_behind = n_headers;
  n_passed_again += n_behind;
  if (n_passed_again > kMaxPassedAgain) {
    fail_with(ErrorCode::limit, "too many damaged members; the rest is not read");
    return false;
  }
  const bool is_open = open();
  while (is_open && n_headers < n_behind)
    if (next_entry() == nullptr) return false;
  if (!is_open) fail_with(ErrorCode::bad_input, "broken ZIP archive: " + reason_of(opened.get()));
  return is_open;
}

// Null at the end, and where the archive cannot be read on.
archive_entry* ZipReader::State::next_entry() {
  archive_entry* entry = nullptr;
  const int status = archive_read_next_header(opened.get(), &entry);
  if (status == ARCHIVE_OK || status == ARCHIVE_WARN) {
    ++n_headers;
    return entry;
  }
  if (status == ARCHIVE_EOF)
    at_end = true;
  else
    fail_with(ErrorCode::bad_input, "broken ZIP archive: " + reason_of(opened.get()));
  return nullptr;
}

Result<ZipReader> ZipReader::open(File file) {
  auto state = std::make_unique<State>();
  state->file = std::move(file);
  struct stat about{};
  if (::fstat(state->file.descriptor(), &about) != 0 || !S_ISREG(about.st_mode))
    return fail(ErrorCode::unreadable, "a ZIP archive that is no regular file");
  state->n_bytes = static_cast<std::uint64_t>(about.st_size);
  if (!state->open()) return fail(ErrorCode::bad_input, "broken ZIP archive: " + reason_of(state->opened.get()));
  return ZipReader(std::move(state));
}

ZipReader::ZipReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
ZipReader::~ZipReader() = default;
ZipReader::ZipReader(ZipReader&&) noexcept = default;
ZipReader& ZipReader::operator=(ZipReader&&) noexcept = default;

std::optional<std::string> ZipReader::next() {
  State& state = *state_;
  const Utf8Locale locale;
  while (!state.at_end) {
    if (state.has_given_up && !state.recover()) break;
    archive_entry* entry = state.next_entry();
    if (entry == nullptr) break;
    if (archive_entry_filetype(entry) != AE_IFREG) continue;
    state.unread_packing = unread_packing(state.opened.get());
    return name_of(entry);
  }
  return std::nullopt;
}

Result<std::size_t> ZipReader::read(std::span<char> room) {
  State& state = *state_;
  if (state.has_given_up) return fail(ErrorCode::bad_input, "cannot be unpacked");
  if (!state.unread_packing.empty())
    return fail(ErrorCode::unsupported,
                fmt::format("cannot be unpacked: packed by {}; expected deflate, bzip2 or none", state.unread_packing));
  const la_ssize_t n = archive_read_data(state.opened.get(), room.data(), room.size());
  if (n < 0) {
    state.has_given_up = n == ARCHIVE_FATAL;
    return fail(ErrorCode::bad_input, "cannot be unpacked: " + reason_of(state.opened.get()));
  }
  state.n_given += static_cast<std::uint64_t>(n);
  if (state.n_given > kFreeBytes && state.n_given / kMaxRatio > state.n_bytes) {
    std::string message =
        fmt::format("an archive that grows to more than {} times its size; taken for a decompression bomb", kMaxRatio);
    state.fail_with(ErrorCode::limit, message);
    return fail(ErrorCode::limit, std::move(message));
  }
  return static_cast<std::size_t>(n);
}

void ZipReader::rewind() {
  State& state = *state_;
  state.n_read = 0;
  state.failure.reset();
  if (!state.open()) state.fail_with(ErrorCode::bad_input, "broken ZIP archive: " + reason_of(state.opened.get()));
}

const std::optional<Error>& ZipReader::failure() const {
  return state_->failure;
}
std::uint64_t ZipReader::bytes_read() const {
  return state_->n_read;
}

}  // namespace wirecopy::base
