#include "lineage/origin.h"

#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lineage/evidence.h"
#include "lineage/testing.h"

namespace wirecopy::lineage {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Eq;
using ::testing::Field;
using ::testing::IsEmpty;
using testing::joined;
using testing::kDam;
using testing::kFerry;

struct Told {
  std::string outlet;
  std::string published;
  std::string text;
  std::string before = "Weather: שלום ☔.\r\n\r\n";
  std::string after = {};
  std::string id = {};
};

// What the pages share, as the engine finds it.
std::vector<Link> links_of(const std::vector<Told>& told, const std::vector<Copied>& passages) {
  match::PassageScratch scratch;
  std::vector<text::Text> texts;
  for (const Told& each : told) texts.push_back(text::analyze(each.text));
  std::vector<Link> links;
  for (std::size_t a = 0; a < std::min<std::size_t>(told.size(), 10); ++a)
    for (std::size_t b = 0; b < a; ++b)
      for (const match::TokenPassage& shared : match::find_shared(texts[a], texts[b], &scratch))
        links.push_back({{passages[a].page, match::bytes_of(texts[a], shared.a)},
                         {passages[b].page, match::bytes_of(texts[b], shared.b)},
                         changes_of(texts[a], texts[b], shared)});
  return links;
}

Lineage lineage_of(const std::vector<Told>& told, std::string_view family_text) {
  std::vector<PageFacts> facts;
  std::vector<Copied> passages;
  for (const Told& each : told) {
    Page page;
    page.id = each.id.empty() ? "page " + std::to_string(facts.size()) : each.id;
    page.outlet = each.outlet;
    page.published = each.published;
    page.text = each.before + each.text + each.after;
    const text::Text text = text::analyze(page.text);
    facts.push_back(make_facts(std::move(page), text));
  }
  PageNumber number = 0;
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (i > 0 && (told[i].id.empty() || told[i].id != told[i - 1].id)) ++number;
    passages.push_back({number, 1, make_witness(facts[i], told[i].text)});
  }
  std::vector<PageFacts> by_page;
  for (std::size_t i = 0; i < told.size(); ++i)
    if (i == 0 || passages[i].page != passages[i - 1].page) by_page.push_back(facts[i]);
  return find_lineage(family_text, passages, {by_page, Kinships(links_of(told, passages))});
}

std::string changed(std::string_view text, std::string_view from, std::string_view to) {
  std::string copy(text);
  copy.replace(copy.find(from), from.size(), to);
  return copy;
}

auto reason(std::string name) {
  return Field(&Reason::name, std::move(name));
}

const std::string kText = joined({kFerry, kDam});

TEST(Lineage, TakesTheEarliestOfEqualsForTheSource) {
  const Lineage lineage = lineage_of(
      {{"Late", "2017-04-14", kText}, {"Early", "2017-04-12", kText}, {"Between", "2017-04-13", kText}}, kText);
  EXPECT_EQ(lineage.origin.passage, 1U);
  EXPECT_GT(lineage.origin.probability, .4);
  EXPECT_THAT(lineage.origin.reasons, ElementsAre(reason("earliest")));
  EXPECT_EQ(lineage.parents[1], std::nullopt);
  EXPECT_EQ(lineage.parents[2], 1U);
}

TEST(Lineage, SaysHowUncertainItIsWhereNothingTellsTheCopiesApart) {
  const Lineage lineage = lineage_of({{"A", "", kText}, {"B", "", kText}}, kText);
  EXPECT_LT(lineage.origin.probability, .5);
  EXPECT_THAT(lineage.origin.reasons, IsEmpty());
}

TEST(Lineage, BelievesACreditOverADate) {
  const Lineage lineage = lineage_of({{"Ambry Gazette", "2017-04-12", kText, "OSTER (Capstan) — "},
                                      {"Capstan News Agency", "2017-04-13", kText, "OSTER (Capstan) — "}},
                                     kText);
  EXPECT_EQ(lineage.origin.passage, 1U);
  EXPECT_THAT(lineage.origin.reasons, Contains(reason("dateline")));
  EXPECT_EQ(lineage.parents[0], 1U);
}

TEST(Lineage, SaysThatTheSourceIsMissingWhereAllCreditAnother) {
  const Lineage lineage =
      lineage_of({{"Ambry Gazette", "2017-04-12", changed(kText, "struck", "hit"), "OSTER (Capstan) — "},
                  {"Dunmarrow Post", "2017-04-12", changed(kText, "crew", "team"), "", " (Capstan)"}},
                 kText);
  EXPECT_EQ(lineage.origin.passage, std::nullopt);
  EXPECT_GT(lineage.origin.probability, .6);
  EXPECT_THAT(lineage.parents, Contains(Eq(std::nullopt)));
}

TEST(Lineage, TakesTheFullerTextForTheSource) {
  const std::string shorter = changed(changed(kText, " shortly before dawn", ""), " along its eastern spillway", "");
  const Lineage lineage = lineage_of({{"A", "", shorter}, {"B", "", kText}}, kText);
  EXPECT_EQ(lineage.origin.passage, 1U);
  EXPECT_EQ(lineage.parents[0], 1U);
  EXPECT_THAT(lineage.origin.reasons, Contains(reason("containment")));
}

TEST(Lineage, TakesRareWordsForTheSpunOnes) {
  const std::string spun = changed(changed(kText, "watch", "vigil"), "passengers", "voyagers");
  const Lineage lineage = lineage_of({{"A", "", spun}, {"B", "", kText}}, kText);
  EXPECT_EQ(lineage.origin.passage, 1U);
  EXPECT_THAT(lineage.origin.reasons, Contains(reason("edit-direction")));
}

TEST(Lineage, FollowsChangesFromHandToHand) {
  std::string second = changed(kText, "struck", "rammed");
  second = changed(changed(second, "passengers", "voyagers"), "cracks", "fissures");
  const std::string third = changed(second, "announced", "proclaimed");
  const std::string fourth = changed(third, " shortly before dawn", "");
  const Lineage lineage = lineage_of({{"Capstan", "2017-04-12", kText, "OSTER (Capstan) — "},
                                      {"B", "2017-04-13", second},
                                      {"C", "2017-04-14", third},
                                      {"D", "2017-04-15", fourth},
                                      {"E", "2017-04-16", changed(kText, "trawler", "fishing boat")}},
                                     kText);
  EXPECT_EQ(lineage.origin.passage, 0U);
  EXPECT_THAT(lineage.parents, ElementsAre(Eq(std::nullopt), Eq(0U), Eq(1U), Eq(2U), Eq(0U)));
}

TEST(Lineage, AddsUpFromThePriorToTheProbability) {
  const Lineage lineage = lineage_of(
      {{"Ambry Gazette", "2017-04-12", kText}, {"Dunmarrow Post", "2017-04-13", changed(kText, "struck", "hit")}},
      kText);
  const double prior = (1 - kFittedModel.priors.lost) / 2;  // of each of two pages
  double log_odds = std::log(prior / (1 - prior));
  for (const Reason& each : lineage.origin.reasons) log_odds += each.weight;
  EXPECT_NEAR(1 / (1 + std::exp(-log_odds)), lineage.origin.probability, .02);
}

TEST(Lineage, HangsEachPageOfALargeFamilyOnATree) {
  std::vector<Told> told;
  for (int i = 0; i < 300; ++i)
    told.push_back({"Outlet " + std::to_string(i), "2017-04-12", kText, "OSTER (Capstan) — "});
  told[0].outlet = "Capstan";
  const Lineage lineage = lineage_of(told, kText);
  EXPECT_EQ(lineage.origin.passage, 0U);
  for (std::size_t i = 1; i < told.size(); ++i) EXPECT_NE(lineage.parents[i], std::nullopt) << i;
}

TEST(Lineage, GivesAllPassagesOfAPageOneParent) {
  const std::string worse = changed(kText, "struck", "hit");
  const Lineage lineage = lineage_of({{"A", "2017-04-12", kText, "", "", "a"},
                                      {"B", "2017-04-13", kText, "", "", "b"},
                                      {"B", "2017-04-13", worse, "Again: ", "", "b"}},
                                     kText);
  EXPECT_THAT(lineage.parents, ElementsAre(Eq(std::nullopt), Eq(0U), Eq(0U)));
}

}  // namespace
}  // namespace wirecopy::lineage
