#include "story/shared_words.h"

#include <string_view>

#include <gtest/gtest.h>

namespace wirecopy::story {
namespace {

SharedWords shared(std::string_view asked, std::string_view other) {
  const auto words = [](std::string_view text) {
    const text::Text analyzed = text::analyze(text);
    const ByteSpan all{0, static_cast<std::uint32_t>(text.size())};
    return words_of(analyzed, {&all, 1});
  };
  return shared_words(words(asked), words(other));
}

TEST(SharedWords, AllWordsOfATextStandInItself) {
  EXPECT_EQ(shared("The bridge is closed 😀.", "The bridge is closed 😀.").share, 1);
}

TEST(SharedWords, SpanGoesFromTheFirstSharedWordToTheLast) {
  const SharedWords words = shared("bridge closed", "Żółw: the BRIDGE was “closed” on Monday.");
  EXPECT_EQ(words.share, 1);
  EXPECT_EQ(words.span, (ByteSpan{13, 33}));
}

TEST(SharedWords, OrderCounts) {
  const double share = shared("toll bridge", "bridge toll").share;
  EXPECT_GT(share, 0);
  EXPECT_LT(share, 1);
}

TEST(SharedWords, NothingIsSharedWithNothing) {
  EXPECT_EQ(shared("", "bridge").share, 0);
  EXPECT_EQ(shared("bridge", "").share, 0);
  EXPECT_TRUE(shared("bridge", "toll").span.empty());
}

TEST(SharedWords, FormsOfOneWordAreEqual) {
  EXPECT_EQ(shared("threatens bridges", "threatened bridge").share, 1);
}

}  // namespace
}  // namespace wirecopy::story
