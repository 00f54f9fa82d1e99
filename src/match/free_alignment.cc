#include "match/free_alignment.h"

#include <algorithm>
#include <tuple>

#include "match/likeness.h"
#include "match/spelling.h"

namespace wirecopy::match {
namespace {

constexpr std::uint8_t kSurelyAlike = 230;      // an inflected form: letters cannot tell more
constexpr std::uint32_t kLeastLetters = 4;      // bytes; shorter words are alike by chance
constexpr std::int64_t kNear = 5;               // words to each side; 4 to 6 do as well
constexpr std::int64_t kWorthOfNeighbours = 5;  // a pair's own worth counts as much as five times its neighbours'

// The worth of every pair of words, row by row.
class Worths {
 public:
  Worths(const Side& a, const Side& b);

  [[nodiscard]] TokenIndex n_a() const { return n_a_; }
  [[nodiscard]] TokenIndex n_b() const { return n_b_; }
  [[nodiscard]] std::uint8_t likeness(std::int64_t i, std::int64_t j) const {
    return likeness_[static_cast<std::size_t>(i) * n_b_ + static_cast<std::size_t>(j)];
  }
  [[nodiscard]] int worth(std::int64_t i, std::int64_t j) const {
    const auto row = static_cast<std::size_t>(i);
    const auto column = static_cast<std::size_t>(j);
    return likeness(i, j) * std::min(weights_a_[row], weights_b_[column]) / 255;
  }

 private:
  TokenIndex n_a_;
  TokenIndex n_b_;
  std::vector<int> weights_a_;
  std::vector<int> weights_b_;
  std::vector<std::uint8_t> likeness_;
};

std::vector<int> weights_of(const Side& side, TokenIndex n) {
  std::vector<int> weights;
  for (TokenIndex i = 0; i < n; ++i) weights.push_back(text::word_weight(side.token(i).rarity));
  return weights;
}

// Whether letters may tell what a word is: not of function words and numbers, "1829" is not nearly "1828".
bool is_told_by_letters(const text::Token& word) {
  using enum text::Token::Flag;
  return (word.flags & (kFunction | kNegation | kNumber | kUnspaced)) == 0 && word.span.size() >= kLeastLetters;
}

std::vector<WordLikeness> likenesses_of(const Side& side, TokenIndex n) {
  std::vector<WordLikeness> words;
  for (TokenIndex i = 0; i < n; ++i) words.emplace_back(side.token(i));
  return words;
}

std::vector<Spelling> spellings_of(const Side& side, TokenIndex n) {
  std::vector<Spelling> spellings;
  for (TokenIndex i = 0; i < n; ++i) spellings.emplace_back(side.written(i));
  return spellings;
}

Worths::Worths(const Side& a, const Side& b)
    : n_a_(std::min(a.n_tokens(), kMostFreeTokens)),
      n_b_(std::min(b.n_tokens(), kMostFreeTokens)),
      weights_a_(weights_of(a, n_a_)),
      weights_b_(weights_of(b, n_b_)) {
  const std::vector<Spelling> spelt_a = spellings_of(a, n_a_);
  const std::vector<Spelling> spelt_b = spellings_of(b, n_b_);
  const std::vector<WordLikeness> words_a = likenesses_of(a, n_a_);
  const std::vector<WordLikeness> words_b = likenesses_of(b, n_b_);
  likeness_.reserve(static_cast<std::size_t>(n_a_) * n_b_);
  for (TokenIndex i = 0; i < n_a_; ++i) {
    const bool by_letters = is_told_by_letters(a.token(i));
    for (TokenIndex j = 0; j < n_b_; ++j) {
      // Both ways: a word with very many relatives ("person") lists only the nearest of them.
      std::uint8_t likeness = std::max(words_a[i].to(b.token(j)), words_b[j].to(a.token(i)));
      if (by_letters && likeness < kSurelyAlike && is_told_by_letters(b.token(j)))
        likeness = std::max(likeness, spelt_a[i].likeness(spelt_b[j]));
      likeness_.push_back(likeness);
    }
  }
}

// The best that each neighbour of word i finds among the neighbours of word j, summed over both sides.
int support(const Worths& worths, std::int64_t i, std::int64_t j) {
  const std::int64_t first_a = std::max<std::int64_t>(0, i - kNear);
  const std::int64_t last_a = std::min<std::int64_t>(worths.n_a() - 1, i + kNear);
  const std::int64_t first_b = std::max<std::int64_t>(0, j - kNear);
  const std::int64_t last_b = std::min<std::int64_t>(worths.n_b() - 1, j + kNear);
  int best_b[2 * kNear + 1] = {};
  int sum = 0;
  for (std::int64_t near_a = first_a; near_a <= last_a; ++near_a) {
    int best_a = 0;
    for (std::int64_t near_b = first_b; near_b <= last_b && near_a != i; ++near_b) {
      if (near_b == j) continue;
      const int worth = worths.worth(near_a, near_b);
      best_a = std::max(best_a, worth);
      best_b[near_b - first_b] = std::max(best_b[near_b - first_b], worth);
    }
    sum += best_a;
  }
  for (const int best : best_b) sum += best;
  return sum / 2;
}

struct Candidate {
  FreePair pair;
  std::int64_t rank = 0;

  // The same for (a, b) and (b, a) but where two candidates are each other's mirror, and those share no word.
  [[nodiscard]] auto key() const {
    const auto far = pair.a > pair.b ? pair.a - pair.b : pair.b - pair.a;
    return std::tuple(-rank, far, pair.a + pair.b);
  }
};

std::vector<Candidate> candidates_of(const Worths& worths) {
  std::vector<Candidate> candidates;
  for (TokenIndex i = 0; i < worths.n_a(); ++i)
    for (TokenIndex j = 0; j < worths.n_b(); ++j) {
      const std::uint8_t likeness = worths.likeness(i, j);
      if (likeness == 0) continue;
      const int worth = worths.worth(i, j);
      candidates.push_back({{i, j, likeness, worth}, kWorthOfNeighbours * worth + support(worths, i, j)});
    }
  std::ranges::stable_sort(candidates, {}, &Candidate::key);
  return candidates;
}

}  // namespace

std::vector<FreePair> align_freely(const Side& a, const Side& b) {
  const Worths worths(a, b);
  std::vector<bool> taken_a(worths.n_a());
  std::vector<bool> taken_b(worths.n_b());
  std::vector<FreePair> pairs;
  for (const Candidate& candidate : candidates_of(worths)) {
    const FreePair& pair = candidate.pair;
    if (taken_a[pair.a] || taken_b[pair.b]) continue;
    taken_a[pair.a] = taken_b[pair.b] = true;
    pairs.push_back(pair);
  }
  std::ranges::sort(pairs, {}, &FreePair::a);
  return pairs;
}

}  // namespace wirecopy::match
