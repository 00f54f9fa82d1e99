#include "base/files.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wirecopy::base {
namespace {

std::string system_message(int error) {
  return std::generic_category().message(error);
}

std::unexpected<Error> cannot_read(const std::string& path, int error) {
  const ErrorCode code = error == ENOENT || error == ENOTDIR ? ErrorCode::not_found : ErrorCode::unreadable;
  return fail(code, fmt::format("cannot read: {}", system_message(error)), path);
}

std::unexpected<Error> cannot_write(const std::string& path, int error) {
  return fail(ErrorCode::unwritable, fmt::format("cannot write: {}", system_message(error)), path);
}

Result<File> open_file(const std::string& path, int flags) {
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, 0666);
  if (descriptor >= 0) return File(descriptor);
  return (flags & O_ACCMODE) == O_RDONLY ? cannot_read(path, errno) : cannot_write(path, errno);
}

Result<void> write_new_file(const std::string& path, std::string_view bytes) {
  WIRECOPY_TRY(const File file, create_file(path));
  WIRECOPY_TRY_VOID(write_all(file, bytes, path));
  return sync_file(file, path);
}

}  // namespace

File::~File() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

File::File(File&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

File& File::operator=(File&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

Result<MappedFile> MappedFile::open(const std::string& path) {
  WIRECOPY_TRY(const File file, open_file(path, O_RDONLY));
  struct stat status = {};
  if (::fstat(file.descriptor(), &status) != 0) return cannot_read(path, errno);
  if (S_ISDIR(status.st_mode)) return cannot_read(path, EISDIR);
  const auto size = static_cast<std::size_t>(status.st_size);
  MappedFile mapped;
  if (size == 0) return mapped;
  void* memory = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file.descriptor(), 0);
  if (memory == MAP_FAILED) return cannot_read(path, errno);
  mapped.bytes_ = {static_cast<const char*>(memory), size};
  return mapped;
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

void MappedFile::forget() const {
  if (!bytes_.empty()) ::madvise(const_cast<char*>(bytes_.data()), bytes_.size(), MADV_DONTNEED);
}

Result<File> open_to_read(const std::string& path) {
  return open_file(path, O_RDONLY);
}

std::string temporary_folder() {
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
  return error ? "/tmp" : folder.string();
}

Result<File> temporary_file() {
  return temporary_file(temporary_folder());
}

Result<File> temporary_file(const std::string& folder) {
  std::string path = folder + "/wirecopy-XXXXXX";
  File file(::mkostemp(path.data(), O_CLOEXEC));
  if (file.descriptor() < 0) return cannot_write(folder, errno);
  ::unlink(path.c_str());
  return file;
}

Result<void> write_all(const File& file, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(file.descriptor(), bytes.data(), bytes.size());
    if (n < 0 && errno != EINTR) return cannot_write(path, errno);
    if (n > 0) bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return {};
}

Result<void> read_at(const File& file, std::uint64_t offset, char* to, std::size_t n_bytes, const std::string& path) {
  while (n_bytes > 0) {
    const ssize_t n = ::pread(file.descriptor(), to, n_bytes, static_cast<off_t>(offset));
    if (n == 0) return fail(ErrorCode::unreadable, fmt::format("ends at byte {}; expected more", offset), path);
    if (n < 0 && errno != EINTR) return cannot_read(path, errno);
    if (n < 0) continue;
    to += n;
    offset += static_cast<std::uint64_t>(n);
    n_bytes -= static_cast<std::size_t>(n);
  }
  return {};
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

Result<std::string> read_file(const std::string& path) {
  WIRECOPY_TRY(const File file, open_file(path, O_RDONLY));
  std::string bytes;
  while (true) {
    const std::size_t before = bytes.size();
    constexpr std::size_t kStep = 64 << 10;
    bytes.resize(before + kStep);
    const ssize_t n = ::read(file.descriptor(), bytes.data() + before, kStep);
    bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
    if (n == 0) return bytes;
    if (n < 0 && errno != EINTR) return cannot_read(path, errno);
  }
}

Result<void> write_file_durably(const std::string& path, std::string_view bytes) {
  const std::string beside = path + ".new";
  Result<void> written = write_new_file(beside, bytes);
  if (written && ::rename(beside.c_str(), path.c_str()) != 0) written = cannot_write(path, errno);
  if (!written) {
    ::unlink(beside.c_str());
    return written;
  }
  return sync_folder(folder_of(path));
}

Result<void> append_durably(const std::string& path, std::uint64_t size, std::string_view bytes) {
  WIRECOPY_TRY(const File file, open_file(path, O_WRONLY));
  const auto end = static_cast<off_t>(size);
  if (::ftruncate(file.descriptor(), end) != 0 || ::lseek(file.descriptor(), end, SEEK_SET) != end)
    return cannot_write(path, errno);
  Result<void> written = write_all(file, bytes, path);
  if (written) written = sync_file(file, path);
  if (!written && ::ftruncate(file.descriptor(), end) != 0)
    return fail(ErrorCode::unwritable, written.error().message + "; what was written in part cannot be cut off", path);
  return written;
}

Result<File> create_file(const std::string& path) {
  return open_file(path, O_WRONLY | O_CREAT | O_TRUNC);
}

Result<void> write_at(const File& file, std::uint64_t offset, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t n = ::pwrite(file.descriptor(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (n < 0 && errno != EINTR) return cannot_write(path, errno);
    if (n <= 0) continue;
    bytes.remove_prefix(static_cast<std::size_t>(n));
    offset += static_cast<std::uint64_t>(n);
  }
  return {};
}

Result<void> sync_file(const File& file, const std::string& path) {
  if (::fsync(file.descriptor()) != 0) return cannot_write(path, errno);
  return {};
}

Result<void> rename_durably(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) return cannot_write(to, errno);
  return sync_folder(folder_of(to));
}

Result<void> sync_folder(const std::string& path) {
  WIRECOPY_TRY(const File folder, open_file(path, O_RDONLY | O_DIRECTORY));
  return sync_file(folder, path);
}

Result<void> make_folder(const std::string& path) {
  if (is_folder(path)) return {};
  if (::mkdir(path.c_str(), 0777) != 0) return cannot_write(path, errno);
  std::string name = path;
  while (name.size() > 1 && name.back() == '/') name.pop_back();
  return sync_folder(folder_of(name));
}

bool is_there(const std::string& path) {
  struct stat status = {};
  return ::stat(path.c_str(), &status) == 0;
}

bool is_file(const std::string& path) {
  struct stat status = {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

bool is_folder(const std::string& path) {
  struct stat status = {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

std::uint64_t file_size(const std::string& path) {
  struct stat status = {};
  return ::stat(path.c_str(), &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

Result<std::vector<std::string>> list_folder(const std::string& path) {
  std::error_code error;
  std::vector<std::string> names;
  for (std::filesystem::directory_iterator it(path, error), end; !error && it != end; it.increment(error))
    names.push_back(it->path().filename().string());
  if (error) return cannot_read(path, error.value());
  std::sort(names.begin(), names.end());
  return names;
}

Result<void> remove_file(const std::string& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return cannot_write(path, errno);
  return {};
}

}  // namespace wirecopy::base
