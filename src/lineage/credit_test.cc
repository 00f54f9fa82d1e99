#include "lineage/credit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wirecopy::lineage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Form = Credit::Form;

PageCredits find_in(std::string_view text) {
  return find_credits(text, text::analyze(text).tokens);
}

// The names a page gives, as it writes them, with their form.
std::vector<std::pair<Form, std::string>> credits_of(std::string_view text) {
  std::vector<std::pair<Form, std::string>> found;
  for (const Credit& credit : find_in(text).credits)
    found.emplace_back(credit.form, text.substr(credit.span.begin, credit.span.size()));
  return found;
}

TEST(Credit, FindsDatelines) {
  for (const std::string_view text :
       {"LINDMOUTH (Capstan) — The ferry struck a sandbank.", "LINDMOUTH, Velden (Capstan) - The ferry struck.",
        "— LINDMOUTH (Capstan) —\r\nThe ferry struck.", "Oster, April 5 (Capstan) -- The ferry struck.",
        "Ferry runs aground 😀\n\nLindmouth (Capstan) – The ferry struck.", "(Capstan): The ferry struck a sandbank.",
        "Wed 05 Apr 2017 Ferry runs aground. LINDMOUTH (Capstan) - The ferry struck."})
    EXPECT_THAT(credits_of(text), ElementsAre(std::pair(Form::dateline, "Capstan"))) << text;
}

TEST(Credit, FindsNamesInBracketsWhereAPageBeginsOrEnds) {
  EXPECT_THAT(credits_of("(Capstan) The ferry struck."), ElementsAre(std::pair(Form::credit, "Capstan")));
  EXPECT_THAT(credits_of("The ferry struck.\r\n\r\n(Capstan)\r\n"), ElementsAre(std::pair(Form::credit, "Capstan")));
}

TEST(Credit, TakesNoOtherBracketsForACredit) {
  EXPECT_THAT(
      credits_of("The mayor (Reform party) spoke. So did Ann Velden (58), and the WHO (World Health Body) too."),
      IsEmpty());
  EXPECT_THAT(credits_of("שלום (עולם) e\u0301 (not a name) — and so on."), IsEmpty());
}

TEST(Credit, FindsNamesBehindTheWordsOfCredits) {
  EXPECT_THAT(credits_of("The ferry struck.\nStory from the Ambry Gazette."),
              ElementsAre(std::pair(Form::credit, "the Ambry Gazette")));
  EXPECT_THAT(credits_of("The ferry struck. Source: Capstan"), ElementsAre(std::pair(Form::credit, "Capstan")));
  EXPECT_THAT(credits_of("This report was first published by “Capstan”, and is true."),
              ElementsAre(std::pair(Form::credit, "Capstan")));
  EXPECT_THAT(credits_of("A source close to Ann Velden spoke."), IsEmpty());
}

TEST(Credit, FindsCreditsBelowTheText) {
  EXPECT_THAT(credits_of("The ferry struck.\n\nCapstan contributed to this report."),
              ElementsAre(std::pair(Form::credit, "Capstan")));
  EXPECT_THAT(credits_of("The ferry struck.\nWith reporting by the Ambry Gazette."),
              ElementsAre(std::pair(Form::credit, "the Ambry Gazette")));
  EXPECT_THAT(credits_of("The ferry struck.\r\n— Capstan\r\n"), ElementsAre(std::pair(Form::credit, "Capstan")));
  EXPECT_THAT(credits_of("The ferry struck.\n— nobody was hurt"), IsEmpty());
}

TEST(Credit, FindsTheNameBehindAReport) {
  EXPECT_THAT(credits_of("The ferry was empty, reported the Ambry Gazette."),
              ElementsAre(std::pair(Form::mention, "the Ambry Gazette")));
  EXPECT_THAT(credits_of("The ferry was empty, Capstan said in a report."),
              ElementsAre(std::pair(Form::mention, "Capstan")));
  EXPECT_THAT(credits_of("The police reported the Oster woman missing."), IsEmpty());
}

TEST(Credit, ReadsBylines) {
  EXPECT_TRUE(is_to(make_byline("By Capstan"), make_name("Capstan News Agency")));
  EXPECT_TRUE(is_to(make_byline("The Ambry Gazette"), make_name("Ambry Gazette")));
  EXPECT_TRUE(make_byline("").name.empty());
}

TEST(Credit, FindsReportsOfOthers) {
  EXPECT_THAT(credits_of("The ferry was empty, the Ambry Gazette reported on Monday."),
              ElementsAre(std::pair(Form::mention, "Ambry Gazette")));
  EXPECT_THAT(credits_of("According to the Guardian of Oster, it sank."),
              ElementsAre(std::pair(Form::mention, "the Guardian of Oster")));
  EXPECT_THAT(credits_of("She told Capstan that it sank, as it was reported."),
              ElementsAre(std::pair(Form::mention, "Capstan")));
}

TEST(Credit, FindsADatelineWithoutAName) {
  const std::string_view text = "LINDMOUTH, Velden — The ferry struck.";
  const PageCredits credits = find_in(text);
  EXPECT_EQ(text.substr(credits.dateline.begin, credits.dateline.size()), "LINDMOUTH, Velden");
  EXPECT_TRUE(find_in("The ferry — a big one — struck.").dateline.empty());
  EXPECT_TRUE(find_in("").dateline.empty());
}

bool means(std::string_view name, std::string_view outlet, Form form = Form::dateline) {
  return is_to({form, {}, make_name(name)}, make_name(outlet));
}

TEST(Credit, KnowsAnOutletByItsNames) {
  EXPECT_TRUE(means("Capstan", "Capstan News Agency"));
  EXPECT_TRUE(means("the Gazette", "The Ambry Gazette"));
  EXPECT_TRUE(means("AP", "Associated Press"));
  EXPECT_TRUE(means("Halven Weather Office", "HWO"));
  EXPECT_TRUE(means("ŻÓŁW", "Żółw"));
  EXPECT_TRUE(means("Ambry", "Ambry Gazette"));
}

TEST(Credit, DoesNotTakeOneOutletForAnother) {
  EXPECT_FALSE(means("Capstan", "Ambry Gazette"));
  EXPECT_FALSE(means("Post", "Gazette"));
  EXPECT_FALSE(means("", "Gazette"));
  EXPECT_FALSE(means("Gazette", ""));
  EXPECT_FALSE(means("Ambry", "Ambry Gazette", Form::mention)) << "a town's name is no outlet's";
}

}  // namespace
}  // namespace wirecopy::lineage
