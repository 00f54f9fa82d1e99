#include "attribution/word_table.h"

#include <bit>

namespace wirecopy::attribution {
namespace {

constexpr std::uint32_t kMostWords = 1U << 20;
constexpr std::uint8_t kFirstUnlistedCoarse = 240;  // the same of coarse classes
static_assert(sizeof(WordTable::Entry) == 8);

}  // namespace

WordTable::WordTable(const std::vector<Entry>& entries) : slots_(std::bit_ceil(entries.size() * 2 + 1)) {
  for (const Entry& entry : entries) {
    if (entry.word == 0) continue;
    std::size_t slot = entry.word & (slots_.size() - 1);
    while (slots_[slot].word != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = entry;
  }
}

// u32 n, n entries of 8 bytes.
Result<WordTable> WordTable::read(std::string_view* bytes) {
  std::uint32_t n = 0;
  if (bytes->size() < sizeof(n)) return fail(ErrorCode::bad_input, "a table of words that breaks off");
  bytes->copy(reinterpret_cast<char*>(&n), sizeof(n));
  bytes->remove_prefix(sizeof(n));
  if (n > kMostWords || bytes->size() < n * sizeof(Entry))
    return fail(ErrorCode::bad_input, "a table of words that breaks off");
  std::vector<Entry> entries(n);
  bytes->copy(reinterpret_cast<char*>(entries.data()), n * sizeof(Entry));
  bytes->remove_prefix(n * sizeof(Entry));
  return WordTable(entries);
}

void WordTable::append_to(std::string* bytes) const {
  std::vector<Entry> entries;
  for (const Entry& entry : slots_)
    if (entry.word != 0) entries.push_back(entry);
  const auto n = static_cast<std::uint32_t>(entries.size());
  bytes->append(reinterpret_cast<const char*>(&n), sizeof(n));
  bytes->append(reinterpret_cast<const char*>(entries.data()), entries.size() * sizeof(Entry));
}

const WordTable::Entry* WordTable::find(std::uint32_t word) const {
  for (std::size_t slot = word & (slots_.size() - 1); slots_[slot].word != 0; slot = (slot + 1) & (slots_.size() - 1))
    if (slots_[slot].word == word) return &slots_[slot];
  return nullptr;
}

void WordTable::describe(std::vector<Token>* tokens) const {
  for (Token& token : *tokens) {
    if (const Entry* entry = find(token.word)) {
      token.fine = entry->fine;
      token.coarse = entry->coarse;
      token.cue = entry->cue;
    } else {
      token.fine = static_cast<std::uint16_t>(kFirstUnlisted + static_cast<unsigned>(token.shape));
      token.coarse = static_cast<std::uint8_t>(kFirstUnlistedCoarse + static_cast<unsigned>(token.shape));
      token.cue = 0;
    }
  }
}

}  // namespace wirecopy::attribution
