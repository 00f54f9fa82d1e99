// MIME messages as saved pages and mails are made of (RFC 2045, 2046): parts in parts, each with a header.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "read/header_fields.h"

namespace wirecopy::read {

// A message or a part of one; the body is a view of the message's bytes.
struct MimePart {
  HeaderFields fields;
  std::string_view body;
};

// Whether a file begins like a MIME message that is or holds a page.
[[nodiscard]] bool is_mime_message(std::string_view head);

// The first part of type text/html, else the first of text/plain, however deep it stands; nothing if there is none.
[[nodiscard]] std::optional<MimePart> find_page_part(MimePart part);

// A body without its transfer coding (quoted-printable, base64); what has no meaning in it is left out.
[[nodiscard]] std::string decode_transfer(std::string_view coding, std::string_view body);

}  // namespace wirecopy::read
