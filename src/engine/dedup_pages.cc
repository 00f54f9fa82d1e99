#include "engine/dedup_pages.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <utility>

#include "engine/dedup_order.h"
#include "engine/stop.h"
#include "index/sketch_index.h"
#include "match/same_words.h"

namespace wirecopy::engine {
namespace {

// Looked at together: first each by itself on all threads, then in their order those among them that are copies of one
// another.
constexpr std::size_t kBatchPages = 1024;
constexpr std::size_t kBatchKeys = 128U << 10;

// Pages whose texts hold .8 of one's words share more than half of its shingles where the changes lie anywhere, and a
// third where they lie as evenly as text does; less than a fifth of the shingles in common is no reason to look at the
// words. (With one word in nine swapped at random, .8 of the words stand in runs of five, and .89^5 = .56 of the
// shingles.)
constexpr std::size_t kShingleShare = 5;

struct Candidate {
  std::uint32_t page = 0;
  SurveyedPage surveyed;
  std::vector<std::uint64_t> keys;
};

struct CopyOf {
  std::uint32_t page = 0;
  std::uint32_t share = 0;
};

// What is asked of an index by one thread.
struct Scratch {
  std::vector<index::SketchHit> hits;
  std::vector<std::uint64_t> telling;
  std::vector<std::uint32_t> words;
  std::vector<std::uint32_t> kept_words;
};

// Kept pages, found by what they share with a page.
class KeptPages {
 public:
  KeptPages(const Survey& survey, const DedupOptions& options, std::size_t n_keys)
      : survey_(survey),
        min_share_(options.min_share),
        min_words_(options.min_words),
        index_(n_keys),
        max_pages_(n_keys / 2) {}

  [[nodiscard]] bool has_room_for(std::size_t n_pages, std::size_t n_keys) const {
    return pages_.size() + n_pages <= max_pages_ && index_.has_room_for(n_keys);
  }

  void add(const Candidate& kept) {
    index_.add(static_cast<std::uint32_t>(pages_.size()), kept.keys);
    pages_.push_back({kept.surveyed.first_word, kept.surveyed.sketch_limit, kept.page, kept.surveyed.n_words});
  }

  // The first of the pages that holds enough of the page's words. Many threads at once, each with its own scratch.
  [[nodiscard]] Result<std::optional<CopyOf>> find(const Candidate& page, Scratch* scratch) const {
    index_.find(page.keys, &scratch->hits, &scratch->telling);
    bool has_words = false;
    for (const index::SketchHit& hit : scratch->hits) {
      const Kept& kept = pages_[hit.page];
      if (hit.n_keys < least_keys(scratch->telling, kept.limit)) continue;
      if (!has_words) WIRECOPY_TRY_VOID(read_words(survey_, page.surveyed, &scratch->words));
      has_words = true;
      scratch->kept_words.resize(kept.n_words);
      WIRECOPY_TRY_VOID(survey_.words.read(kept.first_word, scratch->kept_words));
      const match::SameWords same = match::compare_words(scratch->words, scratch->kept_words);
      const double share = static_cast<double>(same.n_same) / static_cast<double>(scratch->words.size());
      if (share >= min_share_ && same.longest_own < min_words_)
        return CopyOf{kept.page, static_cast<std::uint32_t>(share * CopyRow::kShareUnit)};
    }
    return std::nullopt;
  }

  void clear() {
    index_.clear();
    pages_.clear();
  }

 private:
  struct Kept {
    std::uint64_t first_word;
    std::uint64_t limit;  // of its sketch
    std::uint32_t page;
    std::uint32_t n_words;
  };

  // How many keys a page must share with a kept one; only what the kept one's sketch could hold counts.
  [[nodiscard]] static std::size_t least_keys(std::span<const std::uint64_t> keys, std::uint64_t limit) {
    const auto n = std::ranges::count_if(keys, [&](std::uint64_t key) { return key <= limit; });
    return std::max<std::size_t>(1, static_cast<std::size_t>(n) / kShingleShare);
  }

  const Survey& survey_;
  double min_share_;
  std::size_t min_words_;
  index::SketchIndex index_;
  std::size_t max_pages_;
  std::vector<Kept> pages_;
};

// The whole of it: blocks of kept pages that fit into memory, and for each all pages behind.
class PageCopies {
 public:
  PageCopies(const Survey& survey, const DedupOptions& options, const KeepOrder& order, base::ThreadPool* pool,
             CopyRows* rows)
      : survey_(survey),
        options_(options),
        order_(order),
        pool_(*pool),
        rows_(*rows),
        is_copy_(survey.pages.size(), false),
        kept_(survey, options, n_index_keys(survey.keys.size(), options.work.memory_bytes)),
        kept_in_batch_(survey, options, kBatchKeys) {}

  Result<void> run() {
    for (std::uint64_t begin = 0; begin < order_.n_pages();) {
      WIRECOPY_TRY(begin, run_block(begin));
      kept_.clear();
    }
    return {};
  }

 private:
  // Room for all keys there are, or what half of the memory holds: a key takes 16 bytes, and the pages they belong to
  // at most 12 more.
  static std::size_t n_index_keys(std::uint64_t n_keys, std::uint64_t memory_bytes) {
    std::uint64_t n = std::bit_ceil(std::max<std::uint64_t>(n_keys, 2 * kBatchKeys));
    while (n > 2 * kBatchKeys && n * 28 > memory_bytes / 2) n /= 2;
    return n;
  }

  // Keeps pages from `begin` on while there is room, and holds the others against them. Returns where the next block
  // begins.
  Result<std::uint64_t> run_block(std::uint64_t begin) {
    std::uint64_t end = order_.n_pages();
    bool is_open = true;
    for (std::uint64_t at = begin; at < order_.n_pages();) {
      WIRECOPY_TRY_VOID(go_on(options_.work));
      const std::uint64_t batch_begin = at;
      WIRECOPY_TRY(const std::vector<Candidate> batch, read_batch(&at));
      std::size_t n_keys = 0;
      for (const Candidate& page : batch) n_keys += page.keys.size();
      if (is_open && !kept_.has_room_for(batch.size(), n_keys)) {
        is_open = false;
        end = batch_begin;
      }
      WIRECOPY_TRY_VOID(compare_with_kept(batch));
      if (is_open) WIRECOPY_TRY_VOID(compare_among_themselves(batch));
    }
    return end;
  }

  // The next pages that are not yet known to be copies; moves `at` behind them.
  Result<std::vector<Candidate>> read_batch(std::uint64_t* at) {
    WIRECOPY_TRY(const std::vector<std::uint32_t> numbers, order_.pages(*at, kBatchPages));
    std::vector<Candidate> batch;
    std::size_t n_keys = 0;
    for (const std::uint32_t number : numbers) {
      Candidate page{number, {}, {}};
      if (!is_copy_[number]) {
        WIRECOPY_TRY(page.surveyed, survey_.pages.at(number));
        n_keys += page.surveyed.n_keys;
        if (n_keys > kBatchKeys && !batch.empty()) break;
        page.keys.resize(page.surveyed.n_keys);
        WIRECOPY_TRY_VOID(survey_.keys.read(page.surveyed.first_key, page.keys));
        batch.push_back(std::move(page));
      }
      ++*at;
    }
    return batch;
  }

  Result<void> compare_with_kept(const std::vector<Candidate>& batch) {
    std::vector<Result<std::optional<CopyOf>>> found(batch.size());
    pool_.for_each(batch.size(), [&](std::size_t i) {
      thread_local Scratch scratch;
      found[i] = kept_.find(batch[i], &scratch);
    });
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (!found[i]) return std::unexpected(found[i].error());
      if (*found[i]) WIRECOPY_TRY_VOID(leave_out(batch[i], **found[i]));
    }
    return {};
  }

  Result<void> compare_among_themselves(const std::vector<Candidate>& batch) {
    for (const Candidate& page : batch) {
      if (is_copy_[page.page]) continue;
      WIRECOPY_TRY(const std::optional<CopyOf> copy, kept_in_batch_.find(page, &scratch_));
      if (copy) {
        WIRECOPY_TRY_VOID(leave_out(page, *copy));
        continue;
      }
      kept_.add(page);
      if (batch.size() > 1) kept_in_batch_.add(page);
    }
    kept_in_batch_.clear();
    return {};
  }

  Result<void> leave_out(const Candidate& page, CopyOf copy) {
    is_copy_[page.page] = true;
    WIRECOPY_TRY(const SurveyedPage kept, survey_.pages.at(copy.page));
    return rows_.add({page.page, 0, CopyRow::kWholePage, copy.page, 0, kept.n_code_points, copy.share});
  }

  const Survey& survey_;
  const DedupOptions& options_;
  const KeepOrder& order_;
  base::ThreadPool& pool_;
  CopyRows& rows_;
  std::vector<bool> is_copy_;  // by number of a page
  KeptPages kept_;
  KeptPages kept_in_batch_;
  Scratch scratch_;
};

}  // namespace

Result<void> find_page_copies(const Survey& survey, const DedupOptions& options, base::ThreadPool* pool,
                              CopyRows* rows) {
  WIRECOPY_TRY(const KeepOrder order, KeepOrder::of(survey, options));
  return PageCopies(survey, options, order, pool, rows).run();
}

}  // namespace wirecopy::engine
