// Numbers and strings as the store's files hold them: little-endian, lengths first; reading checks every bound.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace wirecopy::index {

static_assert(std::endian::native == std::endian::little, "the store's files are read in place");

// A number or plain struct from bytes of any alignment; `bytes` must hold it.
template <typename T>
[[nodiscard]] T load(std::string_view bytes, std::uint64_t at = 0) {
  static_assert(std::is_trivially_copyable_v<T>);
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof(T));
  return value;
}

template <typename T>
void append(const T& value, std::string* out) {
  static_assert(std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T>);
  char bytes[sizeof(T)];
  std::memcpy(bytes, &value, sizeof(T));
  out->append(bytes, sizeof(T));
}

// The bytes of an array as a file holds them.
template <typename T>
[[nodiscard]] std::string_view bytes_of(std::span<const T> values) {
  static_assert(std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T>);
  return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}
template <typename T>
[[nodiscard]] std::string_view bytes_of(const std::vector<T>& values) {
  return bytes_of(std::span<const T>(values));
}

inline void append_string(std::string_view value, std::string* out) {
  append(static_cast<std::uint32_t>(value.size()), out);
  out->append(value);
}

// Reads values one after another. After the first that does not fit, ok() is false and all values are zero or empty.
class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : rest_(bytes) {}
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] std::size_t n_left() const { return rest_.size(); }

  template <typename T>
  [[nodiscard]] T number() {
    const std::string_view bytes = take(sizeof(T));
    return bytes.empty() ? T{} : load<T>(bytes);
  }

  [[nodiscard]] std::string_view string() { return take(number<std::uint32_t>()); }

 private:
  std::string_view take(std::size_t n) {
    ok_ = ok_ && n <= rest_.size();
    const std::string_view bytes = rest_.substr(0, ok_ ? n : 0);
    rest_.remove_prefix(bytes.size());
    return bytes;
  }

  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace wirecopy::index
