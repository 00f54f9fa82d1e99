// Passages that stand in several pages. Of the pages that share a passage the one that comes first in the order of
// keeping has it, and all others lose it; so nothing is lost: what is cut out of a page stands in one that comes before
// it, there either kept or itself cut out for one before that.
#include <algorithm>
#include <utility>

#include "engine/dedup_order.h"
#include "engine/dedup_pages.h"
#include "engine/stop.h"
#include "fingerprint/shingles.h"
#include "match/same_words.h"

namespace wirecopy::engine {
namespace {

constexpr std::size_t kBatchPages = 1024;
constexpr std::size_t kBatchHits = 64U << 10;

// A run of words is asked for in so many of the first pages that have it. The first nearly always has the whole
// passage; others are for words that stand in many pages without being one (a notice shorter than a passage).
constexpr std::size_t kMaxSources = 8;

// When so many times the words of two pages have been followed, they repeat themselves: to follow each repetition in
// each other would take quadratic time.
constexpr std::size_t kMostFollowed = 8;

// A marked run of words of the page of this rank.
struct Mark {
  std::uint64_t key = 0;
  std::uint32_t rank = 0;
  std::uint32_t word = 0;
  friend auto operator<=>(const Mark&, const Mark&) = default;
};

// A run of words that the page of one rank shares with one before it.
struct Meeting {
  std::uint32_t rank = 0;
  std::uint32_t source = 0;  // a rank
  std::uint32_t word = 0;
  std::uint32_t source_word = 0;
  friend auto operator<=>(const Meeting&, const Meeting&) = default;
};

using Marks = base::SortedRuns<Mark>;
using Meetings = base::SortedRuns<Meeting>;

class PassageCopies {
 public:
  PassageCopies(const Survey& survey, const DedupOptions& options, const KeepOrder& order, base::ThreadPool* pool,
                CopyRows* rows)
      : survey_(survey), options_(options), order_(order), pool_(*pool), rows_(*rows) {}

  Result<void> run() {
    Meetings meetings({options_.folder, options_.work.memory_bytes / 4, &pool_});
    {
      Marks marks({options_.folder, options_.work.memory_bytes / 4, &pool_});
      Marks short_pages({options_.folder, options_.work.memory_bytes / 16, &pool_});
      WIRECOPY_TRY_VOID(mark(&marks, &short_pages));
      WIRECOPY_TRY_VOID(leave_out_short_pages(&short_pages));
      WIRECOPY_TRY_VOID(meet(&marks, &meetings));
    }
    return follow(&meetings);
  }

 private:
  // Marks the runs of all pages; of those too short for a passage the whole page.
  Result<void> mark(Marks* marks, Marks* short_pages) {
    std::vector<std::vector<fingerprint::Anchor>> found(kBatchPages);
    std::vector<Result<SurveyedPage>> pages(kBatchPages);
    for (std::uint64_t first = 0; first < order_.n_pages(); first += kBatchPages) {
      WIRECOPY_TRY_VOID(go_on(options_.work));
      WIRECOPY_TRY(const std::vector<std::uint32_t> numbers, order_.pages(first, kBatchPages));
      pool_.for_each(numbers.size(), [&](std::size_t i) { pages[i] = mark_page(numbers[i], &found[i]); });
      for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (!pages[i]) return std::unexpected(pages[i].error());
        const auto rank = static_cast<std::uint32_t>(first + i);
        for (const auto& [key, word] : found[i]) WIRECOPY_TRY_VOID(marks->add({key, rank, word}));
        if (pages[i]->n_words < options_.min_words)
          WIRECOPY_TRY_VOID(short_pages->add({pages[i]->text_hash, rank, pages[i]->n_words}));
      }
    }
    WIRECOPY_TRY_VOID(short_pages->finish());
    return marks->finish();
  }

  Result<SurveyedPage> mark_page(std::uint32_t number, std::vector<fingerprint::Anchor>* found) const {
    thread_local std::vector<std::uint32_t> words;  // scratch
    WIRECOPY_TRY(const SurveyedPage page, survey_.pages.at(number));
    WIRECOPY_TRY_VOID(read_words(survey_, page, &words));
    fingerprint::anchors(words, options_.min_words, found);
    return page;
  }

  // Pages of the same hash and number of words are the same words: 64 bits of hash over less than a passage.
  Result<void> leave_out_short_pages(Marks* pages) {
    Mark kept;
    Mark page;
    for (bool is_first = true;; is_first = false) {
      WIRECOPY_TRY(const bool has_page, pages->next(&page));
      if (!has_page) return {};
      if (is_first || page.key != kept.key || page.word != kept.word) {
        kept = page;
        continue;
      }
      WIRECOPY_TRY(const std::uint32_t number, order_.page(page.rank));
      WIRECOPY_TRY(const std::uint32_t kept_number, order_.page(kept.rank));
      WIRECOPY_TRY(const SurveyedPage kept_page, survey_.pages.at(kept_number));
      WIRECOPY_TRY_VOID(rows_.add({number, 0, CopyRow::kWholePage, kept_number, 0, kept_page.n_code_points}));
    }
  }

  // Of each key: its first pages, and all that come after them.
  static Result<void> meet(Marks* marks, Meetings* meetings) {
    std::vector<Mark> sources;
    Mark mark;
    while (true) {
      WIRECOPY_TRY(const bool has_mark, marks->next(&mark));
      if (!has_mark) return meetings->finish();
      if (!sources.empty() && sources.front().key != mark.key) sources.clear();
      for (const Mark& source : sources)
        if (source.rank != mark.rank)
          WIRECOPY_TRY_VOID(meetings->add({mark.rank, source.rank, mark.word, source.word}));
      const bool is_new = sources.empty() || sources.back().rank != mark.rank;
      if (is_new && sources.size() < kMaxSources) sources.push_back(mark);
    }
  }

  // Follows the runs around all meetings, page by page, many pages at once.
  Result<void> follow(Meetings* meetings) {
    std::vector<Meeting> batch;
    Meeting meeting;
    while (true) {
      WIRECOPY_TRY(const bool has_meeting, meetings->next(&meeting));
      const bool is_other_page = has_meeting && !batch.empty() && batch.back().rank != meeting.rank;
      if (!has_meeting || (is_other_page && batch.size() >= kBatchHits)) {
        WIRECOPY_TRY_VOID(go_on(options_.work));
        WIRECOPY_TRY_VOID(follow_batch(batch));
        batch.clear();
      }
      if (!has_meeting) return {};
      batch.push_back(meeting);
    }
  }

  Result<void> follow_batch(std::span<const Meeting> batch) {
    std::vector<std::span<const Meeting>> pages;
    for (std::size_t i = 0, begin = 0; i < batch.size(); ++i) {
      if (i + 1 < batch.size() && batch[i + 1].rank == batch[i].rank) continue;
      pages.push_back(batch.subspan(begin, i + 1 - begin));
      begin = i + 1;
    }
    std::vector<Result<std::vector<CopyRow>>> rows(pages.size());
    pool_.for_each(pages.size(), [&](std::size_t i) { rows[i] = passages_of(pages[i]); });
    for (const auto& page_rows : rows) {
      if (!page_rows) return std::unexpected(page_rows.error());
      for (const CopyRow& row : *page_rows) WIRECOPY_TRY_VOID(rows_.add(row));
    }
    return {};
  }

  // The passages of one page, from its meetings with pages before it, the first of these first.
  Result<std::vector<CopyRow>> passages_of(std::span<const Meeting> meetings) const {
    thread_local std::vector<std::uint32_t> words;  // scratch
    WIRECOPY_TRY(const std::uint32_t number, order_.page(meetings.front().rank));
    WIRECOPY_TRY(const SurveyedPage page, survey_.pages.at(number));
    WIRECOPY_TRY_VOID(read_words(survey_, page, &words));
    std::vector<bool> is_taken(words.size(), false);
    std::vector<CopyRow> rows;
    for (std::size_t i = 0; i < meetings.size();) {
      std::size_t end = i;
      while (end < meetings.size() && meetings[end].source == meetings[i].source) ++end;
      WIRECOPY_TRY_VOID(take_from_source(meetings.subspan(i, end - i), words, &is_taken, &rows));
      i = end;
    }
    for (CopyRow& row : rows) row.page = number;
    return rows;
  }

  // Adds what the page has from one page before it, as far as it has it from none before that.
  Result<void> take_from_source(std::span<const Meeting> meetings, std::span<const std::uint32_t> words,
                                std::vector<bool>* is_taken, std::vector<CopyRow>* rows) const {
    thread_local std::vector<std::uint32_t> source_words;  // scratch
    if (std::ranges::find(*is_taken, false) == is_taken->end()) return {};
    WIRECOPY_TRY(const std::uint32_t number, order_.page(meetings.front().source));
    WIRECOPY_TRY(const SurveyedPage source, survey_.pages.at(number));
    WIRECOPY_TRY_VOID(read_words(survey_, source, &source_words));
    std::vector<WordRange> ranges;  // of the source
    const std::size_t n_before = rows->size();
    match::SameRun run;  // the last followed: it mostly holds the next meetings, too
    std::size_t n_followed = 0;
    const std::size_t most_followed = kMostFollowed * (words.size() + source_words.size());
    for (const Meeting& meeting : meetings) {
      if (holds(run, meeting, n_followed > most_followed)) continue;
      run = match::run_around(words, meeting.word, source_words, meeting.source_word);
      n_followed += run.n;
      if (run.n >= options_.min_words) take(run, is_taken, rows, &ranges);
    }
    if (ranges.empty()) return {};
    WIRECOPY_TRY(const std::vector<CodePointSpan> spans, places_of(survey_, source, ranges));
    for (std::size_t i = 0; i < spans.size(); ++i) {
      CopyRow& row = (*rows)[n_before + i];
      row.kept_page = number;
      row.kept_begin = spans[i].begin;
      row.kept_end = spans[i].end;
    }
    return {};
  }

  // Whether a run holds a meeting already; of text that repeats itself also one with another repetition.
  static bool holds(const match::SameRun& run, const Meeting& meeting, bool is_repetitive) {
    const bool is_inside = meeting.word >= run.begin && meeting.word - run.begin < run.n;
    const bool is_in_line = meeting.word - run.begin == meeting.source_word - run.other_begin;
    return is_inside && (is_in_line || is_repetitive);
  }

  // Takes the words of a run that are not taken yet, a row for each stretch of them.
  static void take(const match::SameRun& run, std::vector<bool>* is_taken, std::vector<CopyRow>* rows,
                   std::vector<WordRange>* ranges) {
    for (std::uint32_t i = 0; i < run.n; ++i) {
      const std::uint32_t word = run.begin + i;
      if ((*is_taken)[word]) continue;
      (*is_taken)[word] = true;
      const bool goes_on = !ranges->empty() && ranges->back().end == run.other_begin + i && rows->back().end == word;
      if (!goes_on) {
        rows->push_back({.page = 0, .begin = word, .end = word});
        ranges->push_back({run.other_begin + i, run.other_begin + i});
      }
      ++rows->back().end;
      ++ranges->back().end;
    }
  }

  const Survey& survey_;
  const DedupOptions& options_;
  const KeepOrder& order_;
  base::ThreadPool& pool_;
  CopyRows& rows_;
};

}  // namespace

Result<void> find_passage_copies(const Survey& survey, const DedupOptions& options, base::ThreadPool* pool,
                                 CopyRows* rows) {
  WIRECOPY_TRY(const KeepOrder order, KeepOrder::of(survey, options));
  return PassageCopies(survey, options, order, pool, rows).run();
}

}  // namespace wirecopy::engine
