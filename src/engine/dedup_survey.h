// The survey of a deduplication: the inputs read once, and of each page put aside what is needed to compare it with any
// other. Nothing of it stays in memory.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/spool.h"
#include "base/thread_pool.h"
#include "wirecopy/dedup.h"

namespace wirecopy::engine {

// A page by its number: the pages are numbered as they stand in the inputs, from 0.
struct SurveyedPage {
  std::uint64_t first_word = 0;  // of its words, in Survey::words
  std::uint64_t first_key = 0;   // of its sketch, in Survey::keys
  std::uint64_t places = 0;      // where its words stand, in Survey::places
  std::uint64_t name = 0;        // its id and path, in Survey::names
  std::uint64_t sketch_limit = 0;
  std::uint64_t text_hash = 0;  // of its words: equal for pages of the same words
  std::uint32_t n_words = 0;
  std::uint32_t n_keys = 0;
  std::uint32_t n_code_points = 0;
  std::uint32_t n_place_bytes = 0;
};

struct Survey {
  base::SpooledArray<SurveyedPage> pages;
  base::SpooledArray<std::uint32_t> words;
  base::SpooledArray<std::uint64_t> keys;  // of DedupLevel::page only
  base::Spool places;                      // of DedupLevel::passage only
  base::Spool names;
  // Of each record, also of those that hold no page: its hash, the lowest bit of which says that there is one.
  base::SpooledArray<std::uint64_t> records;
  std::uint64_t n_words = 0;
};

// Reads the inputs to the end. What cannot be read is noted. Errors: see dedup().
[[nodiscard]] Result<Survey> survey_pages(std::span<const std::string> inputs, const DedupOptions& options,
                                          base::ThreadPool* pool, Notes* notes);

[[nodiscard]] Result<void> read_words(const Survey& survey, const SurveyedPage& page,
                                      std::vector<std::uint32_t>* words);

// Where the words [begin, end) of a page stand, from the first letter of the first to the last of the last.
struct WordRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
[[nodiscard]] Result<std::vector<CodePointSpan>> places_of(const Survey& survey, const SurveyedPage& page,
                                                           std::span<const WordRange> ranges);

// The page's id and path; its span is the whole of it.
[[nodiscard]] Result<DedupPlace> name_of(const Survey& survey, std::uint32_t page);

}  // namespace wirecopy::engine
