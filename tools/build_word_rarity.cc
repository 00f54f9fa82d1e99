// Learns how rare words are: counts in how many pages each stands and writes models/word_rarity.bin.
//
//   build_word_rarity OUT FILE...      FILE: what `wirecopy read` reads
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "read/read.h"
#include "text/text.h"

namespace {

constexpr std::uint32_t kMinPages = 4;  // words of fewer pages are left out: mostly misspellings and rare names
constexpr std::uint32_t kCapacity = 1U << 17;
constexpr std::uint32_t kMaxWords = 90000;  // a load of .69, the commonest words first

struct Counts {
  std::unordered_map<std::uint32_t, std::uint32_t> pages_of;
  std::uint32_t n_pages = 0;
};

void count_page(const std::string& text, Counts* counts) {
  std::vector<wirecopy::text::Token> tokens;
  wirecopy::text::tokenize(text, &tokens);
  std::unordered_set<std::uint32_t> seen;
  for (const auto& token : tokens) {
    const bool counts_here = !token.has(wirecopy::text::Token::kUnspaced) && !token.has(wirecopy::text::Token::kNumber);
    if (counts_here && seen.insert(token.word).second) ++counts->pages_of[token.word];
  }
  ++counts->n_pages;
}

struct Entry {
  std::uint32_t word;
  std::uint32_t n;
};

std::vector<Entry> commonest(const Counts& counts) {
  std::vector<Entry> entries;
  for (const auto& [word, n] : counts.pages_of)
    if (n >= kMinPages) entries.push_back({word, n});
  std::ranges::sort(entries, [](const Entry& a, const Entry& b) { return a.n != b.n ? a.n > b.n : a.word < b.word; });
  if (entries.size() > kMaxWords) entries.resize(kMaxWords);
  return entries;
}

std::uint8_t level(std::uint32_t n, std::uint32_t n_pages) {
  return static_cast<std::uint8_t>(std::lround(255 * std::log(double(n_pages) / n) / std::log(double(n_pages))));
}

void write_table(const std::vector<Entry>& entries, std::uint32_t n_pages, const char* path) {
  std::vector<std::uint32_t> keys(kCapacity, 0);
  std::vector<std::uint8_t> levels(kCapacity, 0);
  for (const Entry& entry : entries) {
    std::uint32_t slot = entry.word & (kCapacity - 1);
    while (keys[slot] != 0) slot = (slot + 1) & (kCapacity - 1);
    keys[slot] = entry.word;
    levels[slot] = level(entry.n, n_pages);
  }
  std::ofstream out(path, std::ios::binary);
  const auto put = [&out](const void* data, std::size_t size) {
    out.write(static_cast<const char*>(data), static_cast<std::streamsize>(size));
  };
  const auto n_words = static_cast<std::uint32_t>(entries.size());
  put("WCRARE01", 8);
  put(&kCapacity, 4);
  put(&n_words, 4);
  put(keys.data(), keys.size() * 4);
  put(levels.data(), levels.size());
}

}  // namespace

int main(int n_arguments, char** arguments) {
  if (n_arguments < 3) {
    std::fprintf(stderr, "usage: build_word_rarity OUT FILE...\n");
    return 2;
  }
  auto reader = wirecopy::read::RecordReader::open(std::vector<std::string>(arguments + 2, arguments + n_arguments));
  if (!reader) {
    std::fprintf(stderr, "build_word_rarity: %s (%s)\n", reader.error().message.c_str(), reader.error().where.c_str());
    return 2;
  }
  Counts counts;
  wirecopy::Notes notes;
  while (auto record = reader->next(&notes))
    if (const auto page = wirecopy::read::parse(std::move(*record))) count_page(page->text, &counts);
  const std::vector<Entry> entries = commonest(counts);
  write_table(entries, counts.n_pages, arguments[1]);
  std::printf("%u pages, %zu words seen, %zu kept\n", counts.n_pages, counts.pages_of.size(), entries.size());
  return 0;
}
