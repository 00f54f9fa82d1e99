#include "lineage/group.h"

#include <algorithm>
#include <cctype>
#include <random>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lineage/testing.h"

namespace wirecopy::lineage {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using testing::group_links;
using testing::group_texts;
using ::testing::IsEmpty;
using testing::joined;
using testing::kDam;
using testing::kFerry;
using testing::kMuseum;
using testing::kOrchard;
using testing::links_of;
using testing::pages_of;
using testing::texts_of;

constexpr std::string_view kRest = "Nothing else happened in town that week 🎈.";

TEST(Group, FindsASentenceThatThreePagesShare) {
  const std::vector<std::string> texts{joined({kRest, kFerry}), joined({kFerry, "It rained."}),
                                       joined({"שלום לכולם.", kFerry, "The mayor slept."})};
  const std::vector<Group> groups = group_texts(texts);
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_THAT(pages_of(groups[0]), ElementsAre(0, 1, 2));
  EXPECT_THAT(texts_of(groups[0], texts), Each(kFerry));
  EXPECT_EQ(groups[0].text, kFerry);
}

TEST(Group, HoldsNothingThatStandsInOnePageOnly) {
  EXPECT_THAT(group_texts({joined({kFerry, kDam}), joined({kOrchard, kMuseum})}), IsEmpty());
}

TEST(Group, DoesNotChainTextsThatShareNothing) {
  const std::vector<std::string> texts{std::string(kFerry), joined({kFerry, kRest, kDam}), std::string(kDam)};
  const std::vector<Group> groups = group_texts(texts);
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_THAT(pages_of(groups[0]), ElementsAre(0, 1));
  EXPECT_THAT(texts_of(groups[0], texts), Each(kFerry));
  EXPECT_THAT(pages_of(groups[1]), ElementsAre(1, 2));
  EXPECT_THAT(texts_of(groups[1], texts), Each(kDam));
}

// Three pages that slide over a text, each sharing half of what the one before it shares.
TEST(Group, DoesNotChainTextsThatOverlap) {
  const std::vector<std::string> texts{joined({kFerry, kDam}), joined({kDam, kOrchard}), joined({kOrchard, kMuseum})};
  for (const Group& each : group_texts(texts)) {
    EXPECT_EQ(count_pages(each), 2U) << each.text;
    EXPECT_THAT(texts_of(each, texts), Each(each.text));
  }
}

TEST(Group, DoesNotJoinHalvesThroughTheirWhole) {
  const std::string whole = joined({kFerry, kDam});
  const std::vector<std::string> texts{whole, joined({kRest, whole}), joined({kFerry, kRest}),
                                       joined({"Later.", kDam})};
  for (const Group& each : group_texts(texts)) {
    const std::vector<PageNumber> pages = pages_of(each);
    const bool has_both = std::ranges::count(pages, 2U) > 0 && std::ranges::count(pages, 3U) > 0;
    EXPECT_FALSE(has_both) << each.text;
  }
  EXPECT_EQ(group_texts(texts).size(), 3U);
}

TEST(Group, KeepsTheFamilyOfAWholePageApartFromThatOfItsSentence) {
  const std::string whole = joined({kFerry, kDam, kOrchard}, "\r\n\r\n");
  const std::vector<std::string> texts{whole, whole, joined({kMuseum, kDam}), joined({kDam, kRest})};
  const std::vector<Group> groups = group_texts(texts);
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_THAT(pages_of(groups[0]), ElementsAre(0, 1, 2, 3));
  EXPECT_THAT(texts_of(groups[0], texts), Each(kDam));
  EXPECT_THAT(pages_of(groups[1]), ElementsAre(0, 1));
  EXPECT_EQ(groups[1].text, whole);
}

// `text` with every fourth word, from the `first` on, written backwards, but for names and numbers.
std::string spun(const std::string& text, int first) {
  std::string spun;
  int i = 0;
  std::istringstream words(text);
  for (std::string word; words >> word; ++i) {
    if (i % 4 == first && std::islower(static_cast<unsigned char>(word[0])) != 0) std::ranges::reverse(word);
    spun += (i > 0 ? " " : "") + word;
  }
  return spun;
}

TEST(Group, HoldsACopyThatStandsInAnotherFamilyToo) {
  const std::string text = joined({kFerry, kDam, kOrchard});
  const std::vector<std::string> texts{spun(text, 1) + " So it ended.", text, spun(text, 2) + " It rained."};
  const std::vector<Group> groups = group_texts(texts);
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_THAT(pages_of(groups[0]), ElementsAre(0, 1));
  EXPECT_THAT(pages_of(groups[1]), ElementsAre(1, 2));
}

std::vector<Copy> find_in(const std::string& page, const FamilyText& text) {
  match::PassageScratch scratch;
  return text.find_in(page, text::analyze(page), &scratch);
}

// The links of two pages end at different words, as those of edited copies do.
TEST(Group, LeavesOutAFamilyThatSaysNothingNew) {
  const std::string whole = joined({kFerry, kDam});
  const std::vector<std::string> texts{joined({whole, kRest}), joined({kRest, whole})};
  std::vector<Link> links = links_of(texts);
  const auto ferry_of = [&](PageNumber page) {
    const auto begin = static_cast<std::uint32_t>(texts[page].find(kFerry));
    return PagePassage{page, {begin, begin + static_cast<std::uint32_t>(kFerry.size())}};
  };
  links.push_back({ferry_of(1), ferry_of(0)});
  const std::vector<Group> groups = group_links(links, texts);
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups[0].text, whole);
}

TEST(Group, LeavesOutWordsThatACopyAddsAtItsEnds) {
  std::string added(kFerry);
  added.replace(added.size() - 1, 1, ", Minister Ilse Tavarin said.");
  const std::vector<std::string> texts{std::string(kFerry), joined({"So it went.", added})};
  const FamilyText text{texts[0]};
  const std::vector<Copy> copies = find_in(texts[1], text);
  ASSERT_EQ(copies.size(), 1U);
  EXPECT_EQ(texts[1].substr(copies[0].span.begin, copies[0].span.size()), kFerry.substr(0, kFerry.size() - 1));
  EXPECT_EQ(copies[0].similarity, 1);
}

TEST(Group, TakesInAnEditedCopyAndCountsItsEdits) {
  std::string edited(kFerry);
  edited.replace(edited.find("shortly before dawn"), 19, "in the small hours");
  const std::vector<std::string> texts{joined({kFerry, kRest}), joined({"So it went.", edited})};
  const std::vector<Group> groups = group_texts(texts);
  ASSERT_EQ(groups.size(), 1U);
  ASSERT_THAT(pages_of(groups[0]), ElementsAre(0, 1));
  EXPECT_EQ(groups[0].text, kFerry);
  const Copy& copy = groups[0].members[1].copy;
  EXPECT_NE(copy.kind, Kind::copied);
  EXPECT_EQ(copy.n_edits, 1U);
  EXPECT_GE(copy.similarity, kMinSimilarity);
  EXPECT_LT(copy.similarity, 1);
}

TEST(Group, FollowsLinksToCopiesThatTheFamilysPageIsNotLinkedTo) {
  const std::vector<std::string> texts(4, std::string(kFerry));
  const ByteSpan whole{0, static_cast<std::uint32_t>(kFerry.size())};
  const std::vector<Link> links{{{1, whole}, {0, whole}}, {{2, whole}, {1, whole}}, {{3, whole}, {2, whole}}};
  const std::vector<Group> groups = group_links(links, texts);
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_THAT(pages_of(groups[0]), ElementsAre(0, 1, 2, 3));
}

TEST(Group, JoinsCopiesThatNoLinkConnects) {
  const std::vector<std::string> texts(4, std::string(kFerry));
  const ByteSpan whole{0, static_cast<std::uint32_t>(kFerry.size())};
  const std::vector<Group> groups = group_links({{{1, whole}, {0, whole}}, {{3, whole}, {2, whole}}}, texts);
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_THAT(pages_of(groups[0]), ElementsAre(0, 1, 2, 3));
}

TEST(Group, FindsATextThatAPageHoldsTwice) {
  const std::vector<std::string> texts{joined({kFerry, kRest, kDam, kFerry}), std::string(kFerry)};
  const std::vector<Group> groups = group_texts(texts);
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_THAT(pages_of(groups[0]), ElementsAre(0, 0, 1));
  EXPECT_EQ(count_pages(groups[0]), 2U);
}

TEST(Group, LeavesOutFamiliesOfFewerPagesThanAskedFor) {
  const std::vector<std::string> texts{joined({kFerry, kDam}), joined({kFerry, kRest}), joined({kRest, kFerry}),
                                       joined({"Later.", kDam})};
  const std::vector<Group> groups = group_texts(texts, 3);
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups[0].text, kFerry);
}

TEST(Group, LeavesOutPhrases) {
  const std::vector<std::string> texts{"Zhivko Brandtner Oyelaran Kestrel", "Zhivko Brandtner Oyelaran Kestrel"};
  const std::vector<Link> links{{{1, {0, 33}}, {0, {0, 33}}}};
  EXPECT_THAT(group_links(links, texts), IsEmpty());
}

TEST(Group, LeavesOutWhatSharesTooLittleWithTheText) {
  const std::vector<std::string> texts{
      "At least 15 fishermen drowned on Monday when a storm hit the coast of Velden, the harbour master said.",
      "At least 7 miners died on Friday when a tunnel fell in near the town of Oster, the harbour master said."};
  const std::vector<Link> links{
      {{1, {0, static_cast<std::uint32_t>(texts[1].size())}}, {0, {0, static_cast<std::uint32_t>(texts[0].size())}}}};
  EXPECT_THAT(group_links(links, texts), IsEmpty());
}

// Bulletins of one form tell another event with other numbers.
TEST(Group, LeavesOutTheSameWordsWithOtherNumbers) {
  const std::string first =
      "Four people were hurt and 30 houses damaged on Monday when hail fell on the Velden valley, a spokesman of the "
      "fire brigade said. It was the third storm of the week, and 210 firemen were called out to the villages.";
  std::string second = first;
  for (const auto& [old_words, new_words] :
       {std::pair("Four people", "Nine walkers"), std::pair("30 houses", "7 barns"), std::pair("hail", "sleet"),
        std::pair("210 firemen", "55 men")})
    second.replace(second.find(old_words), std::string_view(old_words).size(), new_words);
  const FamilyText text{first};
  EXPECT_THAT(find_in(second, text), IsEmpty());
  std::string updated = first;
  updated.replace(updated.find("Four"), 4, "Nine");
  EXPECT_EQ(find_in(updated, text).size(), 1U);
}

// Two texts of one form: the second tells of another village, day and number.
constexpr std::string_view kFire =
    "A source at the fire brigade of Velden told reporters that lightning had struck a barn in Oster on Sunday "
    "evening, "
    "killing 12 goats and causing great damage to the farmer's house and to the road.";
constexpr std::string_view kOtherFire =
    "A source at the fire brigade of Velden said that lightning had hit a mill at Harrow on Friday night, killing 3 "
    "horses in addition to causing great damage to the farmer's house and to the bridge.";

TEST(Group, LeavesOutTheSameWordsAboutAnotherEvent) {
  const FamilyText text{std::string(kFire)};
  EXPECT_THAT(find_in(std::string(kOtherFire), text), IsEmpty());
  // With the name and the day of the first it may be a later version, or may not.
  std::string later(kOtherFire);
  for (const auto& [old_words, new_words] : {std::pair("Harrow", "Oster"), std::pair("Friday", "Sunday")})
    later.replace(later.find(old_words), std::string_view(old_words).size(), new_words);
  const std::vector<Copy> copies = find_in(later, text);
  ASSERT_EQ(copies.size(), 1U);
  EXPECT_LT(copies[0].similarity, kSurelySimilar);
}

TEST(Group, TakesADoubtfulCopyOnlyFromAPageThatSharesMoreWithinDays) {
  std::string doubtful(kOtherFire);
  doubtful.replace(doubtful.find("Harrow"), 6, "Oster");
  const std::vector<std::string> alone{joined({kFire, kRest}), joined({"Later.", doubtful})};
  EXPECT_THAT(group_texts(alone), IsEmpty());
  const std::vector<std::string> kindred{joined({kFire, kRest, kDam}), joined({kDam, "Later.", doubtful})};
  const auto fires = [&](std::string_view first, std::string_view second) {
    const std::vector<Moment> published{parse_moment(first), parse_moment(second)};
    const std::vector<Group> groups = group_links(links_of(kindred), kindred, {.published = published});
    return std::ranges::count(groups, kFire, &Group::text);
  };
  EXPECT_EQ(fires("", ""), 1);
  EXPECT_EQ(fires("2024-05-12", "2024-05-14T08:00Z"), 1);
  EXPECT_EQ(fires("2024-05-12", "2024-06-14"), 0);
}

TEST(Group, IgnoresCaseAndPunctuationInAFamilysIdentity) {
  const FamilyText plain{std::string("The “ferry” sank — e\u0301norme 😀")};
  const FamilyText shouted{std::string("THE FERRY SANK, E\u0301NORME!")};
  EXPECT_EQ(plain.identity(), shouted.identity());
  EXPECT_NE(plain.identity(), FamilyText{std::string("The ferry sailed")}.identity());
}

TEST(Group, FindsCopiesInOtherScripts) {
  constexpr std::string_view kJapanese =
      "火曜日の夜明け前、リンドマス港の沖合でフェリーが砂州に乗り上げ、乗客二百十四人が救命艇に移った。";
  constexpr std::string_view kArabic =
      "خفض المهندسون منسوب الخزان خلف السد أربعة أمتار بعد ظهور شقوق على طول المفيض الشرقي للسد القديم.";
  const std::vector<std::string> texts{joined({kJapanese, kArabic}, "\r\n\r\n"),
                                       joined({"天気は良い。", kJapanese}, ""), joined({"مرحبا.", kArabic})};
  const std::vector<Group> groups = group_texts(texts);
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_THAT(texts_of(groups[0], texts), Each(kJapanese));
  EXPECT_THAT(texts_of(groups[1], texts), Each(kArabic));
}

TEST(Group, IsTheSameWhateverTheOrderOfLinks) {
  const std::string whole = joined({kFerry, kDam, kOrchard}, "\n\n");
  const std::vector<std::string> texts{whole, joined({kDam, kOrchard}), joined({kMuseum, kDam}), whole,
                                       joined({kOrchard, kMuseum})};
  std::vector<Link> links = links_of(texts);
  const auto members = [&] {
    std::vector<std::vector<std::string>> all;
    for (const Group& each : group_links(links, texts)) all.push_back(texts_of(each, texts));
    return all;
  };
  const auto expected = members();
  EXPECT_GE(expected.size(), 3U);
  std::mt19937 random(7);
  for (int i = 0; i < 10; ++i) {
    std::ranges::shuffle(links, random);
    EXPECT_EQ(members(), expected);
  }
}

TEST(Group, PassesOnThatATextCannotBeRead) {
  const ByteSpan span{0, 10};
  const TextOf damaged = [](PageNumber) -> Result<std::string> { return fail(ErrorCode::damaged, "bad block"); };
  const std::vector<Link> links{{{1, span}, {0, span}}};
  Shelf shelf(2, damaged, SIZE_MAX);
  base::ThreadPool pool(1);
  const auto groups = group({links, {}}, {}, &shelf, &pool);
  ASSERT_FALSE(groups);
  EXPECT_EQ(groups.error().code, ErrorCode::damaged);
}

}  // namespace
}  // namespace wirecopy::lineage
