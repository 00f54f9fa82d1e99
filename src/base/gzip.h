// Reading gzip (RFC 1952) as a stream, member by member, so that one damaged member of an archive of thousands costs no
// other. zlib is named only in gzip.cc.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace wirecopy::base {

class GzipReader {
 public:
  // Gives the next bytes of the packed stream, valid until it is called again; empty at the end.
  using Source = std::function<std::string_view()>;

  explicit GzipReader(Source source);
  ~GzipReader();
  GzipReader(GzipReader&&) noexcept;
  GzipReader& operator=(GzipReader&&) noexcept;

  // The next unpacked block, valid until the next call; empty at the end, and at damage: then `damage` says what it is.
  // All bytes before the damage are given out.
  [[nodiscard]] std::string_view next();

  [[nodiscard]] const std::optional<std::string>& damage() const;
  [[nodiscard]] std::uint64_t offset() const;  // packed bytes used so far

  // Goes on at the next place that begins like a member. False if there is none.
  [[nodiscard]] bool skip_damage();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Unpacks gzip, zlib (RFC 1950) or bare deflate (RFC 1951) data whole, as HTTP sends them. Nothing if they are damaged
// or grow beyond `max_bytes`.
[[nodiscard]] std::optional<std::string> inflate(std::string_view packed, std::uint64_t max_bytes);

}  // namespace wirecopy::base
