#include <cmath>

#include "lexicon/numbers.h"
#include "lexicon/words.h"

namespace wirecopy::lexicon {
namespace {

using Role = NumberWord::Role;

// Reads a number word by word: `group` is what stands before the next thousand or million, `total` what stood before.
class Reader {
 public:
  explicit Reader(std::span<const NumberToken> tokens) : tokens_(tokens) {}

  Number read() {
    while (at_ < tokens_.size() && take()) {
    }
    if (at_ == 0) return {};
    number_.n_tokens = at_;
    number_.value = total_ + group_;
    return number_;
  }

 private:
  [[nodiscard]] NumberWord word_at(std::size_t i) const {
    return i < tokens_.size() ? number_word(tokens_[i].word) : NumberWord{};
  }

  bool take() {
    if (tokens_[at_].digits) return take_digits(*tokens_[at_].digits);
    const NumberWord word = word_at(at_);
    switch (word.role) {
      case Role::cardinal:
        return take_cardinal(word.value);
      case Role::multiplier:
        return take_multiplier(word.value);
      case Role::ordinal:
        return take_ordinal(word.value);
      case Role::part:
        return take_part(word.value);
      case Role::loose:
        return take_alone(word.value);
      case Role::none:
        return take_joint();
    }
    return false;
  }

  bool take_digits(Digits digits) {
    if (at_ > 0) return false;
    group_ = digits.value;
    number_.is_ordinal = digits.is_ordinal;
    ++at_;
    return !digits.is_ordinal;
  }

  // "twenty" takes "one" behind it, "hundred" anything below a hundred.
  bool take_cardinal(double value) {
    const bool first = at_ == 0;
    const double below = value < 10 ? 10 : 100;
    if (!first && !(may_add_ && std::fmod(group_, below) == 0)) return false;
    if (first) number_.is_loose = value == 1 && std::fmod(value, 10) == 1;  // "one of them"
    group_ += value;
    may_add_ = value >= 20;
    if (!first) number_.is_loose = false;
    ++at_;
    return true;
  }

  bool take_multiplier(double value) {
    const bool first = at_ == 0;
    if (first) number_.is_loose = true;  // "hundreds", "a million"
    if (!first) number_.is_loose = false;
    const double times = first ? 1 : group_;
    if (!first && times == 0) return false;
    if (value < 1e3) {
      group_ = times * value;
    } else {
      total_ += times * value;
      group_ = 0;
    }
    may_add_ = true;
    ++at_;
    return true;
  }

  // "twenty first"; alone it counts loosely: "at first", "a second".
  bool take_ordinal(double value) {
    if (at_ > 0 && !(may_add_ && std::fmod(group_, 10) == 0)) return false;
    number_.is_loose = at_ == 0;
    number_.is_ordinal = true;
    group_ += value;
    ++at_;
    return false;
  }

  // "half a million", "two and a half"; "three quarters".
  bool take_part(double value) {
    if (at_ > 0) {
      group_ *= value;
      ++at_;
      return false;
    }
    ++at_;
    group_ = value;
    const bool a_multiple = word_at(at_ + 1).role == Role::multiplier && tokens_[at_].word == a_word();
    number_.is_loose = !a_multiple;
    if (a_multiple) {
      group_ *= word_at(at_ + 1).value;
      at_ += 2;
    }
    return false;
  }

  bool take_alone(double value) {
    if (at_ > 0) return false;
    group_ = value;
    number_.is_loose = true;
    ++at_;
    return false;
  }

  // "and" in "hundred and five" and in "two and a half".
  bool take_joint() {
    static const std::uint32_t and_word = word_hash("and");
    if (at_ == 0 || tokens_[at_].word != and_word) return false;
    const NumberWord next = word_at(at_ + 1);
    if (next.role == Role::cardinal && may_add_ && (group_ >= 100 || total_ > 0) && std::fmod(group_, 100) == 0) {
      ++at_;
      return true;
    }
    if (at_ + 2 < tokens_.size() && tokens_[at_ + 1].word == a_word() && word_at(at_ + 2).role == Role::part) {
      group_ += word_at(at_ + 2).value;
      at_ += 3;
      return at_ < tokens_.size() && word_at(at_).role == Role::multiplier;
    }
    return false;
  }

  static std::uint32_t a_word() {
    static const std::uint32_t word = word_hash("a");
    return word;
  }

  std::span<const NumberToken> tokens_;
  Number number_;
  double total_ = 0;
  double group_ = 0;
  std::size_t at_ = 0;
  bool may_add_ = false;  // a smaller cardinal may follow
};

}  // namespace

Number read_number(std::span<const NumberToken> tokens) {
  return Reader(tokens).read();
}

}  // namespace wirecopy::lexicon
