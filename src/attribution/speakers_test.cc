#include "attribution/speakers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "attribution/quotes_model.h"

namespace wirecopy::attribution {
namespace {

using testing::ElementsAre;

struct Page {
  std::string text;
  std::vector<Statement> statements;
};

// A text in which brackets mark the speakers. What they say is not marked.
Page marked(std::string_view brackets) {
  Page page;
  for (const char c : brackets) {
    const auto at = static_cast<std::uint32_t>(page.text.size());
    if (c == '[') {
      page.statements.emplace_back().speaker = Speaker{{{at, at}}, ""};
    } else if (c == ']') {
      page.statements.back().speaker->spans.front().end = at;
    } else {
      page.text.push_back(c);
    }
  }
  return page;
}

std::vector<SpeakerEntity> entities(std::string_view brackets) {
  Page page = marked(brackets);
  Tokens tokens;
  tokenize(page.text, &tokens);
  QuotesModel::built_in().words.describe(&tokens.tokens);
  name_speakers(page.text, tokens, &page.statements);
  std::vector<SpeakerEntity> found;
  for (const Statement& statement : page.statements)
    found.push_back(statement.speaker->entity.value_or(SpeakerEntity{"", "nobody", ""}));
  return found;
}

std::vector<std::string> names(std::string_view brackets) {
  std::vector<std::string> found;
  for (const SpeakerEntity& entity : entities(brackets)) found.push_back(entity.name);
  return found;
}

std::vector<std::string> types(std::string_view brackets) {
  std::vector<std::string> found;
  for (const SpeakerEntity& entity : entities(brackets)) found.push_back(entity.type);
  return found;
}

TEST(Speakers, ASurnameIsItsPerson) {
  EXPECT_THAT(names("[Maria Holt] said so. “Yes,” [Holt] said. [Ms. Holt] left."),
              ElementsAre("Maria Holt", "Maria Holt", "Maria Holt"));
}

TEST(Speakers, OneSpeakerHasOneId) {
  const auto found = entities("[Maria Holt] said so. [Peter Lund] denied it. [Holt] left.");
  EXPECT_EQ(found[0].id, "e1");
  EXPECT_EQ(found[1].id, "e2");
  EXPECT_EQ(found[2].id, "e1");
}

TEST(Speakers, ASurnameFindsItsPersonBehindIt) {
  EXPECT_THAT(names("[Holt] will run again. The mayor, Maria Holt, has won twice."), ElementsAre("Maria Holt"));
}

TEST(Speakers, TwoOfOneSurnameAreToldApartByTitles) {
  EXPECT_THAT(names("Maria Holt and Peter Holt met. [Mr. Holt] spoke first. [Ms. Holt] said no."),
              ElementsAre("Peter Holt", "Maria Holt"));
}

TEST(Speakers, AcronymsAreTheirLongForms) {
  EXPECT_THAT(names("[The Halven Ports Agency] (HPA) warned us. [The HPA] said more."),
              ElementsAre("Halven Ports Agency", "Halven Ports Agency"));
}

TEST(Speakers, GovernmentsAreNamedByCapitals) {
  EXPECT_THAT(types("[Moscow] denied it. [The White House] agreed."), ElementsAre("government", "government"));
  const auto found = entities("[Russia] denied it. [Moscow] said more.");
  EXPECT_EQ(found[0].id, found[1].id);
}

TEST(Speakers, DepartmentsHaveTwoOrders) {
  const auto found = entities("[The Justice Department] spoke. [The Department of Justice] said more.");
  EXPECT_EQ(found[0].id, found[1].id);
  EXPECT_EQ(found[0].type, "organisation");
}

TEST(Speakers, DepartmentsOfTwoThingsHaveOneName) {
  EXPECT_THAT(names("[The Department of Ports and Mines] spoke. [The department] said more."),
              ElementsAre("Department of Ports and Mines", "Department of Ports and Mines"));
}

TEST(Speakers, SecretariesOfStateAreNamedWithoutTheirTitle) {
  EXPECT_THAT(names("[Secretary of State Ida Lund] agreed. [Attorney General Jan Brook] did not. [US officials] left."),
              ElementsAre("Ida Lund", "Jan Brook", "US officials"));
}

TEST(Speakers, TypesTellWhoSpeaks) {
  EXPECT_THAT(types("[A White House report] said so. [A senior official] agreed. [The Justice Department] did not. "
                    "[Voters] shrugged. [Gov. Ida Lund] left."),
              ElementsAre("document", "anonymous", "organisation", "group", "person"));
}

TEST(Speakers, APronounIsTheLastSpeakerWhoFits) {
  EXPECT_THAT(names("[Maria Holt] praised Peter Lund. “It is done,” [she] said. [He] nodded."),
              ElementsAre("Maria Holt", "Maria Holt", "Peter Lund"));
}

TEST(Speakers, NobodyInsideAQuotationIsMeantOutside) {
  EXPECT_THAT(names("[Peter Lund] spoke. “Jan Brook is mad,” he added. “Brook is ill,” [he] said."),
              ElementsAre("Peter Lund", "Peter Lund"));
}

TEST(Speakers, WhoIsTheOneBefore) {
  EXPECT_THAT(names("Maria Holt met Peter Lund, [who] asked for more, and sailors [who] had not."),
              ElementsAre("Peter Lund", "sailors"));
}

TEST(Speakers, TitlesAndAppositionsAreRoles) {
  EXPECT_THAT(names("Gov. Ida Lund met Peter Holt, a judge in Halven. [The governor] spoke. [The judge] did not."),
              ElementsAre("Ida Lund", "Peter Holt"));
}

TEST(Speakers, AnOfficialIsTheOfficial) {
  const auto found = entities("[A senior official] warned of it. [The official] asked not to be named.");
  EXPECT_EQ(found[0].id, found[1].id);
  EXPECT_EQ(found[1].type, "anonymous");
}

TEST(Speakers, ATitleBeforeANameIsNoSpeakerOfItsOwn) {
  EXPECT_THAT(names("[Her spokesman, Ivo Brandt,] denied it. [Halven Sen. Jan Brook] agreed."),
              ElementsAre("Ivo Brandt", "Jan Brook"));
}

TEST(Speakers, TheFirstPersonIsNotResolved) {
  EXPECT_THAT(names("[Maria Holt] came. [I] think so. [We] do not."), ElementsAre("Maria Holt", "nobody", "nobody"));
}

TEST(Speakers, NothingBeforeAPronounLeavesItOpen) {
  EXPECT_THAT(names("“No,” [he] said."), ElementsAre("nobody"));
}

TEST(Speakers, EveryTextIsTaken) {
  for (const char* text :
       {"[]", "", "[“]", "[’s]", "[😀] 😀", "[.]", "Of [", "[Of] of the", "[THE] [WHO] [who] [whose]",
        "[שלום] said\r\n\r\n[é́]", "[A. B. C.] of the", "Department of the"})
    EXPECT_LE(entities(text).size(), 4U) << text;
}

}  // namespace
}  // namespace wirecopy::attribution
