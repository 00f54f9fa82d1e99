#include "text/language.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace wirecopy::text {
namespace {

std::string language_of(std::string_view utf8) {
  return std::string(identify_language(utf8).code);
}

struct Sentence {
  std::string_view code;
  std::string_view text;
};

// All say that the mayor promised a new bridge by spring, or the like.
constexpr Sentence kSentences[] = {
    {"en", "The mayor said on Tuesday that the new bridge would be open to traffic before the spring."},
    {"de", "Die Bürgermeisterin sagte am Dienstag, die neue Brücke werde noch vor dem Frühling eröffnet."},
    {"fr", "La maire a déclaré mardi que le nouveau pont serait ouvert à la circulation avant le printemps."},
    {"es", "La alcaldesa dijo el martes que el nuevo puente estará abierto al tráfico antes de la primavera."},
    {"pt", "A prefeita disse na terça-feira que a nova ponte não vai ficar pronta antes da primavera."},
    {"it", "La sindaca ha detto martedì che il nuovo ponte sarà aperto al traffico prima della primavera."},
    {"nl", "De burgemeester zei dinsdag dat de nieuwe brug nog voor het voorjaar open zal zijn."},
    {"pl", "Burmistrz powiedziała we wtorek, że nowy most zostanie otwarty jeszcze przed wiosną."},
    {"cs", "Starostka v úterý uvedla, že nový most bude otevřen ještě před příchodem jara."},
    {"sv", "Borgmästaren sade på tisdagen att den nya bron ska öppnas för trafik före våren."},
    {"fi", "Pormestari sanoi tiistaina, että uusi silta avataan liikenteelle ennen kevään tuloa."},
    {"hu", "A polgármester kedden azt mondta, hogy az új hidat még tavasz előtt megnyitják."},
    {"ro", "Primărița a declarat marți că noul pod va fi deschis circulației înainte de primăvară."},
    {"tr", "Belediye başkanı salı günü yeni köprünün bahardan önce trafiğe açılacağını söyledi."},
    {"vi", "Thị trưởng cho biết hôm thứ Ba rằng cây cầu mới sẽ được thông xe trước mùa xuân."},
    {"ru", "Мэр города во вторник заявила, что новый мост откроют для движения ещё до весны."},
    {"uk", "Мерка міста у вівторок заявила, що новий міст відкриють для руху ще до весни."},
    {"bg", "Кметът заяви във вторник, че новият мост ще бъде отворен за движение преди пролетта."},
    {"ar", "قالت رئيسة البلدية يوم الثلاثاء إن الجسر الجديد سيفتح أمام حركة المرور قبل الربيع"},
    {"fa",
     "شهردار روز سه‌شنبه گفت که پل جدید پیش از بهار به روی خودروها "
     "باز "
     "خواهد "
     "شد"},
    {"ur", "میئر نے منگل کو کہا کہ نیا پل موسم بہار سے پہلے ٹریفک کے لیے کھول دیا جائے گا"},
    {"hi", "महापौर ने मंगलवार को कहा कि नया पुल वसंत से पहले यातायात के लिए खोल दिया जाएगा।"},
    {"mr", "महापौरांनी मंगळवारी सांगितले की नवीन पूल वसंत ऋतूच्या आधी वाहतुकीसाठी खुला होईल."},
    {"bn", "মেয়র মঙ্গলবার বলেছেন যে নতুন সেতুটি বসন্তের আগেই যান চলাচলের জন্য খুলে দেওয়া হবে।"},
    {"he", "ראש העיר אמרה ביום שלישי שהגשר החדש ייפתח לתנועה עוד לפני האביב"},
    {"el", "Η δήμαρχος δήλωσε την Τρίτη ότι η νέα γέφυρα θα ανοίξει πριν από την άνοιξη."},
    {"th", "นายกเทศมนตรีกล่าวเมื่อวันอังคารว่าสะพานใหม่จะเปิดใช้ก่อนฤดูใบไม้ผลิ"},
    {"ko", "시장은 화요일 새 다리가 봄이 오기 전에 개통될 것이라고 말했다."},
    {"ja", "市長は火曜日、新しい橋が春までに開通すると述べた。"},
    {"zh", "市长星期二表示，新桥将在春天之前通车。"},
    {"ka", "ქალაქის მერმა სამშაბათს თქვა, რომ ახალი ხიდი გაზაფხულამდე გაიხსნება."},
    {"hy", "Քաղաքապետը երեքշաբթի ասաց, որ նոր կամուրջը կբացվի մինչև գարուն։"},
    {"ta", "புதிய பாலம் வசந்த காலத்திற்கு முன் திறக்கப்படும் என்று மேயர் கூறினார்."},
    {"am", "ከንቲባዋ አዲሱ ድልድይ ከጸደይ በፊት እንደሚከፈት ማክሰኞ ዕለት ተናግረዋል።"},
};

TEST(Language, TellsASentence) {
  for (const Sentence& sentence : kSentences) EXPECT_EQ(language_of(sentence.text), sentence.code) << sentence.text;
}

TEST(Language, IsSureOfASentence) {
  for (const Sentence& sentence : kSentences)
    EXPECT_GT(identify_language(sentence.text).probability, .9F) << sentence.code;
}

TEST(Language, CannotTellNumbersEmojiAndNothing) {
  for (const std::string_view text : {"", " \r\n\t", "12.05.2024, 18:30", "😀 🙏🏽 🐈", "$$$ --- ###", "ab"})
    EXPECT_EQ(language_of(text), "") << text;
}

TEST(Language, TellsTextWithEmojiLinesAndNumbersInIt) {
  EXPECT_EQ(language_of("😀 Sie sagte:\r\n\r\n„Wir haben 12.000 € gefunden und nicht zurückgegeben“ 🙏🏽"), "de");
}

TEST(Language, TakesLettersWithCombiningAccentsAsOne) {
  const LanguageGuess composed = identify_language("Primărița și școlile și-au ținut făgăduința");
  const LanguageGuess apart = identify_language(
      "Prima\u0306rit\u0326a s\u0326i s\u0326colile s\u0326i-au t\u0326inut fa\u0306ga\u0306duint\u0326a");
  EXPECT_EQ(composed.code, "ro");
  EXPECT_EQ(apart.code, "ro");
  EXPECT_EQ(apart.probability, composed.probability);
}

TEST(Language, TellsWrittenInCapitals) {
  EXPECT_EQ(language_of("LA ALCALDESA DIJO QUE EL NUEVO PUENTE ESTARÁ ABIERTO ANTES DE LA PRIMAVERA"), "es");
}

TEST(Language, GoesByTheScriptOfMostLetters) {
  EXPECT_EQ(language_of("Bürgermeister (δήμαρχος) ist, wer von der Gemeinde gewählt wird"), "de");
  EXPECT_EQ(language_of("Η λέξη mayor σημαίνει δήμαρχος στα ελληνικά"), "el");
}

TEST(Language, CannotTellTwoScriptsAlike) {
  EXPECT_EQ(language_of("abcdef αβγδεζ"), "");
}

TEST(Language, TakesHanForJapaneseOnlyIfItIsExpected) {
  EXPECT_EQ(language_of("東京都知事選挙"), "zh");
  EXPECT_EQ(identify_language("東京都知事選挙", {"ja", 1}).code, "ja");
}

TEST(Language, WeighsWhatIsKnownBefore) {
  constexpr std::string_view kEither = "Radio Television";
  EXPECT_EQ(identify_language(kEither, {"fr", 12}).code, "fr");
  EXPECT_EQ(identify_language(kEither, {"en", 12}).code, "en");
}

TEST(Language, TellsHowLikelyTheExpectedOneIs) {
  EXPECT_LT(identify_language(kSentences[0].text, {"de", 3}).expected, .01F);
  EXPECT_GT(identify_language(kSentences[0].text, {"en", 3}).expected, .9F);
  EXPECT_EQ(identify_language("ภาษาไทย", {"th", 3}).expected, 1);
  EXPECT_EQ(identify_language("ภาษาไทย", {"en", 3}).expected, 0);
}

TEST(Language, IsSurerOfMoreText) {
  const std::string once = "Il a dit que non. ";
  EXPECT_GT(identify_language(once + "Il a dit mardi que le pont ne serait pas ouvert. ").probability,
            identify_language(once).probability);
}

TEST(Language, LooksAtALongTextInPlaces) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += kSentences[i == 0 ? 0 : 1].text;  // English first, then German
  EXPECT_EQ(language_of(text), "de");
}

TEST(Language, GlancesAtWords) {
  for (const Sentence& sentence : kSentences) {
    const LanguageGuess glance = glance_at_language(sentence.text);
    EXPECT_TRUE(glance.probability < .99F || glance.code == sentence.code) << sentence.code;
  }
  EXPECT_EQ(glance_at_language(kSentences[0].text).code, "en");
}

TEST(Language, TakesAnyTextThatIsUtf8) {
  std::mt19937 random(7);
  for (int i = 0; i < 2000; ++i) {
    std::string bytes;
    const std::size_t size = random() % 3000;
    while (bytes.size() < size) bytes += static_cast<char>(random());
    base::repair_utf8(&bytes);
    std::string points;
    for (std::size_t k = 0; k < size; ++k) base::append_utf8(static_cast<char32_t>(random() % 0xD800), &points);
    for (const std::string& text : {bytes, points}) {
      EXPECT_LE(identify_language(text).probability, 1.0001F);
      EXPECT_LE(glance_at_language(text).probability, 1.0001F);
    }
  }
}

TEST(Language, KnowsInWhichScriptsALanguageIsWritten) {
  EXPECT_TRUE(is_written_in("sr", Script::latin) && is_written_in("sr", Script::cyrillic));
  EXPECT_TRUE(is_written_in("ja", Script::han));
  EXPECT_FALSE(is_written_in("en", Script::greek));
  EXPECT_TRUE(knows_language("ka"));
  EXPECT_FALSE(knows_language("haw") || knows_language(""));
}

TEST(MainScript, TakesTheCommonest) {
  EXPECT_EQ(main_script("да ok да").script, Script::cyrillic);
  EXPECT_EQ(main_script("да ok да").n_letters, 4U);
  EXPECT_EQ(main_script("123").script, Script::none);
}

}  // namespace
}  // namespace wirecopy::text
