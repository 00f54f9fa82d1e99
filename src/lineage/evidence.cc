#include "lineage/evidence.h"

#include <algorithm>
#include <cmath>

#include "text/text.h"

namespace wirecopy::lineage {
namespace {

using Form = Credit::Form;

// Log odds. One date in ten is wrong, so a copy looks older than its source about once in ten; had the pages nothing to
// do with each other it would half of the time.
constexpr double kInOrder = .59;      // ln(.9 / .5)
constexpr double kOutOfOrder = -1.6;  // ln(.1 / .5)

constexpr double kNamed = 3;          // the copy credits the source's outlet
constexpr double kMentioned = 1.5;    // it says that the source's outlet reported something
constexpr double kNamesAnother = -2;  // it credits another page's outlet, or its own
constexpr double kNamesLost = -1.5;   // it credits somebody of whom the source says nothing
constexpr double kCreditedToLost = 1.5;
constexpr double kOwnDateline = 2;
constexpr double kOwnedByAnother = -2.5;
constexpr double kNamedByOthers = .5;  // other pages of the family credit the source's outlet
// An agency's dateline says who reported a speech, not who said it.
constexpr double kOfQuotation = .25;
constexpr double kIsQuotation = .8;  // share of the passage inside quotation marks, from which on it is a speech
constexpr double kDatelineLost = .3;
constexpr double kDatelineGained = -.7;

// Log odds that a difference goes this way and not the other: words are cut more often than put in, quotation marks
// lost more often than gained.
constexpr double kCut = 1.2;
constexpr double kQuotationLost = .8;
// For each nat that the word put in is rarer than the word that went: a level of rarity is ln(N) / 255 nats, and the
// table's N is some ten thousand pages.
constexpr double kRarer = .35 * 10 / 255;
constexpr double kMostOfSwap = 3;
// Differences of one step have one cause, so their votes do not add up without bound.
constexpr double kMostAgainst = 6;
// A change at a given place is as unlikely as that.
constexpr double kChange = -2.5;

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

// The host of a web address without what all share, for pages that name no outlet.
std::string_view host_of(std::string_view url) {
  const std::size_t begin = url.find("://");
  if (begin == std::string_view::npos) return {};
  url.remove_prefix(begin + 3);
  url = url.substr(0, url.find_first_of("/:?#"));
  return url.substr(0, url.rfind('.'));
}

}  // namespace

Witness make_witness(const Page& page, ByteSpan passage) {
  Witness witness;
  witness.published = parse_moment(page.published);
  witness.outlet = make_name(page.outlet.empty() ? host_of(page.url) : page.outlet);
  witness.page_credits = find_credits(page.text);
  for (const Credit& credit : witness.page_credits.credits)
    witness.credit_texts.push_back(page.text.substr(credit.span.begin, credit.span.size()));
  std::vector<ByteSpan> quotations;
  text::find_quotations(std::string_view(page.text).substr(passage.begin, passage.size()), &quotations);
  witness.n_quotations = quotations.size();
  std::size_t n_inside = 0;
  for (const ByteSpan quotation : quotations) n_inside += quotation.size();
  witness.quotation = static_cast<double>(n_inside) / std::max(1U, passage.size());
  return witness;
}

EvidenceScale::EvidenceScale(const std::vector<Witness>& witnesses, const Collation& collation)
    : witnesses_(witnesses), collation_(collation) {
  read_credits();
}

void EvidenceScale::read_credits() {
  const auto is_stronger = [](const Credit* x, const Credit& y) { return x == nullptr || y.form < x->form; };
  credit_to_.assign(n() * n(), nullptr);
  credit_to_lost_.assign(n(), nullptr);
  names_another_.assign(n(), false);
  is_named_.assign(n(), false);
  for (std::size_t page = 0; page < n(); ++page) {
    for (const Credit& credit : witnesses_[page].page_credits.credits) {
      bool is_known = false;
      for (std::size_t other = 0; other < n(); ++other) {
        if (!is_to(credit, witnesses_[other].outlet)) continue;
        is_known = true;
        const Credit*& known = credit_to_[page * n() + other];
        if (is_stronger(known, credit)) known = &credit;
        if (credit.form == Form::mention || is_to(credit, witnesses_[page].outlet)) continue;
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
  const bool is_one_outlet = witnesses_[source].outlet.words == witnesses_[copy].outlet.words;
  double weight = 0;
  if (const Credit* credit = credit_to(copy, source); credit != nullptr)
    weight += is_strong(credit) ? kNamed : kMentioned;
  else if (names_another_[copy])
    weight += kNamesAnother;
  else if (is_strong(credit_to_itself(copy)) && !is_one_outlet)
    weight += is_quotation ? kOfQuotation * kNamesAnother : kNamesAnother;
  if (is_named_[source]) weight += kNamedByOthers;
  if (credit_to(source, copy) != nullptr && !is_one_outlet) weight -= kMentioned;
  const auto name_of = [&](std::size_t page) {
    return credit_to_lost(page) == nullptr ? std::vector<std::string>{} : credit_to_lost(page)->name.words;
  };
  if (credit_to_lost(copy) != nullptr && name_of(copy) != name_of(source)) weight += kNamesLost;
  const bool had_dateline = !witnesses_[source].page_credits.dateline.empty();
  const bool has_dateline = !witnesses_[copy].page_credits.dateline.empty();
  if (had_dateline != has_dateline) weight += had_dateline ? kDatelineLost : kDatelineGained;
  return weight;
}

void EvidenceScale::weigh(const std::vector<Difference>& differences, Evidence* evidence) const {
  double cuts = 0;
  double swaps = 0;
  for (const Difference& difference : differences) {
    if (difference.form == Difference::Form::cut) cuts += log_probability(kCut);
    if (difference.form == Difference::Form::put_in) cuts += log_probability(-kCut);
    if (difference.form != Difference::Form::swap) continue;
    const double rarer = difference.is_telling ? kRarer * difference.rarer : 0;
    swaps += log_probability(std::clamp(rarer, -kMostOfSwap, kMostOfSwap));
  }
  (*evidence)[Ground::containment] += bounded(cuts, kMostAgainst);
  (*evidence)[Ground::edit_direction] += bounded(swaps, kMostAgainst);
  (*evidence)[Ground::agreement] += kChange * static_cast<double>(differences.size());
}

Evidence EvidenceScale::step(std::size_t source, std::size_t copy) const {
  Evidence evidence;
  evidence[Ground::date] = date_of_step(witnesses_[source].published, witnesses_[copy].published);
  evidence[Ground::credit] = credit_of_step(source, copy);
  weigh(collation_.differences(source, copy), &evidence);
  const std::size_t had = witnesses_[source].n_quotations;
  const std::size_t has = witnesses_[copy].n_quotations;
  if (had != has) evidence[Ground::edit_direction] += log_probability(had > has ? kQuotationLost : -kQuotationLost);
  return evidence;
}

Evidence EvidenceScale::step_from_lost(std::size_t copy) const {
  Evidence evidence;
  if (credit_to_lost(copy) != nullptr) evidence[Ground::credit] += kCreditedToLost;
  if (names_another_[copy] || is_strong(credit_to_itself(copy))) {
    const bool is_quotation = witnesses_[copy].quotation >= kIsQuotation;
    evidence[Ground::credit] += is_quotation && !names_another_[copy] ? kOfQuotation * kNamesAnother : kNamesAnother;
  }
  weigh(collation_.differences_from_lost(copy), &evidence);
  return evidence;
}

Evidence EvidenceScale::origin(std::size_t page) const {
  Evidence evidence;
  const bool is_quotation = witnesses_[page].quotation >= kIsQuotation;
  if (is_strong(credit_to_itself(page)))
    evidence[Ground::credit] += is_quotation ? kOfQuotation * kOwnDateline : kOwnDateline;
  if (names_another_[page] || credit_to_lost(page) != nullptr) evidence[Ground::credit] += kOwnedByAnother;
  return evidence;
}

}  // namespace wirecopy::lineage
