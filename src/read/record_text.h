// The text in a JSON record, to be changed with all else left as it was given.
#pragma once

#include <string>
#include <string_view>

#include "read/field_names.h"

namespace wirecopy::read {

// Puts another text into the field that parse_json_record took the text from. False, and nothing is changed, if that
// was no plain string under one of the names (the HTML of a feed's item, a name written with escapes).
[[nodiscard]] bool replace_text(std::string_view text, const FieldNames& names, std::string* record);

}  // namespace wirecopy::read
