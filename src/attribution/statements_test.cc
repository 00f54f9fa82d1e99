#include "attribution/statements.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wirecopy::attribution {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

std::string words(const std::string& text, const std::vector<ByteSpan>& spans) {
  std::string all;
  for (const ByteSpan span : spans) all += (all.empty() ? "" : " ... ") + text.substr(span.begin, span.size());
  return all;
}

// "speaker | cue | content" of each statement.
std::vector<std::string> said(const std::string& text) {
  Scratch scratch;
  std::vector<std::string> lines;
  for (const Statement& statement : find_statements(text, QuotesModel::built_in(), &scratch)) {
    const std::string speaker = statement.speaker ? words(text, statement.speaker->spans) : "-";
    lines.push_back(speaker + " | " + words(text, statement.cue) + " | " + words(text, statement.content));
  }
  return lines;
}

SpeechKind kind(const std::string& text) {
  Scratch scratch;
  const auto found = find_statements(text, QuotesModel::built_in(), &scratch);
  return found.empty() ? SpeechKind::indirect : found.front().kind;
}

TEST(Statements, DirectSpeechInTwoPiecesIsOne) {
  EXPECT_THAT(said("“We will rebuild the bridge by spring,” said Maria Holt, the mayor of Halven. “Nobody will pay a "
                   "toll.”"),
              ElementsAre("Maria Holt, the mayor of Halven | said | “We will rebuild the bridge by spring,” ... "
                          "“Nobody will pay a toll.”"));
}

TEST(Statements, IndirectSpeechNeedsNoQuotationMarks) {
  EXPECT_THAT(said("Holt said she would resign if the bridge was not open in May."),
              ElementsAre("Holt | said | she would resign if the bridge was not open in May"));
}

TEST(Statements, AccordingToIsACue) {
  EXPECT_THAT(said("According to a report by the engineers, the bridge may collapse within five years."),
              ElementsAre("a report by the engineers | According to | the bridge may collapse within five years"));
}

TEST(Statements, TheAddresseeBelongsToNothing) {
  EXPECT_THAT(said("\"I never said that,\" Lund told reporters."), ElementsAre("Lund | told | \"I never said that,\""));
}

TEST(Statements, ThatBelongsToTheContent) {
  EXPECT_THAT(said("Peter Lund denied that his party had known about the cracks."),
              ElementsAre("Peter Lund | denied | that his party had known about the cracks"));
}

TEST(Statements, QuotedParagraphsThatFollowGoOnWithIt) {
  EXPECT_THAT(said("On Friday the mayor said:\n\n\"It will be paid by the county.\n\n\"And by nobody else.\"\n\nThe "
                   "bridge is old."),
              ElementsAre("the mayor | said: | \"It will be paid by the county. ... \"And by nobody else.\""));
}

TEST(Statements, AQuotationThatNobodyElseSaidGoesOnTheLastSpeech) {
  EXPECT_THAT(
      said("\"We had some trouble with the bridge,\" Holt said after the meeting. It had lasted for nine hours. "
           "\"Our goal is not to begin all over again.\""),
      ElementsAre("Holt | said | \"We had some trouble with the bridge,\" ... \"Our goal is not to begin all over "
                  "again.\""));
}

TEST(Statements, SpeechThatLostItsFrameIsNobodys) {
  EXPECT_THAT(said("The bridge fell on Monday.\n\n“We never had the money to repair it, and everybody knew that.”"),
              ElementsAre("- |  | “We never had the money to repair it, and everybody knew that.”"));
}

TEST(Statements, ParagraphsThatFollowSayWhatTheyAre) {
  const std::string text = "Holt said she would pay.\n\nThe bridge was built by two brothers in the last war.";
  EXPECT_THAT(said(text), ElementsAre("Holt | said | she would pay"));
}

TEST(Statements, EveryKindOfQuotationMarkIsOne) {
  for (const auto& [open, close] :
       {std::pair<std::string, std::string>{"“", "”"}, {"\"", "\""}, {"„", "“"}, {"«", "»"}, {"‘", "’"}, {"'", "'"}}) {
    const std::string quote = open + "The people's bridge isn't yours," + close;
    EXPECT_THAT(said(quote + " said Robert Dane."), ElementsAre("Robert Dane | said | " + quote));
  }
}

TEST(Statements, TheMarkMayStandBeforeTheComma) {
  EXPECT_THAT(said("\"It is a lie\", he added."), ElementsAre("he | added | \"It is a lie\""));
}

TEST(Statements, ANicknameIsNoSpeech) {
  EXPECT_THAT(said("Robert \"Bob\" Dane lives in a house by the river."), IsEmpty());
}

TEST(Statements, AScareQuoteMakesIndirectSpeechMixed) {
  EXPECT_EQ(kind("Holt said the “so-called experts” had never seen the bridge."), SpeechKind::mixed);
  EXPECT_EQ(kind("Holt said the experts had never seen the bridge."), SpeechKind::indirect);
  EXPECT_EQ(kind("“The experts never saw the bridge,” Holt said."), SpeechKind::direct);
}

TEST(Statements, AnUnclosedQuotationEndsWithItsParagraph) {
  EXPECT_THAT(said("Holt said: “We will rebuild it by spring.\n\nThe bridge is old."),
              Contains(testing::StartsWith("Holt | said")));
  EXPECT_THAT(said("Holt said: “We will rebuild it by spring.\n\nThe bridge is old."),
              Each(Not(testing::HasSubstr("old"))));
}

TEST(Statements, ANameBehindADashSaidIt) {
  EXPECT_THAT(
      said("“The bridge was never safe, and everybody in this town knew that.” — Anna Brook\n\n“We crossed it "
           "every day of our lives and nobody warned us.” — Tom Reed\n\n“It had to fall one day.” — Ida Moor"),
      ElementsAre(testing::StartsWith("Anna Brook | — | “The bridge"),
                  testing::StartsWith("Tom Reed | — | “We crossed"), testing::StartsWith("Ida Moor | — | “It had")));
}

TEST(Statements, ATranscriptIsReadLineByLine) {
  EXPECT_THAT(
      said("HOLT: We are going to rebuild the bridge, and we are going to do it soon.\n\nLUND: I do not believe "
           "that you have the money for it.\n\nHOLT: The county will pay for all of it.\n\nLUND: Then show us "
           "the letter."),
      ElementsAre(testing::StartsWith("HOLT | : | We are"), testing::StartsWith("LUND | : | I do not"),
                  testing::StartsWith("HOLT | : | The county"), testing::StartsWith("LUND | : | Then show")));
}

TEST(Statements, NobodyIsQuotedInNothing) {
  EXPECT_THAT(said(""), IsEmpty());
  EXPECT_THAT(said("\n\n \t"), IsEmpty());
  EXPECT_THAT(said("“”"), IsEmpty());
}

// Texts with emoji, combining marks, other scripts and broken punctuation.
const char* const kOddTexts[] = {
    "😀 said “e\xCC\x81t\xC3\xA9” 👩‍💻, told “",
    "”” said “ he \r\n said: \"\r\n\r\n\"x",
    "قال الوزير: «لن ندفع» said the minister.",
    "市长说：“我们会修桥。” the mayor said.",
    "said said said : : : — — — \" ' ” “ ' \"",
    "He said that that that that,,,, \xE2\x80\x8D\xE2\x80\x8D said",
};

bool is_boundary(const std::string& text, std::uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

// Whether spans are in order, not overlapping, not empty, within the text and on code-point boundaries.
bool are_sound(const std::string& text, const std::vector<ByteSpan>& spans) {
  std::uint32_t last = 0;
  for (const ByteSpan span : spans) {
    if (span.begin < last || span.begin >= span.end || span.end > text.size()) return false;
    if (!is_boundary(text, span.begin) || !is_boundary(text, span.end)) return false;
    last = span.end;
  }
  return true;
}

TEST(Statements, SpansAreInOrderOnBoundariesAndNotEmpty) {
  Scratch scratch;
  for (const std::string text : kOddTexts) {
    for (const Statement& statement : find_statements(text, QuotesModel::built_in(), &scratch)) {
      EXPECT_FALSE(statement.content.empty());
      EXPECT_TRUE(are_sound(text, statement.content)) << text;
      EXPECT_TRUE(are_sound(text, statement.cue)) << text;
      EXPECT_TRUE(!statement.speaker || are_sound(text, statement.speaker->spans)) << text;
    }
  }
}

TEST(Statements, ScratchIsUsedAgainWithoutATrace) {
  Scratch scratch;
  const std::string text = "Holt said she would resign. “Never,” said Lund.";
  const auto first = find_statements(text, QuotesModel::built_in(), &scratch);
  (void)find_statements("Another text, he said: \"one\ntwo\"", QuotesModel::built_in(), &scratch);
  const auto again = find_statements(text, QuotesModel::built_in(), &scratch);
  ASSERT_EQ(first.size(), again.size());
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(first[i].content, again[i].content);
}

TEST(DirectSpeech, TakesWhatStandsInsideQuotationMarks) {
  const std::string text = "Der Sprecher sagte: „Wir bauen die Brücke neu.“ Die „Brücke“ ist alt.";
  const auto found = find_direct_speech(text);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(words(text, found[0].content), "Wir bauen die Brücke neu.");
  EXPECT_EQ(found[0].kind, SpeechKind::direct);
  EXPECT_FALSE(found[0].speaker.has_value());
}

TEST(DirectSpeech, KnowsGuillemets) {
  const std::string text = "« Nous allons reconstruire le pont », a déclaré la maire.";
  ASSERT_EQ(find_direct_speech(text).size(), 1U);
}

TEST(QuotesModel, BrokenModelsAreRefused) {
  EXPECT_FALSE(QuotesModel::read("").has_value());
  EXPECT_FALSE(QuotesModel::read("WCQUOT01").has_value());
  std::string bytes;
  QuotesModel::built_in().append_to(&bytes);
  EXPECT_TRUE(QuotesModel::read(bytes).has_value());
  for (const std::size_t size : {std::size_t{12}, std::size_t{1000}, bytes.size() / 2, bytes.size() - 1})
    EXPECT_FALSE(QuotesModel::read(std::string_view(bytes).substr(0, size)).has_value()) << size;
}

}  // namespace
}  // namespace wirecopy::attribution
