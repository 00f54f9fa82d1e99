// Memory for many small things that live and die together.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace wirecopy::read {

// Hands out memory that stays where it is until the arena dies. Holds only what needs no destructor.
class Arena {
 public:
  [[nodiscard]] std::string_view copy(std::string_view text) {
    return {static_cast<const char*>(copy_bytes(text.data(), text.size(), 1)), text.size()};
  }
  template <typename T>
  [[nodiscard]] std::span<const T> copy(std::span<const T> items) {
    static_assert(std::is_trivially_copyable_v<T>);
    return {static_cast<const T*>(copy_bytes(items.data(), items.size_bytes(), alignof(T))), items.size()};
  }
  [[nodiscard]] std::size_t n_bytes() const { return n_bytes_; }  // all told, also of what is not yet used

 private:
  static constexpr std::size_t kChunkBytes = 64U << 10;

  const void* copy_bytes(const void* from, std::size_t size, std::size_t alignment) {
    void* place = free_;
    if (size == 0) return place;
    if (std::align(alignment, size, place, n_free_) == nullptr) {
      add_chunk(std::max(size + alignment, kChunkBytes));
      place = free_;
      std::align(alignment, size, place, n_free_);
    }
    std::memcpy(place, from, size);
    free_ = static_cast<char*>(place) + size;
    n_free_ -= size;
    return place;
  }
  void add_chunk(std::size_t size) {
    chunks_.push_back(std::make_unique_for_overwrite<char[]>(size));
    free_ = chunks_.back().get();
    n_free_ = size;
    n_bytes_ += size;
  }

  std::vector<std::unique_ptr<char[]>> chunks_;
  void* free_ = nullptr;
  std::size_t n_free_ = 0;
  std::size_t n_bytes_ = 0;
};

}  // namespace wirecopy::read
