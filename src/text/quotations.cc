// Quotations, paragraph by paragraph. A table finds the bytes of quotation marks; each mark gets a role from its
// neighbours (opening, closing, apostrophe ...); at the paragraph's end the marks are paired: once with nesting, and
// again without it where nesting leaves one open that the next paragraph doesn't carry on. Any double mark closes any
// other, since careless pages mix them. Cost: linear.
#include <array>
#include <cstddef>
#include <cstdint>

#include "text/line_breaks.h"
#include "text/neighbours.h"
#include "text/quotation_mark.h"
#include "text/text.h"
#include "text/unicode.h"

namespace wirecopy::text {
namespace {

constexpr std::array<bool, 256> interesting_bytes() {
  std::array<bool, 256> table{};
  for (const char byte : {'\n', '\v', '\f', '\r', '"', '\''}) table[static_cast<unsigned char>(byte)] = true;
  for (const std::size_t lead : {0xC2U, 0xE2U, 0xE3U, 0xEFU}) table[lead] = true;
  return table;
}
constexpr std::array<bool, 256> kInteresting = interesting_bytes();

constexpr std::size_t kDeepest = 8;  // quotations within quotations; what lies deeper is not paired

// Pairs the marks of one paragraph.
class Pairing {
 public:
  Pairing(std::string_view text, const std::vector<QuotationMark>& marks, std::vector<ByteSpan>* quotations)
      : text_(text), marks_(marks), quotations_(quotations) {}

  // The paragraph is [begin, end); `goes_on`: the next one starts with an opening mark.
  void run(std::size_t begin, std::size_t end, bool goes_on) {
    begin_ = begin;
    end_ = end;
    goes_on_ = goes_on;
    pair_from(0, true);
    if (depth_ == 0) return;
    if (goes_on || first_inner_ == 0) return emit(open_[0]->end, end);
    const std::size_t outer = static_cast<std::size_t>(open_[0] - marks_.data());
    depth_ = 0;
    pair_from(outer, false);
    if (depth_ > 0) emit(open_[0]->end, end);
  }

 private:
  void pair_from(std::size_t i, bool nested) {
    while (i < marks_.size()) {
      const QuotationMark& mark = marks_[i];
      if (mark.group == QuotationMark::kSingle) {
        i = depth_ == 0 ? pair_single(i) : i + 1;
        continue;
      }
      if (mark.role != QuotationMark::kPlain) take(i, nested);
      ++i;
    }
  }

  void take(std::size_t i, bool nested) {
    const QuotationMark& mark = marks_[i];
    const std::size_t partner = partner_depth(mark);
    const bool closes =
        mark.role == QuotationMark::kCloses || (mark.role == QuotationMark::kEither && partner < depth_);
    if (closes) return close(partner, mark);
    if (depth_ > 0 && nested) return open_inner(i);
    if (depth_ > 0) emit(open_[0]->end, mark.begin);
    depth_ = 0;
    if (!is_stray(mark)) open_[depth_++] = &mark;
    first_inner_ = 0;
  }

  void open_inner(std::size_t i) {
    if (first_inner_ == 0) first_inner_ = i;
    if (depth_ < kDeepest) open_[depth_++] = &marks_[i];
  }

  void close(std::size_t partner, const QuotationMark& mark) {
    if (partner >= depth_) return;
    depth_ = partner;
    if (depth_ == 0) emit(open_[0]->end, mark.begin);
  }

  // The depth of the innermost open mark that `mark` could close; depth_ when there is none.
  [[nodiscard]] std::size_t partner_depth(const QuotationMark& mark) const {
    for (std::size_t i = depth_; i > 0; --i) {
      const QuotationMark& open = *open_[i - 1];
      if (open.group != mark.group) continue;
      if (mark.group != QuotationMark::kGuillemet || open.is_leftward != mark.is_leftward) return i - 1;
    }
    return depth_;
  }

  // A » that nothing opened and that doesn't stand before a word.
  static bool is_stray(const QuotationMark& mark) { return mark.is_leftward && mark.role != QuotationMark::kOpens; }

  // Pairs the single mark `i` with the one that closes it, if there is one before the next that opens. Returns where to
  // go on.
  std::size_t pair_single(std::size_t i) {
    if (marks_[i].role != QuotationMark::kOpens) return i + 1;
    const std::size_t closing = single_closing(i);
    if (closing < marks_.size()) {
      emit(marks_[i].end, marks_[closing].begin);
      return closing + 1;
    }
    if (!goes_on_ || marks_[i].begin != begin_) return i + 1;
    emit(marks_[i].end, end_);
    return marks_.size();
  }

  [[nodiscard]] std::size_t single_closing(std::size_t opening) const {
    std::size_t possessive = marks_.size();
    std::size_t n_doubles = 0;
    for (std::size_t i = opening + 1; i < marks_.size(); ++i) {
      const QuotationMark& mark = marks_[i];
      if (mark.group != QuotationMark::kSingle) {
        n_doubles += mark.role != QuotationMark::kPlain ? 1U : 0U;
      } else if (mark.role == QuotationMark::kOpens) {
        break;
      } else if (mark.role == QuotationMark::kCloses) {
        return n_doubles % 2 == 0 ? i : possessive;
      } else if (mark.role == QuotationMark::kPossessive && possessive == marks_.size() && n_doubles % 2 == 0) {
        possessive = i;
      }
    }
    return possessive;
  }

  void emit(std::size_t begin, std::size_t end) {
    begin = skip_space(text_, begin);
    if (begin >= end) return;
    end = skip_space_back(text_, end, begin);
    if (begin < end) quotations_->push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  std::string_view text_;
  const std::vector<QuotationMark>& marks_;
  std::vector<ByteSpan>* quotations_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool goes_on_ = false;
  std::array<const QuotationMark*, kDeepest> open_{};
  std::size_t depth_ = 0;
  std::size_t first_inner_ = 0;  // the first mark that opened within the outermost open quotation; 0: none
};

class Finder {
 public:
  Finder(std::string_view text, std::vector<ByteSpan>* quotations)
      : text_(text), lines_(text), quotations_(quotations) {}

  void run() {
    paragraph_ = skip_space(text_, 0);
    for (std::size_t at = 0; at < text_.size();) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      if (!kInteresting[byte]) {
        ++at;
      } else if (byte >= '\n' && byte <= '\r') {
        at = visit_line_end(at);
      } else {
        at = visit_mark(at);
      }
    }
    end_paragraph(text_.size(), text_.size());
  }

 private:
  std::size_t visit_mark(std::size_t at) {
    const QuotationMark mark = read_quotation_mark(text_, at);
    if (mark.group != QuotationMark::kNone && mark.role != QuotationMark::kPlain) marks_.push_back(mark);
    return mark.end;
  }

  std::size_t visit_line_end(std::size_t at) {
    const std::size_t space = skip_space_back(text_, at, paragraph_);
    const std::size_t end = skip_space(text_, at);
    if (marks_.empty()) {
      paragraph_ = end;
    } else if (lines_.ends_sentence(paragraph_, space, end)) {
      end_paragraph(space, end);
    }
    return end;
  }

  void end_paragraph(std::size_t end, std::size_t next) {
    if (!marks_.empty()) Pairing(text_, marks_, quotations_).run(paragraph_, end, starts_with_opening(next));
    marks_.clear();
    paragraph_ = next;
  }

  [[nodiscard]] bool starts_with_opening(std::size_t at) const {
    if (at >= text_.size()) return false;
    const QuotationMark mark = read_quotation_mark(text_, at);
    return mark.group != QuotationMark::kNone && mark.role == QuotationMark::kOpens;
  }

  std::string_view text_;
  std::size_t paragraph_ = 0;
  LineBreaks lines_;
  std::vector<QuotationMark> marks_;  // of the paragraph being read
  std::vector<ByteSpan>* quotations_;
};

}  // namespace

void find_quotations(std::string_view utf8, std::vector<ByteSpan>* quotations) {
  quotations->clear();
  Finder(utf8, quotations).run();
}

}  // namespace wirecopy::text
