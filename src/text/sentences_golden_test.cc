// One row or more for each of the golden rules of sentence splitting that the pragmatic_segmenter project collected, by
// the rule's name, with sentences of our own.
#include "text/sentence_cases.h"

namespace wirecopy::text {
namespace {

constexpr SentenceCase kGolden[] = {
    {"Simple period to end sentence", "The talks failed. |Nobody was surprised."},
    {"Question mark to end sentence", "Who paid for it? |Nobody knows."},
    {"Exclamation point to end sentence", "Get out! |They ran."},
    {"One letter upper case abbreviations", "The winner was Harold B. Novak."},
    {"One letter lower case abbreviations", "The figures are on p. 112."},
    {"Two letter lower case abbreviations in the middle of a sentence", "Will Novak and co. pay the fine?"},
    {"Two letter upper case abbreviations in the middle of a sentence", "He ran Marsh, Hill & Co. for years."},
    {"Two letter lower case abbreviations at the end of a sentence", "We met Novak and co. |They were late."},
    {"Two letter upper case abbreviations at the end of a sentence", "He sold Marsh, Hill & Co. |It was worth little."},
    {"Two letter (prepositive) abbreviations", "They climbed Mt. Elbrus in June."},
    {"Two letter (prepositive & postpositive) abbreviations", "St. Anne's Hospital moved to 12th st. after the war."},
    {"Possesive two letter abbreviations", "This was Martin King Jr.'s speech."},
    {"Multi-period abbreviations in the middle of a sentence", "She left the U.A.E. two years ago."},
    {"Multi-period abbreviations at the end of a sentence", "They joined the E.U. |What came next?"},
    {"U.S. as sentence boundary", "She moved to the U.S. |How did it go?"},
    {"U.S. as non sentence boundary with next word capitalized", "She sued the U.S. Treasury in Ohio."},
    {"U.S. as non sentence boundary", "She stayed in the U.S. until spring."},
    {"A.M. / P.M. as non sentence boundary and sentence boundary",
     "At 7 a.m. Mrs. Lee opened the shop. |She closed the doors at 9 p.m. |Mrs. Lee then walked home."},
    {"Number as non sentence boundary", "A ticket costs $12.50 at the door."},
    {"Number as sentence boundary", "A ticket costs $12.50. |The programme is free."},
    {"Parenthetical inside sentence", "The mayor (She was elected in May.) did not answer."},
    {"Email addresses", "Write to Ann.Lee@paper.example.org. |She answers every letter."},
    {"Web addresses", "It is at http://www.paper.2017.example.org/front-page/a_b.html. |Read it first."},
    {"Single quotations inside sentence", "He looked up, 'It is over.' he said."},
    {"Double quotations inside sentence", "He looked up, \"It is over.\" he said."},
    {"Double quotations at the end of a sentence", "He looked up, \"It is over.\" |He put the phone on the table."},
    {"Double punctuation (exclamation point)", "Stop!! |The bridge is gone."},
    {"Double punctuation (question mark)", "Where?? |Show me."},
    {"Double punctuation (exclamation point / question mark)", "Again!? |Is it Monday?"},
    {"Double punctuation (question mark / exclamation point)", "Again?! |Is it Monday?"},
    {"List (period followed by parens and no period to end item)", "1.) Bread and milk |2.) A newspaper"},
    {"List (period followed by parens and period to end item)", "1.) Bread and milk. |2.) A newspaper."},
    {"List (parens and no period to end item)", "1) Bread and milk |2) A newspaper"},
    {"List (parens and period to end item)", "1) Bread and milk. |2) A newspaper."},
    {"List (period to mark list and no period to end item)", "1. Bread and milk |2. A newspaper"},
    {"List (period to mark list and period to end item)", "1. Bread and milk. |2. A newspaper."},
    {"List with bullet", "• 3. Bread and milk |• 4. A newspaper"},
    {"List with hypthen", "⁃3. Bread and milk |⁃4. A newspaper"},
    {"Alphabetical list", "a. Bread and milk |b. A newspaper |c. Two stamps"},
    {"Errant newline in the middle of a sentence (PDF)", "The report was\nprinted in two columns by mistake."},
    {"Errant newline in the middle of a sentence", "The rain came \nlate in the evening."},
    {"Lower case list separated by newline", "opening hours\n|tickets, prices\n|how to find us\n"},
    {"Geo Coordinates", "The hut stands at N°. 4711.112.908. |No road leads there."},
    {"Named entities with an exclamation point", "He sold his shares in Yahoo! before the fall."},
    {"I as a sentence boundary and I as an abbreviation", "It was just him and I. |Did you ask Peter I. Novak?"},
    {"Ellipsis at end of quotation", "She wrote that “every ship will come home in the end. . . .”"},
    {"Ellipsis with square brackets", "\"Novak [...] sold the whole company [...]\" (Lee 12)."},
    {"Ellipsis as sentence boundary (standard ellipsis rules)", "He left out the end of it . . . . |Nobody asked."},
    {"Ellipsis as sentence boundary (non-standard ellipsis rules)", "We never knew.... |Nobody asked."},
    {"Ellipsis as non sentence boundary",
     "It isn’t ... how shall I say...well . . . it's not, you see . . . I can’t say it."},
    {"4-dot ellipsis", "The roads . . . were built by hand. |. . . The bridges were not. . . ."},
    {"No whitespace in between sentences", "The vote is over.|Counting began.|Mr. Lee won 4,200.|That is enough."},
};

TEST(SplitSentences, FollowsTheGoldenRules) {
  static_assert(std::size(kGolden) == 52);
  expect_sentences(kGolden);
}

}  // namespace
}  // namespace wirecopy::text
