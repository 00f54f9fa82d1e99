// What a file holds, told by its first bytes and then by its name.
#pragma once

#include <string>
#include <string_view>

#include "read/field_names.h"

namespace wirecopy::read {

enum class Content {
  empty,
  unreadable,  // binary, or a format this build does not read: `reason` says which
  json_lines,
  json_document,  // one object over several lines, or an array of records
  html,
  plain_text,
  csv,     // with commas, semicolons or tabs: `delimiter`
  feed,    // RSS, RDF, Atom
  newsml,  // NewsML-G2, NITF
  opml,
  warc,
  zip,
  pdf,
  mhtml,  // and other MIME messages that hold a page
};

struct Detected {
  Content content = Content::empty;
  std::string reason;  // what it looks like and what was expected, where it cannot be read
  char delimiter = ',';
};

// `head` is the decompressed beginning of the file (all of it, if it is short), `name` its path, `names` tells which
// header makes a table of pages.
[[nodiscard]] Detected detect(std::string_view head, std::string_view name, const FieldNames& names = {});

inline constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

// Whether the bytes begin with the byte order mark of UTF-16 (and not of UTF-32).
[[nodiscard]] bool has_utf16_mark(std::string_view bytes);

}  // namespace wirecopy::read
