// Reading pages and tracing them in memory: the same at any number of threads, and sound on odd pages.
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/json_string.h"
#include "base/testing.h"
#include "match/testing.h"
#include "wirecopy/engine.h"

namespace wirecopy {
namespace {

using match::testing::made_up_words;
using match::testing::sentences_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string record(const std::string& id, const std::string& text) {
  std::string line = R"({"id":)";
  base::append_json_string(id, &line);
  line += R"(,"text":)";
  base::append_json_string(text, &line);
  return line + "}\n";
}

Page page_of(const std::string& id, const std::string& text) {
  Page page;
  page.id = id;
  page.text = text;
  return page;
}

std::unique_ptr<Library> corpus_of(const std::vector<std::string>& inputs, unsigned n_threads = 1) {
  Notes notes;
  return read_corpus(inputs, {.n_threads = n_threads, .progress = {}}, &notes).value();
}

std::unique_ptr<Library> corpus_of(const std::vector<Page>& pages) {
  const base::testing::TempFolder folder;
  std::string lines;
  for (const Page& page : pages) lines += record(page.id, page.text);
  return corpus_of({folder.write("pages.jsonl", lines)});
}

// Pages that each take a few sentences from those before them.
std::vector<Page> stitched_pages(std::uint32_t n) {
  constexpr std::size_t kWords = 14;
  std::vector<Page> pages;
  for (std::uint32_t i = 0; i < n; ++i) {
    std::string text = sentences_of(made_up_words(i, 3 * kWords), kWords);
    for (std::uint32_t j = i / 2; j < i; j += 7)
      text += sentences_of(made_up_words(j, kWords), kWords) + "“So – 😀.”\r\n";
    pages.push_back(page_of(fmt::format("page {}", i), text));
  }
  return pages;
}

// All that a trace tells, as text.
std::string told(const PageTrace& trace) {
  std::string text = trace.page.id;
  for (const Passage& passage : trace.passages) {
    text += fmt::format("\n{}-{} {} {} {}", passage.span.begin, passage.span.end, static_cast<int>(passage.kind),
                        passage.similarity, passage.quotation);
    for (const Source& source : passage.sources) {
      text += fmt::format("\n  {} {}-{} {} {}", trace.documents[source.document].id, source.span.begin, source.span.end,
                          static_cast<int>(source.kind), source.similarity);
      for (const Edit& edit : source.edits)
        text += fmt::format(" {}:{}-{}/{}-{}", static_cast<int>(edit.operation), edit.copy.begin, edit.copy.end,
                            edit.source.begin, edit.source.end);
    }
  }
  return text;
}

std::vector<std::string> traces(const std::vector<std::string>& inputs, const std::vector<Page>& pages,
                                unsigned n_threads) {
  const std::unique_ptr<Library> library = corpus_of(inputs, n_threads);
  std::vector<std::string> all;
  for (const Page& page : pages) all.push_back(told(library->trace(page).value()));
  return all;
}

// Several files of several formats: records, plain text, a compressed file.
std::vector<std::string> write_inputs(const base::testing::TempFolder& folder, const std::vector<Page>& pages) {
  std::string lines;
  for (std::size_t i = 0; i < pages.size() / 2; ++i) lines += record(pages[i].id, pages[i].text);
  std::string zipped;
  for (std::size_t i = pages.size() / 2; i + 5 < pages.size(); ++i) zipped += record(pages[i].id, pages[i].text);
  std::vector<std::string> inputs = {folder.write("one.jsonl", lines),
                                     folder.write("two.jsonl.gz", base::testing::gzip_of(zipped))};
  for (std::size_t i = pages.size() - 5; i < pages.size(); ++i)
    inputs.push_back(folder.write(fmt::format("texts/{}.txt", pages[i].id), pages[i].text));
  return inputs;
}

TEST(ReadPages, KeepsTheOrderOfTheInputAtAnyNumberOfThreads) {
  const base::testing::TempFolder folder;
  const std::vector<Page> pages = stitched_pages(120);
  const std::vector<std::string> inputs = write_inputs(folder, pages);
  for (const unsigned n_threads : {1U, 2U, 4U}) {
    std::vector<std::string> ids;
    Notes notes;
    const auto take = [&](Page&& page) {
      ids.push_back(page.id);
      return true;
    };
    ASSERT_TRUE(read_pages(inputs, {.n_threads = n_threads, .progress = {}}, take, &notes));
    ASSERT_EQ(ids.size(), pages.size());
    for (std::size_t i = 0; i < ids.size(); ++i) ASSERT_EQ(ids[i], pages[i].id) << n_threads;
  }
}

TEST(ReadPages, StopsWhenTheSinkHasEnough) {
  const base::testing::TempFolder folder;
  const std::vector<std::string> inputs = write_inputs(folder, stitched_pages(40));
  std::size_t n = 0;
  Notes notes;
  ASSERT_TRUE(read_pages(inputs, {.n_threads = 2, .progress = {}}, [&](Page&&) { return ++n < 7; }, &notes));
  EXPECT_EQ(n, 7U);
}

TEST(ReadPages, CountsWhatItSkipsAndGoesOn) {
  const base::testing::TempFolder folder;
  const std::vector<std::string> inputs = {
      folder.write("pages.jsonl", record("a", "one 😀") + "{\"id\": \n" + record("b", "two שלום"))};
  std::vector<std::string> ids;
  Notes notes;
  const auto take = [&](Page&& page) {
    ids.push_back(page.id);
    return true;
  };
  ASSERT_TRUE(read_pages(inputs, {.n_threads = 2, .progress = {}}, take, &notes));
  EXPECT_THAT(ids, ElementsAre("a", "b"));
  EXPECT_EQ(notes.n_skipped(), 1U);
}

TEST(ReadPages, ReportsProgressThatEndsWithAllPages) {
  const base::testing::TempFolder folder;
  const std::vector<std::string> inputs = write_inputs(folder, stitched_pages(40));
  Progress last;
  Notes notes;
  const WorkOptions options{.n_threads = 2, .progress = [&](const Progress& progress) {
                              EXPECT_GE(progress.pages, last.pages);
                              last = progress;
                            }};
  ASSERT_TRUE(read_pages(inputs, options, [](Page&&) { return true; }, &notes));
  EXPECT_EQ(last.pages, 40U);
}

TEST(ReadCorpus, RefusesInputsThatHoldNoPage) {
  const base::testing::TempFolder folder;
  Notes notes;
  const std::vector<std::string> nothing = {folder.write("empty.jsonl", "{}\n")};
  const auto empty = read_corpus(nothing, {}, &notes);
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().code, ErrorCode::bad_input);
  EXPECT_THAT(empty.error().message, HasSubstr("no page"));
  const std::vector<std::string> missing = {folder.path("missing")};
  EXPECT_EQ(read_corpus(missing, {}, &notes).error().code, ErrorCode::not_found);
}

TEST(Corpus, TracesTheSameAtAnyNumberOfThreads) {
  const base::testing::TempFolder folder;
  const std::vector<Page> pages = stitched_pages(60);
  const std::vector<std::string> inputs = write_inputs(folder, pages);
  const std::vector<std::string> one = traces(inputs, pages, 1);
  EXPECT_THAT(one.back(), HasSubstr("page 5"));
  EXPECT_EQ(one, traces(inputs, pages, 2));
  EXPECT_EQ(one, traces(inputs, pages, 4));
}

TEST(Corpus, NeverFindsAPageInItself) {
  const std::string text = sentences_of(made_up_words(1, 60), 15);
  const auto library = corpus_of({page_of("a", text), page_of("b", sentences_of(made_up_words(2, 60), 15))});
  EXPECT_TRUE(library->trace(page_of("a", text))->passages.empty());
  EXPECT_TRUE(library->trace(page_of("a", text))->documents.empty());
  EXPECT_EQ(library->trace(page_of("c", text))->passages.size(), 1U);
}

TEST(Corpus, FindsNothingInPagesWithoutWords) {
  const std::string text = sentences_of(made_up_words(1, 60), 15);
  const auto library =
      corpus_of({page_of("empty", ""), page_of("marks", "“…” — !? 😀👩‍👩‍👧\r\n\u0301"),
                 page_of("a", text)});
  EXPECT_EQ(library->n_pages(), 3U);
  for (const char* odd : {"", " \r\n", "“…” — !? 😀👩‍👩‍👧\r\n\u0301", "a", "."})
    EXPECT_TRUE(library->trace(page_of("b", odd))->passages.empty()) << odd;
  ASSERT_EQ(library->trace(page_of("b", text))->documents.size(), 1U);
}

TEST(Corpus, GivesSpansOfTheTextAsItWas) {
  const std::string copied = "The envoys condemned the bombardment of the harbour, and demanded an inquiry at once.";
  const std::string before = "😀 שלום! ";
  const auto library = corpus_of({page_of("a", "Cafe\u0301 talk. " + copied + "\r\n")});
  const PageTrace trace = library->trace(page_of("b", before + copied + " Nothing else.")).value();
  ASSERT_EQ(trace.passages.size(), 1U);
  EXPECT_EQ(trace.page.text.substr(trace.passages[0].span.begin, trace.passages[0].span.size()), copied);
  EXPECT_EQ(trace.passages[0].kind, Kind::copied);
  ASSERT_EQ(trace.passages[0].sources.size(), 1U);
  const Source& source = trace.passages[0].sources[0];
  EXPECT_EQ(trace.documents[source.document].text.substr(source.span.begin, source.span.size()), copied);
  EXPECT_TRUE(source.edits.empty());
}

// Bytes of `text` in no passage.
std::size_t unmatched(const PageTrace& trace) {
  std::size_t n = trace.page.text.size();
  for (const Passage& passage : trace.passages) n -= passage.span.size();
  return n;
}

TEST(SlowCorpus, TracesAPageOfTwoHundredThousandWords) {
  const std::string text = sentences_of(made_up_words(1, 200'000), 20);
  const auto library = corpus_of({page_of("a", text), page_of("b", "Nothing.")});
  const PageTrace trace = library->trace(page_of("c", "Its own words. " + text)).value();
  EXPECT_LT(unmatched(trace), 200U);
}

TEST(SlowCorpus, TracesAPageThatRepeatsOneSentence) {
  const std::string sentence = "The envoys condemned the bombardment of the harbour, and demanded an inquiry at once. ";
  std::string text;
  for (int i = 0; i < 1500; ++i) text += sentence;
  const auto library = corpus_of({page_of("a", text), page_of("b", text), page_of("c", sentence)});
  for (const char* id : {"a", "b", "d"}) {
    const PageTrace trace = library->trace(page_of(id, text)).value();
    EXPECT_LT(unmatched(trace), text.size() / 2) << id;
  }
  EXPECT_EQ(library->trace(page_of("d", sentence))->documents.size(), 3U);
}

TEST(SlowCorpus, TakesAMegabyteOfOneWord) {
  std::string text;
  for (int i = 0; i < 500'000; ++i) text += "a ";
  const auto library = corpus_of({page_of("a", text), page_of("b", text)});
  EXPECT_LE(library->trace(page_of("c", text))->passages.size(), 500'000U);
}

TEST(SlowCorpus, ComparesPagesThatRepeatTheirSentencesInAnotherOrder) {
  std::string a;
  std::string b;
  for (std::uint32_t i = 0; i < 2000; ++i) {
    a += sentences_of(made_up_words(i % 50, 15), 15);
    b += sentences_of(made_up_words((i * 7) % 50, 15), 15);
  }
  const Comparison comparison = compare(page_of("a", a), page_of("b", b));
  std::size_t found = 0;
  for (const ComparedPassage& passage : comparison.passages) found += passage.a.size();
  EXPECT_GT(found, a.size() / 2);
}

}  // namespace
}  // namespace wirecopy
