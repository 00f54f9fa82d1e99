// Dice's coefficient over pairs of letters (Adamson and Boreham 1974): insertions, endings and slips of the pen change
// few pairs, a different word changes most.
#include "match/spelling.h"

#include <algorithm>

namespace wirecopy::match {
namespace {

// Words share half of their pairs by chance too often; a common begin makes that enough. Chosen by reading words that
// met in rewritten sentences.
constexpr double kLeastShare = 0.65;
constexpr double kLeastShareOfOneBegin = 0.5;
constexpr std::size_t kBegin = 3;  // letters
constexpr double kMost = 0.8 * 255;

constexpr unsigned char lower(char letter) {
  return static_cast<unsigned char>(letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter);
}

bool begin_alike(std::string_view a, std::string_view b) {
  if (a.size() < kBegin || b.size() < kBegin) return false;
  for (std::size_t i = 0; i < kBegin; ++i)
    if (lower(a[i]) != lower(b[i])) return false;
  return true;
}

std::size_t count_common(const std::vector<std::uint16_t>& a, const std::vector<std::uint16_t>& b) {
  std::size_t n = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) ++n;
    const bool a_is_behind = a[i] <= b[j];
    if (b[j] <= a[i]) ++j;
    if (a_is_behind) ++i;
  }
  return n;
}

}  // namespace

Spelling::Spelling(std::string_view written) : written_(written) {
  unsigned before = ' ';
  for (const char letter : written) {
    pairs_.push_back(static_cast<std::uint16_t>(before << 8U | lower(letter)));
    before = lower(letter);
  }
  pairs_.push_back(static_cast<std::uint16_t>(before << 8U | ' '));
  std::ranges::sort(pairs_);
  const auto repeated = std::ranges::unique(pairs_);
  pairs_.erase(repeated.begin(), repeated.end());
}

std::uint8_t Spelling::likeness(const Spelling& other) const {
  const std::size_t n_both = pairs_.size() + other.pairs_.size();
  const double share = 2.0 * static_cast<double>(count_common(pairs_, other.pairs_)) / static_cast<double>(n_both);
  const double least = begin_alike(written_, other.written_) ? kLeastShareOfOneBegin : kLeastShare;
  return share >= least ? static_cast<std::uint8_t>(kMost * share) : 0;
}

}  // namespace wirecopy::match
