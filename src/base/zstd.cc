#include "base/zstd.h"

#include <memory>

#include <zdict.h>
#include <zstd.h>

#include "base/check.h"

namespace wirecopy::base {
namespace {

// The shortest block of zstd is 4 bytes and gives at most 128 KiB.
constexpr std::uint64_t kMaxRatio = (128ULL << 10) / 4;

struct FreeContext {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  void operator()(ZSTD_CDict* dictionary) const { ZSTD_freeCDict(dictionary); }
  void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
};

// Scratch memory only: making a context costs more than compressing a short page.
ZSTD_CCtx* compression_context() {
  thread_local const std::unique_ptr<ZSTD_CCtx, FreeContext> context(ZSTD_createCCtx());
  WIRECOPY_CHECK(context != nullptr);
  return context.get();
}

ZSTD_DCtx* decompression_context() {
  thread_local const std::unique_ptr<ZSTD_DCtx, FreeContext> context(ZSTD_createDCtx());
  WIRECOPY_CHECK(context != nullptr);
  return context.get();
}

// What `compress(out, capacity)` writes of so many bytes.
template <typename Compress>
std::string compressed(std::size_t size, const Compress& compress) {
  std::string frame;
  std::size_t written = 0;
  frame.resize_and_overwrite(ZSTD_compressBound(size), [&](char* out, std::size_t capacity) {
    written = compress(out, capacity);
    return ZSTD_isError(written) != 0 ? 0 : written;
  });
  WIRECOPY_CHECK(ZSTD_isError(written) == 0);
  frame.shrink_to_fit();
  return frame;
}

// What `decompress(out, capacity)` makes of a frame, if it is `size` bytes exactly.
template <typename Decompress>
std::optional<std::string> decompressed(std::string_view frame, std::uint64_t size, const Decompress& decompress) {
  if (ZSTD_getFrameContentSize(frame.data(), frame.size()) != size || size > frame.size() * kMaxRatio)
    return std::nullopt;
  std::string bytes;
  std::size_t read = 0;
  bytes.resize_and_overwrite(size, [&](char* out, std::size_t capacity) {
    read = decompress(out, capacity);
    return ZSTD_isError(read) != 0 ? 0 : read;
  });
  if (ZSTD_isError(read) != 0 || read != size) return std::nullopt;
  return bytes;
}

}  // namespace

std::string zstd_compress(std::string_view bytes, int level) {
  return compressed(bytes.size(), [&](char* out, std::size_t capacity) {
    return ZSTD_compressCCtx(compression_context(), out, capacity, bytes.data(), bytes.size(), level);
  });
}

std::optional<std::string> zstd_decompress(std::string_view frame, std::uint64_t size) {
  return decompressed(frame, size, [&](char* out, std::size_t capacity) {
    return ZSTD_decompressDCtx(decompression_context(), out, capacity, frame.data(), frame.size());
  });
}

struct ZstdDictionary::State {
  std::unique_ptr<ZSTD_CDict, FreeContext> compressing;
  std::unique_ptr<ZSTD_DDict, FreeContext> decompressing;
  std::uint32_t id = 0;
};

ZstdDictionary::ZstdDictionary(std::unique_ptr<State> state) : state_(std::move(state)) {}
ZstdDictionary::~ZstdDictionary() = default;
ZstdDictionary::ZstdDictionary(ZstdDictionary&&) noexcept = default;
ZstdDictionary& ZstdDictionary::operator=(ZstdDictionary&&) noexcept = default;

std::string ZstdDictionary::train(std::string_view samples, const std::vector<std::size_t>& sizes,
                                  std::size_t max_bytes) {
  std::string bytes(max_bytes, '\0');
  const std::size_t size = ZDICT_trainFromBuffer(bytes.data(), bytes.size(), samples.data(), sizes.data(),
                                                 static_cast<unsigned>(sizes.size()));
  bytes.resize(ZDICT_isError(size) != 0 ? 0 : size);
  return bytes;
}

std::optional<ZstdDictionary> ZstdDictionary::open(std::string_view bytes, int level) {
  auto state = std::make_unique<State>();
  state->id = ZDICT_getDictID(bytes.data(), bytes.size());
  if (state->id == 0) return std::nullopt;
  state->compressing.reset(ZSTD_createCDict(bytes.data(), bytes.size(), level));
  state->decompressing.reset(ZSTD_createDDict(bytes.data(), bytes.size()));
  if (state->compressing == nullptr || state->decompressing == nullptr) return std::nullopt;
  return ZstdDictionary(std::move(state));
}

std::uint32_t ZstdDictionary::id() const {
  return state_->id;
}

std::string ZstdDictionary::compress(std::string_view bytes) const {
  return compressed(bytes.size(), [&](char* out, std::size_t capacity) {
    return ZSTD_compress_usingCDict(compression_context(), out, capacity, bytes.data(), bytes.size(),
                                    state_->compressing.get());
  });
}

std::optional<std::string> ZstdDictionary::decompress(std::string_view frame, std::uint64_t size) const {
  return decompressed(frame, size, [&](char* out, std::size_t capacity) {
    return ZSTD_decompress_usingDDict(decompression_context(), out, capacity, frame.data(), frame.size(),
                                      state_->decompressing.get());
  });
}

std::uint32_t zstd_dictionary_id(std::string_view frame) {
  return ZSTD_getDictID_fromFrame(frame.data(), frame.size());
}

std::optional<std::string> unpack_zstd(std::string_view packed, std::uint64_t max_bytes) {
  ZSTD_DCtx* context = decompression_context();
  ZSTD_DCtx_reset(context, ZSTD_reset_session_only);
  ZSTD_inBuffer in{packed.data(), packed.size(), 0};
  std::string block(ZSTD_DStreamOutSize(), '\0');
  std::string unpacked;
  while (true) {
    ZSTD_outBuffer out{block.data(), block.size(), 0};
    const std::size_t status = ZSTD_decompressStream(context, &out, &in);
    if (ZSTD_isError(status) != 0 || unpacked.size() + out.pos > max_bytes) return std::nullopt;
    unpacked.append(block, 0, out.pos);
    if (status == 0) return unpacked;
    if (in.pos == in.size && out.pos == 0) return std::nullopt;
  }
}

}  // namespace wirecopy::base
