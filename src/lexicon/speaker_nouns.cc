#include "lexicon/speaker_nouns.h"

#include <array>
#include <string>
#include <string_view>

#include "lexicon/word_list.h"

namespace wirecopy::lexicon {
namespace {

using Kind = SpeakerNoun::Kind;

// Words of one sort, one space between two. "sen=senator" is another way to write it.
struct Group {
  Kind kind;
  unsigned bits;
  Gender gender;
  std::string_view words;
};

constexpr unsigned kAnyone = SpeakerNoun::kTakesAnyone;
constexpr unsigned kNameless = SpeakerNoun::kNameless;

constexpr std::array kGroups{
    Group{
        Kind::person, kAnyone, Gender::unknown,
        "president pres=president senator sen=senator governor gov=governor congressman representative "
        "rep=representative lawmaker legislator minister premier chancellor secretary mayor ambassador diplomat "
        "candidate nominee contender hopeful front-runner frontrunner incumbent politician leader general gen=general "
        "admiral adm=admiral speaker pundit actor singer musician filmmaker comedian artist star billionaire "
        "millionaire mogul tycoon businessman entrepreneur investor donor neurosurgeon democrat republican socialist "
        "libertarian statesman king prince emperor sultan emir ayatollah pope"},
    Group{
        Kind::person, 0, Gender::unknown,
        "envoy chief chairman chair=chairman director executive ceo=executive manager strategist adviser "
        "advisor=adviser aide colonel col=colonel captain capt=captain commander sergeant sgt=sergeant lieutenant "
        "lt=lieutenant author writer columnist journalist reporter editor commentator host anchor professor "
        "prof=professor economist scientist researcher scholar historian analyst pollster developer banker surgeon "
        "doctor physician pastor bishop archbishop cardinal priest imam rabbi activist founder coach player lawyer "
        "attorney prosecutor conservative liberal independent veteran native commissioner co-founder co-host treasurer "
        "superintendent sheriff inspector justice engineer"},
    Group{Kind::person, kAnyone, Gender::female,
          "congresswoman chairwoman businesswoman actress queen princess duchess"},
    Group{Kind::person, 0, Gender::male,
          "spokesman man boy father son brother husband gentleman policeman fireman widower guy uncle grandfather"},
    Group{Kind::person, 0, Gender::female,
          "spokeswoman woman girl mother daughter sister wife lady policewoman widow aunt grandmother"},
    Group{Kind::person, 0, Gender::unknown,
          "spokesperson judge magistrate officer detective agent person voter supporter critic opponent "
          "protester protestor demonstrator heckler resident neighbor neighbour neighbor witness victim survivor "
          "suspect defendant plaintiff juror clerk friend colleague rival ally teacher student parent child teenager "
          "worker employee boss owner farmer nurse driver soldier expert user fan follower hacker moderator operative "
          "staffer delegate superdelegate member individual caller visitor viewer reader passenger biographer "
          "consultant"},
    Group{Kind::person, kNameless, Gender::unknown, "official source insider observer"},
    Group{Kind::group, 0, Gender::unknown,
          "crowd audience public family couple panel jury team band mob duo majority minority opposition electorate "
          "left right staff press media"},
    Group{Kind::organisation, kAnyone, Gender::unknown,
          "company firm organization organisation=organization group agency newspaper paper magazine outlet station "
          "channel tabloid website site blog corporation manufacturer airline retailer charity nonprofit"},
    Group{Kind::organisation, 0, Gender::unknown,
          "campaign bureau office department ministry committee commission council board bank union party university "
          "college school church institute foundation association coalition federation network court prosecution "
          "defense defence=defense camp army police military force bloc alliance center centre=center club league "
          "authority service hospital pac lab bar chamber caucus think-tank"},
    Group{Kind::government, 0, Gender::unknown,
          "government administration regime parliament congress senate kremlin state country nation cabinet"},
    Group{Kind::document, 0, Gender::unknown,
          "report study survey poll letter statement memo memorandum document lawsuit suit complaint filing brief "
          "indictment ruling opinion order bill law act agreement accord treaty deal plan proposal platform book "
          "article story column editorial essay op-ed post tweet message email e-mail ad advertisement video clip film "
          "movie speech transcript website analysis review audit release headline text page constitution data finding "
          "referral missive reply chapter song slogan caption notice affidavit petition resolution"},
    Group{Kind::person, SpeakerNoun::kPlural, Gender::unknown, "people men=man women=woman children=child"},
    Group{Kind::person, SpeakerNoun::kPlural | kNameless, Gender::unknown, "authorities=authority"},
    Group{Kind::group, SpeakerNoun::kPlural, Gender::unknown, "media police those others"},
    Group{Kind::person, SpeakerNoun::kPlural, Gender::unknown,
          "spokesmen=spokesman spokeswomen=spokeswoman businessmen=businessman evangelicals=evangelical "
          "academics=academic moderates=moderate liberals=liberal progressives=progressive americans=american "
          "latinos=latino whites=white blacks=black muslims=muslim christians=christian jews=jew"},
    Group{Kind::organisation, SpeakerNoun::kPlural, Gender::unknown,
          "companies=company agencies=agency parties=party universities=university networks=network"},
};

void add(std::string_view written, const Group& group, WordList<SpeakerNoun>* list) {
  const std::size_t equals = written.find('=');
  const std::string_view word = written.substr(0, equals);
  const std::string_view singular = equals == std::string_view::npos ? word : written.substr(equals + 1);
  SpeakerNoun noun{group.kind, static_cast<std::uint8_t>(group.bits), group.gender, word_hash(singular)};
  list->add(word, noun);
  if (noun.has(SpeakerNoun::kPlural) || word.ends_with('s')) return;
  noun.bits |= SpeakerNoun::kPlural;
  list->add(std::string(word) + "s", noun);
}

WordList<SpeakerNoun> make_list() {
  WordList<SpeakerNoun> list;
  for (const Group& group : kGroups) {
    std::string_view words = group.words;
    while (!words.empty()) {
      const std::size_t end = std::min(words.find(' '), words.size());
      add(words.substr(0, end), group, &list);
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }
  list.finish();
  return list;
}

}  // namespace

SpeakerNoun speaker_noun(std::uint32_t word) {
  static const WordList<SpeakerNoun> list = make_list();
  return list.find(word);
}

}  // namespace wirecopy::lexicon
