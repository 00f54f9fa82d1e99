// Which pages may share text: each page's seeds are held against those of all pages before it, all keys at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/partitions.h"
#include "base/thread_pool.h"
#include "fingerprint/seeds.h"
#include "fingerprint/shingles.h"
#include "lineage/link.h"
#include "text/text.h"

namespace wirecopy::engine {

// Two pages that meet.
struct PagePair {
  lineage::PageNumber later = 0;
  lineage::PageNumber earlier = 0;
  bool is_to_align = false;  // else only runs of equal words are worth looking for
  friend bool operator==(const PagePair&, const PagePair&) = default;
};

// What neighbouring seeds must say for the words of two pages to be aligned. Of the pairs of pages of FA-KES with less,
// one in forty shared a passage, a stock phrase of eight or nine words.
constexpr std::uint32_t kMinAligned = 6;

// Of an n-gram that stands in more places than this, only the earliest count for words to be aligned: enough to reach
// all copies, for a family grows from page to page.
constexpr std::size_t kMaxPlaces = 16;
// And of a seed of a run, for the run to be looked for.
constexpr std::size_t kMaxPlacesOfRun = 64;
// A pair of words that stands in more places than this says nothing.
constexpr std::size_t kMaxPlacesOfPair = 64;

// What a page is met by: what an index keeps of it (fingerprint::seeds_to_store), and marks of its runs, of which all
// pages that share lineage::kRunWords words in a row share one (fingerprint::anchors). Cost: linear.
struct PageSeeds {
  std::vector<fingerprint::Seed> words;
  std::vector<fingerprint::Anchor> runs;
};
[[nodiscard]] PageSeeds seeds_of(const text::Text& text);

class MeetingFinder {
 public:
  // What is more than the memory asked for goes to files.
  explicit MeetingFinder(const base::SpillOptions& options = {});

  // Pages come in order. Versions of one page, of one id, do not meet. Errors: those of writing to the folder.
  [[nodiscard]] Result<void> add(lineage::PageNumber page, std::uint64_t id_hash, const PageSeeds& seeds);

  // The pairs that meet in seeds enough, by later page, then by earlier, each once; the same with any number of
  // threads. Gives the memory back. Cost: sorting the seeds, and the hits. Errors: those of the files.
  [[nodiscard]] Result<std::vector<PagePair>> find(base::ThreadPool* pool);

 private:
  // The sorts of seeds; the last bits of a key, so that seeds of two sorts never meet.
  enum class Sort : std::uint8_t { pair = 0, run = 1, gram = 2, telling_gram = 3 };

  // Where a seed stands.
  struct Place {
    std::uint64_t key = 0;
    lineage::PageNumber page = 0;
    text::TokenIndex token = 0;
    [[nodiscard]] Sort sort() const { return Sort(key & 3); }
  };
  // A seed that two pages hold.
  struct PageHit {
    lineage::PageNumber later = 0;
    lineage::PageNumber earlier = 0;
    text::TokenIndex a = 0;
    text::TokenIndex b = 0;
    Sort sort = Sort::pair;
    [[nodiscard]] std::uint64_t pair() const { return (std::uint64_t{later} << 32) | earlier; }
  };
  [[nodiscard]] Result<void> add(std::uint64_t key, Sort sort, lineage::PageNumber page, text::TokenIndex token);
  [[nodiscard]] Result<void> flush(std::size_t part);
  [[nodiscard]] std::vector<std::vector<PageHit>> hits_of(std::vector<Place> places) const;
  static void leave_out_lone(std::vector<PageHit>* hits);
  static std::uint32_t most_evidence(std::span<const PageHit> hits);
  static std::vector<PagePair> pairs_of(std::vector<PageHit> hits);

  base::SpillOptions options_;
  base::Partitions<Place> places_;           // by the first bits of their keys
  std::vector<std::vector<Place>> pending_;  // of each part, the last ones
  std::vector<std::uint64_t> ids_;           // by PageNumber: hashes
};

}  // namespace wirecopy::engine
