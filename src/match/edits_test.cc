// What was changed and what it means, on pages of two short reports: the second sentence is the changed one.
#include "match/edits.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "match/match.h"

namespace wirecopy::match {
namespace {

constexpr std::string_view kBefore =
    "The old lighthouse keepers of Varnholm polished their great brass lamp every evening before the ferries came. ";
constexpr std::string_view kAfter =
    " Nobody in the harbour village remembers who planted the crooked chestnut trees along the quay.";

std::string_view flag_name(EditFlag flag) {
  switch (flag) {
    case EditFlag::none:
      return "";
    case EditFlag::number:
      return "number";
    case EditFlag::name:
      return "name";
    case EditFlag::negation:
      return "negation";
    case EditFlag::date:
      return "date";
    case EditFlag::attribution:
      return "attribution";
    case EditFlag::softened:
      return "softened";
    case EditFlag::hardened:
      return "hardened";
  }
  return "";
}

// The edits of the page with `copy` against the one with `source`: "was=>is(flags)" each.
std::string edits_of(std::string_view source, std::string_view copy) {
  Page a;
  a.id = "a";
  a.text = std::string(kBefore).append(copy).append(kAfter);
  Page b;
  b.id = "b";
  b.text = std::string(kBefore).append(source).append(kAfter);
  Scratch scratch;
  std::string told;
  for (const ComparedPassage& passage : compare(a, b, &scratch).passages) {
    for (const Edit& edit : passage.edits) {
      told += told.empty() ? "" : "; ";
      told += b.text.substr(edit.source.begin, edit.source.size()) + "=>" +
              a.text.substr(edit.copy.begin, edit.copy.size());
      for (const EditFlag flag : kEditFlags)
        if (edit.flags.has(flag)) told.append(" (").append(flag_name(flag)).append(")");
    }
  }
  return told;
}

TEST(Edits, FlagAChangedNumber) {
  EXPECT_EQ(edits_of("The flood drowned 12 goats near the mill.", "The flood drowned 21 goats near the mill."),
            "12=>21 (number)");
  EXPECT_EQ(edits_of("The flood drowned three goats near the mill.", "The flood drowned four goats near the mill."),
            "three=>four (number)");
  EXPECT_EQ(
      edits_of("The flood cost 2 million crowns near the mill.", "The flood cost 2 billion crowns near the mill."),
      "million=>billion (number)");
}

TEST(Edits, KnowNumbersWrittenAnotherWay) {
  EXPECT_EQ(edits_of("The flood drowned 3 goats near the mill.", "The flood drowned three goats near the mill."),
            "3=>three");
  EXPECT_EQ(edits_of("The flood drowned 1,000 goats near the mill.", "The flood drowned 1000 goats near the mill."),
            "");
  EXPECT_EQ(edits_of("The flood drowned 30,000 goats near the mill.", "The flood drowned 30 000 goats near the mill."),
            "30,000=>30 000");
  EXPECT_EQ(
      edits_of("The flood cost 18,332.74 crowns near the mill.", "The flood cost 18 332.74 crowns near the mill."),
      "18,332.74=>18 332.74");
  EXPECT_EQ(
      edits_of("The flood drowned 1,000 goats near the mill.", "The flood drowned one thousand goats near the mill."),
      "1,000=>one thousand");
  EXPECT_EQ(edits_of("The flood took 20 percent of the goats.", "The flood took 20% of the goats."), " percent=>%");
}

TEST(Edits, CountTheNumberOfAListItemAgainstAnotherOnly) {
  EXPECT_EQ(edits_of("\n\n2) The flood drowned the goats near the old mill.\n\n",
                     "\n\n7) The flood drowned the goats near the old mill.\n\n"),
            "2=>7 (number)");
  EXPECT_EQ(edits_of("\n\n2) The flood drowned the goats near the old mill.\n\n",
                     "\n\nThe flood drowned the goats near the old mill.\n\n"),
            "2)=>");
}

TEST(Edits, FlagADroppedNumberButNotOneThatMoved) {
  EXPECT_EQ(edits_of("The flood drowned 12 goats near the mill.", "The flood drowned goats near the mill."),
            "12=> (number)");
}

TEST(Edits, FlagDays) {
  EXPECT_EQ(edits_of("The flood came to the mill on Tuesday at noon.", "The flood came to the mill on Friday at noon."),
            "Tuesday=>Friday (date)");
  EXPECT_EQ(edits_of("The flood came to the mill in March 2016 at noon.",
                     "The flood came to the mill in March 2017 at noon."),
            "2016=>2017 (number) (date)");
}

TEST(Edits, FlagAChangedName) {
  EXPECT_EQ(edits_of("The flood came to Aleppo before the goats did.", "The flood came to Homs before the goats did."),
            "Aleppo=>Homs (name)");
  EXPECT_EQ(
      edits_of("The flood surprised Ilse Tavarin near the mill.", "The flood surprised Bram Ostley near the mill."),
      "Ilse Tavarin=>Bram Ostley (name)");
}

TEST(Edits, KnowNamesWrittenAnotherWay) {
  EXPECT_EQ(edits_of("The goats that the U.S. sent drowned near the mill.",
                     "The goats that the United States sent drowned near the mill."),
            "U.S.=>United States");
  EXPECT_EQ(edits_of("The goats that Russia sent drowned near the mill.",
                     "The goats that Moscow sent drowned near the mill."),
            "Russia=>Moscow");
  EXPECT_EQ(
      edits_of("The goats that ISIS stole drowned near the mill.", "The goats that Daesh stole drowned near the mill."),
      "ISIS=>Daesh");
  EXPECT_EQ(edits_of("The goats that Colonel Qaddafi stole drowned near the mill.",
                     "The goats that Colonel Gaddafi stole drowned near the mill."),
            "Qaddafi=>Gaddafi");
  EXPECT_EQ(edits_of("The goats of President Bashar al-Assad drowned near the mill.",
                     "The goats of Mr. Assad drowned near the mill."),
            "President Bashar al-=>Mr.");
}

TEST(Edits, KnowLongerNamesOfCountries) {
  EXPECT_EQ(edits_of("The goats that fled from Russia drowned near the mill.",
                     "The goats that fled from the Russian Federation drowned near the mill."),
            "Russia=>the Russian Federation");
  EXPECT_EQ(edits_of("The goats that answered North Korea's call drowned near the mill.",
                     "The goats that answered to Pyongyang's call drowned near the mill."),
            "North Korea's=>to Pyongyang's");
}

TEST(Edits, KnowWhoseTitleItIs) {
  EXPECT_EQ(edits_of("They say Ostley's goats drowned near the mill.",
                     "They say Halvenian President Ilse Ostley's goats drowned near the mill."),
            "=>Halvenian President Ilse (name)");
  EXPECT_EQ(edits_of("They say Assad's goats drowned near the mill.",
                     "They say Syrian President Bashar Assad's goats drowned near the mill."),
            "=>Syrian President Bashar");
  EXPECT_EQ(edits_of("They say the Syrian President slept near the mill.",
                     "They say the Turkish President slept near the mill."),
            "Syrian=>Turkish (name)");
}

TEST(Edits, LookAtWhatStandsBesideAName) {
  EXPECT_EQ(edits_of("The goats went to the U.S. Supreme Court over the mill.",
                     "The goats went to the American Supreme Court over the mill."),
            "U.S.=>American");
  EXPECT_EQ(edits_of("The goats went to the Supreme Court's door over the mill.",
                     "The goats went to the high court's door over the mill."),
            "Supreme=>high");
  EXPECT_EQ(edits_of("The goats of the Democratic party drowned near the mill.",
                     "The goats of the Democratic get-together drowned near the mill."),
            "party=>get-together");
  EXPECT_EQ(edits_of("Whilst Democrats drowned the goats slept near the mill.",
                     "While Democrats drowned the goats slept near the mill."),
            "Whilst=>While");
}

TEST(Edits, TakeASentenceWithCapitalsAndADashForNoDateline) {
  EXPECT_EQ(edits_of("They say there is a U.S. mill - the crooked one - that drowned forty goats.",
                     "They say there is a French mill - the crooked one - that drowned forty goats."),
            "U.S.=>French (name)");
}

TEST(Edits, TakeHalfOfAWordForNoNegation) {
  EXPECT_EQ(
      edits_of("The flood drowned private goats near the mill.", "The flood drowned non-public goats near the mill."),
      "private=>non-public");
  EXPECT_EQ(
      edits_of("The flood drowned public goats near the mill.", "The flood drowned non-public goats near the mill."),
      "=>non- (negation)");
}

TEST(Edits, BeginWithASentenceThatWasPutIn) {
  EXPECT_EQ(edits_of("The flood drowned forty goats at the mill, Ostley said. Nobody had opened the gates in time, and "
                     "the water rose, Ostley said. The goats will be replaced.",
                     "The flood drowned forty goats at the mill, Ostley said. The goats will be replaced."),
            "Nobody had opened the gates in time, and the water rose, Ostley said=>");
}

TEST(Edits, SetANumberAgainstANumber) {
  EXPECT_EQ(edits_of("The school near the mill paid about $25 million in early fees on its goats.",
                     "The school near the mill paid roughly $25m in early fees on its goats."),
            "about $25 million=>roughly $25m");
}

TEST(Edits, TakeAConnectiveForNoName) {
  EXPECT_EQ(edits_of("Then it came to the mill with all of the goats.",
                     "Thereupon it came to the mill with all of the goats."),
            "Then=>Thereupon");
  EXPECT_EQ(edits_of("They came to the mill with all of the goats.", "Tavarin came to the mill with all of the goats."),
            "They=>Tavarin (name)");
}

TEST(Edits, TellNegationsFromWhatLooksLikeOne) {
  EXPECT_EQ(edits_of("The flood suddenly drowned the migrant goats near the mill.",
                     "The flood out of nowhere drowned the immigrant goats near the mill."),
            "suddenly=>out of nowhere; migrant=>immigrant");
  EXPECT_EQ(edits_of("The flood drowned the legal goats near the mill.",
                     "The flood drowned the illegal goats near the mill."),
            "legal=>illegal (negation)");
}

TEST(Edits, PartAChangedWordFromASentenceThatWasCut) {
  EXPECT_EQ(edits_of("The flood drowned forty goats near the windmill. Tavarin said so. Ostley opened the doors of the "
                     "harbour before the ferry arrived.",
                     "The flood drowned forty goats near the castle. Ostley opened the gates of the harbour before the "
                     "ferry came."),
            "windmill=>castle; Tavarin said so=>; doors=>gates; arrived=>came");
}

TEST(Edits, KnowHedgesByWhatStandsAroundThem) {
  EXPECT_EQ(edits_of("The flood is expected to drown the goats near the mill.",
                     "The flood will drown the goats near the mill."),
            "is expected to=>will (hardened)");
  EXPECT_EQ(edits_of("The flood apparently drowned the goats near the mill.",
                     "The flood, it would appear, drowned the goats near the mill."),
            "apparently=>it would appear");
  EXPECT_EQ(edits_of("The flood drowned the suspect near the old mill.",
                     "The flood drowned the alleged boatman near the old mill."),
            "suspect=>alleged boatman");
}

TEST(Edits, TakeACityForItselfInAPlace) {
  EXPECT_EQ(edits_of("The goats that drowned in Russia stood near the mill.",
                     "The goats that drowned in Moscow stood near the mill."),
            "Russia=>Moscow (name)");
}

TEST(Edits, FlagNegations) {
  EXPECT_EQ(edits_of("The miller did not see the goats before noon.", "The miller did see the goats before noon."),
            "not=> (negation)");
  EXPECT_EQ(edits_of("The miller was happy about the goats before noon.",
                     "The miller was unhappy about the goats before noon."),
            "happy=>unhappy (negation)");
  EXPECT_EQ(edits_of("The miller denied that the goats drowned before noon.",
                     "The miller confirmed that the goats drowned before noon."),
            "denied=>confirmed (negation)");
}

TEST(Edits, FlagALostSpeaker) {
  EXPECT_EQ(edits_of("The goats drowned near the mill, the miller said.", "The goats drowned near the mill."),
            ", the miller said=> (attribution)");
}

TEST(Edits, FlagQuotationMarksThatCameOrWent) {
  EXPECT_EQ(edits_of("The miller said: “😀 The goats were never counted.”",
                     "The miller said: 😀 The goats were never counted."),
            "“=> (attribution); ”=> (attribution)");
  EXPECT_EQ(
      edits_of("The miller called the flood an act of spite.", "The miller called the flood \"an act of spite\"."),
      "=>\" (attribution); =>\" (attribution)");
}

TEST(Edits, TakeNoOtherMarkForALostOne) {
  EXPECT_EQ(
      edits_of("The miller said: “The goats were never counted.”", "The miller said: 'The goats were never counted.'"),
      "");
}

TEST(Edits, FlagCertainty) {
  EXPECT_EQ(edits_of("The goats allegedly drowned near the mill.", "The goats drowned near the mill."),
            "allegedly=> (hardened)");
  EXPECT_EQ(edits_of("The goats will drown near the mill at noon.", "The goats may drown near the mill at noon."),
            "will=>may (softened)");
}

TEST(Edits, BeginAndEndWhereAPersonWouldCut) {
  EXPECT_EQ(edits_of("The miller, a careful man, counted the goats at noon.", "The miller counted the goats at noon."),
            ", a careful man,=>");
  EXPECT_EQ(edits_of("The miller counted the goats at noon.", "The miller (and his wife) counted the goats at noon."),
            "=>(and his wife)");
}

TEST(Edits, StayOnWholeCharacters) {
  EXPECT_EQ(edits_of("The café\u0301 owner, שלום, sold 12 goats at noon.",
                     "The café\u0301 owner, שלום, sold 21 goats at noon."),
            "12=>21 (number)");
}

// A passage may end inside a name: "the United" of "the United States".
TEST(Edits, ReadNamesThatThePassageCuts) {
  const std::string copy = "Vessels reached the United States at night.";
  const std::string source = "Ships reached the Soviet Union at night.";
  const text::Text a = text::analyze(copy);
  const text::Text b = text::analyze(source);
  TokenPassage passage;
  passage.a = {1, 4};
  passage.b = {0, 4};
  passage.pairs = {{1, 1}, {2, 2}};
  const std::vector<Edit> edits = find_edits({copy, a}, {source, b}, passage);
  ASSERT_EQ(edits.size(), 2U);
  EXPECT_EQ(copy.substr(edits[1].copy.begin, edits[1].copy.size()), "United");
  EXPECT_TRUE(edits[1].flags.has(EditFlag::name));
}

}  // namespace
}  // namespace wirecopy::match
