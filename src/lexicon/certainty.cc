#include "lexicon/certainty.h"

#include <array>
#include <map>
#include <span>
#include <string_view>

#include "lexicon/word_list.h"

namespace wirecopy::lexicon {
namespace {

constexpr auto kHedges = std::to_array<std::string_view>({
    "may",         "suggests",      "suggested",   "suggest",     "couldnt",    "mightnt",    "might",
    "could",       "perhaps",       "maybe",       "possibly",    "probably",   "probable",   "likely",
    "potentially", "allegedly",     "alleged",     "reportedly",  "apparently", "apparent",   "seemingly",
    "supposedly",  "purportedly",   "purported",   "presumably",  "presumed",   "ostensibly", "conceivably",
    "arguably",    "suspected",     "unconfirmed", "unverified",  "rumored",    "rumoured",   "plausibly",
    "putative",    "mayhap",        "perchance",   "claimed",     "claims",     "claiming",   "alleges",
    "allege",      "alleging",      "speculated",  "speculation", "unlikely",   "feared",     "plausible",
    "tentatively", "presumptively",
});

constexpr auto kHedgesWithTo = std::to_array<std::string_view>({
    "appears",
    "appear",
    "appeared",
    "seems",
    "seem",
    "seemed",
    "believed",
    "expected",
    "supposed",
    "thought",
});

// A hedge by what it names: whoever writes "the alleged attacker" for "the suspect" is no less sure.
constexpr auto kPresumptions = std::to_array<std::string_view>({"suspect", "suspects", "suspicion", "suspicions"});

constexpr auto kBoosters = std::to_array<std::string_view>({
    "definitely",   "certainly", "clearly",          "undoubtedly",  "undeniably", "unquestionably",
    "surely",       "obviously", "evidently",        "indisputably", "doubtless",  "proven",
    "proved",       "proves",    "confirmed",        "confirms",     "confirming", "verified",
    "conclusively", "plainly",   "incontrovertibly", "unmistakably",
});

constexpr auto kBoostersWithTo = std::to_array<std::string_view>({"certain", "sure", "bound"});

constexpr auto kSpeech = std::to_array<std::string_view>({
    "said",       "says",      "saying",       "say",          "told",       "tells",     "telling",   "according",
    "stated",     "states",    "stating",      "added",        "adds",       "adding",    "announced", "announces",
    "announcing", "reported",  "reports",      "reporting",    "claimed",    "claims",    "claiming",  "alleged",
    "alleges",    "alleging",  "confirmed",    "confirms",     "confirming", "denied",    "denies",    "denying",
    "argued",     "argues",    "arguing",      "insisted",     "insists",    "insisting", "noted",     "notes",
    "noting",     "explained", "explains",     "explaining",   "warned",     "warns",     "warning",   "declared",
    "declares",   "declaring", "acknowledged", "acknowledges", "admitted",   "admits",    "conceded",  "concedes",
    "asserted",   "asserts",   "asserting",    "maintained",   "maintains",  "commented", "remarked",  "replied",
    "responded",  "tweeted",   "tweets",       "wrote",        "writes",     "quoted",    "quoting",   "cited",
    "citing",     "suggested", "suggests",     "testified",    "recalled",   "recalls",   "contended", "contends",
    "estimated",  "estimates", "predicted",    "predicts",     "believes",   "believe",   "vowed",     "pledged",
    "accused",    "described",
});

// What a plain statement has where another has "may" or "confirmed".
constexpr auto kPlain = std::to_array<std::string_view>({
    "must", "will", "would", "shall", "is",   "are",    "was",    "were",      "has",      "have",  "had",    "does",
    "did",  "said", "says",  "say",   "told", "stated", "states", "announced", "reported", "shows", "showed", "known",
});

constexpr auto kDenials = std::to_array<std::string_view>({
    "denied",
    "denies",
    "deny",
    "denying",
    "denial",
    "denials",
    "refuted",
    "refutes",
    "refute",
    "refuting",
    "disputed",
    "disputes",
    "disavowed",
    "repudiated",
    "disclaimed",
    "rebutted",
});

constexpr auto kAffirmations = std::to_array<std::string_view>({
    "confirmed",    "confirms",     "confirm",     "confirming", "admitted",     "admits",   "admit",    "admitting",
    "acknowledged", "acknowledges", "acknowledge", "conceded",   "concedes",     "concede",  "said",     "says",
    "say",          "stated",       "claimed",     "claims",     "claim",        "affirmed", "asserted", "insisted",
    "announced",    "declared",     "accepted",    "verified",   "corroborated",
});

constexpr auto kFailures = std::to_array<std::string_view>({
    "failed", "fails",     "fail",      "failing",   "failure",  "refused", "refuses",
    "refuse", "refusing",  "refusal",   "declined",  "declines", "decline", "declining",
    "unable", "unwilling", "reluctant", "neglected", "neglects",
});

constexpr auto kNegations = std::to_array<std::string_view>({
    "shant",
    "neednt",
    "mightnt",
    "oughtnt",
    "aint",
    "darent",
    "mustnt",
    "hardly",
    "barely",
    "scarcely",
    "nowhere",
    "non",
    "nay",
});

WordList<Manner> make_list() {
  struct Listed {
    std::span<const std::string_view> words;
    unsigned bits;
  };
  const std::array lists{
      Listed{kHedges, Manner::kHedge},
      Listed{kHedgesWithTo, unsigned{Manner::kHedge} | Manner::kNeedsTo},
      Listed{kBoosters, Manner::kBooster},
      Listed{kSpeech, Manner::kSpeech},
      Listed{kDenials, Manner::kDenial},
      Listed{kAffirmations, Manner::kAffirmation},
      Listed{kFailures, Manner::kFailure},
      Listed{kNegations, Manner::kNegation},
      Listed{kPresumptions, Manner::kPresumption},
      Listed{kPlain, Manner::kPlain},
      Listed{kBoostersWithTo, unsigned{Manner::kBooster} | Manner::kNeedsTo},
  };
  WordList<Manner> result;
  std::map<std::string_view, unsigned> bits;
  for (const Listed& listed : lists)
    for (const std::string_view word : listed.words) bits[word] |= listed.bits;
  for (const auto& [word, of_word] : bits) result.add(word, {static_cast<std::uint16_t>(of_word)});
  result.finish();
  return result;
}

}  // namespace

Manner manner(std::uint32_t word) {
  static const WordList<Manner> list = make_list();
  return list.find(word);
}

}  // namespace wirecopy::lexicon
