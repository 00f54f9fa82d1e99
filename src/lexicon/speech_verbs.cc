#include "lexicon/speech_verbs.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/word_list.h"

namespace wirecopy::lexicon {
namespace {

using Act = SpeechVerb::Act;

struct Group {
  Act act;
  unsigned bits;
  std::string_view words;  // with a space between
};

// Base forms, and irregular ones that are words of their own.
constexpr std::array kGroups{
    Group{
        Act::state, 0,
        "say said state declare announce report note add explain write tweet post remark observe mention comment reply "
        "respond answer stress emphasize emphasise argue contend maintain assert affirm confirm admit acknowledge "
        "concede reveal disclose testify recall recount quote cite describe call insist claim joke quip shout yell "
        "whisper mutter read show find found conclude point according elaborate discuss specify identify clarify "
        "return "
        "address"},
    Group{Act::state, SpeechVerb::kMayDemand, "tell told warn advise remind persuade"},
    Group{Act::state, SpeechVerb::kTentative, "suggest hint imply speculate intimate reckon estimate"},
    Group{Act::believe, 0, "know agree accept support favor favour endorse see feel realize realise"},
    Group{Act::believe, SpeechVerb::kTentative,
          "think thought believe suspect suppose assume guess imagine seem appear"},
    Group{
        Act::deny, 0,
        "deny reject dispute refute rebut contradict dismiss repudiate disavow disclaim disagree debunk contest doubt "
        "gainsay oppose"},
    Group{Act::accuse, 0,
          "accuse blame allege denounce condemn fault criticize criticise slam blast lambast lambaste decry assail "
          "castigate rebuke deride attack scold chide ridicule"},
    Group{Act::accuse, SpeechVerb::kNeedsThat, "charge"},
    Group{Act::demand, 0, "demand urge order request plead beg implore exhort instruct command recommend press"},
    Group{Act::demand, SpeechVerb::kNeedsFor, "call insist appeal push plead"},
    Group{Act::promise, 0, "promise vow pledge swear swore guarantee undertake commit"},
    Group{Act::predict, 0, "predict forecast foresee anticipate expect prophesy foretell project"},
    Group{Act::ask, 0, "question wonder inquire enquire query"},
    Group{Act::ask, SpeechVerb::kMayDemand, "ask"},
    Group{Act::decline, 0, "decline refuse"},
};

struct Lists {
  WordList<SpeechVerb> with_preposition;
  WordList<SpeechVerb> plain;
};

bool is_vowel(char letter) {
  return std::string_view("aeiou").find(letter) != std::string_view::npos;
}

// A verb and its regular forms; some that nobody writes do no harm. Irregular ones are base_form's business.
std::vector<std::string> forms_of(const std::string& verb) {
  const char last = verb.back();
  const char before = verb[verb.size() - 2];
  if (last == 'e') return {verb, verb + "s", verb + "d", verb.substr(0, verb.size() - 1) + "ing"};
  if (last == 'y' && !is_vowel(before)) {
    const std::string stem = verb.substr(0, verb.size() - 1);
    return {verb, stem + "ies", stem + "ied", verb + "ing"};
  }
  const std::string doubled = verb + last;
  return {verb, verb + "s", verb + "es", verb + "ed", verb + "ing", doubled + "ed", doubled + "ing"};
}

void add_words(const Group& group, WordList<SpeechVerb>* list) {
  std::string_view rest = group.words;
  while (!rest.empty()) {
    const std::size_t size = std::min(rest.find(' '), rest.size());
    for (const std::string& form : forms_of(std::string(rest.substr(0, size))))
      list->add(form, {group.act, static_cast<std::uint8_t>(group.bits)});
    rest.remove_prefix(std::min(size + 1, rest.size()));
  }
}

const Lists& lists() {
  static const Lists known = [] {
    Lists made;
    for (const Group& group : kGroups)
      add_words(group, (group.bits & SpeechVerb::kNeedsFor) != 0 ? &made.with_preposition : &made.plain);
    made.with_preposition.finish();
    made.plain.finish();
    return made;
  }();
  return known;
}

}  // namespace

SpeechVerb speech_verb(std::uint32_t word) {
  return lists().plain.find(word);
}

SpeechVerb speech_verb_with_preposition(std::uint32_t word) {
  return lists().with_preposition.find(word);
}

}  // namespace wirecopy::lexicon
