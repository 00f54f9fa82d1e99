#include "lineage/role.h"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lineage/testing.h"

namespace wirecopy::lineage {
namespace {

using ::testing::ElementsAre;
using ::testing::Eq;
using testing::joined;
using testing::kDam;
using testing::kFerry;
using testing::kMuseum;
using testing::kOrchard;

constexpr std::string_view kSignOff =
    "Sign up for the Ambry letter ☕ and get the harbour's best stories in your inbox every morning.";

struct Told {
  std::string outlet;
  std::string published;
  std::string text;
};

// The role of the family with this text, of pages that stand in order of age.
Role role_in(const std::vector<Told>& told, std::string_view family_text) {
  std::vector<std::string> texts;
  std::vector<PageFacts> facts;
  for (const Told& each : told) {
    Page page;
    page.id = fmt::format("page {}", facts.size());
    page.outlet = each.outlet;
    page.published = each.published;
    page.text = each.text;
    const text::Text text = text::analyze(page.text);
    facts.push_back(make_facts(std::move(page), text));
    texts.push_back(each.text);
  }
  const std::vector<Link> links = testing::links_of(texts);
  for (const Group& group : testing::group_links(links, texts))
    if (group.text == family_text) return role_of(group, facts, Kinships(links));
  ADD_FAILURE() << "no family of " << family_text;
  return {};
}

TEST(Role, KnowsAnOutletsFurniture) {
  const Role role = role_in({{"Ambry", "2017-01-02", joined({kFerry, kSignOff}, "\r\n\r\n")},
                             {"Ambry", "2017-02-03", joined({kDam, kSignOff}, "\r\n\r\n")},
                             {"Ambry", "2017-05-04", joined({kOrchard, kSignOff}, "\r\n\r\n")}},
                            kSignOff);
  EXPECT_TRUE(role.is_furniture);
  EXPECT_FALSE(role.is_phrase);
}

TEST(Role, TakesWhatOthersHoldTooForNoFurniture) {
  const Role role = role_in({{"Ambry", "2017-01-02", joined({kFerry, kSignOff}, "\r\n\r\n")},
                             {"Dunmarrow", "2017-02-03", joined({kDam, kSignOff}, "\r\n\r\n")},
                             {"Ambry", "2017-05-04", joined({kOrchard, kSignOff}, "\r\n\r\n")}},
                            kSignOff);
  EXPECT_FALSE(role.is_furniture);
}

TEST(Role, TellsVersionsOfOneReportFromCopiesByOthers) {
  const std::string later = joined({kFerry, kDam, "It rained, שלום."});
  const Role role = role_in({{"Capstan", "2017-01-02T08:00Z", joined({kFerry, kDam})},
                             {"Capstan", "2017-01-02T18:00Z", later},
                             {"Ambry", "2017-01-03", joined({"Early 😀 news.", kFerry, kDam})}},
                            joined({kFerry, kDam}));
  EXPECT_FALSE(role.is_furniture);
  EXPECT_THAT(role.version_of, ElementsAre(Eq(std::nullopt), Eq(0U), Eq(std::nullopt)));
}

TEST(Role, TakesPagesOfOneOutletFarApartForNoVersions) {
  const Role role =
      role_in({{"Capstan", "2017-01-02", std::string(kFerry)}, {"Capstan", "2017-03-02", std::string(kFerry)}}, kFerry);
  EXPECT_THAT(role.version_of, ElementsAre(Eq(std::nullopt), Eq(std::nullopt)));
}

constexpr std::string_view kStock = "the office of the prime minister said in a statement on Monday";

TEST(Role, KnowsAPhraseThatUnrelatedPagesShare) {
  const std::vector<Told> told{{"Ambry", "2017-01-02", joined({kFerry, "It will pay,", kStock})},
                               {"Dunmarrow", "2018-02-03", joined({kMuseum, "Nobody knew,", kStock})}};
  Group group{1, std::string(kStock), {}};
  std::vector<PageFacts> facts;
  std::vector<PagePassage> places;
  for (PageNumber number = 0; number < 2; ++number) {
    Page page;
    page.outlet = told[number].outlet;
    page.published = told[number].published;
    page.text = told[number].text;
    const auto begin = static_cast<std::uint32_t>(page.text.find(kStock));
    places.push_back({number, {begin, begin + static_cast<std::uint32_t>(kStock.size())}});
    group.members.push_back({number, {places.back().span, 1, Kind::copied, 0}});
    const text::Text text = text::analyze(page.text);
    facts.push_back(make_facts(std::move(page), text));
  }
  const std::vector<Link> links{{places[1], places[0]}};
  EXPECT_TRUE(role_of(group, facts, Kinships(links)).is_phrase);
}

TEST(Role, TakesNoPhraseForOneWherePagesShareMore) {
  const std::string rest = joined({kFerry, kDam});
  const std::vector<Told> told{{"Ambry", "2017-01-02", joined({rest, "Nobody slept in town.", kOrchard})},
                               {"Dunmarrow", "2017-01-03", joined({kOrchard, kMuseum, rest})}};
  EXPECT_FALSE(role_in(told, kOrchard).is_phrase);
}

TEST(Role, TakesALongSharedTextForNoPhrase) {
  const Role role =
      role_in({{"Ambry", "2017-01-02", joined({kFerry, kDam})}, {"Dunmarrow", "2018-02-03", joined({kMuseum, kFerry})}},
              kFerry);
  EXPECT_FALSE(role.is_phrase);
}

constexpr std::string_view kQuote = "“Every harbour keeps one lantern lit for those the fog has swallowed.”";

TEST(Role, TellsSpeechQuotedFromTextCopied) {
  const Role role = role_in({{"Ambry", "2017-01-02", joined({kFerry, kQuote, "So she told the council."})},
                             {"Dunmarrow", "2017-01-02", joined({kMuseum, kQuote, "A card at the door read thus."})}},
                            kQuote);
  EXPECT_GT(role.quotation, .8);
  EXPECT_FALSE(role.is_frame_shared);
  EXPECT_FALSE(role.is_phrase);
}

}  // namespace
}  // namespace wirecopy::lineage
