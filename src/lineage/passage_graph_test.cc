#include "lineage/passage_graph.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wirecopy::lineage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(PassageGraph, TakesNearlyEqualSpansForOnePassage) {
  const std::vector<Link> links{{{1, {0, 100}}, {0, {0, 100}}}, {{2, {0, 90}}, {0, {4, 98}}}};
  const PassageGraph graph(links);
  EXPECT_THAT(graph.passages(),
              ElementsAre(PagePassage{0, {0, 100}}, PagePassage{1, {0, 100}}, PagePassage{2, {0, 90}}));
  EXPECT_THAT(graph.linked_to(0), ElementsAre(1, 2));
  EXPECT_THAT(graph.linked_to(1), ElementsAre(0));
}

TEST(PassageGraph, KeepsAPartOfAPassageApart) {
  const std::vector<Link> links{{{1, {0, 100}}, {0, {0, 100}}}, {{2, {7, 57}}, {0, {0, 50}}}};
  const PassageGraph graph(links);
  EXPECT_THAT(graph.passages_of(0), ElementsAre(PagePassage{0, {0, 100}}, PagePassage{0, {0, 50}}));
  EXPECT_EQ(graph.first_of(1), 2U);
}

TEST(PassageGraph, HoldsNothingWithoutLinks) {
  const PassageGraph graph({});
  EXPECT_THAT(graph.passages(), IsEmpty());
  EXPECT_THAT(graph.passages_of(3), IsEmpty());
}

}  // namespace
}  // namespace wirecopy::lineage
