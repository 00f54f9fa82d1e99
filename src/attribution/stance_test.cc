#include "attribution/stance.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace wirecopy::attribution {
namespace {

struct StanceCase {
  std::string_view marked;  // the cue in [ ], the content in { }
  Stance stance;
  bool is_hedged = false;
};

Statement statement_of(std::string_view marked, std::string* text) {
  Statement statement;
  if (marked.find("{“") != std::string_view::npos) statement.kind = SpeechKind::direct;
  for (const char byte : marked) {
    const auto at = static_cast<std::uint32_t>(text->size());
    if (byte == '[')
      statement.cue.push_back({at, at});
    else if (byte == ']')
      statement.cue.back().end = at;
    else if (byte == '{')
      statement.content.push_back({at, at});
    else if (byte == '}')
      statement.content.back().end = at;
    else
      text->push_back(byte);
  }
  return statement;
}

constexpr StanceCase kCases[] = {
    {"Holt [said] {she was glad}", Stance::asserts},
    {"{The bridge is safe}, [according to] the county", Stance::asserts},
    {"Holt [confirmed] {that the bridge was closed}", Stance::asserts},
    {"Holt [denied] {that she knew}", Stance::denies},
    {"Holt [has repeatedly rejected] {the claim}", Stance::denies},
    {"Holt [did not deny] {that she knew}", Stance::asserts},
    {"Lund [does not believe] {that the money is gone}", Stance::denies},
    {"Lund [doesn't think] {it will last}", Stance::denies},
    {"Lund [thinks] {it will last}", Stance::asserts, true},
    {"Lund [accused] {the mayor of hiding the cost}", Stance::accuses},
    {"Lund [blamed] {the county}", Stance::accuses},
    {"Lund [called for] {an inquiry}", Stance::demands},
    {"Lund [called] {it a shame}", Stance::asserts},
    {"Lund [insisted on] {an answer}", Stance::demands},
    {"Lund [insisted] {that he had asked}", Stance::asserts},
    {"Lund [urged] {the mayor to resign}", Stance::demands},
    {"Lund [told] {her to resign}", Stance::demands},
    {"Lund [told] reporters {that she would resign}", Stance::asserts},
    {"Lund [told] reporters {he wanted to resign}", Stance::asserts},
    {"Lund [told] reporters: {“I will not pay to save it,”}", Stance::asserts},
    {"The county [asked] {the public and the press to keep away}", Stance::demands},
    {"Lund [asked] {her to resign}", Stance::demands},
    {"Lund [asked] {whether she would resign}", Stance::asks},
    {"Lund [wondered] {who had paid}", Stance::asks},
    {"{“Who paid for this?”} Lund [said]", Stance::asks},
    {"{“Nobody paid for this. Why? Because.”} Lund [said]", Stance::asserts},
    {"Holt [promised] {to rebuild it}", Stance::promises},
    {"Holt [has vowed] {that it will open}", Stance::promises},
    {"The county [predicted] {that the work would take a year}", Stance::predicts},
    {"The county [is expected] {to pay}", Stance::predicts},
    {"Lund [said] {he could find no trace of the letter}", Stance::asserts},
    {"Lund [said] {the county appears to have paid}", Stance::asserts, true},
    {"The bridge [reportedly said] {nothing}", Stance::asserts, true},
    {"The county [declined] {to comment}", Stance::declines},
    {"The county [refused to say] {what it cost}", Stance::declines},
    {"The county [would not say] {what it cost}", Stance::declines},
    {"The county [did not respond to] {questions}", Stance::declines},
    {"The county [did not elaborate on] {the cost}", Stance::declines},
    {"Lund [did not use] {the word “crack”}", Stance::asserts},
    {"The county [would neither confirm nor deny] {the report}", Stance::declines},
    {"Lund [suggested] {that the cracks were old}", Stance::asserts, true},
    {"Lund [said] {the cracks may be old}", Stance::asserts, true},
    {"Lund [said] {the cracks were old}", Stance::asserts, false},
    {"{“We might never know,”} Lund [said]", Stance::asserts, true},
};

TEST(Stance, IsToldByTheCueAndTheContent) {
  for (const StanceCase& each : kCases) {
    std::string text;
    const Statement statement = statement_of(each.marked, &text);
    EXPECT_EQ(attitude_of(text, statement).stance, each.stance) << each.marked;
  }
}

TEST(Stance, HedgesAreWordsOfTheCueOrTheFirstClause) {
  for (const StanceCase& each : kCases) {
    std::string text;
    const Statement statement = statement_of(each.marked, &text);
    EXPECT_EQ(attitude_of(text, statement).is_hedged, each.is_hedged) << each.marked;
  }
}

TEST(Stance, SpeechWithoutACueIsAsserted) {
  std::string text;
  const Statement statement = statement_of("{Wir bauen die Brücke neu.}", &text);
  EXPECT_EQ(attitude_of(text, statement).stance, Stance::asserts);
}

}  // namespace
}  // namespace wirecopy::attribution
