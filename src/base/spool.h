// Bytes put aside in a temporary file without a name, to be read again from any place: for what is too much for memory
// and needs no sorting. What the system caches of it costs no memory of the program's.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/files.h"
#include "wirecopy/result.h"

namespace wirecopy::base {

class Spool {
 public:
  static constexpr std::size_t kBufferBytes = 256U << 10;

  // Error: a folder that cannot be written.
  [[nodiscard]] static Result<Spool> create(const std::string& folder);

  // Error: no space left.
  [[nodiscard]] Result<void> append(std::string_view bytes);
  // Afterwards all that was appended can be read.
  [[nodiscard]] Result<void> flush();

  // From many threads at once. Error: bytes that are not there.
  [[nodiscard]] Result<void> read(std::uint64_t offset, char* to, std::size_t n_bytes) const {
    return read_at(file_, offset, to, n_bytes, folder_);
  }

  [[nodiscard]] std::uint64_t size() const { return size_; }  // of what was appended

 private:
  Spool(File file, std::string folder) : file_(std::move(file)), folder_(std::move(folder)) {}

  File file_;
  std::string folder_;  // for messages
  std::string pending_;
  std::uint64_t size_ = 0;
};

// A spool of plain values of one size, each found by its number.
template <typename Value>
class SpooledArray {
  static_assert(std::is_trivially_copyable_v<Value>);

 public:
  [[nodiscard]] static Result<SpooledArray> create(const std::string& folder) {
    WIRECOPY_TRY(Spool spool, Spool::create(folder));
    return SpooledArray(std::move(spool));
  }

  [[nodiscard]] Result<void> append(std::span<const Value> values) {
    return spool_.append({reinterpret_cast<const char*>(values.data()), values.size_bytes()});
  }
  [[nodiscard]] Result<void> append(const Value& value) { return append(std::span<const Value>(&value, 1)); }
  [[nodiscard]] Result<void> flush() { return spool_.flush(); }

  [[nodiscard]] Result<void> read(std::uint64_t first, std::span<Value> to) const {
    return spool_.read(first * sizeof(Value), reinterpret_cast<char*>(to.data()), to.size_bytes());
  }
  [[nodiscard]] Result<Value> at(std::uint64_t i) const {
    Value value;
    WIRECOPY_TRY_VOID(read(i, std::span<Value>(&value, 1)));
    return value;
  }

  [[nodiscard]] std::uint64_t size() const { return spool_.size() / sizeof(Value); }

 private:
  explicit SpooledArray(Spool spool) : spool_(std::move(spool)) {}
  Spool spool_;
};

}  // namespace wirecopy::base
