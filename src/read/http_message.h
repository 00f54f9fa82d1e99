// An HTTP response as an archive keeps it: status, header, body (RFC 9112).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "read/header_fields.h"
#include "wirecopy/result.h"

namespace wirecopy::read {

struct HttpMessage {
  int status = 0;
  HeaderFields fields;
  std::string body;  // without transfer and content codings
};

// Errors: bad_input (no HTTP response; a broken coding), unsupported (a coding this build does not read), limit (a body
// that grows beyond `max_bytes`).
[[nodiscard]] Result<HttpMessage> parse_http(std::string_view bytes, std::uint64_t max_bytes);

}  // namespace wirecopy::read
