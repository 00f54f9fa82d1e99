// One zstd frame for a string and back, for what the store keeps, and frames as HTTP sends them (Collet and Kucherawy,
// RFC 8878).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wirecopy::base {

// A frame that names its own size and carries no checksum: the file around it has one.
[[nodiscard]] std::string zstd_compress(std::string_view bytes, int level);

// What a frame holds, if it is `size` bytes exactly; nothing if it is damaged. Takes no memory before the frame has
// promised that size and is long enough for it.
[[nodiscard]] std::optional<std::string> zstd_decompress(std::string_view frame, std::uint64_t size);

// What many short texts of one kind have in common, so that each need not tell it again. Frames made with one name it
// by its id, and can be read with it only.
class ZstdDictionary {
 public:
  // Learns from samples that follow one another in `samples`; a hundred times `max_bytes` of them is enough. The bytes
  // to make a dictionary of, or nothing if the samples are too few or too much alike.
  [[nodiscard]] static std::string train(std::string_view samples, const std::vector<std::size_t>& sizes,
                                         std::size_t max_bytes);

  // Ready to be used, from what train gave; nothing if that is not what these bytes are. Copies them. `level` is for
  // compress.
  [[nodiscard]] static std::optional<ZstdDictionary> open(std::string_view bytes, int level);
  ~ZstdDictionary();
  ZstdDictionary(ZstdDictionary&&) noexcept;
  ZstdDictionary& operator=(ZstdDictionary&&) noexcept;

  [[nodiscard]] std::uint32_t id() const;  // never 0
  // As zstd_compress and zstd_decompress. May be called from many threads at once.
  [[nodiscard]] std::string compress(std::string_view bytes) const;
  [[nodiscard]] std::optional<std::string> decompress(std::string_view frame, std::uint64_t size) const;

 private:
  struct State;
  explicit ZstdDictionary(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// The id of the dictionary that a frame was made with; 0 if with none.
[[nodiscard]] std::uint32_t zstd_dictionary_id(std::string_view frame);

// Unpacks a frame of unknown size. Nothing if it is damaged, breaks off or grows beyond `max_bytes`.
[[nodiscard]] std::optional<std::string> unpack_zstd(std::string_view packed, std::uint64_t max_bytes);

}  // namespace wirecopy::base
