// Statements of pages: read from files or a store, found on all threads, handed on in order.
#include "wirecopy/quotes.h"

#include <unordered_map>
#include <utility>

#include "attribution/speakers.h"
#include "attribution/statements.h"
#include "base/thread_pool.h"
#include "index/store.h"

namespace wirecopy {
namespace {

constexpr std::size_t kPagesPerThread = 32;  // in memory at once: enough that threads seldom wait for the slowest page

// Pages that wait to be worked on together.
class Batch {
 public:
  Batch(unsigned n_threads, const QuotesSink& sink) : pool_(n_threads), sink_(sink) {}

  // False when the sink wants no more.
  bool add(Page&& page) {
    pages_.push_back(std::move(page));
    return pages_.size() < kPagesPerThread * pool_.n_threads() || flush();
  }

  bool flush() {
    std::vector<PageQuotes> found(pages_.size());
    pool_.for_each(pages_.size(), [&](std::size_t i) { found[i] = find_quotes(std::move(pages_[i])); });
    pages_.clear();
    for (const PageQuotes& quotes : found)
      if (!sink_(quotes)) return false;
    return true;
  }

 private:
  base::ThreadPool pool_;
  const QuotesSink& sink_;
  std::vector<Page> pages_;
};

bool is_english(const Page& page) {
  return page.language.empty() || page.language == "en" || page.language.starts_with("en-") ||
         page.language.starts_with("en_");
}

// The newest version of each page: where an id stands twice, the later row.
std::vector<index::PageIndex> newest_pages(const index::Snapshot& snapshot) {
  std::unordered_map<std::uint64_t, index::PageIndex> newest;  // looked up only, never walked
  for (index::PageIndex page = 0; page < snapshot.n_pages(); ++page)
    if (snapshot.is_live(page)) newest[snapshot.id_hash(page)] = page;
  std::vector<index::PageIndex> pages;
  for (index::PageIndex page = 0; page < snapshot.n_pages(); ++page)
    if (snapshot.is_live(page) && newest.at(snapshot.id_hash(page)) == page) pages.push_back(page);
  return pages;
}

}  // namespace

PageQuotes find_quotes(Page page) {
  thread_local attribution::Scratch scratch;
  PageQuotes quotes;
  quotes.page = std::move(page);
  if (is_english(quotes.page)) {
    quotes.statements = attribution::find_statements(quotes.page.text, attribution::QuotesModel::built_in(), &scratch);
    attribution::name_speakers(quotes.page.text, scratch.tokens, &quotes.statements);
  } else {
    quotes.statements = attribution::find_direct_speech(quotes.page.text);
    quotes.notes.push_back("only direct speech was looked for, by its quotation marks: the page is not in English (" +
                           quotes.page.language + ")");
  }
  return quotes;
}

Result<void> quotes_of_pages(std::span<const std::string> inputs, const WorkOptions& options, const QuotesSink& sink,
                             Notes* notes) {
  Batch batch(options.n_threads, sink);
  bool is_wanted = true;
  const auto take = [&](Page&& page) { return is_wanted = batch.add(std::move(page)); };
  WIRECOPY_TRY_VOID(read_pages(inputs, options, take, notes));
  if (is_wanted) batch.flush();
  return {};
}

Result<void> quotes_of_store(const std::string& path, const WorkOptions& options, const QuotesSink& sink) {
  WIRECOPY_TRY(const auto snapshot, index::open_snapshot(path));
  Batch batch(options.n_threads, sink);
  for (const index::PageIndex index : newest_pages(*snapshot)) {
    WIRECOPY_TRY(Page page, snapshot->page(index));
    WIRECOPY_TRY(page.text, snapshot->text(index));
    if (!batch.add(std::move(page))) return {};
  }
  batch.flush();
  return {};
}

}  // namespace wirecopy
