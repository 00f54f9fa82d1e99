#include "read/block_cues.h"

#include <string>

#include <gtest/gtest.h>

namespace wirecopy::read {
namespace {

bool speaks_of(std::string_view attributes, ElementCue cue) {
  const std::string html = "<div " + std::string(attributes) + ">x</div>";
  const auto document = HtmlDocument::parse(html);
  return document && (element_cues(document->nodes()[5]) >> static_cast<unsigned>(cue) & 1U) != 0;
}
bool text_speaks_of(std::string_view text, TextCue cue) {
  return (text_cues(text) >> static_cast<unsigned>(cue) & 1U) != 0;
}

TEST(ElementCues, AreReadFromWordsOfNames) {
  EXPECT_TRUE(speaks_of("class='article__share-bar'", ElementCue::share));
  EXPECT_TRUE(speaks_of("id=relatedPosts", ElementCue::related));
  EXPECT_TRUE(speaks_of("class=commentlist", ElementCue::comment));
  EXPECT_TRUE(speaks_of("role=complementary", ElementCue::side));
  EXPECT_TRUE(speaks_of("itemprop=articleBody", ElementCue::content));
}

TEST(ElementCues, DoNotTakeABeginningForTheWord) {
  EXPECT_FALSE(speaks_of("class=address", ElementCue::advert));
  EXPECT_FALSE(speaks_of("class=navy", ElementCue::nav));
  EXPECT_FALSE(speaks_of("title=comments", ElementCue::comment));
}

TEST(TextCues, AreStockPhrases) {
  EXPECT_TRUE(text_speaks_of("Read more: the dam", TextCue::more));
  EXPECT_TRUE(text_speaks_of("Get it in Your Inbox", TextCue::subscribe));
  EXPECT_TRUE(text_speaks_of("© 2017 The Lantern", TextCue::copyright));
  EXPECT_FALSE(text_speaks_of("They read more books", TextCue::more));
  EXPECT_EQ(text_cues(std::string(1000, 'x') + " newsletter"), 0U);
}

}  // namespace
}  // namespace wirecopy::read
