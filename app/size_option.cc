#include "app/size_option.h"

#include <charconv>
#include <string>

namespace wirecopy::app {
namespace {

constexpr std::uint64_t kMost = 1ULL << 50;  // a pebibyte; far below what overflows

// The unit's factor, or 0 if it is none.
std::uint64_t factor_of(std::string_view unit) {
  constexpr std::string_view kUnits = "KMGT";
  if (unit.ends_with('B') || unit.ends_with('b')) unit.remove_suffix(1);
  if (unit.empty()) return 1;
  const auto upper = static_cast<char>(unit.front() & ~0x20);
  const std::size_t power = kUnits.find(upper);
  return unit.size() == 1 && power != std::string_view::npos ? 1ULL << (10 * (power + 1)) : 0;
}

}  // namespace

Result<std::uint64_t> parse_size(std::string_view size, std::string_view option) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), number);
  std::string_view unit = size.substr(static_cast<std::size_t>(end - size.data()));
  while (unit.starts_with(' ')) unit.remove_prefix(1);
  const std::uint64_t factor = factor_of(unit);
  if (error != std::errc() || factor == 0 || number > kMost / factor)
    return fail(ErrorCode::bad_input, "expected a size such as 512M or 2G",
                std::string(option) + " " + std::string(size));
  return number * factor;
}

}  // namespace wirecopy::app
