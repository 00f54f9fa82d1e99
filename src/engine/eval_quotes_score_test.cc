#include "engine/eval_quotes_score.h"

#include <string>

#include <gtest/gtest.h>

namespace wirecopy::engine {
namespace {

using Spans = std::vector<CodePointSpan>;

ScoredStatement statement(const Spans& speaker, const Spans& cue, const Spans& content) {
  return {"direct", {speaker, cue, content}};
}

//                            0    5    10   15   20   25
const std::string kText = "“We won today,” said Ida Holt.";
const ScoredStatement kTrue = statement({{21, 29}}, {{16, 20}}, {{0, 15}});

QuotesScore score(const std::vector<ScoredStatement>& truth, const std::vector<ScoredStatement>& found) {
  QuotesScorer scorer;
  scorer.add(kText, truth, found);
  return scorer.score();
}

TEST(QuotesScore, PunctuationDoesNotCount) {
  const QuotesScore found = score({kTrue}, {statement({{21, 30}}, {{15, 20}}, {{1, 14}})});
  for (const ClassScore& role : found.exact) EXPECT_EQ(role.f1, 1) << role.name;
  EXPECT_EQ(found.kinds.at(0).exact, 1);
}

TEST(QuotesScore, OneWordMoreIsNotExact) {
  const QuotesScore found = score({kTrue}, {statement({{21, 24}}, {{16, 20}}, {{0, 20}})});
  EXPECT_EQ(found.exact[0].f1, 0);
  EXPECT_EQ(found.exact[1].f1, 1);
  EXPECT_EQ(found.exact[2].f1, 0);
  EXPECT_DOUBLE_EQ(found.words[0].recall, .5);
  EXPECT_EQ(found.words[0].precision, 1);
}

TEST(QuotesScore, HalfTheWordsIsFound) {
  EXPECT_EQ(score({kTrue}, {statement({}, {}, {{0, 7}})}).found.f1, 1);  // two of three words
  EXPECT_EQ(score({kTrue}, {statement({}, {}, {{0, 3}})}).found.f1, 0);  // one of three
}

TEST(QuotesScore, ASpeakerIsRightByOneWord) {
  EXPECT_EQ(score({kTrue}, {statement({{25, 29}}, {}, {{0, 15}})}).speaker_right, 1);
  EXPECT_EQ(score({kTrue}, {statement({}, {}, {{0, 15}})}).speaker_right, 0);
}

TEST(QuotesScore, NobodyIsRightWhereNobodyIsNamed) {
  const ScoredStatement nameless = statement({}, {{16, 20}}, {{0, 15}});
  EXPECT_EQ(score({nameless}, {nameless}).speaker_right, 1);
}

TEST(QuotesScore, ATrueStatementIsFoundOnce) {
  const QuotesScore found = score({kTrue}, {kTrue, kTrue});
  EXPECT_EQ(found.found.recall, 1);
  EXPECT_DOUBLE_EQ(found.found.precision, .5);
  EXPECT_DOUBLE_EQ(found.exact[2].precision, .5);
}

TEST(QuotesScore, NothingFoundScoresNothing) {
  const QuotesScore found = score({kTrue}, {});
  EXPECT_EQ(found.found.f1, 0);
  EXPECT_EQ(found.speaker_right, 0);
  EXPECT_EQ(found.kinds.at(0).n_cases, 1U);
}

}  // namespace
}  // namespace wirecopy::engine
