#include "story/shared_words.h"

#include <algorithm>

namespace wirecopy::story {
namespace {

using text::Token;

// Words that are looked at: a quotation of more is told from others by its first ones. Bounds the cost.
constexpr std::size_t kMostWords = 400;

// best[i][j]: the weight that asked[i..] and other[j..] can share.
class Table {
 public:
  Table(std::span<const Token> asked, std::span<const Token> other)
      : asked_(asked), other_(other), best_((asked.size() + 1) * (other.size() + 1)) {
    for (std::size_t i = asked.size(); i-- > 0;)
      for (std::size_t j = other.size(); j-- > 0;) at(i, j) = best(i, j);
  }

  [[nodiscard]] int weight() { return at(0, 0); }

  // The other text's words that are shared, from the first to the last.
  [[nodiscard]] ByteSpan span() {
    ByteSpan span;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < asked_.size() && j < other_.size()) {
      if (are_equal(i, j) && at(i, j) == at(i + 1, j + 1) + weight_of(i)) {
        if (span.empty()) span.begin = other_[j].span.begin;
        span.end = other_[j].span.end;
        ++i;
        ++j;
      } else if (at(i, j) == at(i, j + 1)) {
        ++j;
      } else {
        ++i;
      }
    }
    return span;
  }

 private:
  int& at(std::size_t i, std::size_t j) { return best_[i * (other_.size() + 1) + j]; }
  [[nodiscard]] bool are_equal(std::size_t i, std::size_t j) const { return asked_[i].base == other_[j].base; }
  [[nodiscard]] int weight_of(std::size_t i) const { return text::word_weight(asked_[i].rarity); }

  int best(std::size_t i, std::size_t j) {
    const int without = std::max(at(i + 1, j), at(i, j + 1));
    return are_equal(i, j) ? std::max(without, at(i + 1, j + 1) + weight_of(i)) : without;
  }

  std::span<const Token> asked_;
  std::span<const Token> other_;
  std::vector<int> best_;
};

}  // namespace

std::vector<Token> words_of(const text::Text& text, std::span<const ByteSpan> spans) {
  std::vector<Token> words;
  for (const ByteSpan span : spans) {
    auto token = std::ranges::lower_bound(text.tokens, span.begin, {}, [](const Token& t) { return t.span.begin; });
    for (; token != text.tokens.end() && token->span.begin < span.end && words.size() < kMostWords; ++token)
      words.push_back(*token);
  }
  return words;
}

SharedWords shared_words(std::span<const Token> asked, std::span<const Token> other) {
  int all = 0;
  for (const Token& token : asked) all += text::word_weight(token.rarity);
  if (all == 0) return {};
  Table table(asked, other);
  return {double(table.weight()) / all, table.span()};
}

}  // namespace wirecopy::story
