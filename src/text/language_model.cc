#include "text/language_model.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"

// From language_data.S.
extern "C" {
extern const char wirecopy_language_begin[];  // NOLINT(readability-identifier-naming)
extern const char wirecopy_language_end[];    // NOLINT(readability-identifier-naming)
}

namespace wirecopy::text {
namespace {

constexpr std::string_view kMark = "WCLANG01";
constexpr std::size_t kCodeBytes = 4;
constexpr std::size_t kMostLanguages = 255;  // of a script, as u8 counts them
constexpr std::size_t kTagBytes = kLanguageSlots * sizeof(std::uint16_t);
constexpr std::size_t kRowBytes = kLanguageSlots * kLanguageNumbers;

template <typename T>
T take(std::string_view* bytes) {
  T value{};
  bytes->copy(reinterpret_cast<char*>(&value), sizeof(T));
  bytes->remove_prefix(sizeof(T));
  return value;
}

// The languages of a script: u8 script, u8 n; n codes of 4 bytes, with zeros behind them; n f32 biases; then
// kLanguageNumbers times n f32 weights. `bytes` must outlive the codes.
Result<Script> take_weights(std::string_view* bytes, LanguageWeights* languages) {
  const auto script = take<std::uint8_t>(bytes);
  const auto n = take<std::uint8_t>(bytes);
  if (script == 0 || script > static_cast<std::uint8_t>(kLastShared) || n == 0)
    return fail(ErrorCode::bad_input, "a model of languages in a script that languages do not share");
  if (bytes->size() < n * (kCodeBytes + sizeof(float) * (1 + kLanguageNumbers)))
    return fail(ErrorCode::bad_input, "a model of languages that breaks off");
  for (std::size_t i = 0; i < n; ++i) {
    const std::string_view code = bytes->substr(0, kCodeBytes);
    languages->codes.push_back(code.substr(0, code.find('\0')));
    bytes->remove_prefix(kCodeBytes);
  }
  for (std::size_t i = 0; i < n; ++i) languages->biases.push_back(take<float>(bytes));
  for (std::size_t i = 0; i < n * kLanguageNumbers; ++i) languages->weights.push_back(take<float>(bytes));
  return static_cast<Script>(script);
}

}  // namespace

Result<LanguageModel> LanguageModel::read(std::string_view bytes) {
  if (!bytes.starts_with(kMark) || bytes.size() < kMark.size() + kTagBytes + kRowBytes)
    return fail(ErrorCode::bad_input, "no model of languages");
  bytes.remove_prefix(kMark.size());
  LanguageModel model;
  model.tags_ = bytes.substr(0, kTagBytes);
  model.rows_ = bytes.substr(kTagBytes, kRowBytes);
  bytes.remove_prefix(kTagBytes + kRowBytes);
  if (bytes.size() < sizeof model.scale_) return fail(ErrorCode::bad_input, "a model of languages that breaks off");
  model.scale_ = take<float>(&bytes);
  while (bytes.size() >= 2) {
    LanguageWeights languages;
    WIRECOPY_TRY(const Script script, take_weights(&bytes, &languages));
    model.weights_[static_cast<std::size_t>(script)] = std::move(languages);
  }
  return model;
}

const LanguageModel& LanguageModel::built_in() {
  static const LanguageModel model = [] {
    auto read = LanguageModel::read({wirecopy_language_begin, wirecopy_language_end});
    WIRECOPY_CHECK(read.has_value());
    return std::move(*read);
  }();
  return model;
}

// Adds up the rows of keys, without a branch on whether a key is known: an unknown one adds nothing, from kNothing.
// Sums of 16 bits are emptied into sums of 32 before they can overflow.
LanguageModel::Numbers LanguageModel::sum(std::span<const std::uint64_t> keys) const {
  static constexpr std::array<char, kLanguageNumbers> kNothing{};
  constexpr std::size_t kMostAdded = 256;  // times 127 is less than 2^15
  std::array<std::int32_t, kLanguageNumbers> sums{};
  int n_known = 0;
  while (!keys.empty()) {
    std::array<std::int16_t, kLanguageNumbers> part{};
    const std::size_t n = std::min(keys.size(), kMostAdded);
    for (const std::uint64_t key : keys.first(n)) fetch(language_slot(key).slot);
    for (const std::uint64_t key : keys.first(n)) {
      const auto [first, wanted] = language_slot(key);
      const bool is_first = tag(first) == wanted;
      const bool is_known = is_first | (tag(first ^ 1U) == wanted);
      const char* row = rows_.data() + (is_first ? first : first ^ 1U) * kLanguageNumbers;
      row = is_known ? row : kNothing.data();
      for (std::size_t i = 0; i < kLanguageNumbers; ++i)
        part[i] = static_cast<std::int16_t>(part[i] + static_cast<signed char>(row[i]));
      n_known += is_known;
    }
    for (std::size_t i = 0; i < kLanguageNumbers; ++i) sums[i] += part[i];
    keys = keys.subspan(n);
  }
  const float weight = n_known == 0 ? 0 : scale_ / std::sqrt(static_cast<float>(n_known));
  Numbers numbers{};
  for (std::size_t i = 0; i < kLanguageNumbers; ++i) numbers[i] = static_cast<float>(sums[i]) * weight;
  return numbers;
}

void LanguageModel::score(std::span<const std::uint64_t> keys, Script script,
                          std::vector<LanguageScore>* scores) const {
  const LanguageWeights& languages = of(script);
  const std::size_t n = languages.codes.size();
  std::array<float, kMostLanguages> sums{};
  std::ranges::copy(languages.biases, sums.begin());
  const float* weight = languages.weights.data();
  for (const float number : sum(keys)) {
    for (std::size_t i = 0; i < n; ++i) sums[i] += number * weight[i];
    weight += n;
  }
  scores->clear();
  for (std::size_t i = 0; i < n; ++i) scores->push_back({languages.codes[i], sums[i]});
}

}  // namespace wirecopy::text
