#include "lineage/family_text.h"

#include <algorithm>
#include <utility>

#include "base/hash.h"
#include "lexicon/numbers.h"
#include "match/differences.h"
#include "match/kind.h"

namespace wirecopy::lineage {
namespace {

using text::TokenIndex;

std::uint64_t identity_of(const text::Text& text) {
  std::uint64_t identity = text.tokens.size();
  for (const text::Token& token : text.tokens) identity = base::mix(identity ^ token.word);
  return identity;
}

TokenIndex count_words(const text::Text& text) {
  TokenIndex halves = 0;
  for (const text::Token& token : text.tokens) halves += token.has(text::Token::kUnspaced) ? 1U : 2U;
  return halves / 2;
}

// The weight of the text's words that the passage matches, each once and as far as it accounts for them: a page that
// says a thing twice may match a word of `b` twice.
int matched_weight(const text::Text& b, const match::TokenPassage& passage) {
  std::vector<match::TokenPair> pairs = passage.pairs;
  std::ranges::sort(pairs, {}, [](const match::TokenPair& pair) { return std::pair(pair.b, 255 - pair.share); });
  int weight = 0;
  for (std::size_t i = 0; i < pairs.size(); ++i)
    if (i == 0 || pairs[i].b != pairs[i - 1].b)
      weight += text::word_weight(b.tokens[pairs[i].b].rarity) * pairs[i].share / 255;
  return weight;
}

// Leaves out the words before and behind a copy that stand for none of the text's: who adds "the minister said" to a
// sentence has copied the sentence.
void trim(TokenIndex n_words_of_text, match::TokenPassage* passage) {
  const auto [low, high] = std::ranges::minmax(passage->pairs, {}, &match::TokenPair::b);
  const TokenIndex first = passage->pairs.front().a;
  const TokenIndex last = passage->pairs.back().a;
  passage->a.begin = std::max(passage->a.begin, first - std::min(first, low.b));
  passage->a.end = std::min(passage->a.end, last + n_words_of_text - high.b);
}

// "two", "30", "million"; "one" is a pronoun as often.
bool is_number(const text::Token& token) {
  using Role = lexicon::NumberWord::Role;
  if (token.has(text::Token::kNumber)) return true;
  const lexicon::NumberWord number = lexicon::number_word(token.word);
  return number.role == Role::multiplier || (number.role == Role::cardinal && number.value > 1);
}

// Whether the copy has half or more of the numbers of the text it stands for, or all but one.
bool has_numbers(const text::Text& own, const match::TokenPassage& passage) {
  std::vector<TokenIndex> same;
  for (const match::TokenPair& pair : passage.pairs)
    if (pair.share == 255 && is_number(own.tokens[pair.b])) same.push_back(pair.b);
  std::ranges::sort(same);
  const auto n_same = std::ranges::unique(same).begin() - same.begin();
  const auto [low, high] = std::ranges::minmax(passage.pairs, {}, &match::TokenPair::b);
  const auto begin = own.tokens.begin();
  const auto n = std::count_if(begin + low.b, begin + high.b + 1, is_number);
  return 2 * n_same >= n || n_same + 1 >= n;
}

}  // namespace

double min_similarity(TokenIndex n_words) {
  const TokenIndex n = std::clamp(n_words, kFewWords, kManyWords);
  return kMinSimilarity + (kMinShortSimilarity - kMinSimilarity) * (kManyWords - n) / (kManyWords - kFewWords);
}

FamilyText::FamilyText(std::string text)
    : text_(std::move(text)),
      sought_(text::analyze(text_)),
      identity_(identity_of(sought_.text())),
      n_words_(count_words(sought_.text())),
      weight_(match::weight_of(sought_.text(), {0, static_cast<TokenIndex>(sought_.text().tokens.size())})) {}

std::vector<Copy> FamilyText::find_in(std::string_view utf8, const text::Text& page,
                                      match::PassageScratch* scratch) const {
  const text::Text& own = sought_.text();
  std::vector<Copy> copies;
  for (match::TokenPassage& passage : sought_.find_in(page, scratch)) {
    if (match::weight_of(own, passage.b) < kMinCovered * weight_) continue;
    const match::TokenRange aligned = passage.b;
    const bool has_its_numbers = has_numbers(own, passage);
    trim(static_cast<TokenIndex>(own.tokens.size()), &passage);
    passage.b = {0, static_cast<TokenIndex>(own.tokens.size())};  // what the copy lacks counts against it
    passage.similarity =
        std::min(1.0, double(matched_weight(own, passage)) / std::max(weight_, match::weight_of(page, passage.a)));
    if (passage.similarity < min_similarity(n_words_)) continue;
    const bool is_like = passage.similarity >= kSurelySimilar;
    if (!is_like && !has_its_numbers) continue;
    Event event = compare_events({text_, own}, aligned, {utf8, page}, passage.a);
    if (!is_like && event == Event::other) continue;
    if (is_like) event = event == Event::other ? Event::doubtful : Event::same;
    copies.push_back({match::bytes_of(page, passage.a), passage.similarity, match::kind_of(page, own, passage),
                      static_cast<std::uint32_t>(match::differences(page, own, passage).size()), event});
  }
  return copies;
}

std::optional<Copy> FamilyText::find_verbatim(const text::Text& page, ByteSpan part) const {
  const std::vector<text::Token>& own = sought_.text().tokens;
  const auto begin = std::ranges::partition_point(
      page.tokens, [&](const text::Token& token) { return token.span.begin < part.begin; });
  const auto end = std::ranges::partition_point(begin, page.tokens.end(),
                                                [&](const text::Token& token) { return token.span.end <= part.end; });
  const auto found = std::search(begin, end, own.begin(), own.end(),
                                 [](const text::Token& x, const text::Token& y) { return x.word == y.word; });
  if (found == end) return std::nullopt;
  const auto first = static_cast<TokenIndex>(found - page.tokens.begin());
  return Copy{match::bytes_of(page, {first, first + static_cast<TokenIndex>(own.size())}), 1, Kind::copied, 0};
}

}  // namespace wirecopy::lineage
