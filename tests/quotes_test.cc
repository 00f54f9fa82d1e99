// `wirecopy quotes` from outside: its formats, stores, languages, and the same bytes at any number of threads.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/program_testing.h"

namespace wirecopy::tests {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr std::string_view kReport =
    "😀 Council votes on the bridge\n\n“We will rebuild the bridge by spring,” said Maria Holt, the mayor of Halven. "
    "“Nobody will pay a toll.”\n\nPeter Lund denied that his party had known about the cracks.\n";

class CliQuotes : public ProgramTest {};

TEST_F(CliQuotes, JsonLinesHaveSpansInCodePoints) {
  write("report.txt", kReport);
  const Outcome quotes = run("wirecopy quotes report.txt --format jsonl");
  EXPECT_EQ(quotes.status, 0);
  EXPECT_THAT(quotes.out, StartsWith("{\"page\":\"report\""));
  EXPECT_THAT(quotes.out,
              HasSubstr("{\"id\":0,\"kind\":\"direct\",\"speaker\":{\"spans\":[[76,107]],\"text\":\"Maria "
                        "Holt, the mayor of Halven\",\"entity\":{\"id\":\"e1\",\"name\":\"Maria Holt\",\"type\":"
                        "\"person\"},\"restored_from\":null},\"cue\":{"
                        "\"spans\":[[71,75]],\"text\":\"said\"},\"content\":{\"spans\":[[31,70],[109,134]]"));
  EXPECT_THAT(quotes.out, HasSubstr("\"stance\":\"denies\",\"hedged\":false"));
}

TEST_F(CliQuotes, TextTellsSpeakerCueAndStance) {
  write("report.txt", kReport);
  const Outcome quotes = run("wirecopy quotes report.txt --format text --color never");
  EXPECT_THAT(quotes.out,
              HasSubstr("   1  Maria Holt, the mayor of Halven · said · asserts · direct, characters 31–134"));
  EXPECT_THAT(quotes.out, HasSubstr("   2  Peter Lund · denied · denies · indirect"));
}

TEST_F(CliQuotes, PronounsCarryTheirNames) {
  write("report.txt", "Maria Holt said that the bridge was safe. “Nobody will pay a toll,” she said.\n");
  EXPECT_THAT(run("wirecopy quotes report.txt --format text --color never").out,
              HasSubstr("   2  she (Maria Holt) · said · asserts · direct"));
  EXPECT_THAT(run("wirecopy quotes report.txt --format csv").out, HasSubstr(",e1,Maria Holt,person,,0\r\n"));
}

TEST_F(CliQuotes, CsvHasARowAStatement) {
  write("report.txt", kReport);
  const Outcome quotes = run("wirecopy quotes report.txt --format csv");
  EXPECT_THAT(quotes.out, StartsWith("page,id,kind,stance,hedged,speaker,cue,content,"));
  EXPECT_THAT(quotes.out, HasSubstr("\r\nreport,1,indirect,denies,false,Peter Lund,denied,that his party had known"));
}

TEST_F(CliQuotes, JsonIsOneObject) {
  write("report.txt", kReport);
  const Outcome quotes = run("wirecopy quotes report.txt --format json");
  EXPECT_THAT(quotes.out, AllOf(StartsWith("{\"schema\":\"wirecopy/1\""), HasSubstr("\"command\":\"quotes\"")));
}

TEST_F(CliQuotes, AStoreGivesWhatItsFilesGive) {
  write("report.txt", kReport);
  ASSERT_EQ(run("wirecopy add mine report.txt --quiet").status, 0);
  EXPECT_EQ(run("wirecopy quotes --store mine --format jsonl").out,
            run("wirecopy quotes report.txt --format jsonl").out);
}

TEST_F(CliQuotes, AStoreGivesTheNewestVersionOnly) {
  write("report.txt", kReport);
  ASSERT_EQ(run("wirecopy add mine report.txt --quiet").status, 0);
  write("report.txt", "Peter Lund said that the bridge was safe.\n");
  ASSERT_EQ(run("wirecopy add mine report.txt --quiet").status, 0);
  const Outcome quotes = run("wirecopy quotes --store mine --format csv");
  EXPECT_THAT(quotes.out, AllOf(HasSubstr("the bridge was safe"), Not(HasSubstr("cracks"))));
}

constexpr std::string_view kOrphans =
    "😀 The council met on Monday.\n\n“We will rebuild the bridge by spring.”\n\nPeter Lund denied that it was late.\n";

TEST_F(CliQuotes, AnOrphanIsGivenItsSpeakerBackFromAStore) {
  const std::string words = "“The ferry to Halven will never carry another passenger while that engine smokes";
  write("report.txt", "😀 Ferry news\n\n" + words + ",” said Maria Holt.\n");
  write("copy.txt", "The harbour was quiet on Monday.\n\n" + words + ".”\n");
  ASSERT_EQ(run("wirecopy add mine report.txt --quiet").status, 0);
  const Outcome quotes = run("wirecopy quotes --store mine copy.txt --format jsonl");
  EXPECT_EQ(quotes.status, 0);
  EXPECT_THAT(
      quotes.out,
      AllOf(HasSubstr("\"speaker\":{\"spans\":[],\"text\":\"Maria Holt\",\"entity\":{\"id\":\"e1\",\"name\":\"Maria "
                      "Holt\",\"type\":\"person\"},"
                      "\"restored_from\":{\"document\":\"report\",\"begin\":102,\"end\":112}}"),
            HasSubstr("\"reports\":[{\"document\":\"report\",\"outlet\":null,\"published\":null,")));
  EXPECT_THAT(run("wirecopy quotes --store mine copy.txt --format csv").out, HasSubstr(",report,1\r\n"));
}

TEST_F(CliQuotes, StatementsAreChosenBySpeakerWordsAndOrphans) {
  write("report.txt", kReport);
  write("copy.txt", kOrphans);
  const auto pages_of = [&](const std::string& filter) {
    return run("wirecopy quotes report.txt copy.txt --format csv " + filter).out;
  };
  EXPECT_THAT(pages_of("--speaker lund"), AllOf(HasSubstr("report,1,"), HasSubstr("copy,1,"), Not(HasSubstr(",0,"))));
  EXPECT_THAT(pages_of("--about bridges"), AllOf(HasSubstr("report,0,"), HasSubstr("copy,0,"), Not(HasSubstr(",1,"))));
  EXPECT_THAT(pages_of("--orphans"), AllOf(HasSubstr("copy,0,"), Not(HasSubstr("report,"))));
}

TEST_F(CliQuotes, AStoreGivesTheSameBytesAtAnyNumberOfThreads) {
  ASSERT_EQ(run(std::string("wirecopy add mine '") + WIRECOPY_PROJECT_DIR + "/examples/pages' --quiet").status, 0);
  const Outcome one = run("wirecopy quotes --store mine --format jsonl --threads 1");
  EXPECT_THAT(one.out, HasSubstr("\"restored_from\":{"));
  EXPECT_EQ(one.out, run("wirecopy quotes --store mine --format jsonl --threads 2").out);
  EXPECT_EQ(one.out, run("wirecopy quotes --store mine --format jsonl --threads 4").out);
}

TEST_F(CliQuotes, FilesOrAStoreAreAskedFor) {
  expect_error(run("wirecopy quotes"), "expected files, or --store STORE, or both");
  expect_error(run("wirecopy quotes --store nowhere missing.txt"), "nowhere");
  expect_error(run("wirecopy quotes --store nowhere"), "nowhere");
  expect_error(run("wirecopy quotes missing.txt"), "missing.txt");
}

TEST_F(CliQuotes, OtherLanguagesGiveDirectSpeechAndSaySo) {
  write("seite.jsonl",
        "{\"id\":\"seite\",\"language\":\"de\",\"text\":\"Der Sprecher sagte: „Wir bauen die Brücke neu.“ Mehr "
        "nicht.\"}\n");
  const Outcome quotes = run("wirecopy quotes seite.jsonl --format jsonl");
  EXPECT_THAT(quotes.out, AllOf(HasSubstr("\"kind\":\"direct\",\"speaker\":null,\"cue\":null"),
                                HasSubstr("\"text\":\"Wir bauen die Brücke neu.\""),
                                HasSubstr("only direct speech was looked for")));
}

TEST_F(CliQuotes, TheSameBytesAtAnyNumberOfThreads) {
  std::string pages;
  for (int i = 0; i < 150; ++i)
    pages += "{\"id\":\"p" + std::to_string(i) + "\",\"text\":\"“Number " + std::to_string(i) +
             " is enough for us,” said Ida Holt. The council of Halven denied it.\"}\n";
  write("pages.jsonl", pages);
  const Outcome one = run("wirecopy quotes pages.jsonl --format jsonl --threads 1");
  EXPECT_EQ(one.out, run("wirecopy quotes pages.jsonl --format jsonl --threads 2").out);
  EXPECT_EQ(one.out, run("wirecopy quotes pages.jsonl --format jsonl --threads 4").out);
}

TEST_F(CliQuotes, EvaluationTellsFiguresByRole) {
  write("data/pages.jsonl", "{\"id\":\"a\",\"text\":\"“We won it today,” said Ida Holt.\"}\n");
  write("data/truth.jsonl",
        "{\"page\":\"a\",\"kind\":\"direct\",\"speaker\":{\"spans\":[[24,32]]},\"cue\":{\"spans\":[[19,23]]},"
        "\"content\":{\"spans\":[[0,18]]}}\n");
  const Outcome score = run("wirecopy eval quotes --data data --format jsonl");
  EXPECT_EQ(score.status, 0);
  EXPECT_THAT(score.out, HasSubstr("\"exact\":{\"speaker\":{\"precision\":1.0,\"recall\":1.0,\"f1\":1.0}"));
}

}  // namespace
}  // namespace wirecopy::tests
