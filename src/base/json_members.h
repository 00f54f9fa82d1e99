// The members of a JSON object as they lie in its bytes: for changing one field and leaving all others as they were
// given, to the byte.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace wirecopy::base {

// A field's value: bytes [begin, end) of the object.
struct JsonExtent {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The first field of this name of an object that is well-formed JSON. Nothing either where the name of any field is
// written with escapes, for it may be the same. Cost: linear.
[[nodiscard]] std::optional<JsonExtent> find_member(std::string_view object, std::string_view name);

// Gives a field this JSON value: in the place of the one it has, else behind all others. `object` is well-formed JSON.
void set_member(std::string_view name, std::string_view value, std::string* object);

}  // namespace wirecopy::base
