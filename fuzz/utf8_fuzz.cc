// UTF-8: what is repaired is valid, what is valid is left alone, and the index counts like a slow count.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "base/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace base = wirecopy::base;
  const std::string given(reinterpret_cast<const char*>(data), size);
  std::string text = given;
  const std::size_t n_repaired = base::repair_utf8(&text);
  WIRECOPY_CHECK(base::is_valid_utf8(text));
  WIRECOPY_CHECK(base::is_valid_utf8(given) == (n_repaired == 0));
  WIRECOPY_CHECK(n_repaired > 0 || text == given);

  const base::CodePointIndex index(text);
  std::string rebuilt;
  std::uint32_t n_code_points = 0;
  for (std::uint32_t at = 0; at < text.size(); ++n_code_points) {
    WIRECOPY_CHECK(index.code_point(at) == n_code_points);
    const base::CodePoint code_point = base::decode(text, at);
    base::append_utf8(code_point.value, &rebuilt);
    at += code_point.size;
  }
  WIRECOPY_CHECK(rebuilt == text);
  WIRECOPY_CHECK(n_code_points == base::count_code_points(text));
  return 0;
}
