#include "lineage/collation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lineage/testing.h"

namespace wirecopy::lineage {
namespace {

using ::testing::IsEmpty;
using testing::kDam;
using testing::kFerry;
using ::testing::SizeIs;
using Form = Difference::Form;

std::string changed(std::string_view text, std::string_view from, std::string_view to) {
  std::string copy(text);
  copy.replace(copy.find(from), from.size(), to);
  return copy;
}

std::string_view cut(std::string_view text, ByteSpan span) {
  return text.substr(span.begin, span.size());
}

TEST(Collation, FindsNoDifferenceWhereOnlyCaseAndMarksDiffer) {
  const std::string loud = changed(kFerry, "The ferry Aurelia", "😀 THE FERRY “AURELIA”");
  const Collation collation(kFerry, {std::string(kFerry), loud});
  EXPECT_THAT(collation.differences(0, 1), IsEmpty());
  EXPECT_EQ(collation.fullness(1), 1);
}

TEST(Collation, TellsASwapWithBothTexts) {
  const std::string copy = changed(kFerry, "struck", "hit");
  const Collation collation(kFerry, {std::string(kFerry), copy});
  const std::vector<Difference> there = collation.differences(0, 1);
  ASSERT_THAT(there, SizeIs(1));
  EXPECT_EQ(there[0].form, Form::swap);
  EXPECT_TRUE(there[0].is_telling);
  EXPECT_EQ(cut(kFerry, there[0].first), "struck");
  EXPECT_EQ(cut(copy, there[0].second), "hit");
  EXPECT_EQ(there[0].rarer, -collation.differences(1, 0)[0].rarer);
}

TEST(Collation, TellsACutFromWhatWasPutIn) {
  const std::string copy = changed(kFerry, " shortly before dawn", "");
  const Collation collation(kFerry, {std::string(kFerry), copy});
  ASSERT_THAT(collation.differences(0, 1), SizeIs(1));
  EXPECT_EQ(collation.differences(0, 1)[0].form, Form::cut);
  EXPECT_EQ(collation.differences(1, 0)[0].form, Form::put_in);
  EXPECT_LT(collation.fullness(1), 1);
}

TEST(Collation, ComparesCopiesThatBothDifferFromTheFamilysText) {
  const std::string copy = changed(kFerry, " while a trawler crew kept watch", " into the cold, grey and choppy sea");
  const std::string twice = changed(copy, "sandbank", "shoal");
  const Collation collation(kFerry, {copy, twice});
  ASSERT_THAT(collation.differences(0, 1), SizeIs(1));
  EXPECT_EQ(cut(twice, collation.differences(0, 1)[0].second), "shoal");
}

TEST(Collation, SeesThatBothPutInTheSame) {
  const std::string copy = changed(kFerry, "Lindmouth", "Lindmouth, e\u0301glise and שלום,");
  const Collation collation(kFerry, {copy, copy, std::string(kFerry)});
  EXPECT_THAT(collation.differences(0, 1), IsEmpty());
  ASSERT_THAT(collation.differences(2, 1), SizeIs(1));
  EXPECT_EQ(collation.differences(2, 1)[0].form, Form::put_in);
}

TEST(Collation, TakesNoNumberOrNameForATellingSwap) {
  const Collation collation(
      kFerry, {std::string(kFerry), changed(kFerry, "214", "190"), changed(kFerry, "Lindmouth", "Oster")});
  ASSERT_THAT(collation.differences(0, 1), SizeIs(1));
  EXPECT_FALSE(collation.differences(0, 1)[0].is_telling);
  EXPECT_FALSE(collation.differences(0, 2)[0].is_telling);
}

TEST(Collation, GuessesTheLostTextFromTheMost) {
  const Collation collation(kFerry, {changed(kFerry, "struck", "hit"), changed(kFerry, "sandbank", "shoal"),
                                     changed(kFerry, " shortly before dawn", "")});
  for (std::size_t i = 0; i < 3; ++i) EXPECT_THAT(collation.differences_from_lost(i), SizeIs(1));
}

}  // namespace
}  // namespace wirecopy::lineage
