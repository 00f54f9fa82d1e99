#include "base/brotli.h"

#include <memory>

#include <brotli/decode.h>

#include "base/check.h"

namespace wirecopy::base {
namespace {

constexpr std::size_t kBlockBytes = 256U << 10;

struct DecoderCloser {
  void operator()(BrotliDecoderState* decoder) const { BrotliDecoderDestroyInstance(decoder); }
};

}  // namespace

std::optional<std::string> unpack_brotli(std::string_view packed, std::uint64_t max_bytes) {
  const std::unique_ptr<BrotliDecoderState, DecoderCloser> decoder(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
  WIRECOPY_CHECK(decoder != nullptr);  // fails only for want of memory
  std::string unpacked;
  std::string block(kBlockBytes, '\0');
  const auto* next = reinterpret_cast<const std::uint8_t*>(packed.data());
  std::size_t n_left = packed.size();
  while (true) {
    auto* room = reinterpret_cast<std::uint8_t*>(block.data());
    std::size_t n_room = block.size();
    const BrotliDecoderResult result =
        BrotliDecoderDecompressStream(decoder.get(), &n_left, &next, &n_room, &room, nullptr);
    const std::size_t n_written = block.size() - n_room;
    if (unpacked.size() + n_written > max_bytes) return std::nullopt;
    unpacked.append(block, 0, n_written);
    if (result == BROTLI_DECODER_RESULT_SUCCESS) return unpacked;
    if (result != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) return std::nullopt;
  }
}

}  // namespace wirecopy::base
