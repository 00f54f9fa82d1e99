#include "base/zstd.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/hash.h"
#include "base/thread_pool.h"

namespace wirecopy::base {
namespace {

std::string text_of(std::uint64_t number) {
  std::string text;
  for (std::uint64_t i = 0; i < 12; ++i)
    text += fmt::format("The minister of {} said “so” 😀 on day {}. ", hash64("x", number * 12 + i) % 9, i);
  return text;
}

std::string trained() {
  std::string samples;
  std::vector<std::size_t> sizes;
  for (std::uint64_t i = 0; i < 500; ++i) {
    samples += text_of(i);
    sizes.push_back(samples.size());
  }
  for (std::size_t i = sizes.size() - 1; i > 0; --i) sizes[i] -= sizes[i - 1];
  return ZstdDictionary::train(samples, sizes, 8 << 10);
}

TEST(ZstdDictionary, GivesTextsBackAndMakesThemShorter) {
  const auto dictionary = ZstdDictionary::open(trained(), 3);
  ASSERT_TRUE(dictionary);
  const std::string text = text_of(1'000'000);
  const std::string frame = dictionary->compress(text);
  EXPECT_EQ(dictionary->decompress(frame, text.size()), text);
  EXPECT_EQ(zstd_dictionary_id(frame), dictionary->id());
  EXPECT_LT(frame.size(), zstd_compress(text, 3).size());
  EXPECT_EQ(dictionary->decompress(dictionary->compress(""), 0), "");
}

TEST(ZstdDictionary, IsNeededToReadItsFrames) {
  const auto dictionary = ZstdDictionary::open(trained(), 3);
  const std::string text = text_of(7);
  const std::string frame = dictionary->compress(text);
  EXPECT_FALSE(zstd_decompress(frame, text.size()));
  EXPECT_FALSE(dictionary->decompress(frame, text.size() + 1));
  EXPECT_FALSE(dictionary->decompress(frame.substr(0, frame.size() - 1), text.size()));
}

TEST(ZstdDictionary, IsTheSameOfTheSameSamples) {
  EXPECT_FALSE(trained().empty());
  EXPECT_EQ(trained(), trained());
}

TEST(ZstdDictionary, IsNothingWithoutSamples) {
  EXPECT_EQ(ZstdDictionary::train("", {}, 8 << 10), "");
  EXPECT_EQ(ZstdDictionary::train("short", {5}, 8 << 10), "");
  EXPECT_FALSE(ZstdDictionary::open("", 3));
  EXPECT_FALSE(ZstdDictionary::open("these bytes are no dictionary", 3));
}

TEST(ZstdDictionary, IsUsedByManyThreadsAtOnce) {
  const auto dictionary = ZstdDictionary::open(trained(), 3);
  ThreadPool pool(4);
  std::vector<std::string> back(64);
  pool.for_each(back.size(), [&](std::size_t i) {
    const std::string text = text_of(i);
    back[i] = dictionary->decompress(dictionary->compress(text), text.size()).value_or("");
  });
  for (std::size_t i = 0; i < back.size(); ++i) EXPECT_EQ(back[i], text_of(i));
}

}  // namespace
}  // namespace wirecopy::base
