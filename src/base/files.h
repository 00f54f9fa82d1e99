// Files that must last: mapping, writing whole files durably, appending, locking. Messages name what the system said.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "wirecopy/result.h"

namespace wirecopy::base {

// A descriptor that closes itself.
class File {
 public:
  File() = default;
  explicit File(int descriptor) : descriptor_(descriptor) {}
  ~File();
  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_ = -1;
};

// A file's bytes, mapped for reading. Who shortens the file under it stops the program: only for files that are never
// written again.
class MappedFile {
 public:
  [[nodiscard]] static Result<MappedFile> open(const std::string& path);
  MappedFile() = default;
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  [[nodiscard]] std::string_view bytes() const { return bytes_; }

  // What was read so far need not stay in this program's memory; read again, it comes from the system's cache or the
  // disk.
  void forget() const;

 private:
  std::string_view bytes_;
};

[[nodiscard]] Result<File> open_to_read(const std::string& path);

// The folder for temporary files: TMPDIR, else /tmp.
[[nodiscard]] std::string temporary_folder();

// A file without a name in that folder, or in the one given; it vanishes with its descriptor, however the program ends.
[[nodiscard]] Result<File> temporary_file();
[[nodiscard]] Result<File> temporary_file(const std::string& folder);

// Writes all of `bytes` where the file stands; `path` is its name in errors.
[[nodiscard]] Result<void> write_all(const File& file, std::string_view bytes, const std::string& path);

// Reads `n_bytes` from `offset`. Fails too when the file ends before. Many threads may read one file.
[[nodiscard]] Result<void> read_at(const File& file, std::uint64_t offset, char* to, std::size_t n_bytes,
                                   const std::string& path);

// The folder that a path stands in: "." for a bare name.
[[nodiscard]] std::string folder_of(const std::string& path);

[[nodiscard]] Result<std::string> read_file(const std::string& path);

// Writes `bytes` beside `path`, syncs, renames to `path` and syncs the folder: afterwards the file is there in full, or
// an error tells why and `path` is as it was.
[[nodiscard]] Result<void> write_file_durably(const std::string& path, std::string_view bytes);

// Cuts the file to `size`, appends and syncs. If that fails, cuts it to `size` again.
[[nodiscard]] Result<void> append_durably(const std::string& path, std::uint64_t size, std::string_view bytes);

// For a file that is written in pieces: made (or emptied), written anywhere, synced, and given its name at the end.
[[nodiscard]] Result<File> create_file(const std::string& path);
[[nodiscard]] Result<void> write_at(const File& file, std::uint64_t offset, std::string_view bytes,
                                    const std::string& path);
[[nodiscard]] Result<void> sync_file(const File& file, const std::string& path);
[[nodiscard]] Result<void> rename_durably(const std::string& from, const std::string& to);

[[nodiscard]] Result<void> sync_folder(const std::string& path);

// Makes the folder if it is not there; its parent must be.
[[nodiscard]] Result<void> make_folder(const std::string& path);

[[nodiscard]] bool is_there(const std::string& path);  // whatever it is
[[nodiscard]] bool is_file(const std::string& path);
[[nodiscard]] bool is_folder(const std::string& path);
[[nodiscard]] std::uint64_t file_size(const std::string& path);  // 0 if it is not there

// Names in a folder, sorted.
[[nodiscard]] Result<std::vector<std::string>> list_folder(const std::string& path);

// Removes a file; no error if it is not there.
[[nodiscard]] Result<void> remove_file(const std::string& path);

}  // namespace wirecopy::base
