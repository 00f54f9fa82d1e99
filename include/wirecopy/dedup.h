// A corpus without copies: which pages, or which passages of them, stand already in a page that is kept.
//
// Nothing is guessed: whatever is called a copy was held against the kept text word by word, and every copy is one of a
// kept page, never of another copy. Words are equal as everywhere in Wirecopy: case, punctuation, spacing and accents'
// spelling do not count. How it works: docs/design/dedup.md.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "wirecopy/engine.h"

namespace wirecopy {

// Which of several copies stays. The longest, of equally long ones the first, holds what the others say; where the
// first stays, a fuller version that comes after it is kept beside it if it has a passage of its own.
enum class KeepRule : std::uint8_t { first, longest };

enum class DedupLevel : std::uint8_t {
  page,     // a page is a copy, or it is not
  passage,  // what pages share is kept in one of them
};

struct DedupOptions {
  WorkOptions work = {};
  KeepRule keep = KeepRule::longest;
  DedupLevel level = DedupLevel::page;
  // A page is a copy if so much of it stands in one kept page: the share of its words that lie in runs of five or more
  // which that page has too; and if it has no passage of its own. At .8 a page without its last fifth, or with one word
  // in nine swapped, is a copy still; a short report in a frame of furniture that another page has too is none.
  double min_share = .8;
  // A passage is a run of so many words at least; of a copy, word by word the same. 50 words are two sentences of news:
  // phrases and short quotations that honest reports share are shorter (Lee et al. 2022 take 50 tokens).
  std::size_t min_words = 50;
  // For what is more than work.memory_bytes: temporary files without names, about as large as the texts; empty: TMPDIR.
  std::string folder = {};
  // Called before the inputs are read a second time; may be empty. Standard input must then begin anew.
  std::function<Result<void>()> read_again = {};
};

struct DedupPlace {
  std::string page;
  std::string path;  // file and line
  CodePointSpan span;
};

// What is left out, and where it stands.
struct DedupRow {
  DedupPlace left_out;
  DedupPlace kept;
  bool is_whole_page = false;
  double share = 1;  // of its words that stand in the same words in what is kept
};

// One record of the corpus: a JSON record exactly as it was given (`page` is null), on one line; or the page that was
// read from another format.
struct CorpusRecord {
  std::string_view json;
  const Page* page = nullptr;
  std::span<const DedupRow> copies;  // when nothing is left out: what would have been
};

struct DedupSinks {
  bool keep_all = false;  // leave nothing out, but hand on with each record what is a copy
  std::function<Result<void>(const CorpusRecord&)> corpus;
  std::function<Result<void>(const DedupRow&)> ledger;  // in the order of the inputs
};

struct DedupSummary {
  std::uint64_t pages = 0;
  std::uint64_t kept = 0;       // whole or in part
  std::uint64_t cut = 0;        // of these: pages without some of their passages
  std::uint64_t copied = 0;     // left out: all words stand in what is kept
  std::uint64_t edited = 0;     // left out: most words do
  std::uint64_t passages = 0;   // cut out of pages that are kept
  std::uint64_t words = 0;      // of all pages
  std::uint64_t words_out = 0;  // left out
  bool keep_all = false;
  double seconds = 0;
};

// Reads the inputs twice: once to find the copies, once to write. Cost: linear in the texts but for sorting. The
// outcome is the same at any number of threads. Errors: those of reading; stopped; unwritable (temporary files, and
// what the sinks say); bad_input for inputs that changed between the two readings; unsupported for pipes, which can be
// read once.
[[nodiscard]] Result<DedupSummary> dedup(std::span<const std::string> inputs, const DedupOptions& options,
                                         const DedupSinks& sinks, Notes* notes);

}  // namespace wirecopy
