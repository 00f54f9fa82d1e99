// Character references of HTML: &amp; &#8220; &NotEqualTilde; (HTML standard, 13.2.5.72 to 80).
#pragma once

#include <string>
#include <string_view>

namespace wirecopy::read {

enum class ReferencePlace { text, attribute };  // in an attribute "&copy=1" stays as it is

// Appends the text with its references decoded. What is no reference is kept as written.
void decode_references(std::string_view text, ReferencePlace place, std::string* out);

}  // namespace wirecopy::read
