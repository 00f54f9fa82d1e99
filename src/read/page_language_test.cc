#include "read/page_language.h"

#include <gtest/gtest.h>

namespace wirecopy::read {
namespace {

const std::string kEnglish =
    "The mayor said on Tuesday that the new bridge would be open to traffic before the spring.\n\n"
    "Nobody in the village had expected that, and many did not believe it when they heard the news.";
const std::string kSpanish =
    "La alcaldesa saluda a los vecinos, a la izquierda, durante la visita de este martes al puente.";

Page page_of(std::string text, std::string declared = {}) {
  Page page;
  page.text = std::move(text);
  page.language = std::move(declared);
  find_languages(LanguageSearch::documents, &page);
  return page;
}

// The paragraphs in other languages: "es: La alcaldesa ..." a line.
std::string others(const Page& page) {
  std::string lines;
  for (const LanguageSpan& part : page.languages)
    lines += part.language + ": " + page.text.substr(part.span.begin, part.span.size()) + "\n";
  return lines;
}

TEST(PageLanguage, IsThatOfTheTextIfNoneIsDeclared) {
  EXPECT_EQ(page_of(kEnglish).language, "en");
  EXPECT_EQ(page_of(kSpanish).language, "es");
  EXPECT_EQ(page_of("12:30 – 14:00").language, "");
}

TEST(PageLanguage, KeepsTheRegionThatIsDeclared) {
  const Page page = page_of(kEnglish, "en-GB");
  EXPECT_EQ(page.language, "en-GB");
  EXPECT_EQ(page.extra, "");
}

TEST(PageLanguage, GoesBeforeADeclaredOneThatTheTextContradicts) {
  const Page page = page_of(kSpanish + " " + kSpanish, "en-US");
  EXPECT_EQ(page.language, "es");
  EXPECT_EQ(page.extra, R"({"declared_language":"en-US"})");
}

TEST(PageLanguage, NeedNotBeSureWhichItIsToContradict) {
  const Page page = page_of(
      "Predsjednica je u utorak rekla da će novi most biti otvoren prije proljeća. Niko to nije očekivao.", "en");
  EXPECT_TRUE(page.language == "bs" || page.language == "hr" || page.language == "sr") << page.language;
}

TEST(PageLanguage, AddsTheDeclaredOneToWhatIsKnown) {
  Page page;
  page.text = kSpanish;
  page.language = "en";
  page.extra = R"({"agency":"AP"})";
  find_languages(LanguageSearch::documents, &page);
  EXPECT_EQ(page.extra, R"({"agency":"AP","declared_language":"en"})");
}

TEST(PageLanguage, BelievesADeclaredOneOfAShortText) {
  EXPECT_EQ(page_of("Hotel Central", "sv").language, "sv");
}

TEST(PageLanguage, TakesOtherNamesOfALanguageForIt) {
  EXPECT_EQ(
      page_of("Ordføreren sa tirsdag at den nye broen skal åpnes før våren, og ingen hadde ventet det.", "no").language,
      "no");
}

TEST(PageLanguage, BelievesADeclaredOneThatWeDoNotKnow) {
  const Page page = page_of(
      "E huaka\u02bbi ana ke kia\u02bb\u0101ina i ka P\u014d\u02bbalua no ka uapo hou o ka moku.\n\n" + kSpanish,
      "haw");
  EXPECT_EQ(page.language, "haw");
  EXPECT_TRUE(page.languages.empty());
}

TEST(PageLanguage, TakesWhatIsNoCodeForNone) {
  const Page page = page_of(kEnglish, "${lang}");
  EXPECT_EQ(page.language, "en");
  EXPECT_EQ(page.extra, R"({"declared_language":"${lang}"})");
  EXPECT_EQ(page_of(kEnglish, "und").language, "en");
}

TEST(PageLanguage, OfARecordIsBelievedAsDeclared) {
  Page page;
  page.text = kSpanish;
  page.language = "en";
  find_languages(LanguageSearch::records, &page);
  EXPECT_EQ(page.language, "en");
  page.language.clear();
  find_languages(LanguageSearch::records, &page);
  EXPECT_EQ(page.language, "es");
}

TEST(Paragraphs, InAnotherLanguageAreSpans) {
  EXPECT_EQ(others(page_of(kEnglish + "\n\n" + kSpanish + "\n\n" + kEnglish, "en")), "es: " + kSpanish + "\n");
}

TEST(Paragraphs, BesideEachOtherAreOneSpan) {
  const Page page = page_of(kEnglish + "\r\n\r\n" + kSpanish + "\r\n\r\n" + kSpanish + "\r\n" + kEnglish);
  EXPECT_EQ(others(page), "es: " + kSpanish + "\r\n\r\n" + kSpanish + "\n");
}

TEST(Paragraphs, ThatBeginInAnotherLanguageAreToldBySentence) {
  const Page page = page_of(
      kEnglish + "\n\n" + kSpanish + " " + kEnglish.substr(0, 90) + " \"And we knew nothing of it\", she said.", "en");
  EXPECT_EQ(others(page), "es: " + kSpanish + "\n");
}

TEST(Paragraphs, ApartAreTwoSpans) {
  const Page page = page_of(kEnglish + "\n" + kSpanish + "\n" + kEnglish + "\n\n" + kSpanish);
  EXPECT_EQ(others(page), "es: " + kSpanish + "\nes: " + kSpanish + "\n");
}

TEST(Paragraphs, OfAnotherScriptAreSpans) {
  EXPECT_EQ(others(page_of(kEnglish + "\n\nראש העיר אמרה ביום שלישי שהגשר החדש ייפתח\n\n😀")),
            "he: ראש העיר אמרה ביום שלישי שהגשר החדש ייפתח\n");
  EXPECT_EQ(others(page_of(kEnglish + "\n\n市长星期二表示，新桥将在春天之前通车。")),
            "zh: 市长星期二表示，新桥将在春天之前通车。\n");
}

TEST(Paragraphs, OfNamesAreInNoOtherLanguage) {
  EXPECT_EQ(
      others(page_of(kEnglish + "\n\nJosé María Fernández de la Vega, Juan Carlos Rodríguez Martínez\n\n" + kEnglish)),
      "");
}

TEST(Paragraphs, OfAnotherScriptMayBeShort) {
  EXPECT_EQ(others(page_of(kEnglish + "\n\nЧто это такое и зачем нужен Selenium?\n\n" + kEnglish)),
            "ru: Что это такое и зачем нужен Selenium?\n");
}

TEST(Paragraphs, OfAddressesAreInNoOtherLanguage) {
  EXPECT_EQ(others(page_of(kEnglish + "\n\nhttps://example.org/de/fotos/menschen-die-auf-der-neuen-brücke-stehen\n\n")),
            "");
}

TEST(Paragraphs, TooShortAreInNoOtherLanguage) {
  EXPECT_EQ(others(page_of(kEnglish + "\n\n¿Por qué no?\n\nДа\n\n" + kEnglish)), "");
}

TEST(Paragraphs, OfHanAloneAreJapaneseInAJapanesePage) {
  EXPECT_EQ(others(page_of("市長は火曜日、新しい橋が春までに開通すると述べた。\n\n橋梁建設工事関係者緊急記者会見")),
            "");
}

}  // namespace
}  // namespace wirecopy::read
