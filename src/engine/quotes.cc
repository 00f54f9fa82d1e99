// Statements of pages: read from files or a store, found on all threads, handed on in order.
#include "wirecopy/quotes.h"

#include <memory>
#include <unordered_map>
#include <utility>

#include "attribution/speakers.h"
#include "attribution/statements.h"
#include "base/thread_pool.h"
#include "engine/library.h"
#include "index/store.h"
#include "story/across.h"

namespace wirecopy {
namespace {

constexpr std::size_t kPagesPerThread = 32;  // in memory at once: enough that threads seldom wait for the slowest page

using FindQuotes = std::function<Result<PageQuotes>(Page&&)>;  // asked from many threads at once

// Pages that wait to be worked on together.
class Batch {
 public:
  Batch(unsigned n_threads, FindQuotes find, const QuotesSink& sink)
      : pool_(n_threads), find_(std::move(find)), sink_(sink) {}

  // False when the sink wants no more.
  Result<bool> add(Page&& page) {
    pages_.push_back(std::move(page));
    if (pages_.size() < kPagesPerThread * pool_.n_threads()) return true;
    return flush();
  }

  Result<bool> flush() {
    std::vector<Result<PageQuotes>> found(pages_.size());
    pool_.for_each(pages_.size(), [&](std::size_t i) { found[i] = find_(std::move(pages_[i])); });
    pages_.clear();
    for (const Result<PageQuotes>& quotes : found) {
      if (!quotes) return std::unexpected(quotes.error());
      if (!sink_(*quotes)) return false;
    }
    return true;
  }

 private:
  base::ThreadPool pool_;
  FindQuotes find_;
  const QuotesSink& sink_;
  std::vector<Page> pages_;
};

// All pages of the inputs through the batch.
Result<void> run(std::span<const std::string> inputs, const WorkOptions& options, Batch* batch, Notes* notes) {
  Result<bool> wanted = true;
  const auto take = [&](Page&& page) {
    wanted = batch->add(std::move(page));
    return wanted && *wanted;
  };
  WIRECOPY_TRY_VOID(read_pages(inputs, options, take, notes));
  if (wanted && *wanted) wanted = batch->flush();
  return wanted ? Result<void>() : std::unexpected(wanted.error());
}

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

// All pages of a store through the batch.
Result<void> run(const index::Snapshot& snapshot, Batch* batch) {
  for (const index::PageIndex index : newest_pages(snapshot)) {
    WIRECOPY_TRY(Page page, snapshot.page(index));
    WIRECOPY_TRY(page.text, snapshot.text(index));
    WIRECOPY_TRY(const bool is_wanted, batch->add(std::move(page)));
    if (!is_wanted) return {};
  }
  WIRECOPY_TRY_VOID(batch->flush());
  return {};
}

// The statements of a page and what the other pages of the library have of them.
Result<PageQuotes> look_up(const Library& library, Page&& page) {
  WIRECOPY_TRY(PageTrace trace, library.trace(page));
  std::vector<PageQuotes> documents;
  for (Page& document : trace.documents) documents.push_back(find_quotes(std::move(document)));
  PageQuotes quotes = find_quotes(std::move(page));
  story::look_across(trace, std::move(documents), &quotes);
  return quotes;
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
  for (std::size_t i = 0; i < quotes.statements.size(); ++i) quotes.statements[i].id = static_cast<std::uint32_t>(i);
  return quotes;
}

Result<void> quotes_of_pages(std::span<const std::string> inputs, const WorkOptions& options, const QuotesSink& sink,
                             Notes* notes) {
  Batch batch(options.n_threads, find_quotes, sink);
  return run(inputs, options, &batch, notes);
}

Result<void> quotes_across(const std::string& store, std::span<const std::string> inputs, const WorkOptions& options,
                           const QuotesSink& sink, Notes* notes) {
  WIRECOPY_TRY(const auto snapshot, index::open_snapshot(store));
  const std::unique_ptr<const Library> library = engine::make_library(snapshot);
  const auto find = [&](Page&& page) { return look_up(*library, std::move(page)); };
  Batch batch(options.n_threads, find, sink);
  return inputs.empty() ? run(*snapshot, &batch) : run(inputs, options, &batch, notes);
}

}  // namespace wirecopy
