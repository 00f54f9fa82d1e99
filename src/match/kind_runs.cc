#include "match/kind_runs.h"

#include <algorithm>
#include <optional>
#include <span>

#include "match/kind.h"

namespace wirecopy::match {
namespace {

using text::Sentence;
using text::Text;

// A shorter piece of a sentence, at the begin or end of a passage, is too short to tell its kind: copied, it goes with
// its neighbour; changed, it would make spun text of a whole report for the headline above it, and is left out.
constexpr TokenIndex kMinFragment = 8;
// A sentence less alike than that to what it is beside says nothing of where it comes from.
constexpr double kMinSimilarity = .30;

std::span<const TokenPair> pairs_in(const TokenPassage& passage, TokenRange range) {
  const auto begin = std::ranges::lower_bound(passage.pairs, range.begin, {}, &TokenPair::a);
  const auto end = std::ranges::lower_bound(passage.pairs, range.end, {}, &TokenPair::a);
  return {begin, end};
}

// The words of b from `low` to `high`, and as far on both sides as their sentences reach without what others need.
TokenRange room_in_b(const Text& b, const TokenPassage& passage, std::span<const TokenPair> own) {
  const auto [low, high] = std::ranges::minmax(own, {}, &TokenPair::b);
  TokenRange room = passage.b;
  for (const TokenPair& pair : passage.pairs) {
    if (&pair >= own.data() && &pair < own.data() + own.size()) continue;
    if (pair.b < low.b) room.begin = std::max(room.begin, pair.b + 1);
    if (pair.b > high.b) room.end = std::min(room.end, pair.b);
  }
  return {std::max(room.begin, b.sentences[sentence_at(b, low.b)].begin),
          std::min(room.end, b.sentences[sentence_at(b, high.b)].end)};
}

}  // namespace

TokenPassage part_of(const Text& a, const Text& b, const TokenPassage& passage, TokenRange range) {
  TokenPassage part = passage;
  if (range != passage.a) {
    const std::span<const TokenPair> own = pairs_in(passage, range);
    part.a = range;
    part.pairs.assign(own.begin(), own.end());
    part.b = own.empty() ? TokenRange{} : room_in_b(b, passage, own);
  }
  pair_left_out(a, b, &part);
  measure(a, b, &part);
  return part;
}

std::vector<TokenRange> kind_runs(const Text& a, const Text& b, const TokenPassage& passage) {
  std::vector<TokenRange> runs;
  std::optional<Kind> kind;  // of the last run; none while it holds nothing that tells
  bool goes_on = false;      // whether the last run ends here
  for (TokenIndex begin = passage.a.begin; begin < passage.a.end;) {
    const Sentence& sentence = a.sentences[sentence_at(a, begin)];
    const TokenRange range{begin, std::min(passage.a.end, sentence.end)};
    const bool is_fragment = range.size() < sentence.end - sentence.begin && range.size() < kMinFragment;
    begin = range.end;
    const TokenPassage part = part_of(a, b, passage, range);
    const Kind part_kind = kind_of(a, b, part);
    const bool is_alone = range == passage.a;
    const bool is_alike = is_alone || (is_fragment ? part_kind == Kind::copied : part.similarity >= kMinSimilarity);
    const std::optional<Kind> own = is_fragment || !is_alike ? std::nullopt : std::optional(part_kind);
    if (is_alike && goes_on && !(own && kind && own != kind)) {
      runs.back().end = range.end;
    } else if (is_alike) {
      runs.push_back(range);
      kind.reset();
    }
    goes_on = is_alike;
    if (own) kind = own;
  }
  return runs;
}

}  // namespace wirecopy::match
