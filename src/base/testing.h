// For tests only: files that vanish with the test, and packed data made by hand.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace wirecopy::base::testing {

// A folder of its own, removed with all it holds.
class TempFolder {
 public:
  TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "wirecopy-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  [[nodiscard]] std::string path(std::string_view name) const { return path_ + "/" + std::string(name); }
  [[nodiscard]] const std::string& path() const { return path_; }

  // Writes a file, and the folders above it; returns its path.
  std::string write(std::string_view name, std::string_view bytes) const {
    const std::filesystem::path file = path(name);
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    return file.string();
  }

 private:
  std::string path_;
};

// The CRC of gzip (RFC 1952, section 8), bit by bit.
inline std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

inline std::string little_endian(std::uint64_t value, int n_bytes) {
  std::string bytes;
  for (int i = 0; i < n_bytes; ++i) bytes += static_cast<char>((value >> (8 * i)) & 0xFFU);
  return bytes;
}

// A gzip member of stored blocks (RFC 1951, section 3.2.4), `block_bytes` each.
inline std::string gzip_of(std::string_view bytes, std::size_t block_bytes = 1000) {
  std::string member("\x1F\x8B\x08\0\0\0\0\0\0\x03", 10);
  for (std::size_t at = 0; at == 0 || at < bytes.size(); at += block_bytes) {
    const std::string_view block = bytes.substr(at, block_bytes);
    const auto size = static_cast<std::uint32_t>(block.size());
    member += at + block_bytes >= bytes.size() ? '\x01' : '\0';
    member += little_endian(size, 2) + little_endian(~size, 2);
    member += block;
  }
  return member + little_endian(crc32(bytes), 4) + little_endian(static_cast<std::uint32_t>(bytes.size()), 4);
}

// A Brotli stream of one uncompressed block (RFC 7932, section 9.2); `bytes` are 1 to 65,536.
inline std::string brotli_of(std::string_view bytes) {
  constexpr std::uint32_t kUncompressed = 1U << 20;
  const auto size = static_cast<std::uint32_t>(bytes.size());
  return little_endian(kUncompressed | ((size - 1) << 4), 3) + std::string(bytes) + '\x03';
}

struct ZipMember {
  std::string name;
  std::string bytes;
  bool is_deflated = false;  // in stored blocks
  bool is_damaged = false;   // one bit of its packed bytes turned
};

// A ZIP archive (APPNOTE 6.3, section 4.3).
inline std::string zip_of(const std::vector<ZipMember>& members) {
  constexpr std::uint32_t kUtf8Names = 1U << 11;
  std::string archive;
  std::string directory;
  for (const ZipMember& member : members) {
    const std::string gzip = gzip_of(member.bytes);
    std::string packed = member.is_deflated ? gzip.substr(10, gzip.size() - 18) : member.bytes;
    std::string about =
        little_endian(20, 2) + little_endian(kUtf8Names, 2) + little_endian(member.is_deflated ? 8 : 0, 2);
    about += little_endian(0, 4) + little_endian(crc32(member.bytes), 4);
    about += little_endian(static_cast<std::uint32_t>(packed.size()), 4);
    about += little_endian(static_cast<std::uint32_t>(member.bytes.size()), 4);
    about += little_endian(static_cast<std::uint32_t>(member.name.size()), 2) + little_endian(0, 2);
    if (member.is_damaged) packed[1] = static_cast<char>(packed[1] ^ 0x40);
    directory += "PK\x01\x02" + little_endian(20, 2) + about + little_endian(0, 6) + little_endian(0, 4);
    directory += little_endian(static_cast<std::uint32_t>(archive.size()), 4) + member.name;
    archive += "PK\x03\x04" + about + member.name + packed;
  }
  const auto n = static_cast<std::uint32_t>(members.size());
  const auto begin = static_cast<std::uint32_t>(archive.size());
  archive += directory + "PK\x05\x06" + little_endian(0, 4) + little_endian(n, 2) + little_endian(n, 2);
  return archive + little_endian(static_cast<std::uint32_t>(directory.size()), 4) + little_endian(begin, 4) +
         little_endian(0, 2);
}

}  // namespace wirecopy::base::testing
