// UTF-8: validating, decoding, counting. Text is validated once, in read; everything after may trust it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wirecopy/span.h"

namespace wirecopy::base {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;  // bytes it takes in UTF-8, 1..4
};

// Decodes the code point that starts at `at`. `text` must be valid UTF-8 and `at` a boundary before its end.
[[nodiscard]] CodePoint decode(std::string_view text, std::size_t at);

void append_utf8(char32_t value, std::string* out);

[[nodiscard]] bool is_valid_utf8(std::string_view bytes);

// Replaces every ill-formed sequence by U+FFFD, as the WHATWG Encoding Standard does. Returns how many were replaced.
std::size_t repair_utf8(std::string* text);

[[nodiscard]] std::size_t count_code_points(std::string_view text);

// Byte offsets to code point offsets of one text, for many spans: O(text) once, then O(1) a span on average.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);  // keeps the view: the text must outlive it
  [[nodiscard]] std::uint32_t code_point(std::uint32_t byte) const;
  [[nodiscard]] CodePointSpan span(ByteSpan bytes) const { return {code_point(bytes.begin), code_point(bytes.end)}; }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> every_;  // code points before byte i * kStride
};

}  // namespace wirecopy::base
