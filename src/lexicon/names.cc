#include "lexicon/names.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "base/hash.h"
#include "lexicon/name_tables.h"
#include "lexicon/words.h"

namespace wirecopy::lexicon {
namespace {

// The hash of a sequence of words, one word added at a time; of one word it is the word.
std::uint32_t extend(std::uint32_t sequence, std::uint32_t word) {
  const auto mixed = static_cast<std::uint32_t>(base::mix((std::uint64_t{sequence} << 32U) | word));
  return mixed != 0 ? mixed : 1;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

// Calls visit(part) for each trimmed part between separators.
template <typename Visit>
void for_each_part(std::string_view text, char separator, const Visit& visit) {
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    const std::string_view part = trimmed(text.substr(begin, end - begin));
    visit(part);
    begin = end + 1;
  }
}

struct Entry {
  std::uint32_t key = 0;  // of the sequence of words; 0 is an empty slot
  bool goes_on = false;   // a longer name begins with these words
  Name name;
};

// Every name and every beginning of one, in an open-addressing table with linear probing.
class Names {
 public:
  Names() : slots_(kCapacity) {
    for (const bool possessive : {false, true}) {  // those last: "Hamas" is not Hama's
      for (const auto lines : {country_lines(), place_lines(), organisation_lines()})
        for (const std::string_view line : lines) add_line(line, Name::Form::name, possessive);
      for (const std::string_view line : spelling_lines()) add_line(line, Name::Form::part, possessive);
    }
  }

  [[nodiscard]] const Entry* find(std::uint32_t key) const {
    const Entry& entry = slots_[slot_of(key)];
    return entry.key == key ? &entry : nullptr;
  }

 private:
  static constexpr std::size_t kCapacity = 1U << 14U;  // 5,900 keys: less than half full

  // The slot that holds the key, or the empty one where it belongs.
  [[nodiscard]] std::size_t slot_of(std::uint32_t key) const {
    std::size_t slot = key % kCapacity;
    while (slots_[slot].key != 0 && slots_[slot].key != key) slot = (slot + 1) % kCapacity;
    return slot;
  }

  void add_line(std::string_view line, Name::Form first_form, bool possessive) {
    const std::uint32_t name_class = word_hash(trimmed(line.substr(0, line.find_first_of(",/"))));
    auto form = static_cast<std::uint8_t>(first_form);
    for_each_part(line, '/', [&](std::string_view part) {
      for_each_part(part, ',', [&](std::string_view written) {
        if (!written.empty()) add(written, name_class, static_cast<Name::Form>(form), possessive);
      });
      ++form;
    });
  }

  // A possessive has lost its apostrophe in folding.
  void add(std::string_view written, std::uint32_t name_class, Name::Form form, bool possessive) {
    const bool in_capitals = written.ends_with('!');
    if (in_capitals) written.remove_suffix(1);
    const Name name{name_class, form, in_capitals, 0};
    if (!possessive) add_form(written, name);
    if (possessive && form != Name::Form::people) add_form(std::string(written) + "s", name);
  }

  void add_form(std::string_view written, Name name) {
    std::uint32_t key = 0;
    Entry* entry = nullptr;
    for_each_part(written, ' ', [&](std::string_view word) {
      if (entry != nullptr) entry->goes_on = true;
      key = name.n_words == 0 ? word_hash(word) : extend(key, word_hash(word));
      ++name.n_words;
      entry = &slots_[slot_of(key)];
      if (entry->key == 0) ++n_keys_;
      entry->key = key;
    });
    WIRECOPY_CHECK(name.n_words <= kLongestName && n_keys_ < kCapacity * 3 / 4);
    if (entry->name.name_class == 0) entry->name = name;
  }

  std::vector<Entry> slots_;
  std::size_t n_keys_ = 0;
};

const Names& names() {
  static const Names instance;
  return instance;
}

}  // namespace

Name name_at(std::span<const std::uint32_t> words) {
  Name longest;
  std::uint32_t key = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    key = i == 0 ? words[0] : extend(key, words[i]);
    const Entry* entry = names().find(key);
    if (entry == nullptr) break;
    if (entry->name.name_class != 0) longest = entry->name;
    if (!entry->goes_on) break;
  }
  return longest;
}

std::uint32_t name_class(std::uint32_t word) {
  const Entry* entry = names().find(word);
  return entry == nullptr || entry->name.in_capitals ? 0 : entry->name.name_class;
}

}  // namespace wirecopy::lexicon
