#include "index/merge_segments.h"

#include <memory>
#include <random>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/thread_pool.h"
#include "base/zstd.h"
#include "index/segment_state.h"

namespace wirecopy::index {
namespace {

using fingerprint::Seed;

struct TestPage {
  Page page;
  std::uint32_t n_tokens = 0;
  std::vector<Seed> seeds;
};

// Pages of all lengths; every third key stands in many of them.
std::vector<TestPage> make_pages(std::size_t n, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<TestPage> pages(n);
  for (std::size_t i = 0; i < n; ++i) {
    auto& [page, n_tokens, seeds] = pages[i];
    page.id = fmt::format("página {} 😀", random() % (n * 2));
    page.title = std::string(random() % 200, 't');
    page.text = fmt::format("“text” {} of {} שלום", random(), i);
    n_tokens = static_cast<std::uint32_t>(random() % 400);
    for (std::uint32_t token = 0; token < n_tokens; token += 1 + static_cast<std::uint32_t>(random() % 3))
      seeds.push_back({random() % 3 == 0 ? random() % 40 : random(), token});
  }
  return pages;
}

Segment segment_of(std::span<const TestPage> pages) {
  SegmentBuilder builder;
  for (const auto& [page, n_tokens, seeds] : pages) builder.add(page, compress_text(page.text), n_tokens, seeds);
  return Segment::open_bytes(builder.finish(nullptr), "memory").value();
}

std::string merged_bytes(std::span<const MergeSource> sources, base::ThreadPool* pool) {
  std::string bytes;
  CheckedWriter out(&bytes);
  EXPECT_TRUE(merge_segments(sources, {pool}, &out));
  return bytes;
}

void expect_same_seeds(const Segment& found, const Segment& expected, std::span<const TestPage> pages) {
  ASSERT_EQ(found.n_postings(), expected.n_postings());
  for (const TestPage& page : pages) {
    for (const Seed& seed : page.seeds) {
      std::vector<Posting> a;
      std::vector<Posting> b;
      ASSERT_EQ(found.find_seed(seed.key, 1000, &a).value(), expected.find_seed(seed.key, 1000, &b).value());
      ASSERT_TRUE(std::ranges::equal(
          a, b, {}, [](const Posting& p) { return std::pair(p.row, p.token); },
          [](const Posting& p) { return std::pair(p.row, p.token); }));
    }
  }
}

// A merged segment answers as one that was built of the same pages.
void expect_same(const Segment& found, std::span<const TestPage> pages) {
  const Segment expected = segment_of(pages);
  ASSERT_THAT(found.verify(), testing::IsEmpty());
  ASSERT_EQ(found.n_pages(), pages.size());
  EXPECT_EQ(found.text_bytes(), expected.text_bytes());
  for (Row row = 0; row < found.n_pages(); ++row) {
    ASSERT_EQ(found.page(row)->id, pages[row].page.id);
    ASSERT_EQ(found.page(row)->title, pages[row].page.title);
    ASSERT_EQ(found.text(row).value(), pages[row].page.text);
    ASSERT_EQ(found.find_id(found.id_hash(row)).value(), expected.find_id(found.id_hash(row)).value());
  }
  expect_same_seeds(found, expected, pages);
}

// Pages cut into segments, and which of them are kept.
struct Cut {
  std::vector<Segment> segments;
  std::vector<MergeSource> sources;
  std::vector<TestPage> kept;
};

Cut cut(const std::vector<TestPage>& pages, std::span<const std::size_t> sizes, std::size_t removed_each) {
  Cut result;
  std::size_t begin = 0;
  for (const std::size_t size : sizes)
    result.segments.push_back(segment_of(std::span(pages).subspan(std::exchange(begin, begin + size), size)));
  begin = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    std::vector<bool> live(sizes[i], true);
    for (std::size_t row = 0; row < sizes[i]; ++row) {
      live[row] = removed_each == 0 || (begin + row) % removed_each != 0;
      if (live[row]) result.kept.push_back(pages[begin + row]);
    }
    const bool is_whole = std::find(live.begin(), live.end(), false) == live.end();
    result.sources.push_back({&result.segments[i], is_whole ? std::vector<bool>() : live});
    begin += sizes[i];
  }
  return result;
}

class MergeSegments : public testing::TestWithParam<std::size_t> {};

TEST_P(MergeSegments, AnswerAsOneBuiltOfTheSamePages) {
  const std::vector<TestPage> pages = make_pages(600, 5);
  constexpr std::size_t kSizes[] = {1, 300, 1, 0, 198, 100};
  const Cut parts = cut(pages, kSizes, GetParam());
  ASSERT_EQ(count_live(parts.sources), parts.kept.size());
  expect_same(Segment::open_bytes(merged_bytes(parts.sources, nullptr), "memory").value(), parts.kept);
}
INSTANTIATE_TEST_SUITE_P(RemovingEvery, MergeSegments, testing::Values(0, 1, 2, 7, 250));

TEST(MergeSegments, GiveTheSameBytesWithAnyNumberOfThreads) {
  const std::vector<TestPage> pages = make_pages(300, 8);
  constexpr std::size_t kSizes[] = {100, 150, 50};
  const Cut parts = cut(pages, kSizes, 9);
  base::ThreadPool two(2);
  base::ThreadPool five(5);
  const std::string bytes = merged_bytes(parts.sources, nullptr);
  EXPECT_TRUE(bytes == merged_bytes(parts.sources, &two));
  EXPECT_TRUE(bytes == merged_bytes(parts.sources, &five));
}

// In whatever order segments are merged, the answers are the same.
TEST(MergeSegments, CanBeMergedAgain) {
  const std::vector<TestPage> pages = make_pages(200, 13);
  constexpr std::size_t kSizes[] = {50, 50, 100};
  const Cut parts = cut(pages, kSizes, 0);
  const Segment first = Segment::open_bytes(merged_bytes(std::span(parts.sources).first(2), nullptr), "memory").value();
  const std::vector<MergeSource> again = {{&first, {}}, parts.sources[2]};
  expect_same(Segment::open_bytes(merged_bytes(again, nullptr), "memory").value(), pages);
}

// Pages of the same few words, as one outlet's bulletins are, and enough of them to learn from.
std::vector<TestPage> make_bulletins(std::size_t n) {
  constexpr std::string_view kWords[] = {"minister",    "harbour",         "“quietly” ", "the ferry",
                                         "שלום",        "announced that",  "on Tuesday", "café",
                                         "forty pages", "a spokesman said"};
  std::mt19937_64 random(n);
  std::vector<TestPage> pages = make_pages(n, 77);
  for (TestPage& page : pages) {
    page.page.text.clear();
    for (int i = 0; i < 40; ++i) page.page.text += fmt::format("{} {} ", kWords[random() % std::size(kWords)], i);
  }
  return pages;
}

std::string merged_with_dictionary(std::span<const MergeSource> sources, base::ThreadPool* pool) {
  std::string bytes;
  CheckedWriter out(&bytes);
  EXPECT_TRUE(merge_segments(sources, {.pool = pool, .is_stopped = {}, .dictionary_from = 100'000}, &out));
  return bytes;
}

TEST(MergeSegments, CompressTextsByADictionary) {
  const std::vector<TestPage> pages = make_bulletins(800);
  constexpr std::size_t kSizes[] = {400, 400};
  const Cut parts = cut(pages, kSizes, 0);
  base::ThreadPool pool(3);
  const std::string bytes = merged_with_dictionary(parts.sources, nullptr);
  EXPECT_TRUE(bytes == merged_with_dictionary(parts.sources, &pool));
  const Segment merged = Segment::open_bytes(bytes, "memory").value();
  expect_same(merged, pages);
  const Segment plain = Segment::open_bytes(merged_bytes(parts.sources, nullptr), "memory").value();
  EXPECT_LT(merged.sizes().texts * 3, plain.sizes().texts * 2);
}

TEST(MergeSegments, KeepTheDictionaryAndGiveItToNewPages) {
  const std::vector<TestPage> pages = make_bulletins(900);
  constexpr std::size_t kSizes[] = {5, 800, 95};
  const Cut parts = cut(pages, kSizes, 0);
  const Segment large =
      Segment::open_bytes(merged_with_dictionary(std::span(parts.sources).subspan(1, 1), nullptr), "memory").value();
  const std::vector<MergeSource> sources = {parts.sources[0], {&large, {}}, parts.sources[2]};
  const Segment all = Segment::open_bytes(merged_bytes(sources, nullptr), "memory").value();
  expect_same(all, pages);
  for (Row row = 0; row < all.n_pages(); ++row)
    EXPECT_EQ(base::zstd_dictionary_id(all.compressed_text(row).value()), all.state().dictionary()->id()) << row;
}

TEST(MergeSegments, NeverBelieveADamagedDictionary) {
  const std::vector<TestPage> pages = make_bulletins(400);
  constexpr std::size_t kSizes[] = {400};
  const std::string good = merged_with_dictionary(cut(pages, kSizes, 0).sources, nullptr);
  const Section section = Segment::open_bytes(good, "memory")->state().header.dictionary;
  ASSERT_GT(section.size, 0U);
  for (std::uint64_t at = section.offset; at < section.offset + section.size; at += 501) {
    std::string bytes = good;
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    const Segment segment = Segment::open_bytes(bytes, "memory").value();
    const Result<std::string> text = segment.text(7);
    ASSERT_FALSE(text) << at;
    ASSERT_EQ(text.error().code, ErrorCode::damaged);
    ASSERT_THAT(segment.verify(), testing::Not(testing::IsEmpty()));
  }
}

TEST(MergeSegments, StopWhenTheyAreNotWanted) {
  const std::vector<TestPage> pages = make_pages(10, 3);
  const Segment segment = segment_of(pages);
  std::string bytes;
  CheckedWriter out(&bytes);
  const std::vector<MergeSource> sources = {{&segment, {}}};
  const Result<void> merged = merge_segments(sources, {nullptr, [] { return true; }}, &out);
  ASSERT_FALSE(merged);
  EXPECT_EQ(merged.error().code, ErrorCode::stopped);
}

// Whatever byte of a source is damaged, nothing comes of it that verifies and is not what was stored.
TEST(MergeSegments, NeverTakeDamageOver) {
  const std::vector<TestPage> pages = make_pages(3, 21);
  SegmentBuilder builder;
  for (const auto& [page, n_tokens, seeds] : pages) builder.add(page, compress_text(page.text), n_tokens, seeds);
  const std::string good = builder.finish(nullptr);
  for (std::size_t at = 0; at < good.size(); at += 11) {
    std::string damaged = good;
    damaged[at] = static_cast<char>(damaged[at] ^ 4);
    const Result<Segment> source = Segment::open_bytes(damaged, "memory");
    if (!source) continue;
    std::string bytes;
    CheckedWriter out(&bytes);
    const std::vector<MergeSource> sources = {{&*source, {}}};
    const Result<void> merged = merge_segments(sources, {}, &out);
    if (!merged) {
      ASSERT_EQ(merged.error().code, ErrorCode::damaged) << at;
      continue;
    }
    const Segment segment = Segment::open_bytes(bytes, "memory").value();
    ASSERT_THAT(segment.verify(), testing::IsEmpty()) << at;
    ASSERT_EQ(segment.text(2).value(), pages[2].page.text) << at;
  }
}

}  // namespace
}  // namespace wirecopy::index
