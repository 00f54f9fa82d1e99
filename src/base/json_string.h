// Writing one JSON string; what is read is in json.h, whole documents are written in report/json.h.
#pragma once

#include <string>
#include <string_view>

namespace wirecopy::base {

// Appends a JSON string of this text, with its quotation marks, as UTF-8 on one line: control characters, U+2028 and
// U+2029 are escaped, ill-formed bytes become U+FFFD.
void append_json_string(std::string_view text, std::string* out);

}  // namespace wirecopy::base
