// What news pages hold: datelines, captions, bylines, abbreviations, quotations over sentences, hard-wrapped wire copy.
#include "text/sentence_cases.h"

namespace wirecopy::text {
namespace {

TEST(SplitSentences, KeepsTitlesAndNamesWhole) {
  expect_sentences({
      {"Mr", "On Monday Mr. Novak resigned. |He gave no reason."},
      {"several titles", "Rear Adm. Ann Lee and Lt. Col. Bo Hill met Sens. Cruz and Kane."},
      {"U.N. Ambassador", "U.N. Ambassador Ann Lee voted. |Russia did not."},
      {"party and state", "Rep. Ann Lee (D-Calif.) voted no. |Sen. Bo Hill, R-Tex., voted yes."},
      {"initials", "J. K. Hill met George W. Lee and J.R.R. Novak."},
      {"initials after a lower case word", "The report by J. Edgar Lee was burnt."},
      {"Jr", "Martin Lee Jr. Day is in January. |Martin Lee Jr. did not come."},
      {"Ph.D", "Ann Lee, Ph.D. of Ohio State, agreed."},
      {"saint", "He was born in St. Petersburg. |The city was poor."},
      {"title in capitals", "REP. ANN LEE DENIES IT"},
      {"case", "The case is Lee v. Hill. |It was lost."},
      {"versus", "It was Lee vs. Hill all night."},
      {"Spanish titles", "El Sr. Novak y la Sra. Lee hablaron. |Nadie respondió."},
  });
}

TEST(SplitSentences, KnowsAbbreviationsThatMayEndASentence) {
  expect_sentences({
      {"U.S. and a pronoun", "They left the U.S. |They never returned."},
      {"U.S. and The", "He fled to the U.S. |The court let him stay."},
      {"U.S. and a name", "He sued the U.S. State Department and U.S. Sen. Ann Lee."},
      {"U.S. and a title", "He had come to the U.S. |Mr. Lee had not."},
      {"U.S. before a dash", "The U.S. -Russia talks failed, as did the U.S.-led ones."},
      {"U.S. in brackets", "The Virgin Islands (U.S.) Coast Guard came."},
      {"company", "Shares of Hill Inc. rose. |Analysts at Lee & Co. |However, saw no reason."},
      {"company and its chief", "Hill Corp. Chief Executive Ann Lee said so."},
      {"rights", "© 2017 Hill Inc. |All rights reserved."},
      {"state", "She lives in Tampa, Fla. |Her son does not."},
      {"caption credit", "A man walks in Tampa, Fla. |Photo: Ann Lee/Agency"},
      {"etc", "They took chairs, tables, etc. |Nobody stopped them."},
      {"e.g. and i.e.", "Some towns, e.g. London, and one man, i.e. Mr. Lee, agreed."},
      {"Washington", "It happened in Washington, D.C. |No one was hurt."},
      {"possessive", "The U.S.'s allies and the U.N.’s envoy met."},
      {"comma", "In the U.K., the U.S., and the E.U., it rained."},
  });
}

TEST(SplitSentences, KeepsNumbersDatesAndTimesWhole) {
  expect_sentences({
      {"No. 5", "He is No. 5 on the list. |She said no. |He left."},
      {"month and day", "On Jan. 3 and Sept. 11 it snowed. |It melted in Dec. |The roads dried."},
      {"decimals", "It grew 3.14 percent, or $1.5m, to 2.0. |That is little."},
      {"year at the end", "It opened in 2015. |20 people came."},
      {"clock and day", "It began at 9 p.m. Monday. |It ended at 5 a.m. EST."},
      {"clock and name", "The plane left Boston at 9 p.m. |Novak was on it."},
      {"clock and pronoun", "They met at 9 a.m. |She was late."},
      {"city time", "It began at 8 p.m. Chicago time."},
      {"dotted time", "At 9.30 the bell rang. |At 10.15 it stopped."},
      {"section", "See Sec. 4 and pp. 10-12 of vol. 2."},
      {"German date", "Am 3. Oktober war Feiertag. |Am 4. war Montag."},
      {"German abbreviation", "Es gab viel, z. B. Brot, d. h. Essen."},
      {"money", "It cost $3.50. |The other cost €4."},
  });
}

TEST(SplitSentences, EndsBehindClosingMarks) {
  expect_sentences({
      {"quoted sentences", "\"It is over. |We lost,\" she said. |\"Go home.\""},
      {"curly", "“It is over.” |She left. |“Go.”"},
      {"question within", "\"Are you sure?\" he asked."},
      {"question and a name", "“Are you sure?” Ann Lee asked."},
      {"question and an office", "“Who did it?” House Speaker Ann Lee (D., Calif.) said Friday."},
      {"question and a new sentence", "“Who did it?” |Novak shook his head."},
      {"question and a pronoun", "“Who did it?” |He said nothing."},
      {"exclamation in a title", "The show “Stop!” was on."},
      {"stop behind the mark", "He called it \"a shame\". |She called it \"luck\"."},
      {"British single marks", "‘We lost,’ she said. |‘Go home.’ |They went."},
      {"brackets", "He left. |(She stayed.) |They met again (in May)."},
      {"guillemets", "« On part. » |Elle sort. |»Wir gehen.« |Er blieb."},
      {"lower case behind dashes", "He called it a \"WITCH HUNT!\" -- the same words as before."},
      {"note", "It was in 1990.[12] |The next was in 1994.[13]"},
      {"single mark then double", "“He said ‘no.’” |She nodded."},
      {"emphasis", "**It is over.** |The rest is known."},
  });
}

TEST(SplitSentences, ReadsRunsOfMarks) {
  expect_sentences({
      {"ellipsis and a new sentence", "We never knew... |The rest is silence."},
      {"ellipsis character", "We never knew… |Nobody did."},
      {"ellipsis as a pause", "It was, well ... a mistake… of sorts."},
      {"ellipsis behind a preposition", "We thought of ... Monday."},
      {"ellipsis at the start", "“We lost. |... The rest is known.”"},
      {"interrobang", "What?! |No!!! |Yes‼ |Go."},
      {"with an emoji", "We won 🎉!\uFE0F |We won 👩‍👩‍👧! |Again."},
      {"question mark in brackets", "He gave 5 (?) dollars and left (!) at once."},
      {"lost space", "He left.|The door was open."},
      {"file and page names", "See example.Com and a.b@c.Org today."},
      {"address", "Go to www.example.org/a?b=C.D now. |Or don't."},
  });
}

TEST(SplitSentences, SplitsParagraphsAndHeadlines) {
  expect_sentences({
      {"dateline", "MOSCOW (AP) — The army left on Monday. |It did not say why."},
      {"dateline with a state", "TAMPA, Fla. (AP) — A man died. |Police came."},
      {"headline and byline", "Army leaves the north\n|By ANN LEE and BO HILL\n|Associated Press\n\n|The army left."},
      {"caption", "Troops in the north. |(Ann Lee/Agency)\n\n|The army left."},
      {"blank line without a stop", "The army left\n\n|and came back"},
      {"CR LF", "The army left\r\n\r\n|It came back.\r\n|Nobody saw it."},
      {"old Mac line ends", "The army left\r\r|It came back."},
      {"one paragraph a line", "The army left the north on Monday, officials said\n|It came back on Tuesday"},
      {"abbreviation at a line's end", "Made by Hill Inc.\n\n|Sold by Lee Inc."},
      {"bullets", "They want:\n|- bread\n|- peace\n|* land"},
      {"inline bullets", "More: |• Army leaves |• Army returns"},
      {"numbered", "Why?\n|1. The army left. |It was cold.\n|2. It came back."},
      {"letters in brackets", "It must (a) leave, (b) pay."},
      {"roman numbers", "i. Bread |ii. Peace |iii. Land"},
      {"paragraph separator", "The army left\u2029|It came back\u2028|Again"},
      {"question headline", "Who left? |Nobody knows\n\n|By Ann Lee"},
  });
}

TEST(SplitSentences, JoinsHardWrappedLines) {
  expect_sentences({
      {"wrapped",
       "ARMY LEAVES THE NORTH\n"
       "|By Ann Lee\n"
       "|The army left the north of the country on Monday, the U.S.\n"
       "State Department said, and did not say when it would return to\n"
       "the towns it had held. |Nobody in the capital had been told,\n"
       "said Bo Hill, the mayor. |He learnt of it from the radio.\n"
       "\n"
       "|Two soldiers were seen close to the river on Tuesday, said Mr.\n"
       "Novak, a farmer.\n"},
      {"lower case goes on", "The army left the north\nof the country."},
      {"wrapped with CR LF",
       "The army left the north of the country on Monday, said\r\n"
       "Bo Hill, who was the mayor of the town for many years.\r\n"
       "|He learnt of it from the radio. |The others learnt of it\r\n"
       "Tuesday at noon.\r\n"},
  });
}

TEST(SplitSentences, KnowsTheMarksOfOtherScripts) {
  expect_sentences({
      {"Chinese", "他走了。|她没走！|为什么？|“没人知道。”|完。"},
      {"Japanese", "彼は行った。|「行く。|来る。」と言った。|終わり。"},
      {"Arabic", "هل رحل؟ |لا أحد يعرف. |انتهى الأمر."},
      {"Urdu", "وہ چلا گیا۔ |کوئی نہیں جانتا۔"},
      {"Persian", "او رفت. |چرا؟ |کسی نمی‌داند."},
      {"Hebrew", "הוא עזב. |איש לא יודע למה."},
      {"Hindi", "वह चला गया। |कोई नहीं जानता।"},
      {"Armenian", "Նա գնաց։ |Ոչ ոք չգիտի։"},
      {"Amharic", "ሄደ። |ማንም አያውቅም።"},
      {"Burmese", "သွားပြီ။ |မသိဘူး။"},
      {"Khmer", "គាត់ទៅហើយ។ |គ្មានអ្នកណាដឹងទេ។"},
      {"Thai", "เขาไปแล้ว ไม่มีใครรู้\n\n|จบ"},
      {"Greek", "Πού πήγε; |Κανείς δεν ξέρει."},
      {"Spanish", "¿Quién fue? |¡Nadie! |¿Y ahora qué? |Nada."},
      {"Russian", "Он ушёл. |Никто не знает, т.е. почти никто."},
      {"combining marks", "Il a quitté le cafe\u0301. |E\u0301tait-ce lui?"},
  });
}

}  // namespace
}  // namespace wirecopy::text
