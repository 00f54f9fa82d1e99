#include "base/gzip.h"

#include <algorithm>

#include <fmt/core.h>
#include <zlib.h>

#include "base/check.h"

namespace wirecopy::base {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kBlockBytes = 256U << 10;
constexpr int kGzipWindow = 15 + 16;       // zlib: the largest window, in a gzip member
constexpr int kAnyWindow = 15 + 32;        // gzip or zlib, told by its first bytes
constexpr int kBareWindow = -15;           // deflate without a frame
constexpr auto kMagic = "\x1F\x8B\x08"sv;  // of a member

// zlib's state, with its inputs and outputs as views.
class Inflater {
 public:
  explicit Inflater(int window) {
    WIRECOPY_CHECK(inflateInit2(&stream_, window) == Z_OK);  // fails only for want of memory
  }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  void restart() { inflateReset(&stream_); }

  // Unpacks from `packed`, which loses what was used, into `room`; returns zlib's status and how much was written.
  struct Step {
    int status = Z_OK;
    std::size_t n_written = 0;
  };
  Step step(std::string_view* packed, char* room, std::size_t n_room) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed->data()));
    stream_.avail_in = static_cast<uInt>(packed->size());
    stream_.next_out = reinterpret_cast<Bytef*>(room);
    stream_.avail_out = static_cast<uInt>(n_room);
    const int status = ::inflate(&stream_, Z_NO_FLUSH);
    packed->remove_prefix(packed->size() - stream_.avail_in);
    return {status, n_room - stream_.avail_out};
  }

  [[nodiscard]] std::string reason() const { return stream_.msg == nullptr ? "no reason given" : stream_.msg; }

 private:
  z_stream stream_{};
};

}  // namespace

struct GzipReader::State {
  Source source;
  Inflater inflater{kGzipWindow};
  std::string block = std::string(kBlockBytes, '\0');
  std::string_view packed;    // not used yet
  std::uint64_t n_given = 0;  // packed bytes that the source gave
  bool in_member = false;
  bool at_end = false;
  std::optional<std::string> damage;

  // Whether there are packed bytes to go on with.
  bool fill() {
    if (!packed.empty()) return true;
    packed = source();
    n_given += packed.size();
    return !packed.empty();
  }

  void break_off(std::string reason) {
    at_end = true;
    in_member = false;
    damage = std::move(reason);
  }

  // Between members: zeros may pad the end of a file.
  void begin_member() {
    while (fill() && packed.front() == '\0') packed.remove_prefix(1);
    if (packed.empty()) {
      at_end = true;
    } else if (packed.front() != kMagic.front()) {
      break_off("bytes between members that are none");
    } else {
      inflater.restart();
      in_member = true;
    }
  }

  std::size_t unpack() {
    if (!fill()) {
      break_off("it breaks off");
      return 0;
    }
    const auto [status, n_written] = inflater.step(&packed, block.data(), block.size());
    if (status == Z_STREAM_END)
      in_member = false;
    else if (status != Z_OK && status != Z_BUF_ERROR)
      break_off(inflater.reason());
    return n_written;
  }
};

GzipReader::GzipReader(Source source) : state_(std::make_unique<State>()) {
  state_->source = std::move(source);
}
GzipReader::~GzipReader() = default;
GzipReader::GzipReader(GzipReader&&) noexcept = default;
GzipReader& GzipReader::operator=(GzipReader&&) noexcept = default;

std::string_view GzipReader::next() {
  State& state = *state_;
  while (!state.at_end) {
    if (!state.in_member) state.begin_member();
    const std::size_t n = state.in_member ? state.unpack() : 0;
    if (n != 0) return std::string_view(state.block).substr(0, n);
  }
  return {};
}

const std::optional<std::string>& GzipReader::damage() const {
  return state_->damage;
}

std::uint64_t GzipReader::offset() const {
  return state_->n_given - state_->packed.size();
}

bool GzipReader::skip_damage() {
  State& state = *state_;
  if (!state.damage) return false;
  while (state.fill()) {  // zlib has used at least a byte of what it would not read, so this comes to an end
    const std::size_t at = state.packed.find(kMagic.front());
    state.packed.remove_prefix(std::min(at, state.packed.size()));
    // A magic that is cut in two by the end of a block is taken for one: unpacking tells.
    if (state.packed.empty()) continue;
    if (kMagic.starts_with(state.packed.substr(0, kMagic.size()))) {
      state.damage.reset();
      state.at_end = false;
      return true;
    }
    state.packed.remove_prefix(1);
  }
  return false;
}

namespace {

std::optional<std::string> inflate_as(int window, std::string_view packed, std::uint64_t max_bytes) {
  Inflater inflater(window);
  std::string unpacked;
  std::string block(kBlockBytes, '\0');
  while (true) {
    const auto [status, n_written] = inflater.step(&packed, block.data(), block.size());
    if (unpacked.size() + n_written > max_bytes) return std::nullopt;
    unpacked.append(block, 0, n_written);
    if (status == Z_STREAM_END) return unpacked;
    if (status != Z_OK || (packed.empty() && n_written == 0)) return std::nullopt;
  }
}

}  // namespace

std::optional<std::string> inflate(std::string_view packed, std::uint64_t max_bytes) {
  std::optional<std::string> unpacked = inflate_as(kAnyWindow, packed, max_bytes);
  return unpacked ? std::move(unpacked) : inflate_as(kBareWindow, packed, max_bytes);
}

}  // namespace wirecopy::base
