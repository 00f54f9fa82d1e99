#include "index/segment.h"

#include <filesystem>
#include <map>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/files.h"
#include "base/hash.h"
#include "base/thread_pool.h"
#include "index/checked_bytes.h"
#include "index/segment_format.h"

namespace wirecopy::index {
namespace {

using fingerprint::Seed;

Page page_of(std::string id, std::string text) {
  Page page;
  page.id = std::move(id);
  page.text = std::move(text);
  return page;
}

std::vector<Page> make_odd_pages() {
  std::vector<Page> pages = {
      page_of("a", "“Curly”, ‘single’ and \"straight\"\r\nlines"),
      page_of("עמוד/2", "e\u0301 👩‍👩‍👧 ﷽ \xEF\xBB\xBFtext"),
      page_of("", ""),
      page_of("a", "a later version"),
      page_of(std::string("nul\0id", 6), std::string("nul\0text", 8)),
  };
  pages[0].path = "x.jsonl:1";
  pages[1].url = "https://пример.рф/😀";
  pages[1].title = "שלום עולם";
  pages[2].author = "Ōe";
  pages[2].published = "2017-04-12T22:04:00-04:00";
  pages[2].outlet = "朝日";
  pages[2].language = "ja";
  pages[3].extra = R"({"k":"\u0000"})";
  pages[3].notes = {"repaired “x”", "", "😀"};
  return pages;
}

const std::vector<Page>& odd_pages() {
  static const std::vector<Page> pages = make_odd_pages();
  return pages;
}

SegmentBuilder builder_of(const std::vector<Page>& pages) {
  SegmentBuilder builder;
  for (const Page& page : pages) builder.add(page, compress_text(page.text), 10, std::vector<Seed>{{1, 0}, {2, 9}});
  return builder;
}

std::string bytes_of(const std::vector<Page>& pages) {
  return builder_of(pages).finish(nullptr);
}

void expect_same(const Page& a, const Page& b) {
  for (const auto field : {&Page::id, &Page::path, &Page::url, &Page::title, &Page::author, &Page::published,
                           &Page::outlet, &Page::language, &Page::extra})
    EXPECT_EQ(a.*field, b.*field);
  EXPECT_EQ(a.notes, b.notes);
}

TEST(Segment, GivesBackEveryFieldOfOddPages) {
  const auto segment = Segment::open_bytes(bytes_of(odd_pages()), "memory");
  ASSERT_TRUE(segment) << segment.error().message;
  ASSERT_EQ(segment->n_pages(), odd_pages().size());
  for (Row row = 0; row < segment->n_pages(); ++row) {
    const Page& page = odd_pages()[row];
    expect_same(segment->page(row).value(), page);
    EXPECT_EQ(segment->text(row).value(), page.text);
    EXPECT_EQ(segment->id_hash(row), base::hash64(page.id));
    EXPECT_EQ(segment->text_hash(row), base::hash64(page.text));
  }
  EXPECT_THAT(segment->verify(), testing::IsEmpty());
}

TEST(Segment, HoldsNoPages) {
  const auto segment = Segment::open_bytes(bytes_of({}), "memory");
  ASSERT_TRUE(segment) << segment.error().message;
  EXPECT_EQ(segment->n_pages(), 0U);
  std::vector<Posting> postings;
  EXPECT_EQ(segment->find_seed(1, 10, &postings).value(), 0U);
  EXPECT_THAT(segment->find_id(1).value(), testing::IsEmpty());
  EXPECT_THAT(segment->verify(), testing::IsEmpty());
}

TEST(Segment, FindsAllVersionsOfAnId) {
  const Segment segment = Segment::open_bytes(bytes_of(odd_pages()), "memory").value();
  EXPECT_THAT(segment.find_id(base::hash64("a")).value(), testing::ElementsAre(0, 3));
  EXPECT_THAT(segment.find_id(base::hash64("")).value(), testing::ElementsAre(2));
  EXPECT_THAT(segment.find_id(base::hash64("b")).value(), testing::IsEmpty());
}

TEST(Segment, ScansPagesOfManyGroups) {
  std::vector<Page> pages(1000);
  for (std::size_t i = 0; i < pages.size(); ++i) pages[i].id = std::string(i % 300, 'x') + std::to_string(i);
  const Segment segment = Segment::open_bytes(bytes_of(pages), "memory").value();
  Row next = 0;
  const auto scanned = segment.scan([&](Row row, const Page& page) {
    EXPECT_EQ(row, next++);
    EXPECT_EQ(page.id, pages[row].id);
  });
  EXPECT_TRUE(scanned);
  EXPECT_EQ(next, pages.size());
  for (Row row = 0; row < pages.size(); row += 7) EXPECT_EQ(segment.page(row)->id, pages[row].id);
}

// Postings as a map tells them, under the part of the key that a segment of that many postings keeps.
struct Oracle {
  std::vector<std::pair<std::uint32_t, std::vector<Seed>>> pages;  // token count, seeds
  std::uint64_t n_postings = 0;

  explicit Oracle(std::uint64_t seed, std::uint64_t n_keys) {
    std::mt19937_64 random(seed);
    for (int i = 0; i < 300; ++i) {
      auto& [n_tokens, seeds] = pages.emplace_back(static_cast<std::uint32_t>(random() % 700), std::vector<Seed>());
      for (std::uint32_t token = 0; token < n_tokens; ++token)
        if (random() % 4 != 0) seeds.push_back({random() % n_keys, token});
      if (i % 2 == 0) std::shuffle(seeds.begin(), seeds.end(), random);
      n_postings += seeds.size();
    }
  }

  [[nodiscard]] std::uint64_t kept(std::uint64_t key) const { return stored_key(key); }

  [[nodiscard]] std::map<std::uint64_t, std::vector<std::pair<Row, std::uint32_t>>> postings() const {
    std::map<std::uint64_t, std::vector<std::pair<Row, std::uint32_t>>> all;
    for (Row row = 0; row < pages.size(); ++row)
      for (const Seed& seed : pages[row].second) all[kept(seed.key)].emplace_back(row, seed.token);
    for (auto& [key, list] : all) std::sort(list.begin(), list.end());
    return all;
  }

  [[nodiscard]] std::string finish(base::ThreadPool* pool) const {
    SegmentBuilder builder;
    for (const auto& [n_tokens, seeds] : pages) builder.add(Page(), compress_text(""), n_tokens, seeds);
    return builder.finish(pool);
  }
};

class SegmentSeeds : public testing::TestWithParam<std::uint64_t> {};

TEST_P(SegmentSeeds, AreFoundAsAMapFindsThem) {
  const Oracle oracle(7, GetParam());
  const Segment segment = Segment::open_bytes(oracle.finish(nullptr), "memory").value();
  auto expected = oracle.postings();
  for (std::uint64_t key = 0; key < std::min<std::uint64_t>(GetParam() + 100, 5000); ++key) {
    const auto& list = expected[oracle.kept(key)];
    for (const std::size_t limit : {std::size_t{0}, std::size_t{1}, std::size_t{5}, list.size(), list.size() + 1}) {
      std::vector<Posting> found;
      ASSERT_EQ(segment.find_seed(key, limit, &found).value(), list.size());
      ASSERT_EQ(found.size(), std::min(limit, list.size()));
      for (std::size_t i = 0; i < found.size(); ++i) ASSERT_EQ(std::pair(found[i].row, found[i].token), list[i]) << key;
    }
  }
  EXPECT_THAT(segment.verify(), testing::IsEmpty());
}
TEST_P(SegmentSeeds, AreFoundManyAtOnceAsOneByOne) {
  const Segment segment = Segment::open_bytes(Oracle(5, GetParam()).finish(nullptr), "memory").value();
  std::vector<SeedQuestion> questions;
  for (std::uint64_t key = 0; key < std::min<std::uint64_t>(GetParam() + 100, 3000); ++key)
    questions.push_back({key, key % 7 == 6 ? SIZE_MAX : key % 7, key % 2 == 0 ? IfMore::first : IfMore::none});
  SeedAnswers answers;
  ASSERT_TRUE(segment.find_seeds(std::span(questions).first(1), &answers));
  ASSERT_TRUE(segment.find_seeds(questions, &answers));
  for (std::size_t i = 0; i < questions.size(); ++i) {
    std::vector<Posting> one;
    const SeedQuestion& question = questions[i];
    ASSERT_EQ(answers.n_in_all(i), segment.find_seed(question.key, question.limit, &one, question.if_more).value());
    ASSERT_TRUE(std::ranges::equal(answers.postings(i), one, [](const Posting& x, const Posting& y) {
      return x.row == y.row && x.token == y.token;
    })) << i;
  }
}
INSTANTIATE_TEST_SUITE_P(FewAndManyKeys, SegmentSeeds, testing::Values(1, 3, 1000, 100000));

TEST(SegmentSeeds, TakeAtMostSixBytes) {
  const Oracle oracle(3, UINT64_MAX);
  const Segment segment = Segment::open_bytes(oracle.finish(nullptr), "memory").value();
  EXPECT_LE(static_cast<double>(segment.sizes().seeds), 6 * static_cast<double>(oracle.n_postings) + 16);
}

TEST(SegmentBuilder, GivesTheSameBytesWithAnyNumberOfThreads) {
  const Oracle oracle(11, 5000);
  base::ThreadPool two(2);
  base::ThreadPool five(5);
  const std::string bytes = oracle.finish(nullptr);
  EXPECT_TRUE(bytes == oracle.finish(&two));
  EXPECT_TRUE(bytes == oracle.finish(&five));
}

TEST(SegmentBuilder, IsEmptyAfterFinish) {
  SegmentBuilder builder = builder_of(odd_pages());
  EXPECT_EQ(builder.n_pages(), odd_pages().size());
  EXPECT_FALSE(builder.finish(nullptr) == bytes_of({}));
  EXPECT_EQ(builder.n_pages(), 0U);
  EXPECT_TRUE(builder.finish(nullptr) == bytes_of({}));
}

// An error of a reader must be damage.
template <typename T>
bool is_value(const Result<T>& result) {
  EXPECT_TRUE(result || result.error().code == ErrorCode::damaged);
  return result.has_value();
}

// Reads all there is; every answer must be the right one or an error.
void expect_right_or_damaged(const Segment& segment) {
  ASSERT_EQ(segment.n_pages(), odd_pages().size());
  for (Row row = 0; row < segment.n_pages(); ++row) {
    const auto page = segment.page(row);
    if (is_value(page)) expect_same(*page, odd_pages()[row]);
    const auto text = segment.text(row);
    EXPECT_TRUE(!is_value(text) || *text == odd_pages()[row].text);
  }
  std::vector<Posting> postings;
  if (is_value(segment.find_seed(2, 100, &postings))) {
    ASSERT_EQ(postings.size(), odd_pages().size());
    for (Row row = 0; row < postings.size(); ++row) EXPECT_EQ(postings[row].row, row);
  }
  SeedAnswers answers;
  const std::vector<SeedQuestion> questions = {{2, 100}, {1, 100}};
  if (is_value(segment.find_seeds(questions, &answers))) {
    EXPECT_EQ(answers.postings(0).size(), odd_pages().size());
  }
  const auto rows = segment.find_id(base::hash64("a"));
  EXPECT_TRUE(!is_value(rows) || *rows == (std::vector<Row>{0, 3}));
}

TEST(Segment, NeverBelievesAFlippedByte) {
  const std::string good = bytes_of(odd_pages());
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string bytes = good;
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << at % 8));
    const auto segment = Segment::open_bytes(bytes, "memory");
    if (!segment) {
      ASSERT_EQ(segment.error().code, ErrorCode::damaged) << at;
      ASSERT_THAT(segment.error().where, testing::HasSubstr("memory at byte"));
      continue;
    }
    expect_right_or_damaged(*segment);
    ASSERT_THAT(segment->verify(), testing::Not(testing::IsEmpty())) << at;
  }
}

TEST(Segment, IsReadByManyThreadsAtOnce) {
  const Oracle oracle(5, 1000);
  const Segment segment = Segment::open_bytes(oracle.finish(nullptr), "memory").value();
  base::ThreadPool pool(4);
  std::vector<std::size_t> found(1000);
  pool.for_each(found.size(), [&](std::size_t key) {
    std::vector<Posting> postings;
    found[key] = segment.find_seed(key, 1000, &postings).value();
  });
  auto expected = oracle.postings();
  for (std::uint64_t key = 0; key < found.size(); ++key) EXPECT_EQ(found[key], expected[oracle.kept(key)].size());
}

TEST(Segment, SaysOfAnotherFormatThatItIsOne) {
  const auto bytes = [](std::string_view magic) {
    std::string content = bytes_of(odd_pages());
    content.resize(content.size() - CheckedBytes::ending(0, {}).size());
    content.replace(0, magic.size(), magic);
    CheckedBytes::seal(&content);
    return content;
  };
  const auto old = Segment::open_bytes(bytes("WCSEG001"), "memory");
  ASSERT_FALSE(old);
  EXPECT_EQ(old.error().code, ErrorCode::unsupported);
  EXPECT_THAT(old.error().message, testing::StartsWith("a segment of format 001; this version knows 003"));
  EXPECT_EQ(Segment::open_bytes(bytes("WCSEGONE"), "memory").error().code, ErrorCode::unsupported);
  EXPECT_EQ(Segment::open_bytes(bytes("letters!"), "memory").error().code, ErrorCode::damaged);
}

// Format 001 had other blocks, so its footer tells another size.
TEST(Segment, SaysSoOfAFormatThatWasCheckedInAnotherWay) {
  std::string other = bytes_of(odd_pages());
  other.replace(0, 8, "WCSEG001");
  other.insert(other.size() / 2, 16, 'x');
  const auto opened = Segment::open_bytes(other, "memory");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::unsupported);
  const std::string path = (std::filesystem::temp_directory_path() / "wirecopy-other-format.wcs").string();
  ASSERT_TRUE(base::write_file_durably(path, other));
  EXPECT_EQ(Segment::open_file(path).error().code, ErrorCode::unsupported);
  std::filesystem::remove(path);
}

TEST(Segment, NeverBelievesAShortenedFile) {
  const std::string good = bytes_of(odd_pages());
  for (std::size_t size = 0; size < good.size(); ++size) {
    const auto segment = Segment::open_bytes(good.substr(0, size), "memory");
    ASSERT_FALSE(segment) << size;
    ASSERT_EQ(segment.error().code, ErrorCode::damaged);
  }
}

}  // namespace
}  // namespace wirecopy::index
