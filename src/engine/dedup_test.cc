#include "wirecopy/dedup.h"

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/json_string.h"
#include "base/testing.h"
#include "base/utf8.h"
#include "engine/dedup_write.h"

namespace wirecopy {
namespace {

using base::testing::TempFolder;
using Words = std::vector<std::string>;

struct Outcome {
  std::string corpus;
  std::vector<DedupRow> ledger;
  std::vector<std::string> paths;  // of the records handed on that are no JSON
  DedupSummary summary;
  Notes notes;
};

std::string json_text(std::string_view text) {
  std::string json;
  base::append_json_string(text, &json);
  return json;
}

std::string record(std::string_view id, std::string_view text) {
  return fmt::format("{{\"id\":{},\"text\":{}}}\n", json_text(id), json_text(text));
}

// The tests' pages come in the order in which they are kept, where nothing else is said.
DedupOptions keeping(KeepRule rule) {
  DedupOptions options;
  options.keep = rule;
  return options;
}

class Dedup : public ::testing::Test {
 protected:
  Result<Outcome> try_dedup(std::string_view file, const DedupOptions& options = keeping(KeepRule::first),
                            bool keep_all = false) {
    const std::vector<std::string> inputs = {file.starts_with('/') ? std::string(file)
                                                                   : folder_.write("pages.jsonl", file)};
    Outcome outcome;
    DedupSinks sinks{.keep_all = keep_all, .corpus = {}, .ledger = {}};
    sinks.corpus = [&](const CorpusRecord& given) -> Result<void> {
      outcome.corpus += given.json;
      outcome.corpus += '\n';
      if (given.page != nullptr) outcome.paths.push_back(given.page->path);
      return {};
    };
    sinks.ledger = [&](const DedupRow& row) -> Result<void> {
      outcome.ledger.push_back(row);
      return {};
    };
    WIRECOPY_TRY(outcome.summary, dedup(inputs, options, sinks, &outcome.notes));
    return outcome;
  }

  Outcome run(std::string_view file, const DedupOptions& options = keeping(KeepRule::first), bool keep_all = false) {
    Result<Outcome> outcome = try_dedup(file, options, keep_all);
    EXPECT_TRUE(outcome.has_value()) << outcome.error().message;
    return outcome ? *std::move(outcome) : Outcome();
  }

  // The ids of what was left out, each with what was kept: "b>a c>a".
  static std::string left_out(const Outcome& outcome) {
    std::string ids;
    for (const DedupRow& row : outcome.ledger)
      ids += fmt::format("{}{}>{}", ids.empty() ? "" : " ", row.left_out.page, row.kept.page);
    return ids;
  }

  TempFolder folder_;
};

const std::string kStory =
    "The old mill at Orrin Ford will be pulled down in the spring, the council said on Monday. Its wheel, which has "
    "not "
    "turned since the flood of 1998, goes to the museum at Lower Penning.";

DedupOptions by_passage(std::size_t min_words) {
  DedupOptions options = keeping(KeepRule::first);
  options.level = DedupLevel::passage;
  options.min_words = min_words;
  return options;
}

TEST_F(Dedup, LeavesOutWhatDiffersInHouseStyleOnly) {
  std::string styled = kStory;
  std::ranges::replace(styled, ',', '\n');
  const Outcome outcome = run(record("a", kStory) + record("b", "“" + styled + "”") + record("c", "Rain all week."));
  EXPECT_EQ(outcome.corpus, record("a", kStory) + record("c", "Rain all week."));
  EXPECT_EQ(left_out(outcome), "b>a");
  EXPECT_EQ(outcome.ledger[0].share, 1);
  EXPECT_TRUE(outcome.ledger[0].is_whole_page);
  EXPECT_EQ(outcome.summary.copied, 1U);
}

TEST_F(Dedup, LeavesOutWhatMostlyStandsInAKeptPage) {
  const std::string edited = "By our reporter: " + kStory;
  const Outcome outcome = run(record("a", kStory) + record("b", edited));
  EXPECT_EQ(left_out(outcome), "b>a");
  EXPECT_NEAR(outcome.ledger[0].share, 36.0 / 39, 1e-5);
  EXPECT_EQ(outcome.summary.edited, 1U);
}

TEST_F(Dedup, KeepsAPageOfWhichAPartStandsElsewhere) {
  const std::string longer = kStory + " " +
                             std::string(
                                 "A new bridge is to follow, with a path for cyclists and a "
                                 "lookout over the weir, if the county finds the money in time.");
  EXPECT_EQ(left_out(run(record("a", kStory) + record("b", longer))), "");
  EXPECT_EQ(left_out(run(record("a", longer) + record("b", kStory))), "b>a");
}

TEST_F(Dedup, KeepsAPageWithAPassageOfItsOwn) {
  // Nine tenths of b stand in a, but what stands between them is news.
  std::string frame;
  for (int i = 0; i < 400; ++i) frame += fmt::format("frame{} ", i);
  std::string news;
  for (int i = 0; i < 40; ++i) news += fmt::format("news{} ", i);
  const std::string pages = record("a", frame) + record("b", frame + news + frame);
  EXPECT_EQ(left_out(run(pages)), "b>a");
  DedupOptions options = keeping(KeepRule::first);
  options.min_words = 40;
  EXPECT_EQ(left_out(run(pages, options)), "");
}

TEST_F(Dedup, KeepsTheLongestWhereAsked) {
  const std::string longer = kStory + " Nobody lives there.";
  const Outcome outcome = run(record("a", kStory) + record("b", longer), keeping(KeepRule::longest));
  EXPECT_EQ(outcome.corpus, record("b", longer));
  EXPECT_EQ(left_out(outcome), "a>b");
  EXPECT_EQ(left_out(run(record("a", kStory) + record("b", kStory), keeping(KeepRule::longest))), "b>a");
}

TEST_F(Dedup, NeverChainsCopies) {
  // Each page has the last three quarters of the one before, and a quarter of its own: b is a copy of a if half is
  // enough, but c, half of which stands in b alone, is none.
  std::string pages;
  for (int page = 0; page < 5; ++page) {
    std::string text;
    for (int word = 0; word < 80; ++word) text += fmt::format("word{} ", 20 * page + word);
    pages += record(std::string(1, static_cast<char>('a' + page)), text);
  }
  DedupOptions options = keeping(KeepRule::first);
  options.min_share = .7;
  EXPECT_EQ(left_out(run(pages, options)), "b>a d>c");
}

TEST_F(Dedup, WritesWhatItKeepsToTheByte) {
  const std::string kept =
      " {\"n\": 1.50, \"text\" : \"caf\\u00e9 \\ud83d\\ude00\\r\\n\", \"unknown\":{\"a\":[1e5,null]}, \"id\":7}";
  const Outcome outcome = run(kept + " \r\n\n" + record("b", "Caf\u00E9 \U0001F600"));
  EXPECT_EQ(outcome.corpus, kept + "\n");
  EXPECT_EQ(left_out(outcome), "b>7");
}

TEST_F(Dedup, PutsRecordsOfAnArrayOnOneLineEach) {
  const Outcome outcome = run("[{\"id\":\"a\",\n \"text\":\"One.\"},\r\n{\"id\":\"b\",\"text\":\"Two.\"}]");
  EXPECT_EQ(outcome.corpus, "{\"id\":\"a\",  \"text\":\"One.\"}\n{\"id\":\"b\",\"text\":\"Two.\"}\n");
}

TEST_F(Dedup, NamesPlaceAndPathOfBoth) {
  const Outcome outcome = run("{\"text\":\"😀 One, two!\"}\n\n{\"text\":\"One two\"}\n");
  ASSERT_EQ(outcome.ledger.size(), 1U);
  const DedupRow& row = outcome.ledger[0];
  EXPECT_EQ(row.left_out.page, "pages:3");
  EXPECT_EQ(row.left_out.path, folder_.path("pages.jsonl") + ":3");
  EXPECT_EQ(row.left_out.span, (CodePointSpan{0, 7}));
  EXPECT_EQ(row.kept.page, "pages:1");
  EXPECT_EQ(row.kept.span, (CodePointSpan{0, 11}));
}

TEST_F(Dedup, TakesSameIdsForTwoPages) {
  EXPECT_EQ(run(record("a", "One story.") + record("a", "Another story.")).summary.kept, 2U);
  EXPECT_EQ(run(record("a", "One story.") + record("a", "One story.")).summary.kept, 1U);
}

TEST_F(Dedup, ComparesTextsWithoutWordsToTheByte) {
  const std::string pages =
      record("a", "") + record("b", "😀") + record("c", "") + record("d", "😀") + record("e", "😀😀");
  EXPECT_EQ(left_out(run(pages)), "c>a d>b");
  EXPECT_EQ(left_out(run(pages, by_passage(50))), "c>a d>b");
}

TEST_F(Dedup, FindsCopiesInAnyScript) {
  const std::string hebrew = "השר אמר ביום שני כי הגשר החדש ייפתח לתנועה בסוף השנה הבאה";
  const std::string japanese = "知事は月曜日、新しい橋が来年末に開通すると述べた。";
  const std::string pages = record("a", hebrew) + record("b", japanese) + record("c", "\u200F" + hebrew + ".") +
                            record("d", "「" + japanese + "」");
  EXPECT_EQ(left_out(run(pages)), "c>a d>b");
}

TEST_F(Dedup, SkipsWhatItCannotReadInBothReadings) {
  const Outcome outcome =
      run(record("a", kStory) + "{broken\n{\"id\":1}\n" + record("b", kStory) + record("c", "New."));
  EXPECT_EQ(outcome.corpus, record("a", kStory) + record("c", "New."));
  EXPECT_EQ(outcome.notes.n_skipped(), 2U);
}

TEST_F(Dedup, HandsOnPagesOfOtherFormats) {
  folder_.write("site/a.txt", kStory);
  folder_.write("site/b.txt", kStory + "\n");
  folder_.write("site/c.txt", "Another text.");
  const Outcome outcome = run(folder_.path("site"));
  EXPECT_EQ(outcome.paths, (std::vector{folder_.path("site/a.txt"), folder_.path("site/c.txt")}));
  EXPECT_EQ(left_out(outcome), "b>a");
}

TEST_F(Dedup, LeavesNothingOutWhenAllIsKept) {
  const std::string pages = record("a", kStory) + record("b", kStory);
  const Outcome outcome = run(pages, keeping(KeepRule::first), true);
  EXPECT_EQ(outcome.corpus, pages);
  EXPECT_EQ(left_out(outcome), "b>a");
}

TEST_F(Dedup, CutsPassagesOutWithTheirPunctuation) {
  const Outcome outcome = run(record("a", "First words. “One two three four five six,” he said.") +
                                  "{\"x\":1.0,\"text\":\"Own line 😀.\\r\\n“One two — three four five six.”\\r\\nAnd "
                                  "\\\"own\\\" again.\",\"id\":\"b\"}\n",
                              by_passage(6));
  EXPECT_EQ(outcome.corpus, record("a", "First words. “One two three four five six,” he said.") +
                                "{\"x\":1.0,\"text\":\"Own line 😀.\\r\\nAnd \\\"own\\\" again.\",\"id\":\"b\"}\n");
  ASSERT_EQ(outcome.ledger.size(), 1U);
  EXPECT_EQ(outcome.ledger[0].left_out.span, (CodePointSpan{13, 47}));
  EXPECT_EQ(outcome.ledger[0].kept.span, (CodePointSpan{14, 41}));
  EXPECT_FALSE(outcome.ledger[0].is_whole_page);
  EXPECT_EQ(outcome.summary.cut, 1U);
  EXPECT_EQ(outcome.summary.words_out, 6U);
}

TEST_F(Dedup, LeavesOutAPageOfWhichNoPassageIsLeft) {
  const std::string pages = record("a", "one two three four five six") +
                            record("b", "seven eight nine ten eleven twelve") +
                            record("c", "Seven eight nine ten eleven twelve: one two three four five six!");
  const Outcome outcome = run(pages, by_passage(6));
  EXPECT_EQ(left_out(outcome), "c>b c>a");
  EXPECT_EQ(outcome.summary.kept, 2U);
  EXPECT_EQ(outcome.summary.copied, 1U);
}

TEST_F(Dedup, LeavesPagesShorterThanAPassageOutOnlyWhole) {
  const std::string pages =
      record("a", "Rain and wind.") + record("b", "Rain and wind") + record("c", "Rain and wind today");
  EXPECT_EQ(left_out(run(pages, by_passage(50))), "b>a");
}

TEST_F(Dedup, KeepsFieldsOfItemsWhoseTextIsHtml) {
  const Outcome outcome = run(
      record("a", "one two three four five six seven") +
          R"({"id":"b","url":"https://x.example/b","content_html":"<p>one two three four five six seven</p><p>New.</p>"})",
      by_passage(6));
  ASSERT_EQ(outcome.paths.size(), 1U);
  EXPECT_EQ(left_out(outcome), "b>a");
}

TEST_F(Dedup, TellsOfInputThatChangedBetweenTheReadings) {
  DedupOptions options = keeping(KeepRule::first);
  options.read_again = [&]() -> Result<void> {
    folder_.write("pages.jsonl", record("a", "Now another text."));
    return {};
  };
  const Result<Outcome> outcome = try_dedup(record("a", kStory), options);
  ASSERT_FALSE(outcome.has_value());
  EXPECT_EQ(outcome.error().code, ErrorCode::bad_input);
  options.read_again = [&]() -> Result<void> {
    folder_.write("pages.jsonl", "\n");
    return {};
  };
  EXPECT_FALSE(try_dedup(record("a", kStory), options).has_value());
}

TEST_F(Dedup, StopsWhenAsked) {
  DedupOptions options = keeping(KeepRule::first);
  options.work.is_stopped = [] { return true; };
  EXPECT_EQ(try_dedup(record("a", kStory), options).error().code, ErrorCode::stopped);
}

TEST_F(Dedup, TellsOfInputWithoutPages) {
  EXPECT_EQ(try_dedup("{\"id\":1}\n").error().code, ErrorCode::bad_input);
  EXPECT_EQ(try_dedup("/nowhere/at/all").error().code, ErrorCode::not_found);
}

TEST_F(Dedup, SkipsARecordTooLargeForItsMemory) {
  DedupOptions options = keeping(KeepRule::first);
  options.work.memory_bytes = kLeastMemory;
  const Outcome outcome = run(record("a", std::string(5U << 20, 'x')) + record("b", kStory), options);
  EXPECT_EQ(outcome.summary.pages, 1U);
  EXPECT_EQ(outcome.notes.n_skipped(), 1U);
}

TEST_F(Dedup, TakesAGiantRecordWhereThereIsMemory) {
  std::string giant;
  for (int i = 0; giant.size() < (6U << 20); ++i) giant += fmt::format("word{} ", i % 70000);
  const std::string pages = record("a", giant) + record("b", kStory) + record("c", giant + kStory);
  EXPECT_EQ(left_out(run(pages)), "c>a");
  EXPECT_EQ(left_out(run(pages, by_passage(20))), "c>a c>b");
}

TEST_F(Dedup, TakesTextThatRepeatsItself) {
  std::string repeated;
  for (int i = 0; i < 200000; ++i) repeated += i % 40 == 0 ? "ho " : "ha ";
  const std::string pages = record("a", repeated) + record("b", "Own. " + repeated) + record("c", repeated + repeated);
  EXPECT_EQ(left_out(run(pages)), "b>a c>a");
  const Outcome outcome = run(pages, by_passage(50));
  EXPECT_EQ(outcome.summary.copied, 1U);  // c, as b keeps its own word
  EXPECT_EQ(outcome.summary.words, 800001U);
}

// --- against the obvious way ---

// Pages of made-up words; some are copies of earlier ones with words swapped, cut or moved, some hold pieces of
// several.
std::vector<Words> random_pages(std::uint32_t seed, std::size_t n_pages) {
  std::mt19937 random(seed);
  const auto below = [&](std::size_t n) { return random() % n; };
  std::vector<Words> pages;
  for (std::size_t i = 0; i < n_pages; ++i) {
    Words page;
    const std::size_t n_pieces = 1 + below(3);
    for (std::size_t piece = 0; piece < n_pieces; ++piece) {
      if (pages.empty() || below(2) == 0) {
        for (std::size_t n = 5 + below(30); n > 0; --n) page.push_back(fmt::format("w{}", below(3000)));
        continue;
      }
      const Words& other = pages[below(pages.size())];
      const std::size_t begin = below(other.size());
      const std::size_t end = begin + 1 + below(other.size() - begin);
      for (std::size_t k = begin; k < end; ++k)
        page.push_back(below(25) == 0 ? fmt::format("w{}", below(3000)) : other[k]);
    }
    pages.push_back(std::move(page));
  }
  return pages;
}

std::string joined(const Words& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

std::string records_of(const std::vector<Words>& pages) {
  std::string records;
  for (std::size_t i = 0; i < pages.size(); ++i) records += record(std::to_string(i), joined(pages[i]));
  return records;
}

// Which words of a page stand in runs of `n` or more that the other has too: every run held against every other.
std::vector<bool> same_words(const Words& page, const Words& other, std::size_t n) {
  std::vector<bool> is_same(page.size(), false);
  for (std::size_t i = 0; i + n <= page.size(); ++i)
    for (std::size_t j = 0; j + n <= other.size(); ++j)
      if (std::equal(&page[i], &page[i] + n, &other[j])) std::fill_n(is_same.begin() + static_cast<long>(i), n, true);
  return is_same;
}

// Each page held against each kept one.
std::string left_out_slowly(const std::vector<Words>& pages, std::size_t min_words) {
  std::string ids;
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const auto is_copy_of = [&](std::size_t other) {
      const std::vector<bool> is_same = same_words(pages[i], pages[other], 5);
      const auto n_same = std::ranges::count(is_same, true);
      if (!std::ranges::search(is_same, std::vector<bool>(min_words, false)).empty()) return false;
      return pages[i].size() < 5 ? pages[i] == pages[other]
                                 : static_cast<double>(n_same) >= .8 * static_cast<double>(pages[i].size());
    };
    const auto found = std::ranges::find_if(kept, is_copy_of);
    if (found == kept.end()) {
      kept.push_back(i);
    } else {
      ids += fmt::format("{}{}>{}", ids.empty() ? "" : " ", i, *found);
    }
  }
  return ids;
}

TEST_F(Dedup, LeavesOutThePagesThatTheSlowWayLeavesOut) {
  std::size_t n_copies = 0;
  DedupOptions options = keeping(KeepRule::first);
  options.min_words = 8;
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    const std::vector<Words> pages = random_pages(seed, 80);
    const std::string expected = left_out_slowly(pages, options.min_words);
    n_copies += static_cast<std::size_t>(std::ranges::count(expected, '>'));
    ASSERT_EQ(left_out(run(records_of(pages), options)), expected) << seed;
  }
  EXPECT_GT(n_copies, 200U);
}

// The words that are left of each page when all that stands in runs of `n` in an earlier one is cut out.
std::string rest_slowly(const std::vector<Words>& pages, std::size_t n) {
  std::string records;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    std::vector<bool> is_out(pages[i].size(), false);
    for (std::size_t other = 0; other < i; ++other) {
      const std::vector<bool> is_same = same_words(pages[i], pages[other], n);
      const bool is_short_copy = pages[i].size() < n && pages[i] == pages[other];
      for (std::size_t k = 0; k < is_out.size(); ++k) is_out[k] = is_out[k] || is_same[k] || is_short_copy;
    }
    Words rest;
    for (std::size_t k = 0; k < is_out.size(); ++k)
      if (!is_out[k]) rest.push_back(pages[i][k]);
    if (!rest.empty()) records += record(std::to_string(i), joined(rest));
  }
  return records;
}

// Without the blank that stays at the end where the end is cut off.
std::string without_last_blanks(std::string corpus) {
  for (std::size_t at = 0; (at = corpus.find(" \"}", at)) != std::string::npos;) corpus.erase(at, 1);
  return corpus;
}

TEST_F(Dedup, CutsOutThePassagesThatTheSlowWayCutsOut) {
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    const std::vector<Words> pages = random_pages(seed, 60);
    const std::string corpus = run(records_of(pages), by_passage(8)).corpus;
    ASSERT_EQ(without_last_blanks(corpus), rest_slowly(pages, 8)) << seed;
  }
}

TEST_F(Dedup, LosesNoPassage) {
  // Every run of words of the input stands in the corpus, in pieces of the length of a passage at least.
  for (std::uint32_t seed = 100; seed < 110; ++seed) {
    const std::vector<Words> pages = random_pages(seed, 60);
    const std::string records = records_of(pages);
    const Outcome outcome = run(records, by_passage(8));
    for (const DedupRow& row : outcome.ledger) {
      const auto text_of = [&](const DedupPlace& place) {
        const std::string text = joined(pages[std::stoul(place.page)]);
        return text.substr(place.span.begin, place.span.end - place.span.begin);
      };
      const std::string left_out_text = text_of(row.left_out);
      const std::string kept_text = text_of(row.kept);
      ASSERT_EQ(left_out_text.substr(left_out_text.find('w'), kept_text.size()), kept_text) << seed;
      ASSERT_LT(std::stoul(row.kept.page), std::stoul(row.left_out.page));
    }
  }
}

TEST_F(Dedup, GivesTheSameAtAnyNumberOfThreads) {
  const std::string records = records_of(random_pages(7, 3000));
  for (DedupOptions options : {keeping(KeepRule::first), keeping(KeepRule::longest), by_passage(8)}) {
    options.work.n_threads = 1;
    const Outcome one = run(records, options);
    for (const unsigned n_threads : {2U, 4U}) {
      options.work.n_threads = n_threads;
      const Outcome many = run(records, options);
      EXPECT_EQ(many.corpus, one.corpus);
      EXPECT_EQ(left_out(many), left_out(one));
    }
  }
}

TEST_F(Dedup, LeavesNoTemporaryFile) {
  const TempFolder temporary;
  DedupOptions options = keeping(KeepRule::first);
  options.folder = temporary.path();
  options.read_again = [&]() -> Result<void> {
    EXPECT_TRUE(std::filesystem::is_empty(temporary.path()));
    return {};
  };
  EXPECT_TRUE(try_dedup(record("a", kStory), options).has_value());
  options.folder = "/nowhere";
  EXPECT_EQ(try_dedup(record("a", kStory), options).error().code, ErrorCode::unwritable);
}

// More pages than the index of the least memory holds: they are held against it in blocks.
TEST_F(Dedup, GivesTheSameWithLittleMemory) {
  std::vector<Words> pages = random_pages(11, 2000);
  std::mt19937 random(3);
  while (pages.size() < 24000) {
    Words page;
    for (int i = 0; i < 70; ++i) page.push_back(fmt::format("w{}", random() % 100000));
    pages.push_back(std::move(page));
  }
  for (std::size_t i = 0; i < 500; ++i) pages.push_back(pages[random() % pages.size()]);
  const std::string records = records_of(pages);
  DedupOptions options = keeping(KeepRule::first);
  const std::string expected = left_out(run(records, options));
  options.work.memory_bytes = kLeastMemory;
  EXPECT_EQ(left_out(run(records, options)), expected);
}

// --- what is cut ---

std::string cut(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::vector<text::Token> words;
  text::cut_words(text, &words);
  engine::CopyRow row;
  row.begin = begin;
  row.end = end;
  const ByteSpan span = engine::passage_span(text, words, row);
  return std::string(text.substr(0, span.begin)) + "|" + std::string(text.substr(span.end));
}

TEST(PassageSpan, TakesPunctuationAndOneSideOfSpace) {
  EXPECT_EQ(cut("Before. (One two!) After.", 1, 3), "Before. |After.");
  EXPECT_EQ(cut("One two. After.", 0, 2), "|After.");
  EXPECT_EQ(cut("Before. One two.", 1, 3), "Before. |");
  EXPECT_EQ(cut("“One two”", 0, 2), "|");
  EXPECT_EQ(cut("Before—one two—after", 1, 3), "Before|after");
  EXPECT_EQ(cut("東京都知事", 1, 3), "東|知事");
}

}  // namespace
}  // namespace wirecopy
