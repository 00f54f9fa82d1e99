// Sentences, by rules. A table finds the bytes at which a sentence could end; only there is the context looked at: the
// mark with its closing quotation marks and brackets, the word before, the word behind, line ends, list items. Rules
// rather than a model because every page passes here (gigabytes an hour on one core) and every decision must be
// explainable. Cost: linear; each decision looks at a bounded number of bytes and white space is passed once.
//
// Ideas: Mikheev, "Periods, Capitalized Words, etc." (2002), for the words that begin sentences; Gillick, "Sentence
// Boundary Detection and the Problem with the U.S." (2009), for abbreviations that end them.
#include <array>
#include <cstddef>
#include <cstdint>

#include "text/line_breaks.h"
#include "text/list_items.h"
#include "text/neighbours.h"
#include "text/sentence_end.h"
#include "text/sentence_mark.h"
#include "text/text.h"
#include "text/unicode.h"

namespace wirecopy::text {
namespace {

bool is_line_end(std::string_view text, std::size_t at) {
  const char32_t value = base::decode(text, at).value;
  return (value >= '\n' && value <= '\r') || value == 0x85 || value == 0x2028 || value == 0x2029;
}

// Bytes at which something may happen.
constexpr std::array<bool, 256> interesting_bytes() {
  std::array<bool, 256> table{};
  for (const char byte : {'\n', '\v', '\f', '\r', '.', '!', '?', ';', ':', ')'})
    table[static_cast<unsigned char>(byte)] = true;
  for (const std::size_t lead : {0xC2U, 0xD6U, 0xD8U, 0xDBU, 0xE0U, 0xE1U, 0xE2U, 0xE3U, 0xEFU}) table[lead] = true;
  return table;
}
constexpr std::array<bool, 256> kInteresting = interesting_bytes();

class Splitter {
 public:
  Splitter(std::string_view text, std::vector<ByteSpan>* sentences)
      : text_(text), lines_(text), sentences_(sentences) {}

  void run() {
    begin_ = skip_space(text_, 0);
    for (std::size_t at = begin_; at < text_.size();) {
      if (!kInteresting[static_cast<unsigned char>(text_[at])]) {
        ++at;
      } else {
        at = visit(at);
      }
    }
    cut(text_.size());
  }

 private:
  // Looks at the place `at`; returns where to go on.
  std::size_t visit(std::size_t at) {
    if (is_line_end(text_, at)) return visit_line_end(at);
    if (const std::size_t end = visit_item(at); end > 0) return end;
    const SentenceMark mark = read_sentence_mark(text_, at);
    if (mark.kind == SentenceMark::kNone) return at + base::decode(text_, at).size;
    const std::size_t end = sentence_end(text_, begin_, mark);
    if (end == 0) return mark.end;
    cut(end);
    return begin_;
  }

  std::size_t visit_line_end(std::size_t at) {
    const std::size_t space = skip_space_back(text_, at, begin_);
    const std::size_t end = skip_space(text_, at);
    if (end < text_.size() && lines_.ends_sentence(begin_, space, end)) {
      if (count_line_ends(text_, space, end) >= 2) items_.forget();
      cut(space);
    }
    return end;
  }

  // Bullets, and the full stop or bracket behind an item's number. 0 when there is none.
  std::size_t visit_item(std::size_t at) {
    if (is_bullet(base::decode(text_, at).value)) return visit_bullet(at);
    if (text_[at] != '.' && text_[at] != ')') return 0;
    constexpr std::size_t kLongestMark = 8;  // "(viii.)", with its bullet before it
    if (at < begin_ + kLongestMark) {
      const ItemMark first = items_.start(text_, begin_);
      if (first.end > at) return first.end;
    }
    return items_.is_counting() ? visit_next_item(at) : 0;
  }

  std::size_t visit_bullet(std::size_t at) {
    const std::size_t end = at + base::decode(text_, at).size;
    if (at > begin_ && is_space(before(text_, at).value)) cut(at);
    return end;
  }

  // "1) This 2) That": the next number of the list within a line.
  std::size_t visit_next_item(std::size_t at) {
    const std::string_view word = word_before(text_, at, begin_);
    std::size_t begin = at - word.size();
    if (begin > begin_ && text_[begin - 1] == '(') --begin;
    if (begin <= begin_ || word.empty() || word.size() > 4 || !is_space(before(text_, begin).value)) return 0;
    const ItemMark mark = read_item_mark(text_, begin);
    if (!items_.is_next(mark)) return 0;
    cut(begin);
    static_cast<void>(items_.start(text_, begin_));
    return mark.end;
  }

  void cut(std::size_t at) {
    const std::size_t end = skip_space_back(text_, at, begin_);
    if (end > begin_) sentences_->push_back({static_cast<std::uint32_t>(begin_), static_cast<std::uint32_t>(end)});
    begin_ = skip_space(text_, at);
  }

  std::string_view text_;
  std::size_t begin_ = 0;  // of the sentence being read
  LineBreaks lines_;
  ItemCounter items_;
  std::vector<ByteSpan>* sentences_;
};

}  // namespace

void split_sentences(std::string_view utf8, std::vector<ByteSpan>* sentences) {
  sentences->clear();
  Splitter(utf8, sentences).run();
}

}  // namespace wirecopy::text
