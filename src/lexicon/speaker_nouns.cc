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
    Group{Kind::person, kAnyone, Gender::unknown,
          "president pres=president senator sen=senator governor gov=governor congressman representative "
          "rep=representative lawmaker legislator minister premier chancellor secretary mayor ambassador diplomat envoy "
          "candidate nominee contender hopeful front-runner frontrunner incumbent politician leader chief chairman "
          "chair=chairman director executive ceo=executive manager strategist adviser advisor=adviser aide general "
          "gen=general admiral adm=admiral colonel col=colonel captain capt=captain commander sergeant sgt=sergeant "
          "lieutenant lt=lieutenant speaker author writer columnist journalist reporter editor commentator host anchor "
          "pundit professor prof=professor economist scientist researcher scholar historian analyst pollster actor "
          "singer musician director filmmaker comedian artist star billionaire millionaire mogul tycoon businessman "
          "entrepreneur investor developer banker donor surgeon neurosurgeon doctor physician pastor pope bishop "
          "archbishop cardinal priest imam rabbi activist founder coach player lawyer attorney prosecutor democrat "
          "republican conservative liberal independent socialist libertarian veteran native statesman commissioner "
          "co-founder co-host treasurer superintendent sheriff inspector justice king prince emperor sultan emir "
          "ayatollah"},
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
    Group{Kind::organisation, 0, Gender::unknown,
          "campaign company firm organization organisation=organization group agency bureau office department ministry "
          "committee commission council board bank union party university college school church institute foundation "
          "association coalition federation network newspaper paper magazine outlet station channel tabloid website "
          "site blog court prosecution defense defence=defense camp army police military force corporation bloc "
          "alliance center centre=center club league authority service hospital charity nonprofit pac lab "
          "manufacturer airline retailer bar chamber caucus think-tank"},
    Group{Kind::government, 0, Gender::unknown,
          "government administration regime parliament congress senate kremlin state country nation cabinet"},
    Group{Kind::document, 0, Gender::unknown,
          "report study survey poll letter statement memo memorandum document lawsuit suit complaint filing brief "
          "indictment ruling opinion order bill law act agreement accord treaty deal plan proposal platform book "
          "article story column editorial essay op-ed post tweet message email e-mail ad advertisement video clip film "
          "movie speech transcript website analysis review audit release headline text page constitution data finding "
          "referral missive reply chapter song slogan caption notice affidavit petition resolution"},
    Group{Kind::person, SpeakerNoun::kPlural, Gender::unknown, "people men=man women=woman children=child"},
    Group{Kind::person, SpeakerNoun::kPlural | kNameless, Gender::unknown,
          "authorities=authority"},
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
