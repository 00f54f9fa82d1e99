#include "read/http_message.h"

#include <charconv>
#include <optional>

#include <fmt/core.h>

#include "base/gzip.h"
#include "read/ascii.h"

namespace wirecopy::read {
namespace {

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

// A body is often kept unpacked under the header that it was packed with: one that is not packed is taken as it is.
Result<void> unpack(std::string_view coding, std::uint64_t max_bytes, std::string* body) {
  if (coding.empty() || coding == "identity") return {};
  if (coding == "gzip" || coding == "x-gzip" || coding == "deflate") {
    std::optional<std::string> unpacked = base::inflate(*body, max_bytes);
    const bool is_packed = coding == "deflate" ? unpacked.has_value() : body->starts_with("\x1F\x8B");
    if (!is_packed) return {};
    if (!unpacked) return fail(ErrorCode::bad_input, fmt::format("a body of broken or overlong {} data", coding));
    *body = *std::move(unpacked);
    return {};
  }
  return fail(ErrorCode::unsupported, fmt::format("a body packed as \"{}\"; expected gzip or deflate", coding));
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
  WIRECOPY_TRY_VOID(unpack(lower_case(message.fields.find("content-encoding")), max_bytes, &message.body));
  return message;
}

}  // namespace wirecopy::read
