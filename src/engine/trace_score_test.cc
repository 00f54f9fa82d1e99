#include "engine/trace_score.h"

#include <gtest/gtest.h>

namespace wirecopy::engine {
namespace {

constexpr std::string_view kSentence = "Nine herons stood on the quay at dawn and nobody fed them.";

// A page that is this sentence once, and a passage that finds all of it in the document "source".
PageTrace found_whole(Kind kind) {
  PageTrace trace;
  trace.page.id = "page";
  trace.page.text = std::string(kSentence);
  Page source;
  source.id = "source";
  source.text = "👩‍🚀 " + std::string(kSentence);
  const auto size = static_cast<std::uint32_t>(kSentence.size());
  const auto offset = static_cast<std::uint32_t>(source.text.size()) - size;
  trace.documents.push_back(std::move(source));
  Passage passage;
  passage.span = {0, size};
  passage.kind = kind;
  passage.sources.push_back({0, {offset, offset + size}, {0, size}, 1, kind, {}});
  trace.passages.push_back(std::move(passage));
  return trace;
}

TruthCase truth(std::string kind, double rate = 0) {
  const auto size = static_cast<std::uint32_t>(kSentence.size());
  return {{0, size}, std::move(kind), rate, "source", {4, 4 + size}};
}

TEST(TraceScore, IsFullForACaseFoundWhole) {
  TraceScorer scorer;
  scorer.add(found_whole(Kind::copied), {truth("copied")}, {kSentence});
  const TraceScore score = scorer.score();
  EXPECT_DOUBLE_EQ(score.plagdet, 1);
  EXPECT_DOUBLE_EQ(score.recall, 1);
  EXPECT_DOUBLE_EQ(score.precision, 1);
  EXPECT_DOUBLE_EQ(score.granularity, 1);
  EXPECT_DOUBLE_EQ(score.kind_accuracy, 1);
}

TEST(TraceScore, CountsAMissAndAWrongKind) {
  TraceScorer scorer;
  PageTrace nothing = found_whole(Kind::copied);
  nothing.passages.clear();
  scorer.add(nothing, {truth("edited")}, {kSentence});
  scorer.add(found_whole(Kind::edited), {truth("spun", .2)}, {kSentence});
  const TraceScore score = scorer.score();
  EXPECT_DOUBLE_EQ(score.recall, .5);
  EXPECT_DOUBLE_EQ(score.precision, 1);
  EXPECT_DOUBLE_EQ(score.kind_accuracy, 0);
  ASSERT_EQ(score.kinds.size(), 2U);
  EXPECT_EQ(score.kinds[0].kind, "edited");
  EXPECT_EQ(score.kinds[1].kind, "spun <=20%");
}

TEST(TraceScore, AveragesF1OverTheKindsThatAreTrue) {
  TraceScorer scorer;
  scorer.add(found_whole(Kind::copied), {truth("copied")}, {kSentence});
  scorer.add(found_whole(Kind::copied), {truth("edited")}, {kSentence});
  scorer.add(found_whole(Kind::edited), {truth("edited")}, {kSentence});
  scorer.add(found_whole(Kind::spun), {truth("edited")}, {kSentence});
  const TraceScore score = scorer.score();
  EXPECT_DOUBLE_EQ(score.kind_accuracy, .5);
  EXPECT_NEAR(score.kind_macro_f1, (2.0 / 3 + 2.0 / 4) / 2, 1e-12);  // copied: 1 of 2 said; edited: 1 of 3 true
}

TEST(TraceScore, CallsADetectionOnUnseenTextFalseUnlessItReadsTheSame) {
  TraceScorer same;
  same.add(found_whole(Kind::copied), {truth("unseen")}, {""});
  EXPECT_EQ(same.score().n_detections, 0U);
  PageTrace other = found_whole(Kind::copied);
  other.documents[0].text = "👩‍🚀 " + std::string(kSentence.size(), 'x');
  TraceScorer different;
  different.add(other, {truth("unseen")}, {""});
  EXPECT_EQ(different.score().n_detections, 1U);
  EXPECT_DOUBLE_EQ(different.score().precision, 0);
}

TEST(TraceScore, DividesForACaseFoundInTwoPieces) {
  PageTrace trace = found_whole(Kind::copied);
  Passage second = trace.passages[0];
  trace.passages[0].span.end = 20;
  trace.passages[0].sources[0].span.end = trace.passages[0].sources[0].span.begin + 20;
  second.span.begin = 21;
  second.sources[0].span.begin += 21;
  trace.passages.push_back(second);
  TraceScorer scorer;
  scorer.add(trace, {truth("copied")}, {kSentence});
  EXPECT_DOUBLE_EQ(scorer.score().granularity, 2);
  EXPECT_NEAR(scorer.score().plagdet, scorer.score().recall * 2 / (1 + scorer.score().recall) / 1.585, .01);
}

TEST(TraceScore, SplitsWordsAsPythonsWordPatternDoes) {
  EXPECT_EQ(word_set("Don’t PANIC, don't—panic_2 ÉTÉ"), (WordSet{"don", "t", "panic", "panic_2", "été"}));
  EXPECT_DOUBLE_EQ(jaccard(word_set("a b c"), word_set("b c d")), .5);
}

}  // namespace
}  // namespace wirecopy::engine
