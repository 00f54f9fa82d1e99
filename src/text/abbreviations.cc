#include "text/abbreviations.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

#include "text/neighbours.h"
#include "text/unicode.h"

namespace wirecopy::text {
namespace {

struct Entry {
  std::string_view word;  // in lower case
  Abbreviation kind;
  bool capital;  // counts only when written with a capital
};

// English as news writes it (titles, companies, AP's states and months), then what German, French, Spanish, Italian and
// Russian pages need most. In byte order.
// clang-format off
constexpr Entry kAbbreviations[] = {
    {"a.m", Abbreviation::clock, false}, {"abr", Abbreviation::calendar, true},
    {"abs", Abbreviation::common, true}, {"adm", Abbreviation::title, true},
    {"ago", Abbreviation::calendar, true}, {"al", Abbreviation::common, false},
    {"ala", Abbreviation::common, true}, {"ald", Abbreviation::title, true}, {"amb", Abbreviation::title, true},
    {"approx", Abbreviation::common, false}, {"apr", Abbreviation::calendar, true},
    {"ariz", Abbreviation::common, true}, {"ark", Abbreviation::common, true},
    {"art", Abbreviation::number, false}, {"arts", Abbreviation::number, false},
    {"assn", Abbreviation::common, true}, {"assoc", Abbreviation::title, true},
    {"asst", Abbreviation::title, true}, {"atty", Abbreviation::title, true},
    {"aug", Abbreviation::calendar, true}, {"ave", Abbreviation::common, false},
    {"avg", Abbreviation::common, false}, {"avv", Abbreviation::title, true},
    {"bhd", Abbreviation::common, true}, {"bl.a", Abbreviation::title, false},
    {"bldg", Abbreviation::common, true}, {"blvd", Abbreviation::common, false},
    {"brig", Abbreviation::title, true}, {"bros", Abbreviation::common, true},
    {"bzw", Abbreviation::title, false}, {"c", Abbreviation::number, false},
    {"c.f", Abbreviation::title, false}, {"ca", Abbreviation::title, false},
    {"calif", Abbreviation::common, true}, {"capt", Abbreviation::title, true},
    {"cdr", Abbreviation::title, true}, {"cf", Abbreviation::title, false}, {"ch", Abbreviation::number, false},
    {"chap", Abbreviation::number, false}, {"cie", Abbreviation::common, true},
    {"cllr", Abbreviation::title, true}, {"cm", Abbreviation::common, false},
    {"cmdr", Abbreviation::title, true}, {"co", Abbreviation::common, false},
    {"col", Abbreviation::title, true}, {"colo", Abbreviation::common, true},
    {"cols", Abbreviation::title, true}, {"conn", Abbreviation::common, true},
    {"corp", Abbreviation::common, false}, {"cos", Abbreviation::common, true},
    {"cpl", Abbreviation::title, true}, {"ctr", Abbreviation::common, true},
    {"d.h", Abbreviation::title, false}, {"d.v.s", Abbreviation::title, false},
    {"dec", Abbreviation::calendar, true}, {"del", Abbreviation::common, true},
    {"dept", Abbreviation::common, false}, {"det", Abbreviation::title, true},
    {"dhr", Abbreviation::title, true}, {"dic", Abbreviation::calendar, true},
    {"dist", Abbreviation::common, true}, {"div", Abbreviation::common, true},
    {"dott", Abbreviation::title, true}, {"dr", Abbreviation::title, true}, {"dra", Abbreviation::title, true},
    {"drs", Abbreviation::title, true}, {"dvs", Abbreviation::title, false},
    {"e.g", Abbreviation::title, false}, {"einschl", Abbreviation::title, false},
    {"ej", Abbreviation::title, false}, {"ene", Abbreviation::calendar, true},
    {"eng", Abbreviation::common, true}, {"ens", Abbreviation::title, true},
    {"eq", Abbreviation::number, false}, {"esq", Abbreviation::common, false},
    {"est", Abbreviation::common, false}, {"etc", Abbreviation::common, false},
    {"evtl", Abbreviation::title, false}, {"f.eks", Abbreviation::title, false},
    {"feb", Abbreviation::calendar, true}, {"ff", Abbreviation::common, false},
    {"fig", Abbreviation::number, false}, {"figs", Abbreviation::number, false},
    {"fla", Abbreviation::common, true}, {"fri", Abbreviation::calendar, true},
    {"ft", Abbreviation::common, true}, {"ga", Abbreviation::common, true}, {"gen", Abbreviation::title, true},
    {"gens", Abbreviation::title, true}, {"ggf", Abbreviation::title, false},
    {"gov", Abbreviation::title, true}, {"govs", Abbreviation::title, true}, {"hon", Abbreviation::title, true},
    {"hr", Abbreviation::title, true}, {"hrs", Abbreviation::common, false},
    {"hwy", Abbreviation::common, false}, {"i.d.r", Abbreviation::title, false},
    {"i.e", Abbreviation::title, false}, {"ill", Abbreviation::common, true},
    {"inc", Abbreviation::common, false}, {"incl", Abbreviation::common, false},
    {"ind", Abbreviation::common, true}, {"ing", Abbreviation::title, true},
    {"inkl", Abbreviation::title, false}, {"insp", Abbreviation::title, true},
    {"intl", Abbreviation::common, true}, {"jan", Abbreviation::calendar, true},
    {"jr", Abbreviation::common, false}, {"jul", Abbreviation::calendar, true},
    {"jun", Abbreviation::calendar, true}, {"kan", Abbreviation::common, true},
    {"kg", Abbreviation::common, false}, {"km", Abbreviation::common, false},
    {"kph", Abbreviation::common, false}, {"ky", Abbreviation::common, true},
    {"la", Abbreviation::common, true}, {"lb", Abbreviation::common, false},
    {"lbs", Abbreviation::common, false}, {"lic", Abbreviation::title, true},
    {"llc", Abbreviation::common, true}, {"lt", Abbreviation::title, true},
    {"ltd", Abbreviation::common, false}, {"m.e", Abbreviation::title, false},
    {"maj", Abbreviation::title, true}, {"mar", Abbreviation::calendar, true},
    {"mass", Abbreviation::common, true}, {"md", Abbreviation::common, true},
    {"messrs", Abbreviation::title, true}, {"mevr", Abbreviation::title, true},
    {"mfg", Abbreviation::common, true}, {"mich", Abbreviation::common, true},
    {"min", Abbreviation::common, false}, {"minn", Abbreviation::common, true},
    {"mins", Abbreviation::common, false}, {"mio", Abbreviation::common, false},
    {"misc", Abbreviation::common, false}, {"miss", Abbreviation::common, true},
    {"mlle", Abbreviation::title, true}, {"mm", Abbreviation::common, false},
    {"mme", Abbreviation::title, true}, {"mmes", Abbreviation::title, true}, {"mo", Abbreviation::common, true},
    {"mon", Abbreviation::calendar, true}, {"mont", Abbreviation::common, true},
    {"mph", Abbreviation::common, false}, {"mr", Abbreviation::title, true},
    {"mrd", Abbreviation::common, false}, {"mrs", Abbreviation::title, true}, {"ms", Abbreviation::title, true},
    {"msgr", Abbreviation::title, true}, {"mt", Abbreviation::title, true}, {"mx", Abbreviation::title, true},
    {"n", Abbreviation::number, false}, {"natl", Abbreviation::common, true},
    {"neb", Abbreviation::common, true}, {"nev", Abbreviation::common, true},
    {"no", Abbreviation::number, false}, {"nos", Abbreviation::number, false},
    {"nov", Abbreviation::calendar, true}, {"nr", Abbreviation::number, false},
    {"num", Abbreviation::number, false}, {"núm", Abbreviation::number, false},
    {"núms", Abbreviation::number, false}, {"o.ä", Abbreviation::title, false},
    {"oct", Abbreviation::calendar, true}, {"okla", Abbreviation::common, true},
    {"ont", Abbreviation::common, true}, {"op", Abbreviation::number, false},
    {"ore", Abbreviation::common, true}, {"orig", Abbreviation::common, false},
    {"oz", Abbreviation::common, false}, {"p", Abbreviation::number, false},
    {"p.ej", Abbreviation::title, false}, {"p.m", Abbreviation::clock, false},
    {"pa", Abbreviation::common, true}, {"para", Abbreviation::number, false},
    {"paras", Abbreviation::number, false}, {"penn", Abbreviation::common, true},
    {"pfc", Abbreviation::title, true}, {"ph", Abbreviation::common, true},
    {"pkwy", Abbreviation::common, true}, {"plc", Abbreviation::common, true},
    {"pp", Abbreviation::number, false}, {"pres", Abbreviation::title, true},
    {"prof", Abbreviation::title, true}, {"profs", Abbreviation::title, true},
    {"pte", Abbreviation::title, true}, {"pty", Abbreviation::common, true}, {"pvt", Abbreviation::title, true},
    {"pág", Abbreviation::number, false}, {"págs", Abbreviation::number, false},
    {"que", Abbreviation::common, true}, {"rd", Abbreviation::common, false},
    {"rep", Abbreviation::title, true}, {"repr", Abbreviation::common, false},
    {"reps", Abbreviation::title, true}, {"rev", Abbreviation::title, true},
    {"rm", Abbreviation::number, false}, {"rn", Abbreviation::number, false},
    {"rs", Abbreviation::common, true}, {"rte", Abbreviation::common, true}, {"s", Abbreviation::number, false},
    {"sat", Abbreviation::calendar, true}, {"sec", Abbreviation::number, false},
    {"secs", Abbreviation::common, false}, {"secy", Abbreviation::title, true},
    {"sen", Abbreviation::title, true}, {"sens", Abbreviation::title, true},
    {"sep", Abbreviation::calendar, true}, {"sept", Abbreviation::calendar, true},
    {"sgt", Abbreviation::title, true}, {"sig", Abbreviation::title, true}, {"sog", Abbreviation::title, false},
    {"spc", Abbreviation::title, true}, {"sq", Abbreviation::common, false},
    {"sr", Abbreviation::common, false}, {"sra", Abbreviation::title, true},
    {"sres", Abbreviation::title, true}, {"srta", Abbreviation::title, true},
    {"st", Abbreviation::common, false}, {"ste", Abbreviation::common, true},
    {"str", Abbreviation::common, true}, {"sun", Abbreviation::calendar, true},
    {"supt", Abbreviation::title, true}, {"tel", Abbreviation::common, false},
    {"tenn", Abbreviation::common, true}, {"tex", Abbreviation::common, true},
    {"thu", Abbreviation::calendar, true}, {"thur", Abbreviation::calendar, true},
    {"thurs", Abbreviation::calendar, true}, {"trans", Abbreviation::common, false},
    {"tsd", Abbreviation::common, false}, {"tue", Abbreviation::calendar, true},
    {"tues", Abbreviation::calendar, true}, {"u.a", Abbreviation::title, false},
    {"ul", Abbreviation::title, false}, {"univ", Abbreviation::common, true},
    {"usf", Abbreviation::common, false}, {"usw", Abbreviation::common, false},
    {"uvm", Abbreviation::common, false}, {"v", Abbreviation::title, false}, {"va", Abbreviation::common, true},
    {"ver", Abbreviation::number, false}, {"vgl", Abbreviation::title, false},
    {"viz", Abbreviation::title, false}, {"vol", Abbreviation::number, false},
    {"vols", Abbreviation::number, false}, {"vs", Abbreviation::title, false},
    {"vt", Abbreviation::common, true}, {"wash", Abbreviation::common, true},
    {"wed", Abbreviation::calendar, true}, {"wis", Abbreviation::common, true},
    {"wyo", Abbreviation::common, true}, {"z.b", Abbreviation::title, false},
    {"z.t", Abbreviation::title, false}, {"zzgl", Abbreviation::title, false},
    {"§", Abbreviation::number, false}, {"г", Abbreviation::common, false}, {"гг", Abbreviation::common, false},
    {"др", Abbreviation::common, false}, {"им", Abbreviation::title, false},
    {"км", Abbreviation::common, false}, {"млн", Abbreviation::common, false},
    {"млрд", Abbreviation::common, false}, {"н.э", Abbreviation::common, false},
    {"напр", Abbreviation::title, false}, {"обл", Abbreviation::common, false},
    {"ред", Abbreviation::common, false}, {"руб", Abbreviation::common, false},
    {"стр", Abbreviation::common, false}, {"т.д", Abbreviation::common, false},
    {"т.е", Abbreviation::title, false}, {"т.к", Abbreviation::common, false},
    {"т.н", Abbreviation::title, false}, {"т.п", Abbreviation::common, false},
    {"тыс", Abbreviation::common, false}, {"ул", Abbreviation::common, false},
    {"№", Abbreviation::number, false},
};

// Words of at least 40 sentence starts in 20,000 news pages that stand capitalised inside a sentence less than an eighth
// as often, without those that also begin names; then pronouns, articles and prepositions of six languages.
constexpr std::string_view kStarters[] = {
    "A", "Aber", "About", "According", "Across", "Additionally", "Advertisement", "After", "Again", "Against",
    "Aides", "All", "Almost", "Along", "Already", "Also", "Although", "Amid", "Among", "An", "Analysts", "And",
    "Another", "Any", "Anybody", "Anyone", "Apparently", "Are", "Aren", "Around", "As", "Aside", "Asked", "At",
    "Auch", "Auf", "Authorities", "Based", "Basically", "Because", "Before", "Besides", "Between", "Beyond",
    "Both", "But", "By", "Can", "Ce", "Certainly", "Cette", "Clearly", "Como", "Compared", "Consequently",
    "Could", "Couldn", "Critics", "Cuando", "Currently", "Dans", "Das", "Der", "Despite", "Details", "Did",
    "Didn", "Die", "Do", "Doch", "Doctors", "Does", "Doesn", "Dozens", "During", "Each", "Earlier",
    "Economists", "Eight", "Ein", "Eine", "Either", "El", "Elle", "Elles", "Elsewhere", "En", "Er", "Es",
    "Especially", "Esta", "Este", "Even", "Eventually", "Every", "Everybody", "Everyone", "Everything",
    "Experts", "Facing", "Few", "Finally", "First", "Five", "Following", "For", "Fortunately", "Four", "From",
    "Further", "Furthermore", "Given", "Had", "Has", "Hasn", "Have", "Haven", "Having", "He", "Hence", "Her",
    "Here", "His", "Historically", "Hopefully", "How", "However", "Hundreds", "I", "Ich", "If", "Il", "Ils",
    "Im", "Imagine", "In", "Including", "Indeed", "Initially", "Instead", "Interestingly", "Investigators",
    "Investors", "Ironically", "Is", "Isn", "It", "Its", "Je", "Just", "La", "Las", "Last", "Later",
    "Lawmakers", "Le", "Les", "Let", "Like", "Likewise", "Los", "Mais", "Many", "Maybe", "Meanwhile",
    "Millions", "Mit", "Moreover", "Most", "Mr", "Mrs", "Ms", "Much", "Multiple", "My", "Nach", "Nearly",
    "Neither", "Never", "Nevertheless", "Next", "Nine", "No", "Nobody", "None", "Nonetheless", "Nor", "Not",
    "Notably", "Nothing", "Nous", "Now", "Obviously", "Officials", "Often", "On", "Once", "One", "Only",
    "Opponents", "Other", "Others", "Otherwise", "Our", "Over", "Overall", "Para", "People", "Perhaps", "Pero",
    "Photo", "Photos", "Police", "Politicians", "Por", "Previously", "Prior", "Prosecutors", "Protesters",
    "Quite", "Rather", "Recently", "Regardless", "Related", "Reporters", "Researchers", "Residents", "Roughly",
    "Sadly", "Scientists", "Second", "See", "Según", "Selon", "Separately", "Seven", "Several", "Shares", "She",
    "Shortly", "Should", "Shouldn", "Sie", "Similarly", "Simply", "Sin", "Since", "Six", "So", "Some",
    "Somebody", "Someone", "Something", "Sometimes", "Soon", "Sources", "Speaking", "Specifically", "Still",
    "Students", "Such", "Suddenly", "Supporters", "También", "Ten", "That", "The", "Their", "Then", "There",
    "Therefore", "These", "They", "This", "Those", "Though", "Thousands", "Three", "Through", "Throughout",
    "Thus", "To", "Today", "Traders", "Two", "Ultimately", "Un", "Una", "Und", "Under", "Unfortunately",
    "Unless", "Unlike", "Until", "Upon", "Usually", "Virtually", "Voters", "Vous", "Was", "Wasn", "We", "Well",
    "Wenn", "Were", "Weren", "What", "Whatever", "When", "Whenever", "Where", "Whereas", "Whether", "Which",
    "While", "Who", "Whoever", "Whose", "Why", "Wie", "Wir", "With", "Within", "Without", "Witnesses",
    "Workers", "Would", "Wouldn", "Yeah", "Yes", "Yesterday", "Yet", "You", "Your", "В", "И", "Как", "Мы", "На",
    "Но", "Он", "Она", "Они", "По", "Это"
};

constexpr std::string_view kSpeechVerbs[] = {
    "added", "adds", "argued", "asked", "asks", "asserted", "chanted", "concluded", "continued", "cried",
    "demanded", "exclaimed", "explained", "inquired", "insisted", "joked", "laughed", "mused", "noted",
    "pressed", "queried", "quipped", "recalled", "remarked", "replied", "replies", "responded", "retorted",
    "said", "say", "says", "screamed", "shouted", "shouts", "snapped", "stated", "states", "tells", "told",
    "tweeted", "tweets", "warned", "whispered", "wondered", "writes", "wrote", "yelled"
};

constexpr std::string_view kAfterClock[] = {
    "AEDT", "AEST", "AKST", "Alaska", "Apr", "April", "Aug", "August", "BST", "Beijing", "CDT", "CEST", "CET",
    "CST", "CT", "Central", "Dec", "December", "EDT", "EST", "ET", "Eastern", "Feb", "February", "Fri",
    "Friday", "GMT", "Greenwich", "HST", "Hawaii", "IST", "JST", "Jan", "January", "Jul", "July", "Jun", "June",
    "London", "MDT", "MST", "MT", "Mar", "March", "May", "Mon", "Monday", "Moscow", "Mountain", "Nov",
    "November", "Oct", "October", "PDT", "PST", "PT", "Pacific", "Paris", "Sat", "Saturday", "Sep", "Sept",
    "September", "Sun", "Sunday", "Sydney", "Thu", "Thur", "Thurs", "Thursday", "Tokyo", "Tue", "Tues",
    "Tuesday", "UTC", "Wed", "Wednesday"
};

constexpr std::string_view kExclaimed[] = {
    "Jeb", "Jeopardy", "Mamma", "Oklahoma", "Oliver", "Panic", "Wham", "Yahoo", "Yum"
};

constexpr std::string_view kAfterOrdinal[] = {
    "April", "August", "Bundesliga", "December", "Dezember", "Februar", "Februari", "Jahrhundert",
    "Jahrhunderts", "Januar", "Juli", "Juni", "Jänner", "Klasse", "Liga", "Mai", "Maj", "März", "November",
    "Oktober", "September"
};
// clang-format on

static_assert(std::ranges::is_sorted(kStarters) && std::ranges::is_sorted(kSpeechVerbs));
static_assert(std::ranges::is_sorted(kAfterClock) && std::ranges::is_sorted(kExclaimed));
static_assert(std::ranges::is_sorted(kAfterOrdinal));

// A word as a number that sorts like the word, capitals as small letters: abbreviations are short enough for one.
using Key = std::uint64_t;
constexpr std::size_t kLongest = sizeof(Key);  // bytes

constexpr Key key_of(std::string_view word) {
  Key key = 0;
  for (std::size_t i = 0; i < kLongest; ++i) {
    const char letter = i < word.size() ? word[i] : '\0';
    const bool is_capital = letter >= 'A' && letter <= 'Z';
    key = (key << 8U) | static_cast<unsigned char>(is_capital ? letter + ('a' - 'A') : letter);
  }
  return key;
}

constexpr auto kKeys = [] {
  std::array<Key, std::size(kAbbreviations)> keys{};
  for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = key_of(kAbbreviations[i].word);
  return keys;
}();
static_assert(std::ranges::is_sorted(kKeys));

bool is_one_letter(std::string_view word) {
  const base::CodePoint first = after(word, 0);
  return first.size == word.size() && is_letter(first.value);
}

// "U.S", "D.C", "Ph.D", "н.э": pieces of one or two letters with full stops between.
bool is_dotted(std::string_view word) {
  if (word.find('.') == std::string_view::npos) return false;
  std::size_t n_letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const base::CodePoint next = base::decode(word, at);
    n_letters = next.value == '.' ? 0 : n_letters + 1;
    if (n_letters > 2 || (n_letters > 0 && !is_letter(next.value))) return false;
    at += next.size;
  }
  return true;
}

bool is_capital(std::string_view word) {
  return is_upper(after(word, 0).value);
}

Abbreviation listed(std::string_view word) {
  const auto* const found = std::ranges::lower_bound(kKeys, key_of(word));
  if (found == kKeys.end() || *found != key_of(word)) return Abbreviation::none;
  const Entry& entry = kAbbreviations[found - kKeys.begin()];
  return entry.capital && !is_capital(word) ? Abbreviation::none : entry.kind;
}

}  // namespace

Abbreviation abbreviation(std::string_view word) {
  if (word.empty() || word.size() > kLongest) return Abbreviation::none;
  if (const Abbreviation kind = listed(word); kind != Abbreviation::none) {
    return kind == Abbreviation::number && is_one_letter(word) && is_capital(word) ? Abbreviation::initial : kind;
  }
  if (is_one_letter(word) && !is_lower(after(word, 0).value)) return Abbreviation::initial;
  return is_dotted(word) ? Abbreviation::common : Abbreviation::none;
}

bool begins_sentences(std::string_view word) {
  return std::ranges::binary_search(kStarters, word);
}
bool is_speech_verb(std::string_view word) {
  return std::ranges::binary_search(kSpeechVerbs, word);
}
bool follows_clock(std::string_view word) {
  return std::ranges::binary_search(kAfterClock, word);
}
bool is_exclaimed_name(std::string_view word) {
  return std::ranges::binary_search(kExclaimed, word);
}
bool follows_ordinal(std::string_view word) {
  return std::ranges::binary_search(kAfterOrdinal, word);
}

}  // namespace wirecopy::text
