#include "engine/lineage_score.h"

#include <gtest/gtest.h>

namespace wirecopy::engine {
namespace {

// A page of a tree whose sentences stand one after the other, ten code points each.
TreePage page_with(std::string id, const std::vector<std::uint32_t>& sentences, std::string parent = "") {
  TreePage page{std::move(id), true, {}};
  for (std::uint32_t i = 0; i < sentences.size(); ++i)
    page.passages.push_back({{10 * i, 10 * i + 10}, sentences[i], parent, {}, parent.empty() ? "" : "copied"});
  return page;
}

// "root" was copied by "first", and that by "second"; all hold sentence 0.
LineageTruth row_of_three() {
  LineageTruth truth;
  truth.trees.push_back({"tree",
                         "root",
                         {page_with("root", {0}), page_with("first", {0}, "root"), page_with("second", {0}, "first")},
                         {{"root", "first", {}, {}}, {"first", "second", {}, {}}}});
  return truth;
}

FamilyPassage passage_of(std::string page, std::string published = "", CodePointSpan span = {0, 10}) {
  FamilyPassage passage;
  passage.page.id = std::move(page);
  passage.page.published = std::move(published);
  passage.characters = span;
  return passage;
}

Family family_of(std::vector<FamilyPassage> passages) {
  Family family;
  family.passages = std::move(passages);
  return family;
}

LineageScore score_of(const LineageTruth& truth, const std::vector<Family>& families) {
  LineageScorer scorer(truth);
  for (const Family& family : families) scorer.add(family);
  LineageScore score;
  scorer.score(&score);
  return score;
}

TEST(LineageScore, IsFullForATreeToldWhole) {
  Family family = family_of({passage_of("root"), passage_of("first"), passage_of("second")});
  family.origin = {0, 1, {}};
  family.passages[1].parent = 0;
  family.passages[2].parent = 1;
  const LineageScore score = score_of(row_of_three(), {family});
  EXPECT_DOUBLE_EQ(score.sources[0].right, 1);
  EXPECT_DOUBLE_EQ(score.sources[0].right_by_sentence, 1);
  EXPECT_DOUBLE_EQ(score.sources[0].right_by_tree, 1);
  EXPECT_DOUBLE_EQ(score.calibration_error, 0);
  EXPECT_DOUBLE_EQ(score.edges.right, 1);
  EXPECT_DOUBLE_EQ(score.edges.from_parent, 1);
  EXPECT_EQ(score.edges.n_true, 2U);
  EXPECT_DOUBLE_EQ(score.bcubed_f1, 1);
}

TEST(LineageScore, NamesTheBaselinesBesideTheEngine) {
  const Family family = family_of({passage_of("second", "2024-05-14T23:30:00+02:00"),
                                   passage_of("root", "2024-05-14T22:00:00Z", {0, 12}), passage_of("first")});
  const LineageScore score = score_of(row_of_three(), {family});
  EXPECT_EQ(score.sources[1].method, "earliest");
  EXPECT_DOUBLE_EQ(score.sources[1].right, 0) << "half past nine in UTC comes before ten";
  EXPECT_EQ(score.sources[2].method, "longest");
  EXPECT_DOUBLE_EQ(score.sources[2].right, 1);
}

TEST(LineageScore, CountsAMissingSourceSaidToBeMissingAsRight) {
  LineageTruth truth = row_of_three();
  truth.trees[0].source.clear();
  truth.trees[0].pages[0].is_written = false;
  const LineageScore score = score_of(truth, {family_of({passage_of("first"), passage_of("second")})});
  EXPECT_EQ(score.n_missing, 1U);
  EXPECT_DOUBLE_EQ(score.sources[0].right, 1);
  EXPECT_DOUBLE_EQ(score.sources[1].right, 0);
}

TEST(LineageScore, CountsASourceInAnotherFamilyAsNotMissing) {
  const LineageScore score = score_of(row_of_three(), {family_of({passage_of("first"), passage_of("second")})});
  EXPECT_EQ(score.n_apart, 1U);
  EXPECT_DOUBLE_EQ(score.sources[0].right, 0);
}

TEST(LineageScore, AnswersASentenceByTheFamilyWithMostOfItsCopies) {
  Family whole = family_of({passage_of("root"), passage_of("first"), passage_of("second")});
  whole.origin = {0, .9, {}};
  Family part = family_of({passage_of("first"), passage_of("second")});
  part.origin = {0, .4, {}};
  const LineageScore score = score_of(row_of_three(), {part, whole});
  EXPECT_DOUBLE_EQ(score.sources[0].right, .5);
  EXPECT_DOUBLE_EQ(score.sources[0].right_by_sentence, 1);
}

TEST(LineageScore, ComparesWhatIsSaidWithWhatIsRight) {
  Family right = family_of({passage_of("root"), passage_of("first")});
  right.origin = {0, .82, {}};
  Family wrong = right;
  wrong.origin = {1, .88, {}};
  const LineageScore score = score_of(row_of_three(), {right, wrong});
  ASSERT_EQ(score.bins.size(), 1U);
  EXPECT_DOUBLE_EQ(score.bins[0].from, .8);
  EXPECT_DOUBLE_EQ(score.bins[0].said, .85);
  EXPECT_DOUBLE_EQ(score.bins[0].right, .5);
  EXPECT_EQ(score.bins[0].n, 2U);
  EXPECT_DOUBLE_EQ(score.calibration_error, .35);
}

TEST(LineageScore, LetsAnEdgeLeadThroughSteps) {
  LineageTruth siblings = row_of_three();
  siblings.trees[0].pages[2] = page_with("second", {0}, "root");
  siblings.trees[0].edges[1] = {"root", "second", {}, {}};
  Family row = family_of({passage_of("root"), passage_of("first"), passage_of("second")});
  row.passages[1].parent = 0;
  row.passages[2].parent = 1;
  const LineageScore score = score_of(siblings, {row});
  EXPECT_DOUBLE_EQ(score.edges.right, 1);
  EXPECT_DOUBLE_EQ(score.edges.from_ancestor, .5);
  EXPECT_DOUBLE_EQ(score.edges.from_parent, .5);
}

TEST(LineageScore, TellsATurnedEdgeFromAMissingOne) {
  Family family = family_of({passage_of("root"), passage_of("first"), passage_of("second")});
  family.passages[0].parent = 1;
  const LineageScore score = score_of(row_of_three(), {family});
  EXPECT_DOUBLE_EQ(score.edges.right, 0);
  EXPECT_DOUBLE_EQ(score.edges.reversed, .5);
  EXPECT_EQ(score.edges.n_given, 1U);
}

TEST(LineageScore, EndsWhereParentsRunInACircle) {
  Family family = family_of({passage_of("first"), passage_of("second")});
  family.passages[0].parent = 1;
  family.passages[1].parent = 0;
  EXPECT_DOUBLE_EQ(score_of(row_of_three(), {family}).edges.right, 1);
}

// Two of three copies are found, with a page that copies nothing. Precision: 2/3, 2/3 for the two found, 1 for the one
// alone, 1/3 for the stranger; recall: 2/3, 2/3, 1/3, 1.
TEST(LineageScore, WeighsFamiliesByBCubed) {
  const LineageScore score =
      score_of(row_of_three(), {family_of({passage_of("root"), passage_of("first"), passage_of("stranger")})});
  EXPECT_DOUBLE_EQ(score.bcubed_precision, 2.0 / 3);
  EXPECT_DOUBLE_EQ(score.bcubed_recall, 2.0 / 3);
  EXPECT_DOUBLE_EQ(score.bcubed_f1, 2.0 / 3);
}

TEST(LineageScore, LeavesFurnitureAndSharedQuotationsOut) {
  LineageTruth truth = row_of_three();
  truth.shared["lone"] = {{{0, 10}, "quote"}};
  truth.shared["other"] = {{{0, 10}, "quote"}};
  Family furniture = family_of({passage_of("stranger"), passage_of("lone")});
  furniture.kind = Kind::furniture;
  const Family whole = family_of({passage_of("root"), passage_of("first"), passage_of("second")});
  const LineageScore score = score_of(truth, {whole, furniture, family_of({passage_of("lone"), passage_of("other")})});
  EXPECT_DOUBLE_EQ(score.bcubed_precision, 1);
  EXPECT_EQ(score.n_families, 1U);
}

// The family's passages begin in another sentence, but share one: right for both sentences of the longer.
TEST(LineageScore, CallsAPassageThatSharesASentenceRight) {
  LineageTruth truth;
  truth.trees.push_back({"tree", "root", {page_with("root", {0, 1}), page_with("copy", {1, 2}, "root")}, {}});
  const Family family = family_of({passage_of("root", "", {0, 20}), passage_of("copy", "", {0, 20})});
  const LineageScore score = score_of(truth, {family});
  EXPECT_DOUBLE_EQ(score.bcubed_precision, 1);
  EXPECT_DOUBLE_EQ(score.bcubed_recall, 1);
  EXPECT_EQ(score.n_sentences, 1U) << "0 and 2 stand in one page only";
}

}  // namespace
}  // namespace wirecopy::engine
