#include "lineage/evidence.h"

#include <algorithm>
#include <cmath>

#include "text/text.h"

namespace wirecopy::lineage {
namespace {

using Form = Credit::Form;

// Log odds, fitted (docs/design/lineage.md) on lineages generated with one seed, with and without dates; what they say
// on others stands there. A copy that looks older than its source costs ln(.9 / .1) more than one that looks younger,
// as one date in ten is wrong.
constexpr double kInOrder = 1.3;
constexpr double kOutOfOrder = -.86;

constexpr double kNamed = 1.9;            // the copy credits the source's outlet
constexpr double kMentioned = 1.87;       // it says that the source's outlet reported something
constexpr double kNamesAnother = -.76;    // it credits another page's outlet
constexpr double kHasOwnDateline = -2.3;  // or its own
constexpr double kNamesLost = -.67;       // it credits somebody of whom the source says nothing
constexpr double kNamedByOthers = .7;     // other pages of the family credit the source's outlet
constexpr double kDatelineLost = 1.4;
constexpr double kDatelineGained = -.07;

// Of a step from a source that is not at hand.
constexpr double kLostIsNamed = .12;
constexpr double kLostButAnotherNamed = -2.1;
constexpr double kLostButOwnDateline = -2.9;

// Of a page as the origin.
constexpr double kOwnDateline = 3.2;
constexpr double kOwnedByAnother = -2.5;
constexpr double kOwnedByLost = -2.9;
constexpr double kFullest = 1.3;  // for each nat of what it shares with the others, against the page that shares most
constexpr double kLeastFull = .02;

// An agency's dateline says who reported a speech, not who said it.
constexpr double kOfQuotation = .25;
constexpr double kIsQuotation = .8;  // share of the passage inside quotation marks, from which on it is a speech

constexpr double kQuotationLost = .23;
constexpr double kQuotationGained = -1.6;
// For each nat that the word put in is rarer than the word that went: a level of rarity is ln(N) / 255 nats, and the
// table's N is some ten thousand pages.
constexpr double kRarer = .35 * 10 / 255;
constexpr double kMostOfSwap = 3;
// Differences of one step have one cause, so their votes do not add up without bound.
constexpr double kMostAgainst = 6;
// In one passage counts say little beside what the whole pages share: where passages end is half chance.
constexpr double kCut = -.02;
constexpr double kPutIn = -.2;
constexpr double kSwap = -.02;
constexpr double kSwapDirection = .1;
// Over all that two pages share.
constexpr double kPagesSwaps = 1.3;
constexpr double kPagesCuts = .12;
constexpr double kOfPage = .5;  // of log odds summed over passages: some may have come another way
// What a copy shares with other pages and not with this one, in words; a merger of two pages is rare. And the words
// that another page has just as the copy has them.
constexpr double kMissing = -.89;
constexpr double kManyMissing = 10;
constexpr double kOther = -.3;
constexpr double kAlmostAll = .8;
constexpr double kBytesAWord = 6;

// The log of the probability whose log odds are given: what goes the likely way costs little, the other way much.
double log_probability(double log_odds) {
  return log_odds > 0 ? -std::log1p(std::exp(-log_odds)) : log_odds - std::log1p(std::exp(log_odds));
}

double bounded(double value, double bound) {
  return bound * std::tanh(value / bound);
}

double date_of_step(const Moment& source, const Moment& copy) {
  switch (order_of(source, copy)) {
    case Order::before:
      return kInOrder;
    case Order::after:
      return kOutOfOrder;
    case Order::unknown:
    case Order::tie:
      return 0;
  }
  return 0;
}

bool is_strong(const Credit* credit) {
  return credit != nullptr && credit->form != Form::mention;
}

// The same where a step that shows no direction is to cost nothing.
double direction(double log_odds) {
  return std::min(0.0, log_probability(bounded(log_odds, kMostAgainst)) - log_probability(0));
}

// Log odds that a swap goes this way.
double swap_direction(const Difference& difference) {
  return difference.is_telling ? std::clamp(kRarer * difference.rarer, -kMostOfSwap, kMostOfSwap) : 0;
}

void weigh(const std::vector<Difference>& differences, Evidence* evidence) {
  double cuts = 0;
  double swaps = 0;
  for (const Difference& difference : differences) {
    if (difference.form == Difference::Form::cut) cuts += kCut;
    if (difference.form == Difference::Form::put_in) cuts += kPutIn;
    if (difference.form != Difference::Form::swap) continue;
    swaps += kSwapDirection * (log_probability(swap_direction(difference)) - log_probability(0));
    (*evidence)[Ground::agreement] += kSwap;
  }
  (*evidence)[Ground::containment] += bounded(cuts, kMostAgainst);
  (*evidence)[Ground::edit_direction] += bounded(swaps, kMostAgainst);
}

}  // namespace

LinkChanges changes_of(const text::Text& a, const text::Text& b, const match::TokenPassage& passage) {
  LinkChanges changes;
  std::size_t n_same = 0;
  for (const match::TokenPair& pair : passage.pairs) n_same += a.tokens[pair.a].word == b.tokens[pair.b].word ? 1U : 0U;
  changes.n_other_a = static_cast<std::uint32_t>(passage.a.size() - std::min<std::size_t>(passage.a.size(), n_same));
  changes.n_other_b = static_cast<std::uint32_t>(passage.b.size() - std::min<std::size_t>(passage.b.size(), n_same));
  if (changes.n_other_a + changes.n_other_b == 0) return changes;
  for (const Difference& difference : differences_of(a, b, passage)) {
    if (difference.form == Difference::Form::swap) changes.swaps += static_cast<float>(swap_direction(difference));
    if (difference.form == Difference::Form::cut) changes.cuts += 1;
    if (difference.form == Difference::Form::put_in) changes.cuts -= 1;
  }
  return changes;
}

EvidenceScale::EvidenceScale(const std::vector<Witness>& witnesses, const Collation& collation,
                             const KinshipTable& kinships)
    : witnesses_(witnesses), collation_(collation), kinships_(kinships) {
  read_credits();
}

void EvidenceScale::read_credits() {
  const auto is_stronger = [](const Credit* x, const Credit& y) { return x == nullptr || y.form < x->form; };
  credit_to_.assign(n() * n(), nullptr);
  credit_to_lost_.assign(n(), nullptr);
  names_another_.assign(n(), false);
  is_named_.assign(n(), false);
  for (std::size_t page = 0; page < n(); ++page) {
    for (const Credit& credit : witnesses_[page].facts->credits.credits) {
      bool is_known = false;
      for (std::size_t other = 0; other < n(); ++other) {
        if (!is_to(credit, witnesses_[other].facts->outlet)) continue;
        is_known = true;
        const Credit*& known = credit_to_[page * n() + other];
        if (is_stronger(known, credit)) known = &credit;
        if (credit.form == Form::mention || is_to(credit, witnesses_[page].facts->outlet)) continue;
        names_another_[page] = true;
        is_named_[other] = true;
      }
      if (!is_known && credit.form != Form::mention && is_stronger(credit_to_lost_[page], credit))
        credit_to_lost_[page] = &credit;
    }
  }
}

const Credit* EvidenceScale::credit_to(std::size_t page, std::size_t other) const {
  return credit_to_[page * n() + other];
}

const Credit* EvidenceScale::credit_to_lost(std::size_t page) const {
  return credit_to_lost_[page];
}

double EvidenceScale::credit_of_step(std::size_t source, std::size_t copy) const {
  const bool is_quotation = witnesses_[copy].quotation >= kIsQuotation;
  const bool is_one_outlet = witnesses_[source].facts->outlet.words == witnesses_[copy].facts->outlet.words;
  double weight = 0;
  if (const Credit* credit = credit_to(copy, source); credit != nullptr)
    weight += is_strong(credit) ? kNamed : kMentioned;
  else if (names_another_[copy])
    weight += kNamesAnother;
  else if (is_strong(credit_to_itself(copy)) && !is_one_outlet)
    weight += is_quotation ? kOfQuotation * kHasOwnDateline : kHasOwnDateline;
  if (is_named_[source]) weight += kNamedByOthers;
  if (credit_to(source, copy) != nullptr && !is_one_outlet) weight -= kMentioned;
  const auto name_of = [&](std::size_t page) {
    return credit_to_lost(page) == nullptr ? std::vector<std::string>{} : credit_to_lost(page)->name.words;
  };
  if (credit_to_lost(copy) != nullptr && name_of(copy) != name_of(source)) weight += kNamesLost;
  const bool had_dateline = !witnesses_[source].facts->credits.dateline.empty();
  const bool has_dateline = !witnesses_[copy].facts->credits.dateline.empty();
  if (had_dateline != has_dateline) weight += had_dateline ? kDatelineLost : kDatelineGained;
  return weight;
}

// How much of what the copy shares with any page it shares with this one, and word for word, against the page that has
// most of it.
double EvidenceScale::agreement_of_pages(std::size_t source, std::size_t copy) const {
  const Kinship& own = kinships_.of(source, copy);
  if (!own.is_linked) return 0;
  std::uint32_t fewest = own.n_other;
  for (std::size_t other = 0; other < n(); ++other) {
    const Kinship& kinship = kinships_.of(other, copy);
    if (other != copy && kinship.n_shared >= kAlmostAll * own.n_shared) fewest = std::min(fewest, kinship.n_other);
  }
  const double n_missing = static_cast<double>(kinships_.n_shared(copy) - own.n_shared) / kBytesAWord;
  const double n_other = own.n_other - fewest;
  return kMissing * std::log1p(n_missing / kManyMissing) + kOther * std::log1p(n_other);
}

Evidence EvidenceScale::step(std::size_t source, std::size_t copy) const {
  Evidence evidence;
  evidence[Ground::date] = date_of_step(witnesses_[source].facts->published, witnesses_[copy].facts->published);
  evidence[Ground::credit] = credit_of_step(source, copy);
  weigh(collation_.differences(source, copy), &evidence);
  const std::size_t had = witnesses_[source].n_quotations;
  const std::size_t has = witnesses_[copy].n_quotations;
  if (had != has) evidence[Ground::edit_direction] += had > has ? kQuotationLost : kQuotationGained;
  const Kinship& kinship = kinships_.of(source, copy);
  evidence[Ground::edit_direction] += kPagesSwaps * direction(kOfPage * kinship.swaps);
  evidence[Ground::containment] += kPagesCuts * direction(kOfPage * kinship.cuts);
  evidence[Ground::agreement] += agreement_of_pages(source, copy);
  return evidence;
}

Evidence EvidenceScale::step_from_lost(std::size_t copy) const {
  const bool is_quotation = witnesses_[copy].quotation >= kIsQuotation;
  Evidence evidence;
  double& credit = evidence[Ground::credit];
  if (credit_to_lost(copy) != nullptr) credit += kLostIsNamed;
  if (names_another_[copy])
    credit += kLostButAnotherNamed;
  else if (is_strong(credit_to_itself(copy)))
    credit += is_quotation ? kOfQuotation * kLostButOwnDateline : kLostButOwnDateline;
  weigh(collation_.differences_from_lost(copy), &evidence);
  return evidence;
}

Evidence EvidenceScale::origin(std::size_t page) const {
  const bool is_quotation = witnesses_[page].quotation >= kIsQuotation;
  Evidence evidence;
  double& credit = evidence[Ground::credit];
  if (is_strong(credit_to_itself(page))) credit += is_quotation ? kOfQuotation * kOwnDateline : kOwnDateline;
  if (names_another_[page]) credit += kOwnedByAnother;
  if (credit_to_lost(page) != nullptr) credit += kOwnedByLost;
  evidence[Ground::containment] += kFullest * std::log(std::max(kLeastFull, share_of_fullest(page)));
  return evidence;
}

// What the page shares with the others, against what the page that shares most does.
double EvidenceScale::share_of_fullest(std::size_t page) const {
  std::uint32_t most = 0;
  for (std::size_t i = 0; i < n(); ++i) most = std::max(most, kinships_.n_shared(i));
  return most == 0 ? 1 : static_cast<double>(kinships_.n_shared(page)) / most;
}

}  // namespace wirecopy::lineage
