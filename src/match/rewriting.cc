#include "match/rewriting.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace wirecopy::match {
namespace {

using text::Token;
using Pairs = std::span<const FreePair>;

constexpr double kMassUnit = 300;            // word weights: two or three rare words; 200 to 400 do as well
constexpr std::size_t kParts = 4;            // of a text, by weight
constexpr double kMostNumbers = 3;           // a table of numbers is no ten times as different as a changed one
constexpr std::uint8_t kSamePair = 230;      // likeness from which two numbers, or two function words, are one
constexpr std::uint8_t kSameNamePair = 178;  // .7: spelt otherwise

// From tools/fit_rewriting, on 10,000 pairs: models/rewriting.md.
constexpr RewritingModel kModel = {{{
                                       {"in_order", 4.887},
                                       {"evenness", 2.632},
                                       {"outside_longest_run", 1.742},
                                       {"unmatched_lighter", -1.412},
                                       {"unmatched_heavier", -1.791},
                                       {"names_alone", -0.654},
                                       {"numbers_alone", -0.451},
                                       {"function_matched", 1.999},
                                       {"function_unmatched", -0.986},
                                       {"negation_differs", -0.169},
                                   }},
                                   -0.266};

double log_mass(double mass) {
  return std::log1p(std::max(0.0, mass) / kMassUnit);
}

// One of the two texts, with the partner of each word.
struct Half {
  std::span<const Token> tokens;
  std::vector<const FreePair*> partners;  // null: none

  Half(const Side& side, Pairs pairs, TokenIndex FreePair::* own)
      : tokens(std::span(side.text.tokens).first(std::min(side.n_tokens(), kMostFreeTokens))), partners(tokens.size()) {
    for (const FreePair& pair : pairs) partners[pair.*own] = &pair;
  }

  template <typename Select>
  [[nodiscard]] double mass(const Select& select) const {
    double sum = 0;
    for (const Token& token : tokens) sum += select(token) ? text::word_weight(token.rarity) : 0;
    return sum;
  }

  // How much of a word's weight its partner accounts for.
  [[nodiscard]] double covered(std::size_t i) const {
    return partners[i] == nullptr ? 0 : partners[i]->likeness * text::word_weight(tokens[i].rarity) / 255.0;
  }
  template <typename Select>
  [[nodiscard]] double covered_mass(const Select& select) const {
    double sum = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) sum += select(tokens[i]) ? covered(i) : 0;
    return sum;
  }

  // Words that have no partner, or one less alike than that.
  template <typename Select>
  [[nodiscard]] double n_alone(const Select& select, std::uint8_t least_likeness) const {
    double n = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i)
      if (select(tokens[i]) && (partners[i] == nullptr || partners[i]->likeness < least_likeness)) ++n;
    return n;
  }
};

bool is_any(const Token& /*word*/) {
  return true;
}
bool is_function(const Token& word) {
  return word.has(Token::kFunction);
}
bool is_number(const Token& word) {
  return word.has(Token::kNumber);
}
// At the begin of a sentence any word has a capital.
bool is_name(const Token& word) {
  return word.has(Token::kCapital) && !word.has(Token::kSentenceStart) && !word.has(Token::kFunction);
}
bool is_negation(const Token& word) {
  return word.has(Token::kNegation);
}
bool is_content(const Token& word) {
  return !is_function(word) && !is_negation(word);
}

// The longest ascending subsequence of b (Fredman 1975), over the number of pairs.
double share_in_order(Pairs pairs) {
  if (pairs.empty()) return 0;
  std::vector<TokenIndex> ends;  // the least b that an ascending sequence of this length ends with
  for (const FreePair& pair : pairs) {
    const auto place = std::ranges::lower_bound(ends, pair.b);
    if (place == ends.end())
      ends.push_back(pair.b);
    else
      *place = pair.b;
  }
  return static_cast<double>(ends.size()) / static_cast<double>(pairs.size());
}

double heaviest_run(Pairs pairs) {
  double best = 0;
  double run = 0;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const bool goes_on = i > 0 && pairs[i].a == pairs[i - 1].a + 1 && pairs[i].b == pairs[i - 1].b + 1;
    run = (goes_on ? run : 0) + pairs[i].worth;
    best = std::max(best, run);
  }
  return best;
}

double least_covered_part(const Half& half, double mass) {
  std::array<double, kParts> all{};
  std::array<double, kParts> matched{};
  double before = 0;
  for (std::size_t i = 0; i < half.tokens.size(); ++i) {
    const double weight = text::word_weight(half.tokens[i].rarity);
    const auto part = std::min(kParts - 1, static_cast<std::size_t>(kParts * (before + weight / 2) / mass));
    all[part] += weight;
    matched[part] += half.covered(i);
    before += weight;
  }
  double least = 1;
  for (std::size_t part = 0; part < kParts; ++part)
    if (all[part] > 0) least = std::min(least, matched[part] / all[part]);
  return least;
}

RewritingTraits traits_of(const Half& a, const Half& b, Pairs pairs) {
  const double mass_a = a.mass(is_any);
  const double mass_b = b.mass(is_any);
  const double alone_a = mass_a - a.covered_mass(is_any);
  const double alone_b = mass_b - b.covered_mass(is_any);
  const double matched = std::min(mass_a - alone_a, mass_b - alone_b);
  const double function_matched = std::min(a.covered_mass(is_function), b.covered_mass(is_function));
  const double function_alone =
      std::max(a.mass(is_function) - a.covered_mass(is_function), b.mass(is_function) - b.covered_mass(is_function));
  const double names_alone = a.n_alone(is_name, kSameNamePair) + b.n_alone(is_name, kSameNamePair);
  const double numbers_alone = a.n_alone(is_number, kSamePair) + b.n_alone(is_number, kSamePair);
  const bool negation_differs = (a.mass(is_negation) > 0) != (b.mass(is_negation) > 0);
  return {share_in_order(pairs),
          std::min(least_covered_part(a, mass_a), least_covered_part(b, mass_b)),
          log_mass(matched - heaviest_run(pairs)),
          log_mass(std::min(alone_a, alone_b)),
          log_mass(std::max(alone_a, alone_b)),
          std::log1p(names_alone),
          std::min(numbers_alone, kMostNumbers),
          log_mass(function_matched),
          log_mass(function_alone),
          negation_differs ? 1.0 : 0.0};
}

}  // namespace

const RewritingModel& rewriting_model() {
  return kModel;
}

RewritingTraits rewriting_traits(const Side& a, const Side& b) {
  if (a.n_tokens() == 0 || b.n_tokens() == 0) return {};
  const std::vector<FreePair> pairs = align_freely(a, b);
  if (std::ranges::none_of(pairs, [&](const FreePair& pair) { return is_content(a.token(pair.a)); })) return {};
  return traits_of(Half(a, pairs, &FreePair::a), Half(b, pairs, &FreePair::b), pairs);
}

bool shares_words(const RewritingTraits& traits) {
  return traits[static_cast<std::size_t>(RewritingTrait::in_order)] > 0;
}

double rewriting_probability(const Side& a, const Side& b) {
  const RewritingTraits traits = rewriting_traits(a, b);
  if (!shares_words(traits)) return 0;
  double log_odds = kModel.bias;
  for (std::size_t i = 0; i < traits.size(); ++i) log_odds += kModel.weights[i].weight * traits[i];
  return 1 / (1 + std::exp(-log_odds));
}

}  // namespace wirecopy::match
