#include "story/pieces.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wirecopy::story {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> pieces_of(const std::string& text) {
  const ByteSpan all{0, static_cast<std::uint32_t>(text.size())};
  std::vector<std::string> pieces;
  const text::Text analyzed = text::analyze(text);
  for (const ByteSpan span : cut_at(sentence_quotations(analyzed), {text, analyzed}, {&all, 1}))
    pieces.push_back(text.substr(span.begin, span.size()));
  return pieces;
}

TEST(Pieces, AQuotationThatBeginsASentenceIsAPiece) {
  EXPECT_THAT(pieces_of("The Żółw sank 😀.\r\n\r\n“We saw it go down.” Nobody else was there."),
              ElementsAre("The Żółw sank 😀.", "“We saw it go down.”", "Nobody else was there."));
}

TEST(Pieces, AQuotationWithinASentenceIsNone) {
  EXPECT_THAT(pieces_of("The council called it \"a fine bridge\" today."),
              ElementsAre("The council called it \"a fine bridge\" today."));
}

TEST(Pieces, TwoQuotationsAreTwo) {
  EXPECT_THAT(pieces_of("\"We saw it go down.\" \"Nobody was there to help.\""),
              ElementsAre("\"We saw it go down.\"", "\"Nobody was there to help.\""));
}

TEST(Pieces, SpaceAndMarksAreNone) {
  EXPECT_THAT(pieces_of(" \n ”"), IsEmpty());
}

}  // namespace
}  // namespace wirecopy::story
