// A family's text, and where it stands in a page: the verified alignment that every member of a family must have.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lineage/event.h"
#include "match/shared.h"
#include "text/text.h"
#include "wirecopy/match.h"
#include "wirecopy/span.h"

namespace wirecopy::lineage {

// A copy must align with more than half of the family's text, in weight of words, so that any two copies share some of
// it: two thirds make that at least one third. Range .5..1.
constexpr double kMinCovered = 2.0 / 3;

// The least similarity of a copy to the whole of the family's text: for a text of so many words, and in between in
// proportion. A short text says where it comes from only if hardly a word differs; of a long one more may change. Of
// sixty families of FA-KES drawn at random, those that joined reports of two events in the words of one agency had .43
// to .54 above 40 words, and up to .80 below 20. Ranges 0..1.
constexpr double kMinSimilarity = .57;  // from kManyWords on
constexpr text::TokenIndex kManyWords = 40;
constexpr double kMinShortSimilarity = .85;  // up to kFewWords
constexpr text::TokenIndex kFewWords = 12;
[[nodiscard]] double min_similarity(text::TokenIndex n_words);

// A copy less like the text than this must have half of its numbers and tell its event (event.h), else it is another
// event told in the same words: of a hundred families of FA-KES, seven of the eight that joined unlike text were
// bulletins of other casualties. One more like it that tells another is doubtful.
constexpr double kSurelySimilar = .8;

// A family's text has at least so many words: less is a phrase that many would write. As long as the runs of words that
// an index is sure to meet.
constexpr text::TokenIndex kMinWords = 8;

// Where a text stands in a page.
struct Copy {
  ByteSpan span;
  double similarity = 0;     // to the whole of the family's text
  Kind kind = Kind::copied;  // the same
  std::uint32_t n_edits = 0;
  Event event = Event::same;  // that it tells, in the text's words
};

class FamilyText {
 public:
  explicit FamilyText(std::string text);

  [[nodiscard]] const std::string& text() const { return text_; }

  // Two graphemes of a script without spaces count as one word.
  [[nodiscard]] text::TokenIndex n_words() const { return n_words_; }

  // From the normalised words: texts that differ in case, spacing and punctuation alone have the same.
  [[nodiscard]] std::uint64_t identity() const { return identity_; }

  // Every place of the page that descends from the text, in order. `utf8` is what the page was analysed from; `page`
  // may be some of its sentences.
  [[nodiscard]] std::vector<Copy> find_in(std::string_view utf8, const text::Text& page,
                                          match::PassageScratch* scratch) const;

  // The first place in a part of the page where the text stands word for word. Cost: linear in the part.
  [[nodiscard]] std::optional<Copy> find_verbatim(const text::Text& page, ByteSpan part) const;

 private:
  std::string text_;
  match::Sought sought_;
  std::uint64_t identity_ = 0;
  text::TokenIndex n_words_ = 0;
  int weight_ = 0;
};

}  // namespace wirecopy::lineage
