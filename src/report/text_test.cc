#include "report/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/test_pages.h"
#include "report/text_parts.h"

namespace wirecopy::report {
namespace {

using testing::HasSubstr;
using testing::Not;

template <typename Value>
std::string text_of(const Value& value, TextStyle style = {.width = 80, .color = false}) {
  std::string out;
  append_text(value, style, &out);
  return out;
}

TEST(Terminal, LetsNoEscapeSequenceThrough) {
  EXPECT_EQ(printable("a\x1b[31mb\x07\r\n\t c\u0085d"), "a [31mb c d");
}

TEST(Terminal, DropsCharactersThatTurnTheDirection) {
  EXPECT_EQ(printable("a\u202Eb\u2066c"), "abc");
}

TEST(Terminal, CountsColumns) {
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("e\u0301"), 1U);
  EXPECT_EQ(display_width("中文😀"), 6U);
  EXPECT_EQ(display_width("שלום"), 4U);
}

TEST(Terminal, ShortensAfterAWord) {
  EXPECT_EQ(shortened("one two three four", 12), "one two …");
  EXPECT_EQ(shortened_front("one two three four", 12), "… three four");
  EXPECT_EQ(shortened("short", 12), "short");
}

TEST(Terminal, WrapsBetweenWordsAndWideCharacters) {
  Wrapper words({.width = 10, .color = false}, "", "  ");
  words.add("one two ");
  words.add("three");
  EXPECT_EQ(words.finish(), "one two\n  three\n");
  Wrapper characters({.width = 8, .color = false}, "", "");
  characters.add("中文中文中文");
  EXPECT_EQ(characters.finish(), "中文中文\n中文\n");
}

TEST(Terminal, ColoursWordsOnlyWhenAsked) {
  EXPECT_EQ(painted("x", Paint::red, {.width = 80, .color = false}), "x");
  EXPECT_EQ(painted("x", Paint::red, {.width = 80, .color = true}), "\x1b[31mx\x1b[0m");
}

TEST(TextParts, SaysNumbersAsPeopleDo) {
  EXPECT_EQ(percent(0.414), "41 %");
  EXPECT_EQ(percent(0.001), "<1 %");
  EXPECT_EQ(percent(0.999), "99 %");
  EXPECT_EQ(percent(1), "100 %");
  EXPECT_EQ(grouped(1234567), "1,234,567");
  EXPECT_EQ(grouped(123), "123");
  EXPECT_EQ(human_bytes(999), "999 B");
  EXPECT_EQ(human_bytes(1500), "1.5 kB");
  EXPECT_EQ(human_bytes(123456789), "123 MB");
  EXPECT_EQ(when("2031-05-04T10:00:00+02:00"), "2031-05-04 10:00");
}

TEST(TraceText, ShowsPassageSourceChangesAndFlags) {
  const std::string text = text_of(spun_trace());
  EXPECT_THAT(text, HasSubstr("spun 67 %   unmatched 33 %   (1 passage, 58 characters)"));
  EXPECT_THAT(text, HasSubstr("SPUN 81 %  characters 8–47, 50 % inside quotation marks"));
  EXPECT_THAT(text, HasSubstr("“The worldwide community counts 21 dead.”"));
  EXPECT_THAT(text, HasSubstr("← Harbour Wire · 2031-05-04 10:00 · 81 % · “Flood” (wire-1)"));
  EXPECT_THAT(text, HasSubstr("[-international-]{+worldwide+}"));
  EXPECT_THAT(text, HasSubstr("[-12-]{+21+}"));
  EXPECT_THAT(text, HasSubstr("! number changed: 12 → 21"));
}

TEST(TraceText, TellsTheSameChangesOnce) {
  PageTrace trace = spun_trace();
  Passage& passage = trace.passages.front();
  passage.sources.push_back(passage.sources.front());
  const std::string text = text_of(trace);
  EXPECT_EQ(text.find("[-international-]"), text.rfind("[-international-]"));
  EXPECT_THAT(text, HasSubstr("(wire-1)\n        the same changes\n"));
}

TEST(TraceText, SaysSoWhenNothingWasFound) {
  PageTrace trace;
  trace.page = page_of("p", "Own words.");
  EXPECT_THAT(text_of(trace), HasSubstr("nothing of this page stands elsewhere"));
}

TEST(TraceText, KeepsToTheWidthOfTheTerminal) {
  std::istringstream lines(text_of(spun_trace(), {.width = 44, .color = false}));
  for (std::string line; std::getline(lines, line);) {
    if (line.find("characters") != std::string::npos) continue;
    EXPECT_LE(display_width(line), 44U) << line;
  }
}

TEST(TraceText, PrintsNoControlCharacterOfAPage) {
  PageTrace trace = spun_trace();
  trace.page.title = "\x1b]0;owned\x07";
  trace.documents.front().outlet = "\x1b[2J";
  EXPECT_THAT(text_of(trace), Not(HasSubstr("\x1b")));
}

TEST(FamilyText, ListsCopiesWithDateAndOutlet) {
  Family family;
  family.id = "f1";
  family.text = "Text.";
  Page page = page_of("p", "");
  page.outlet = "Post";
  page.published = "2031-05-04";
  family.passages.push_back({page, {}, {}, "Text.", 1, Kind::copied, 2});
  EXPECT_THAT(text_of(family), HasSubstr("2031-05-04 Post copied 100 % 2 edits (p)"));
}

TEST(InfoText, AlignsFigures) {
  StoreInfo info;
  info.path = "s";
  info.pages = 12345;
  info.text_bytes = 1500000;
  info.outlets = {{"Post", 2}, {"", 1}};
  const std::string text = text_of(info);
  EXPECT_THAT(text, HasSubstr("  pages     12,345\n"));
  EXPECT_THAT(text, HasSubstr("  text      1.5 MB\n"));
  EXPECT_THAT(text, HasSubstr("  outlets   Post 2, not known 1\n"));
}

TEST(CheckText, NamesDamageAndWhatItCost) {
  CheckReport report;
  report.files = 3;
  report.findings = {{StoreFinding::Severity::damage, "a.seg", "block 2: checksum"}};
  report.dropped = {"p1"};
  EXPECT_THAT(text_of(report), HasSubstr("damage  a.seg: block 2: checksum\nlost    p1\n1 damage found: 3 files"));
}

}  // namespace
}  // namespace wirecopy::report
