#include "story/votes.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace wirecopy::story {
namespace {

Found report(const std::string& document, const std::string& outlet, const std::string& speaker, double share = 1) {
  Found found;
  found.report.document = document;
  found.report.outlet = outlet;
  found.report.speaker = speaker;
  found.report.share = share;
  found.report.is_said = true;
  return found;
}

TEST(Votes, NobodyNamedIsNoVote) {
  const std::vector<Found> reports = {report("a", "Post", ""), report("b", "Herald", "he")};
  EXPECT_TRUE(count_votes(reports).empty());
  EXPECT_FALSE(agree(count_votes(reports)));
}

TEST(Votes, NamesOfOneSpeakerAreOneAndTheFullestIsShown) {
  const std::vector<Found> reports = {report("a", "Post", "Holt"), report("b", "Herald", "Maria Holt, the mayor"),
                                      report("c", "Times", "the mayor")};
  const std::vector<Vote> votes = count_votes(reports);
  ASSERT_EQ(votes.size(), 1U);
  EXPECT_EQ(votes[0].attribution.speaker, "Maria Holt, the mayor");
  EXPECT_EQ(votes[0].attribution.pages, 3U);
  EXPECT_EQ(votes[0].attribution.share, 1);
  EXPECT_EQ(votes[0].evidence, 1U);
}

TEST(Votes, OneAgainstOneIsNoAgreement) {
  const std::vector<Found> reports = {report("a", "Post", "Maria Holt"), report("b", "Herald", "Peter Lund")};
  EXPECT_EQ(count_votes(reports).size(), 2U);
  EXPECT_FALSE(agree(count_votes(reports)));
}

TEST(Votes, AnOutletHasOneVoiceHoweverOftenItPrintsIt) {
  std::vector<Found> reports = {report("a", "Post", "Maria Holt"), report("b", "Herald", "Peter Lund")};
  for (int i = 0; i < 9; ++i) reports.push_back(report("h" + std::to_string(i), "Herald", "Peter Lund"));
  EXPECT_FALSE(agree(count_votes(reports)));
}

TEST(Votes, ThreeOutletsAgainstOneAgree) {
  const std::vector<Found> reports = {report("a", "Post", "Maria Holt"), report("b", "Herald", "Holt"),
                                      report("c", "Times", "Mrs. Holt"), report("d", "Mail", "Peter Lund")};
  const std::vector<Vote> votes = count_votes(reports);
  EXPECT_TRUE(agree(votes));
  EXPECT_EQ(votes[0].attribution.speaker, "Maria Holt");
  EXPECT_EQ(votes[0].attribution.share, .75);
}

TEST(Votes, EvidenceIsTheReportWithMostOfTheWords) {
  const std::vector<Found> reports = {report("a", "Post", "Holt", 1), report("b", "Herald", "Maria Holt", .7)};
  EXPECT_EQ(count_votes(reports)[0].evidence, 0U);
}

}  // namespace
}  // namespace wirecopy::story
