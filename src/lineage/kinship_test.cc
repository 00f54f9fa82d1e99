#include "lineage/kinship.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wirecopy::lineage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Pages a and b share the same place, all of it in the same words but for what stands in `other`.
Link link(PageNumber a, PageNumber b, ByteSpan span, ByteSpan other = {}) {
  Link link{{a, span}, {b, span}, {}};
  if (other.empty()) {
    link.changes.same = {{span, span}};
  } else {
    const ByteSpan before{span.begin, other.begin};
    const ByteSpan after{other.end, span.end};
    link.changes.same = {{before, before}, {after, after}};
  }
  return link;
}

TEST(Kinships, CountsWhatASourceLacks) {
  const Kinships kinships(
      std::vector{link(1, 0, {0, 300}), link(2, 0, {0, 300}), link(2, 1, {0, 300}), link(2, 0, {300, 500})});
  const KinshipTable table = kinships.among(std::vector<PageNumber>{0, 1, 2});
  EXPECT_EQ(table.of(1, 2).n_absent, 200U);
  EXPECT_EQ(table.of(1, 2).n_absent_runs, 1U);
  EXPECT_EQ(table.of(0, 2).n_absent, 0U);
  EXPECT_EQ(table.of(0, 2).n_shared, 500U);
  EXPECT_EQ(table.of(0, 2).n_passages, 2U);
}

TEST(Kinships, CountsWordsThatAnotherPageHasAndTheSourceHasNot) {
  const Kinships kinships(
      std::vector{link(1, 0, {0, 300}, {100, 110}), link(2, 0, {0, 300}, {100, 110}), link(2, 1, {0, 300})});
  const KinshipTable table = kinships.among(std::vector<PageNumber>{0, 1, 2});
  EXPECT_EQ(table.of(0, 2).n_differ, 10U);
  EXPECT_EQ(table.of(1, 2).n_differ, 0U);
  EXPECT_EQ(table.holding(0).n_own, 10U);
  EXPECT_EQ(table.holding(2).n_own, 0U);
}

TEST(Kinships, CallsWordsUnusualThatMostHaveOtherwise) {
  std::vector<Link> links;
  for (PageNumber a = 1; a < 6; ++a)  // pages 4 and 5 differ from the others, not from each other
    for (PageNumber b = 0; b < a; ++b)
      links.push_back(link(a, b, {0, 90}, (a < 4) == (b < 4) ? ByteSpan{} : ByteSpan{40, 50}));
  const KinshipTable table = Kinships(links).among(std::vector<PageNumber>{0, 1, 2, 3, 4, 5});
  EXPECT_EQ(table.holding(5).n_unusual, 10U);
  EXPECT_EQ(table.holding(0).n_unusual, 0U);
}

// Page 3 has a piece from each of three others; 4 has nearly all from 3.
TEST(Kinships, KnowsAPageThatIsStitchedFromOthers) {
  const Kinships kinships(std::vector{link(3, 0, {0, 400}), link(3, 1, {400, 700}), link(3, 2, {700, 900}),
                                      link(4, 3, {0, 800}), link(4, 0, {0, 400}), link(4, 1, {400, 700})});
  EXPECT_FALSE(kinships.is_stitched(4, {0, 400}));  // it is a copy
  EXPECT_FALSE(kinships.is_stitched(0, {0, 400}));
  EXPECT_FALSE(kinships.is_stitched(9, {0, 400}));
  const Kinships apart(std::vector{link(3, 0, {0, 400}), link(3, 1, {400, 700}), link(3, 2, {700, 900})});
  EXPECT_FALSE(apart.is_stitched(3, {0, 400}));  // from the page that most of it is from
  EXPECT_TRUE(apart.is_stitched(3, {400, 700}));
}

TEST(Kinships, LooksAtPassagesAloneWhereTheyAreGiven) {
  const Kinships kinships(std::vector{link(2, 0, {0, 300}), link(2, 1, {0, 300}), link(2, 0, {300, 500}, {400, 410})});
  const std::vector<ByteSpan> passages(3, {0, 300});
  const KinshipTable table = kinships.among(std::vector<PageNumber>{0, 1, 2}, passages);
  EXPECT_EQ(table.of(0, 2).n_shared, 300U);
  EXPECT_EQ(table.of(0, 2).n_passages, 1U);
  EXPECT_EQ(table.of(1, 2).n_absent, 0U);
}

TEST(Kinships, TakesPagesForKinThatShareTextWithMost) {
  const Kinships kinships(std::vector{link(1, 0, {0, 90}), link(2, 0, {0, 90}), link(3, 0, {100, 190}),
                                      link(3, 1, {100, 190}), link(4, 0, {200, 290})});
  EXPECT_THAT(kinships.kin_of(std::vector<PageNumber>{0, 1, 2}), ElementsAre(3));
  EXPECT_THAT(kinships.kin_of(std::vector<PageNumber>{5}), IsEmpty());
}

TEST(Kinships, SayWhetherAnotherPageHasTheGreaterPartOfASpan) {
  const Kinships kinships(std::vector{link(1, 0, {0, 300}), link(1, 0, {200, 400}), link(2, 1, {900, 1000})});
  EXPECT_TRUE(kinships.shares(1, {100, 600}, 0));
  EXPECT_FALSE(kinships.shares(1, {100, 800}, 0));
  EXPECT_FALSE(kinships.shares(1, {100, 600}, 2));
  EXPECT_FALSE(kinships.shares(0, {900, 1000}, 2));
}

}  // namespace
}  // namespace wirecopy::lineage
