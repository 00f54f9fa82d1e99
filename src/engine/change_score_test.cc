#include "engine/change_score.h"

#include <gtest/gtest.h>

namespace wirecopy::engine {
namespace {

// Sentences of twenty code points with a space between, in the same places of copy and source.
std::vector<TruePassage> sentences(const std::vector<std::string>& kinds) {
  std::vector<TruePassage> taken;
  for (std::uint32_t i = 0; i < kinds.size(); ++i)
    taken.push_back({{21 * i, 21 * i + 20}, i, "parent", {21 * i, 21 * i + 20}, kinds[i]});
  return taken;
}

std::string true_kind_of(const std::vector<TruePassage>& taken) {
  ChangeScorer scorer;
  scorer.add({}, taken, {{{0, 62}, {0, 62}, "furniture"}}, {});
  LineageScore score;
  scorer.score(&score);
  for (const ClassScore& kind : score.kinds)
    if (kind.n_true > 0) return kind.name;
  return "";
}

TEST(ChangeScore, CallsAWholeStretchByWhatMostOfItsChangesAre) {
  EXPECT_EQ(true_kind_of(sentences({"copied", "copied", "copied"})), "copied");
  EXPECT_EQ(true_kind_of(sentences({"copied", "edited", "copied"})), "edited");
  EXPECT_EQ(true_kind_of(sentences({"spun", "copied", "copied"})), "spun");
  EXPECT_EQ(true_kind_of(sentences({"spun", "edited", "edited"})), "edited");
}

TEST(ChangeScore, CallsAStretchEditedIfASentenceWasLeftOut) {
  std::vector<TruePassage> taken = sentences({"copied", "copied"});
  taken[1].parent_span = {42, 62};
  EXPECT_EQ(true_kind_of(taken), "edited");
}

TEST(ChangeScore, AsksNothingOfTextThatWasNotTaken) {
  EXPECT_EQ(true_kind_of({}), "");
}

// Three passages are copied and told copied, copied, spun; one is spun and told spun.
// copied: precision 1, recall 2/3, F1 .8; spun: 1/2, 1, 2/3; edited: nothing; macro F1 (.8 + 2/3 + 0) / 3.
TEST(ChangeScore, CountsKindsByHand) {
  const std::vector<TruePassage> copied = sentences({"copied"});
  ChangeScorer scorer;
  for (const std::string_view told : {"copied", "copied", "spun"})
    scorer.add({}, copied, {{{0, 20}, {0, 20}, told}}, {});
  scorer.add({}, sentences({"spun"}), {{{0, 20}, {0, 20}, "spun"}}, {});
  LineageScore score;
  scorer.score(&score);
  EXPECT_DOUBLE_EQ(score.kind_accuracy, .75);
  ASSERT_EQ(score.kinds.size(), 3U);
  EXPECT_DOUBLE_EQ(score.kinds[0].recall, 2.0 / 3);
  EXPECT_DOUBLE_EQ(score.kinds[2].precision, .5);
  EXPECT_NEAR(score.kind_macro_f1, (.8 + 2.0 / 3) / 3, 1e-12);
}

// The score of one flag for these true changes and edits.
ClassScore flag_score(const std::string& name, const TrueEdge& edge, const std::vector<FlaggedEdit>& edits) {
  ChangeScorer scorer;
  scorer.add(edge, {{{0, 100}, 0, "parent", {0, 100}, "edited"}}, {}, edits);
  LineageScore score;
  scorer.score(&score);
  for (const ClassScore& flag : score.flags)
    if (flag.name == name) return flag;
  return {};
}

TrueEdge edge_with(std::vector<TrueChange> flags, std::vector<TrueChange> harmless = {}) {
  return {"parent", "child", std::move(flags), std::move(harmless)};
}

TEST(ChangeScore, CountsFlagsByHand) {
  const TrueEdge edge = edge_with({{"number", {{{10, 12}, {10, 11}}}}, {"number", {{{50, 52}, {49, 51}}}}});
  const ClassScore score = flag_score("number", edge, {{"number", {10, 12}, {10, 11}}, {"number", {80, 84}, {79, 83}}});
  EXPECT_DOUBLE_EQ(score.precision, .5);
  EXPECT_DOUBLE_EQ(score.recall, .5);
  EXPECT_DOUBLE_EQ(score.f1, .5);
}

TEST(ChangeScore, FindsAWordThatWasPutInOrCut) {
  const TrueEdge put_in = edge_with({{"negation", {{{14, 17}, {13, 13}}}}});
  EXPECT_DOUBLE_EQ(flag_score("negation", put_in, {{"negation", {14, 17}, {13, 13}}}).recall, 1);
  EXPECT_DOUBLE_EQ(flag_score("negation", put_in, {{"negation", {20, 23}, {13, 13}}}).recall, 0);
  const TrueEdge cut = edge_with({{"attribution", {{{30, 30}, {30, 45}}}}});
  EXPECT_DOUBLE_EQ(flag_score("attribution", cut, {{"attribution", {31, 31}, {32, 44}}}).recall, 1);
}

TEST(ChangeScore, TakesEitherOfTwoQuotationMarksForBoth) {
  const TrueEdge edge = edge_with({{"attribution", {{{5, 5}, {5, 6}}, {{25, 25}, {26, 27}}}}});
  const ClassScore score = flag_score("attribution", edge, {{"attribution", {25, 25}, {26, 27}}});
  EXPECT_DOUBLE_EQ(score.recall, 1);
  EXPECT_DOUBLE_EQ(score.precision, 1);
}

TEST(ChangeScore, CallsAFlagOnAHarmlessChangeFalse) {
  const TrueEdge edge = edge_with({}, {{"style", {{{10, 16}, {10, 12}}}}});
  const ClassScore score = flag_score("number", edge, {{"number", {10, 16}, {10, 12}}});
  EXPECT_EQ(score.n_said, 1U);
  EXPECT_DOUBLE_EQ(score.precision, 0);
}

TEST(ChangeScore, CountsAFlagOnACutClauseOrAnotherFlagNeitherWay) {
  const TrueEdge cut = edge_with({}, {{"cut", {{{10, 10}, {10, 40}}}}});
  EXPECT_EQ(flag_score("number", cut, {{"number", {10, 10}, {20, 22}}}).n_said, 0U);
  const TrueEdge date = edge_with({{"date", {{{10, 17}, {10, 16}}}}});
  EXPECT_EQ(flag_score("name", date, {{"name", {10, 17}, {10, 16}}}).n_said, 0U);
}

TEST(ChangeScore, CountsAFlagOnASentenceLeftOutNeitherWay) {
  const ClassScore score = flag_score("negation", edge_with({}), {{"negation", {40, 40}, {120, 180}}});
  EXPECT_EQ(score.n_said, 0U);
}

}  // namespace
}  // namespace wirecopy::engine
