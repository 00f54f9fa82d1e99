// Learns classes of words that are used alike, from news without any marking: what a tagger knows of words it never saw
// marked.
//
//   cluster_words OUT FILE...      FILE: what `wirecopy read` reads
//
// Exchange clustering (Kneser and Ney 1993) in its predictive form (Uszkoreit and Brants 2008), in both directions: a
// word moves to the class in which its neighbours on either side foretell it best, until few words move. Done twice,
// into many classes and into few. Same input, same classes. Cost an iteration: different pairs of neighbours × classes.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <unordered_map>
#include <vector>

#include "attribution/tokens.h"
#include "attribution/word_table.h"
#include "read/read.h"

namespace {

using wirecopy::attribution::kShapes;
using wirecopy::attribution::Token;
using wirecopy::attribution::WordTable;

constexpr std::size_t kMostTokens = 24'000'000;
constexpr std::size_t kMostWords = 40'000;
constexpr std::uint32_t kFewest = 12;  // times a word must stand to get a class
constexpr std::size_t kFine = 320;
constexpr std::size_t kCoarse = 48;
constexpr int kRounds = 14;

using Id = std::uint32_t;  // 0: beyond a sentence; 1 .. kShapes: unlisted words by shape; then the words
constexpr Id kFirstWord = 1 + kShapes;

struct Corpus {
  std::vector<std::uint32_t> words;  // hash of each token, 0 between sentences
  std::vector<std::uint8_t> shapes;
};

void add_page(const std::string& text, Corpus* corpus) {
  wirecopy::attribution::Tokens tokens;
  wirecopy::attribution::tokenize(text, &tokens);
  for (const Token& token : tokens.tokens) {
    if (token.starts_sentence) {
      corpus->words.push_back(0);
      corpus->shapes.push_back(0);
    }
    corpus->words.push_back(token.word);
    corpus->shapes.push_back(static_cast<std::uint8_t>(token.shape));
  }
}

std::vector<std::uint32_t> commonest(const Corpus& corpus) {
  std::unordered_map<std::uint32_t, std::uint32_t> counts;
  for (const std::uint32_t word : corpus.words)
    if (word != 0) ++counts[word];
  std::vector<std::pair<std::uint32_t, std::uint32_t>> sorted;
  for (const auto& [word, n] : counts)
    if (n >= kFewest) sorted.emplace_back(n, word);
  std::ranges::sort(sorted, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  if (sorted.size() > kMostWords) sorted.resize(kMostWords);
  std::vector<std::uint32_t> words;
  for (const auto& each : sorted) words.push_back(each.second);
  return words;
}

// Each type's neighbours on one side, with counts.
struct Neighbours {
  struct Neighbour {
    Id type;
    std::uint32_t n;
  };
  std::vector<std::uint32_t> begins;
  std::vector<Neighbour> all;
};

Neighbours count_neighbours(std::vector<std::uint64_t> pairs, std::size_t n_types) {
  std::ranges::sort(pairs);
  Neighbours neighbours;
  neighbours.begins.assign(n_types + 1, 0);
  for (std::size_t i = 0; i < pairs.size();) {
    std::size_t end = i;
    while (end < pairs.size() && pairs[end] == pairs[i]) ++end;
    neighbours.all.push_back({static_cast<Id>(pairs[i]), static_cast<std::uint32_t>(end - i)});
    neighbours.begins[(pairs[i] >> 32U) + 1] = static_cast<std::uint32_t>(neighbours.all.size());
    i = end;
  }
  for (std::size_t i = 1; i <= n_types; ++i)
    neighbours.begins[i] = std::max(neighbours.begins[i], neighbours.begins[i - 1]);
  return neighbours;
}

// n ln n.
class Entropy {
 public:
  Entropy() {
    for (std::size_t i = 1; i < table_.size(); ++i) table_[i] = static_cast<float>(double(i) * std::log(double(i)));
  }
  [[nodiscard]] float operator()(std::uint32_t n) const {
    return n < table_.size() ? table_[n] : static_cast<float>(double(n) * std::log(double(n)));
  }

 private:
  std::vector<float> table_ = std::vector<float>(1U << 16);
};

class Exchange {
 public:
  Exchange(const Neighbours& left, const Neighbours& right, const std::vector<std::uint32_t>& counts, std::size_t n)
      : sides_{{&left, {}}, {&right, {}}}, counts_(counts), n_(n), class_(counts.size()), sizes_(n) {
    for (Side& side : sides_) side.with.assign(counts.size() * n, 0);
    for (Id type = kFirstWord; type < counts.size(); ++type) {
      class_[type] = static_cast<std::uint32_t>(type % n);
      put(type, class_[type], 1);
    }
  }

  // Returns how many words moved.
  std::size_t round() {
    std::size_t n_moved = 0;
    for (Id type = kFirstWord; type < counts_.size(); ++type) {
      const std::uint32_t old = class_[type];
      put(type, old, -1);
      class_[type] = best_class(type);
      put(type, class_[type], 1);
      n_moved += class_[type] != old ? 1U : 0U;
    }
    return n_moved;
  }

  [[nodiscard]] std::uint32_t class_of(Id type) const { return class_[type]; }

 private:
  struct Side {
    const Neighbours* neighbours;
    std::vector<std::uint32_t> with;  // how often a type stands beside a class
  };

  void put(Id type, std::uint32_t into, int sign) {
    const auto signed_count = [sign](std::uint32_t n) { return sign > 0 ? n : 0U - n; };
    sizes_[into] += signed_count(counts_[type]);
    for (Side& side : sides_)
      for (std::uint32_t i = side.neighbours->begins[type]; i < side.neighbours->begins[type + 1]; ++i)
        side.with[side.neighbours->all[i].type * n_ + into] += signed_count(side.neighbours->all[i].n);
  }

  std::uint32_t best_class(Id type) {
    gain_.assign(n_, 0);
    for (const Side& side : sides_) {
      for (std::uint32_t i = side.neighbours->begins[type]; i < side.neighbours->begins[type + 1]; ++i) {
        const auto [neighbour, n] = side.neighbours->all[i];
        const std::uint32_t* with = &side.with[neighbour * n_];
        for (std::size_t c = 0; c < n_; ++c) gain_[c] += entropy_(with[c] + n) - entropy_(with[c]);
      }
    }
    for (std::size_t c = 0; c < n_; ++c) gain_[c] -= 2 * (entropy_(sizes_[c] + counts_[type]) - entropy_(sizes_[c]));
    return static_cast<std::uint32_t>(std::ranges::max_element(gain_) - gain_.begin());
  }

  std::vector<Side> sides_;
  const std::vector<std::uint32_t>& counts_;
  std::size_t n_;
  std::vector<std::uint32_t> class_;
  std::vector<std::uint32_t> sizes_;
  std::vector<float> gain_;
  Entropy entropy_;
};

std::vector<std::uint32_t> cluster(const Neighbours& left, const Neighbours& right,
                                   const std::vector<std::uint32_t>& counts, std::size_t n_classes) {
  Exchange exchange(left, right, counts, n_classes);
  for (int i = 0; i < kRounds; ++i) {
    const std::size_t n_moved = exchange.round();
    std::fprintf(stderr, "%zu classes, round %d: %zu words moved\n", n_classes, i, n_moved);
    if (n_moved * 200 < counts.size()) break;
  }
  std::vector<std::uint32_t> classes;
  for (Id type = kFirstWord; type < counts.size(); ++type) classes.push_back(exchange.class_of(type));
  return classes;
}

std::vector<Id> types_of(const Corpus& corpus, const std::vector<std::uint32_t>& words) {
  std::unordered_map<std::uint32_t, Id> ids;
  for (std::size_t i = 0; i < words.size(); ++i) ids.emplace(words[i], static_cast<Id>(kFirstWord + i));
  std::vector<Id> types;
  types.reserve(corpus.words.size());
  for (std::size_t i = 0; i < corpus.words.size(); ++i) {
    const auto found = ids.find(corpus.words[i]);
    const Id unlisted = corpus.words[i] == 0 ? 0 : static_cast<Id>(1 + corpus.shapes[i]);
    types.push_back(found == ids.end() ? unlisted : found->second);
  }
  return types;
}

void write_classes(const Corpus& corpus, const char* path) {
  const std::vector<std::uint32_t> words = commonest(corpus);
  const std::vector<Id> types = types_of(corpus, words);
  const std::size_t n_types = kFirstWord + words.size();
  std::vector<std::uint32_t> counts(n_types);
  std::vector<std::uint64_t> left;
  std::vector<std::uint64_t> right;
  for (std::size_t i = 0; i < types.size(); ++i) {
    ++counts[types[i]];
    if (i == 0) continue;
    left.push_back((std::uint64_t{types[i]} << 32U) | types[i - 1]);
    right.push_back((std::uint64_t{types[i - 1]} << 32U) | types[i]);
  }
  const Neighbours before = count_neighbours(std::move(left), n_types);
  const Neighbours behind = count_neighbours(std::move(right), n_types);
  const std::vector<std::uint32_t> coarse = cluster(before, behind, counts, kCoarse);
  const std::vector<std::uint32_t> fine = cluster(before, behind, counts, kFine);
  std::vector<WordTable::Entry> entries;
  for (std::size_t i = 0; i < words.size(); ++i)
    entries.push_back({words[i], static_cast<std::uint16_t>(fine[i] + 1), static_cast<std::uint8_t>(coarse[i] + 1), 0});
  std::string bytes;
  WordTable(entries).append_to(&bytes);
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

int main(int n_arguments, char** arguments) {
  if (n_arguments < 3) {
    std::fprintf(stderr, "usage: cluster_words OUT FILE...\n");
    return 2;
  }
  auto reader = wirecopy::read::RecordReader::open(std::vector<std::string>(arguments + 2, arguments + n_arguments));
  if (!reader) {
    std::fprintf(stderr, "cluster_words: %s (%s)\n", reader.error().message.c_str(), reader.error().where.c_str());
    return 2;
  }
  Corpus corpus;
  wirecopy::Notes notes;
  std::size_t i = 0;
  while (auto record = reader->next(&notes)) {
    if (i++ % 2 == 1 || corpus.words.size() > kMostTokens) continue;  // every other page: the years stand in order
    if (const auto page = wirecopy::read::parse(std::move(*record))) add_page(page->text, &corpus);
  }
  std::fprintf(stderr, "%zu tokens\n", corpus.words.size());
  write_classes(corpus, arguments[1]);
  return 0;
}
