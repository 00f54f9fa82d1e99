// Writing JSON: one value after another into a string, commas and escapes seen to. Keys keep the order they are written
// in. The result is UTF-8 on one line: control characters, U+2028 and U+2029 are escaped, ill-formed bytes become
// U+FFFD.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace wirecopy::report {

class JsonWriter {
 public:
  explicit JsonWriter(std::string* out) : out_(out) {}  // appends to `out`, which must outlive the writer

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }

  JsonWriter& key(std::string_view name);  // what is written next is its value
  JsonWriter& string(std::string_view text);
  JsonWriter& string_or_null(std::string_view text);  // null for the empty string, which means "not known"
  JsonWriter& integer(std::uint64_t value);
  JsonWriter& number(double value);  // rounded to 4 decimals, shortest form; null if it is not finite
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  JsonWriter& json(std::string_view value);  // a JSON value that is already written; line breaks in it become spaces

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();

  std::string* out_;
  bool need_comma_ = false;
};

// `text` as a quoted JSON string.
[[nodiscard]] std::string json_string(std::string_view text);

}  // namespace wirecopy::report
