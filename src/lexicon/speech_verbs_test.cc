#include "lexicon/speech_verbs.h"

#include <string_view>

#include <gtest/gtest.h>

#include "lexicon/relations.h"
#include "lexicon/words.h"

namespace wirecopy::lexicon {
namespace {

using Act = SpeechVerb::Act;

Act act_of(std::string_view word) {
  const std::uint32_t hash = word_hash(word);
  const SpeechVerb verb = speech_verb(hash);
  return verb.act != Act::none ? verb.act : speech_verb(base_form(hash)).act;
}

TEST(SpeechVerbs, InflectedFormsDoWhatTheirBaseDoes) {
  struct Case {
    std::string_view words;
    Act act;
  };
  constexpr Case kCases[] = {
      {"say says said saying tell tells told telling writes wrote written writing adds added adding", Act::state},
      {"deny denies denied denying rejects rejected rejecting disputed disputes dismissed refuted", Act::deny},
      {"accuse accuses accused accusing blames blamed blaming alleges alleged alleging condemned denounced",
       Act::accuse},
      {"demands demanded demanding urges urged urging ordered orders pleaded begged", Act::demand},
      {"promises promised promising vows vowed vowing pledged pledges swore", Act::promise},
      {"predicts predicted predicting forecast expects expected expecting anticipates", Act::predict},
      {"asks asked asking wonders wondered questioned", Act::ask},
      {"declines declined declining refuses refused refusing", Act::decline},
      {"believes believed believing thinks thought thinking knew knows agreed agrees", Act::believe},
  };
  for (const Case& each : kCases) {
    std::string_view rest = each.words;
    while (!rest.empty()) {
      const std::size_t size = std::min(rest.find(' '), rest.size());
      EXPECT_EQ(act_of(rest.substr(0, size)), each.act) << rest.substr(0, size);
      rest.remove_prefix(std::min(size + 1, rest.size()));
    }
  }
}

TEST(SpeechVerbs, OtherWordsAreNone) {
  for (const std::string_view word : {"bridge", "the", "run", "green"}) EXPECT_EQ(act_of(word), Act::none) << word;
}

TEST(SpeechVerbs, SomeMeanAnotherThingBeforeAPreposition) {
  EXPECT_EQ(speech_verb(word_hash("call")).act, Act::state);
  EXPECT_EQ(speech_verb_with_preposition(word_hash("call")).act, Act::demand);
  EXPECT_EQ(speech_verb_with_preposition(word_hash("say")).act, Act::none);
}

}  // namespace
}  // namespace wirecopy::lexicon
