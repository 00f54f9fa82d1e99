#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "text/neighbours.h"
#include "text/text.h"
#include "text/unicode.h"

namespace wirecopy::text {
namespace {

struct QuotationCase {
  std::string_view name;
  std::string_view marked;  // every quotation in { }
};

std::string without_braces(std::string_view marked) {
  std::string text;
  for (const char byte : marked)
    if (byte != '{' && byte != '}') text.push_back(byte);
  return text;
}

std::string with_braces(const std::string& text) {
  std::vector<ByteSpan> quotations;
  find_quotations(text, &quotations);
  std::string out;
  std::size_t at = 0;
  for (const ByteSpan quotation : quotations) {
    out.append(text, at, quotation.begin - at).append("{").append(text, quotation.begin, quotation.size()).append("}");
    at = quotation.end;
  }
  return out.append(text, at);
}

template <std::size_t n>
void expect_quotations(const QuotationCase (&cases)[n]) {
  for (const QuotationCase& one : cases) EXPECT_EQ(with_braces(without_braces(one.marked)), one.marked) << one.name;
}

TEST(FindQuotations, KnowsTheMarksOfEachScript) {
  expect_quotations({
      {"straight", "\"{We won,}\" she said. \"{All of it.}\""},
      {"curly", "“{We won,}” she said. “{All of it 😀.}”"},
      {"single straight", "He said '{we won}' and left."},
      {"single curly", "‘{We won,}’ she said."},
      {"German", "„{Wir gehen,}“ sagte sie. „{Ja.}“"},
      {"German single", "Das heißt ‚{morgen}‘ im Dorf."},
      {"German guillemets", "»{Wir gehen}«, sagte sie, »{jetzt}«."},
      {"French", "Elle dit : « {On part demain} » et sort."},
      {"French without spaces", "Elle dit:«{On part}»."},
      {"French before a comma", "« {On part demain} », dit-elle. « {Non} »."},
      {"French single", "Il parle de ‹{cela}› souvent."},
      {"Swedish", "”{Vi går,}” sade hon."},
      {"Polish", "„{Idziemy}”, powiedziała."},
      {"Japanese", "彼は「{行く。来る}」と言った。"},
      {"Japanese within", "「{彼は『嫌だ』と言った}」と彼女。"},
      {"Japanese book", "『{雪国}』を読む。"},
      {"full width", "他说＂{你好}＂。"},
      {"Chinese", "他说：“{你好。}”"},
      {"Hebrew", "הוא אמר \"{שלום לכולם}\" והלך."},
      {"Arabic", "وقال «{لن نرحل}» أمس."},
      {"combining marks", "“{cafe\u0301}” 👩‍👩‍👧 “{na\u0308rrisch}”"},
  });
}

TEST(FindQuotations, TellsApostrophesFromQuotationMarks) {
  expect_quotations({
      {"contractions", "They don't, can’t and won't say it's Ann's."},
      {"possessive of a plural", "The boys' room and the girls’ room are shut."},
      {"decade", "Songs of the ’90s and the '80s."},
      {"year", "The class of '08 met the class of ’68."},
      {"elision", "Rock 'n' roll, tell 'em, 'tis late."},
      {"contraction within", "'{I don't know,}' he said."},
      {"possessive within", "'{The boys' room is shut,}' he said."},
      {"plural possessive at the end", "He went to the Joneses'."},
      {"both in a line", "The workers' leader said '{no}' to the owners' plan."},
      {"curly contraction within", "‘{We’re done,}’ she said, ‘{aren’t we?}’"},
      {"names", "O'Brien met D’Angelo at Lord's."},
      {"left mark typed for an apostrophe", "He left the band in the ‘90s."},
  });
}

TEST(FindQuotations, LeavesMeasuresAlone) {
  expect_quotations({
      {"feet and inches", "He is 6'2\" tall and she is 5'11\"."},
      {"inches", "A 5\" pipe and a 12\" ruler."},
      {"inches and a quotation", "The 6'2\" guard said \"{no way}\" twice."},
      {"feet", "A 10' wall."},
      {"a number ends a quotation", "It was \"{the best of 2016}\" for her."},
      {"arc minutes", "At 55°45' N it snowed."},
  });
}

TEST(FindQuotations, GivesTheOuterOfNestedQuotations) {
  expect_quotations({
      {"single within double", "\"{He said 'no' to me,}\" she said."},
      {"curly within curly", "“{He said ‘no’ to me,}” she said."},
      {"double within single", "‘{He said “no” to me,}’ she said."},
      {"same marks", "\"{We called it a \"disaster\" then,}\" she said. \"{Now?}\""},
      {"same curly marks", "“{We called it a “disaster” then,}” she said."},
      {"at the end", "“{She told me ‘go’}” was all."},
      {"at the start", "\"{'Ally' is a term of art,}\" he said."},
      {"guillemets within", "“{Il a dit « non » hier,}” she said."},
  });
}

TEST(FindQuotations, PairsMixedMarks) {
  expect_quotations({
      {"curly then straight", "“{We won,}\" she said."},
      {"straight then curly", "\"{We won,}” she said."},
      {"low then right", "„{We won,}” she said."},
      {"low then straight", "„{We won,}\" she said."},
      {"two of them", "“{One}\" and \"{two}” and \"{three}\"."},
      {"backward curly", "”{We won,}” she said."},
      {"brackets and dashes", "(\"{yes}\") —\"{no}\"— [“{maybe}”]"},
  });
}

TEST(FindQuotations, EndsWithTheParagraph) {
  expect_quotations({
      {"each paragraph opens again", "“{We came.}\n\n“{We saw.}\n\n“{We won,}” she said."},
      {"straight, CR LF", "\"{We came.}\r\n\r\n\"{We won,}\" she said."},
      {"one line a paragraph", "“{We came.}\n“{We saw,}” she said."},
      {"unclosed", "She said \"{we won and left.}\n\nNobody answered."},
      {"unclosed at the end", "She said “{we won}"},
      {"nested and going on", "\"{We called it a \"disaster\" then.}\n\n\"{We were right,}\" she said."},
      {"single marks over paragraphs", "‘{We came.}\n\n‘{We won,}’ she said."},
      {"closed before the next", "“{We came,}” he said.\n\nShe “{left}”."},
      {"a lost closing mark", "\"{We came, he said.} \"{We won,}\" she said."},
      {"a stray closing mark", "We came,” he said.\n\n“{We won,}” she said."},
      {"over a wrapped line", "She said “{we have\nwon it all}” on Monday."},
  });
}

TEST(FindQuotations, SkipsEmptyOnes) {
  expect_quotations({{"empty", "\"\" and “” and '' and « »"}, {"no text", ""}, {"no marks", "Nothing 😀 here."}});
}

constexpr std::string_view kPieces[] = {"\"",   "'",    "“",      "”",    "‘",    "’",   "„",  "‚",  "«",
                                        "»",    "‹",    "›",      "「",   "」",   "『",  "』", "\n", "\r\n",
                                        "\n\n", " ",    "\u00A0", "word", "boys", "90s", "6",  "😀", "e\u0301",
                                        "שלום", "中文", "(",      ")",    ",",    "."};

std::string random_text(std::uint32_t seed) {
  std::mt19937 random(seed);
  std::string text;
  for (auto n = random() % 60; n > 0; --n) text += kPieces[random() % std::size(kPieces)];
  return text;
}

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

void expect_sound(std::string_view text) {
  std::vector<ByteSpan> quotations;
  find_quotations(text, &quotations);
  std::size_t at = 0;
  for (const ByteSpan quotation : quotations) {
    ASSERT_LE(at, quotation.begin) << text;
    ASSERT_LT(quotation.begin, quotation.end) << text;
    ASSERT_LE(quotation.end, text.size()) << text;
    ASSERT_TRUE(is_boundary(text, quotation.begin) && is_boundary(text, quotation.end)) << text;
    EXPECT_FALSE(is_space(after(text, quotation.begin).value) || is_space(before(text, quotation.end).value)) << text;
    EXPECT_EQ(text.substr(quotation.begin, quotation.size()).find("\n\n"), std::string_view::npos) << text;
    at = quotation.end;
  }
}

TEST(FindQuotations, GivesOrderedSpansForRandomMixes) {
  for (std::uint32_t seed = 0; seed < 4000; ++seed) expect_sound(random_text(seed));
}

TEST(FindQuotations, TakesLongRunsOfOneMark) {
  for (const std::string_view piece : kPieces) {
    std::string text;
    std::string spaced;
    for (int i = 0; i < 2000; ++i) {
      text += piece;
      spaced.append(" ").append(piece).append("a");
    }
    expect_sound(text);
    expect_sound(spaced);
  }
}

}  // namespace
}  // namespace wirecopy::text
