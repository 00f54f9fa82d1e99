#include "read/http_message.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/core.h>

#include "base/brotli.h"
#include "base/gzip.h"
#include "base/utf8.h"
#include "base/zstd.h"
#include "read/ascii.h"

namespace wirecopy::read {
namespace {

constexpr int kMaxCodings = 3;  // one on the other; pages have one

// The status of "HTTP/1.1 200 OK"; nothing of another line.
std::optional<int> take_status(std::string_view* bytes) {
  if (!bytes->starts_with("HTTP/")) return std::nullopt;
  const std::size_t end = bytes->find('\n');
  const std::string_view line = bytes->substr(0, end);
  const std::size_t space = line.find(' ');
  if (end == std::string_view::npos || space == std::string_view::npos) return std::nullopt;
  const std::string_view digits = line.substr(space + 1, 3);
  bytes->remove_prefix(end + 1);
  const auto status = whole_number(digits);
  return status ? std::optional(static_cast<int>(*status)) : std::nullopt;
}

// Bodies in chunks, each behind its length in hexadecimal digits (RFC 9112, section 7.1). Many archives keep the header
// and join the body: what does not begin with a length is taken as it is.
std::string join_chunks(std::string_view body) {
  std::string joined;
  std::string_view rest = body;
  while (!rest.empty()) {
    std::uint64_t size = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), size, 16);
    const std::size_t line_end = rest.find('\n');
    if (error != std::errc() || line_end == std::string_view::npos) break;
    if (end != rest.data() + line_end && *end != '\r' && *end != ';' && *end != ' ') break;
    rest.remove_prefix(line_end + 1);
    if (size == 0) return joined;
    joined += rest.substr(0, size);
    rest.remove_prefix(std::min<std::uint64_t>(size, rest.size()));
    while (rest.starts_with('\r') || rest.starts_with('\n')) rest.remove_prefix(1);
  }
  return joined.empty() ? std::string(body) : joined;
}

struct Coding {
  std::string_view name;
  std::optional<std::string> (*unpack)(std::string_view packed, std::uint64_t max_bytes);
  std::string_view magic;  // with which its data begin; empty: nothing tells them
};
constexpr std::array kCodings = {
    Coding{"gzip", base::inflate, "\x1F\x8B"},
    Coding{"x-gzip", base::inflate, "\x1F\x8B"},
    Coding{"deflate", base::inflate, {}},
    Coding{"br", base::unpack_brotli, {}},
    Coding{"zstd", base::unpack_zstd, "\x28\xB5\x2F\xFD"},
};

// A body is often kept unpacked under the header that it was packed with.
bool is_unpacked(const Coding& coding, std::string_view body) {
  if (!coding.magic.empty()) return !body.starts_with(coding.magic);
  return trimmed(body).starts_with('<') || base::is_valid_utf8(body);
}

Result<void> unpack(std::string_view name, std::uint64_t max_bytes, std::string* body) {
  if (name.empty() || name == "identity") return {};
  const auto* coding = std::ranges::find(kCodings, name, &Coding::name);
  if (coding == kCodings.end())
    return fail(ErrorCode::unsupported,
                fmt::format("a body packed as \"{}\"; expected gzip, deflate, br or zstd", name));
  std::optional<std::string> unpacked = coding->unpack(*body, max_bytes);
  if (!unpacked && is_unpacked(*coding, *body)) return {};
  if (!unpacked) return fail(ErrorCode::bad_input, fmt::format("a body of broken or overlong {} data", name));
  *body = *std::move(unpacked);
  return {};
}

// Codings are listed in the order in which they were put on (RFC 9110, section 8.4).
Result<void> unpack_all(std::string_view codings, std::uint64_t max_bytes, std::string* body) {
  for (int i = 0; i < kMaxCodings && !codings.empty(); ++i) {
    const std::size_t comma = codings.rfind(',');
    const std::size_t begin = comma == std::string_view::npos ? 0 : comma + 1;
    WIRECOPY_TRY_VOID(unpack(trimmed(codings.substr(begin)), max_bytes, body));
    codings = codings.substr(0, begin == 0 ? 0 : comma);
  }
  return codings.empty() ? Result<void>()
                         : fail(ErrorCode::limit, fmt::format("a body packed more than {} times", kMaxCodings));
}

}  // namespace

Result<HttpMessage> parse_http(std::string_view bytes, std::uint64_t max_bytes) {
  const std::optional<int> status = take_status(&bytes);
  if (!status) return fail(ErrorCode::bad_input, "expected an HTTP response");
  HttpMessage message;
  message.status = *status;
  if (std::optional<HeaderFields> fields = take_header(&bytes))
    message.fields = *std::move(fields);
  else
    return fail(ErrorCode::bad_input, "an HTTP response without header");
  const bool is_chunked = lower_case(message.fields.find("transfer-encoding")).ends_with("chunked");
  message.body = is_chunked ? join_chunks(bytes) : std::string(bytes);
  WIRECOPY_TRY_VOID(unpack_all(lower_case(message.fields.find("content-encoding")), max_bytes, &message.body));
  return message;
}

}  // namespace wirecopy::read
