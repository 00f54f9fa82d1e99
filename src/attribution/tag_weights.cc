#include "attribution/tag_weights.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace wirecopy::attribution {
namespace {

constexpr std::size_t kPerBucket = 8;
constexpr std::size_t kBucketBytes = 64;  // kPerBucket tags, then kPerBucket times kWeights bytes
constexpr unsigned kFewestBucketBits =
    TagWeights::kFeatureBits - 7;  // tags have seven bits, and one that is always set
constexpr unsigned kMostBucketBits = 18;
constexpr std::uint32_t kIsUsed = 0x80;

template <typename T>
bool take(std::string_view* bytes, T* value) {
  if (bytes->size() < sizeof(T)) return false;
  bytes->copy(reinterpret_cast<char*>(value), sizeof(T));
  bytes->remove_prefix(sizeof(T));
  return true;
}

template <typename T>
void put(const T& value, std::string* bytes) {
  bytes->append(reinterpret_cast<const char*>(&value), sizeof(T));
}

std::size_t table_size(unsigned bucket_bits) {
  return (kBucketBytes << bucket_bits) + 1;  // the last weights are read as eight bytes
}

std::uint8_t tag_of(std::uint32_t feature, unsigned bucket_bits) {
  const std::uint32_t rest = (feature & ((1U << TagWeights::kFeatureBits) - 1)) >> bucket_bits;
  return static_cast<std::uint8_t>(kIsUsed | rest);
}

// The place of `tag` among eight, 8 if it is not there.
unsigned find_tag(std::uint64_t tags, std::uint8_t tag) {
  constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
  const std::uint64_t difference = tags ^ (kOnes * tag);
  const std::uint64_t zeros = (difference - kOnes) & ~difference & (kOnes << 7U);
  return static_cast<unsigned>(std::countr_zero(zeros)) / 8;
}

}  // namespace

// Sums of rows of eight signed bytes, in lanes of sixteen bits within two words: each byte counts from -128 on.
class LaneSums {
 public:
  static constexpr std::size_t kMostRows = 256;  // 256 * 255 is the most that a lane holds

  void add(std::uint64_t row) {
    constexpr std::uint64_t kLanes = 0x00FF00FF00FF00FFULL;
    row ^= 0x8080808080808080ULL;
    even_ += row & kLanes;
    odd_ += (row >> 8U) & kLanes;
    ++n_;
  }

  void add_to(std::array<std::int32_t, kLabels>* sums) const {
    for (std::size_t label = 0; label < kLabels; ++label) {
      const std::uint64_t lanes = label % 2 == 0 ? even_ : odd_;
      (*sums)[label] += static_cast<std::int32_t>((lanes >> (label / 2 * 16)) & 0xFFFFU) - 128 * n_;
    }
  }

 private:
  std::uint64_t even_ = 0;
  std::uint64_t odd_ = 0;
  std::int32_t n_ = 0;
};

static_assert(std::endian::native == std::endian::little);

TagWeights::TagWeights(std::span<const float> weights, const Transitions& transitions, unsigned bucket_bits)
    : bucket_bits_(bucket_bits), transitions_(transitions) {
  float largest = 1e-6F;
  for (const float weight : weights) largest = std::max(largest, std::abs(weight));
  unit_ = largest / 127;
  own_.assign(table_size(bucket_bits_), '\0');
  fill(weights);
  table_ = own_;
}

void TagWeights::fill(std::span<const float> weights) {
  struct Feature {
    float size;
    std::uint32_t id;
  };
  std::vector<Feature> features;
  for (std::uint32_t id = 0; id < weights.size() / kLabels; ++id) {
    float size = 0;
    for (std::size_t label = 0; label < kWeights; ++label)
      size = std::max(size, std::abs(weights[std::size_t{id} * kLabels + label]));
    if (size >= unit_ / 2) features.push_back({size, id});
  }
  std::ranges::sort(
      features, [](const Feature& a, const Feature& b) { return a.size != b.size ? a.size > b.size : a.id < b.id; });
  for (const Feature& feature : features) {
    char* bucket = own_.data() + kBucketBytes * (feature.id & ((1U << bucket_bits_) - 1));
    const std::size_t slot = std::string_view(bucket, kPerBucket).find('\0');
    if (slot == std::string_view::npos) continue;
    bucket[slot] = static_cast<char>(tag_of(feature.id, bucket_bits_));
    for (std::size_t label = 0; label < kWeights; ++label)
      bucket[kPerBucket + slot * kWeights + label] =
          static_cast<char>(std::lround(weights[std::size_t{feature.id} * kLabels + label] / unit_));
  }
}

// u32 bits of buckets, f32 unit, the transitions as f32, the table.
Result<TagWeights> TagWeights::read(std::string_view* bytes) {
  TagWeights weights;
  const bool is_whole =
      take(bytes, &weights.bucket_bits_) && take(bytes, &weights.unit_) && take(bytes, &weights.transitions_);
  if (!is_whole || weights.bucket_bits_ < kFewestBucketBits || weights.bucket_bits_ > kMostBucketBits ||
      bytes->size() < table_size(weights.bucket_bits_))
    return fail(ErrorCode::bad_input, "weights of a tagger that break off");
  weights.table_ = bytes->substr(0, table_size(weights.bucket_bits_));
  bytes->remove_prefix(weights.table_.size());
  return weights;
}

void TagWeights::append_to(std::string* bytes) const {
  put(bucket_bits_, bytes);
  put(unit_, bytes);
  put(transitions_, bytes);
  bytes->append(table_);
}

LabelScores TagWeights::score(std::span<const std::uint32_t> features) const {
  const char* table = table_.data();
  const std::uint32_t mask = (1U << bucket_bits_) - 1;
  for (const std::uint32_t feature : features) __builtin_prefetch(table + kBucketBytes * (feature & mask));
  std::array<std::int32_t, kLabels> sums{};
  for (std::size_t done = 0; done < features.size(); done += LaneSums::kMostRows) {
    LaneSums lanes;
    for (const std::uint32_t feature : features.subspan(done, std::min(LaneSums::kMostRows, features.size() - done))) {
      const char* bucket = table + kBucketBytes * (feature & mask);
      std::uint64_t tags = 0;
      std::uint64_t row = 0;
      std::memcpy(&tags, bucket, sizeof(tags));
      const unsigned slot = find_tag(tags, tag_of(feature, bucket_bits_));
      std::memcpy(&row, bucket + kPerBucket + (slot % kPerBucket) * kWeights, sizeof(row));
      // Without a branch, which would be guessed wrong half the time.
      lanes.add(row & (std::uint64_t{slot / kPerBucket} - 1));
    }
    lanes.add_to(&sums);
  }
  LabelScores scores{};
  for (std::size_t label = 0; label < kWeights; ++label) scores[label] = static_cast<float>(sums[label]) * unit_;
  return scores;
}

}  // namespace wirecopy::attribution
