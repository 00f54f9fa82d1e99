// Quotes looked up in a store: other pages that report them, and speakers given back.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/json_string.h"
#include "base/testing.h"
#include "wirecopy/engine.h"
#include "wirecopy/quotes.h"

namespace wirecopy {
namespace {

using ::testing::HasSubstr;

struct Record {
  std::string id;
  std::string outlet;
  std::string text;
};

std::string lines_of(const std::vector<Record>& records) {
  std::string lines;
  for (const Record& record : records) {
    lines += R"({"id":)";
    base::append_json_string(record.id, &lines);
    lines += R"(,"outlet":)";
    base::append_json_string(record.outlet, &lines);
    lines += R"(,"text":)";
    base::append_json_string(record.text, &lines);
    lines += "}\n";
  }
  return lines;
}

// The statements of a page, looked up among others.
std::vector<Statement> statements_of(const std::string& page, const std::vector<Record>& others) {
  const base::testing::TempFolder folder;
  const std::string store = folder.path() + "/store";
  Notes notes;
  const std::vector<std::string> added = {folder.write("others.jsonl", lines_of(others))};
  const std::vector<std::string> asked = {folder.write("page.jsonl", lines_of({{"page", "Copyist", page}}))};
  EXPECT_TRUE(add_to_store(store, added, {}, &notes));
  std::vector<Statement> statements;
  const auto take = [&](const PageQuotes& quotes) {
    statements = quotes.statements;
    return true;
  };
  EXPECT_TRUE(quotes_across(store, asked, {}, take, &notes));
  return statements;
}

const std::string kWords = "The ferry to Halven will never carry another passenger while that engine smokes";
const std::string kOrphan = "The harbour was quiet on Monday 😀.\n\n“" + kWords + ".”\n";

Record report(const std::string& id, const std::string& outlet, const std::string& speaker) {
  return {id, outlet, "Żółw news.\n\n“" + kWords + ",” said " + speaker + ".\n"};
}

TEST(QuotesAcross, AnOrphanGetsTheSpeakerWhomACopyNames) {
  const Record herald = report("herald", "Herald", "Maria Holt");
  const auto statements = statements_of(kOrphan, {herald});
  ASSERT_EQ(statements.size(), 1U);
  ASSERT_TRUE(statements[0].speaker);
  EXPECT_EQ(statements[0].speaker->text, "Maria Holt");
  EXPECT_TRUE(statements[0].speaker->spans.empty());
  ASSERT_TRUE(statements[0].speaker->restored_from);
  EXPECT_EQ(statements[0].speaker->restored_from->document, "herald");
  EXPECT_EQ(statements[0].speaker->restored_from->span, (CodePointSpan{100, 110}));
}

TEST(QuotesAcross, ContradictoryNamesAreShownAndNotGiven) {
  const auto statements =
      statements_of(kOrphan, {report("a", "Herald", "Maria Holt"), report("b", "Post", "Peter Lund")});
  ASSERT_EQ(statements.size(), 1U);
  EXPECT_FALSE(statements[0].speaker);
  EXPECT_EQ(statements[0].attributions.size(), 2U);
  EXPECT_EQ(statements[0].reports.size(), 2U);
}

TEST(QuotesAcross, APronounGivesNobodyBack) {
  const auto statements = statements_of(kOrphan, {{"a", "Herald", "“" + kWords + ",” he said.\n"}});
  ASSERT_EQ(statements.size(), 1U);
  EXPECT_FALSE(statements[0].speaker);
  EXPECT_EQ(statements[0].reports.size(), 1U);
}

TEST(QuotesAcross, ASpeakerWhomThePageNamesStaysAndHasItsReports) {
  const auto statements = statements_of("“" + kWords + ",” said Ida Berg.\n", {report("a", "Herald", "Maria Holt")});
  ASSERT_EQ(statements.size(), 1U);
  EXPECT_EQ(statements[0].speaker->text, "Ida Berg");
  EXPECT_FALSE(statements[0].speaker->restored_from);
  ASSERT_EQ(statements[0].reports.size(), 1U);
  EXPECT_EQ(statements[0].reports[0].outlet, "Herald");
  EXPECT_EQ(statements[0].attributions[0].speaker, "Maria Holt");
}

TEST(QuotesAcross, ASentenceThatLostItsMarksIsASpeakersAgain) {
  const auto statements =
      statements_of("The harbour was quiet on Monday.\n\n" + kWords + ".\n", {report("a", "Herald", "Maria Holt")});
  ASSERT_EQ(statements.size(), 1U);
  EXPECT_TRUE(statements[0].cue.empty());
  ASSERT_TRUE(statements[0].speaker);
  EXPECT_EQ(statements[0].speaker->text, "Maria Holt");
}

TEST(QuotesAcross, SpeechJoinedToAnothersIsPartedFromIt) {
  const std::string page = "“The council votes on the bridge again next week,” said Ida Berg.\n\n“" + kWords + ".”\n";
  ASSERT_EQ(statements_of(page, {{"a", "Herald", "Nothing of it."}})[0].content.size(), 2U);
  const auto statements = statements_of(page, {report("a", "Herald", "Maria Holt")});
  ASSERT_EQ(statements.size(), 2U);
  EXPECT_EQ(statements[0].speaker->text, "Ida Berg");
  EXPECT_EQ(statements[0].content.size(), 1U);
  EXPECT_EQ(statements[1].speaker->text, "Maria Holt");
  EXPECT_EQ(statements[1].id, 1U);
}

TEST(QuotesAcross, SpeechThatGoesOnStaysWithItsSpeaker) {
  const std::string page = "“The council votes on the bridge again next week,” said Ida Berg.\n\n“" + kWords + ".”\n";
  const auto statements = statements_of(page, {report("a", "Herald", "Mrs. Berg")});
  ASSERT_EQ(statements.size(), 1U);
  EXPECT_EQ(statements[0].content.size(), 2U);
}

TEST(QuotesAcross, APageIsNotItsOwnWitness) {
  EXPECT_TRUE(statements_of(kOrphan, {{"page", "Copyist", report("", "", "Maria Holt").text}})[0].reports.empty());
}

TEST(QuotesAcross, NoStoreIsAnError) {
  Notes notes;
  const auto take = [](const PageQuotes&) { return true; };
  const Result<void> found = quotes_across("/nowhere/at/all", {}, {}, take, &notes);
  ASSERT_FALSE(found);
  EXPECT_THAT(found.error().message, HasSubstr("store"));
}

}  // namespace
}  // namespace wirecopy
