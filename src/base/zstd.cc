#include "base/zstd.h"

#include <memory>

#include <zstd.h>

#include "base/check.h"

namespace wirecopy::base {
namespace {

// The shortest block of zstd is 4 bytes and gives at most 128 KiB.
constexpr std::uint64_t kMaxRatio = (128ULL << 10) / 4;

struct FreeContext {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
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

}  // namespace

std::string zstd_compress(std::string_view bytes, int level) {
  std::string frame;
  std::size_t written = 0;
  frame.resize_and_overwrite(ZSTD_compressBound(bytes.size()), [&](char* out, std::size_t capacity) {
    written = ZSTD_compressCCtx(compression_context(), out, capacity, bytes.data(), bytes.size(), level);
    return ZSTD_isError(written) != 0 ? 0 : written;
  });
  WIRECOPY_CHECK(ZSTD_isError(written) == 0);
  frame.shrink_to_fit();
  return frame;
}

std::optional<std::string> zstd_decompress(std::string_view frame, std::uint64_t size) {
  if (ZSTD_getFrameContentSize(frame.data(), frame.size()) != size || size > frame.size() * kMaxRatio)
    return std::nullopt;
  std::string bytes;
  std::size_t read = 0;
  bytes.resize_and_overwrite(size, [&](char* out, std::size_t capacity) {
    read = ZSTD_decompressDCtx(decompression_context(), out, capacity, frame.data(), frame.size());
    return ZSTD_isError(read) != 0 ? 0 : read;
  });
  if (ZSTD_isError(read) != 0 || read != size) return std::nullopt;
  return bytes;
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
