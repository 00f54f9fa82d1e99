#include "lineage/evidence.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "text/text.h"

namespace wirecopy::lineage {
namespace {

using Form = Credit::Form;

// An agency's dateline says who reported a speech, not who said it.
constexpr double kOfQuotation = .25;
constexpr double kIsQuotation = .8;  // share of the passage inside quotation marks, from which on it is a speech

// Log odds that a swap goes this way, for each step of rarity: a third of what it means in nats, a level being
// ln(N) / 255 nats for the table's N of some ten thousand pages.
constexpr double kRarer = .35 * 10 / 255;
constexpr double kMostOfSwap = 3;
// Differences of one step have one cause, so their votes do not add up without bound.
constexpr double kMostAgainst = 6;
constexpr double kOfPage = .5;  // of log odds summed over passages: some may have come another way

// Counts of words speak by their order of magnitude, from so many on.
constexpr double kManyAbsent = 10;
constexpr float kMostPlaces = 12;
constexpr double kAlmostAll = .8;
constexpr double kBytesAWord = 6;
constexpr double kBytesAParagraph = 250;
constexpr double kLeastFull = .02;

// The log of the probability whose log odds are given: what goes the likely way costs little, the other way much.
double log_probability(double log_odds) {
  return log_odds > 0 ? -std::log1p(std::exp(-log_odds)) : log_odds - std::log1p(std::exp(log_odds));
}

double bounded(double value, double bound) {
  return bound * std::tanh(value / bound);
}

bool is_strong(const Credit* credit) {
  return credit != nullptr && credit->form != Form::mention;
}

// A step that shows no direction costs nothing.
double direction(double log_odds) {
  return std::min(0.0, log_probability(bounded(log_odds, kMostAgainst)) - log_probability(0));
}

// Log odds that a swap goes this way.
double swap_direction(const Difference& difference) {
  return difference.is_telling ? std::clamp(kRarer * difference.rarer, -kMostOfSwap, kMostOfSwap) : 0;
}

// What was done to a passage on one step.
struct Changes {
  double cuts_and_additions = 0;
  double swaps = 0;
  double swap_direction = 0;
};

Changes count(const std::vector<Difference>& differences) {
  Changes changes;
  for (const Difference& difference : differences) {
    if (difference.form != Difference::Form::swap) {
      ++changes.cuts_and_additions;
      continue;
    }
    ++changes.swaps;
    changes.swap_direction += log_probability(swap_direction(difference)) - log_probability(0);
  }
  return changes;
}

float magnitude(double n_bytes, double many_words) {
  return static_cast<float>(std::log1p(std::max(0.0, n_bytes) / kBytesAWord / many_words));
}

// Appends to `runs`, or makes the last one longer.
void add_same(const text::Token& a, const text::Token& b, bool is_next, std::vector<SameRun>* runs) {
  if (is_next)
    runs->back() = {{runs->back().a.begin, a.span.end}, {runs->back().b.begin, b.span.end}};
  else
    runs->push_back({a.span, b.span});
}

}  // namespace

Evidence weigh(const Signs& signs, const DescentModel& model) {
  Evidence evidence;
  for (std::size_t i = 0; i < kSigns; ++i)
    evidence[model.signs[i].ground] += model.signs[i].weight * static_cast<double>(signs.values[i]);
  return evidence;
}

LinkChanges changes_of(const text::Text& a, const text::Text& b, const match::TokenPassage& passage) {
  LinkChanges changes;
  std::uint32_t n_same = 0;
  match::TokenPair last{};
  for (const match::TokenPair& pair : passage.pairs) {
    if (a.tokens[pair.a].word != b.tokens[pair.b].word) continue;
    const bool is_next = n_same > 0 && pair.a == last.a + 1 && pair.b == last.b + 1;
    add_same(a.tokens[pair.a], b.tokens[pair.b], is_next, &changes.same);
    last = pair;
    ++n_same;
  }
  changes.n_other_a = passage.a.size() - std::min(passage.a.size(), n_same);
  changes.n_other_b = passage.b.size() - std::min(passage.b.size(), n_same);
  if (changes.n_other_a + changes.n_other_b == 0) return changes;
  for (const Difference& difference : differences_of(a, b, passage))
    if (difference.form == Difference::Form::swap) changes.swaps += static_cast<float>(swap_direction(difference));
  return changes;
}

SignFinder::SignFinder(const std::vector<Witness>& witnesses, const Collation& collation, const KinshipTable& kinships)
    : witnesses_(witnesses), collation_(collation), kinships_(kinships) {
  read_credits();
  read_titles();
  for (std::size_t i = 0; i < n(); ++i) fullest_ = std::max(fullest_, kinships_.holding(i).n_shared);
}

void SignFinder::read_titles() {
  std::map<std::uint32_t, std::size_t> n_titles;
  for (const Witness& witness : witnesses_)
    for (const std::uint32_t word : witness.facts->title) ++n_titles[word];
  for (const Witness& witness : witnesses_) {
    shared_titles_.emplace_back();
    std::ranges::copy_if(witness.facts->title, std::back_inserter(shared_titles_.back()),
                         [&](std::uint32_t word) { return n_titles[word] > 1; });
  }
}

void SignFinder::read_credits() {
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
      const bool is_of_outlet = credit.form == Form::dateline || credit.form == Form::credit;
      if (!is_known && is_of_outlet && is_stronger(credit_to_lost_[page], credit)) credit_to_lost_[page] = &credit;
    }
  }
}

const Credit* SignFinder::credit_to(std::size_t page, std::size_t other) const {
  return credit_to_[page * n() + other];
}

const Credit* SignFinder::credit_to_lost(std::size_t page) const {
  return credit_to_lost_[page];
}

std::vector<Difference> SignFinder::differences(std::size_t first, std::size_t second) const {
  const auto& row = witnesses_[first].row;
  const auto& other_row = witnesses_[second].row;
  return row && other_row ? collation_.differences(*row, *other_row) : std::vector<Difference>{};
}

bool SignFinder::has_own_dateline(std::size_t page) const {
  return is_strong(credit_to_itself(page));
}

double SignFinder::speech_factor(std::size_t page) const {
  return witnesses_[page].quotation >= kIsQuotation ? kOfQuotation : 1;
}

void SignFinder::see_credits(std::size_t source, std::size_t copy, Signs* signs) const {
  const bool is_one_outlet = witnesses_[source].facts->outlet.words == witnesses_[copy].facts->outlet.words;
  if (const Credit* credit = credit_to(copy, source); credit != nullptr)
    (*signs)[is_strong(credit) ? Sign::credits_source : Sign::mentions_source] = 1;
  else if (names_another_[copy])
    (*signs)[Sign::credits_another] = 1;
  else if (has_own_dateline(copy) && !is_one_outlet)
    (*signs)[Sign::has_own_dateline] = static_cast<float>(speech_factor(copy));
  if (is_named_[source]) (*signs)[Sign::source_is_named] = 1;
  if (credit_to(source, copy) != nullptr && !is_one_outlet) (*signs)[Sign::source_mentions_copy] = 1;
  const auto name_of = [&](std::size_t page) {
    return credit_to_lost(page) == nullptr ? std::vector<std::string>{} : credit_to_lost(page)->name.words;
  };
  if (credit_to_lost(copy) != nullptr && name_of(copy) != name_of(source)) (*signs)[Sign::credits_lost] = 1;
  const bool had_dateline = !witnesses_[source].facts->credits.dateline.empty();
  const bool has_dateline = !witnesses_[copy].facts->credits.dateline.empty();
  if (had_dateline != has_dateline) (*signs)[had_dateline ? Sign::dateline_lost : Sign::dateline_gained] = 1;
}

// That a copy has nothing but what is left in a page that lacks much would be a coincidence if it was not taken from
// that page: the log of how improbable that is, were its paragraphs drawn from the fullest page.
float SignFinder::coincidence(std::size_t source, std::size_t copy) const {
  const Kinship& kinship = kinships_.of(source, copy);
  const double left = std::max(1U, kinships_.holding(source).n_shared);
  const double n_paragraphs = kinship.n_shared / kBytesAParagraph;
  const double n_absent = kinship.n_absent / kBytesAWord;
  const double improbable = n_paragraphs * std::log(std::max(1.0, fullest_ / left)) * std::exp(-n_absent / kManyAbsent);
  return static_cast<float>(bounded(improbable, kMostAgainst));
}

// What the whole pages share. What any source would lack says nothing of one of them, so the fewest are told apart.
void SignFinder::see_pages(std::size_t source, std::size_t copy, Signs* signs) const {
  const Kinship& own = kinships_.of(source, copy);
  (*signs)[Sign::pages_swap_direction] = static_cast<float>(direction(kOfPage * own.swaps));
  std::uint32_t least_absent = own.n_absent;
  std::uint32_t least_differ = own.n_differ;
  std::uint32_t fewest_other = own.n_other;
  std::uint32_t fewest_passages = own.n_passages;
  std::uint32_t fewest_cuts = kinships_.of(copy, source).n_absent_runs;
  for (std::size_t other = 0; other < n(); ++other) {
    const Kinship& kinship = kinships_.of(other, copy);
    if (other == copy || !kinship.is_linked) continue;
    least_absent = std::min(least_absent, kinship.n_absent);
    if (kinship.n_shared < kAlmostAll * own.n_shared) continue;
    least_differ = std::min(least_differ, kinship.n_differ);
    fewest_other = std::min(fewest_other, kinship.n_other);
    fewest_passages = std::min(fewest_passages, kinship.n_passages);
    fewest_cuts = std::min(fewest_cuts, kinships_.of(copy, other).n_absent_runs);
  }
  (*signs)[Sign::absent] = magnitude(own.n_absent, kManyAbsent);
  (*signs)[Sign::more_absent] = magnitude(own.n_absent - least_absent, kManyAbsent);
  (*signs)[Sign::differ] = magnitude(own.n_differ, 1);
  (*signs)[Sign::more_differ] = magnitude(own.n_differ - least_differ, 1);
  const Kinship& back = kinships_.of(copy, source);
  (*signs)[Sign::coincidence] = coincidence(source, copy);
  (*signs)[Sign::more_cut_places] = std::min(kMostPlaces, static_cast<float>(back.n_absent_runs - fewest_cuts));
  (*signs)[Sign::cut_places] = std::min<float>(kMostPlaces, static_cast<float>(back.n_absent_runs));
  (*signs)[Sign::cut_words] = magnitude(back.n_absent, kManyAbsent);
  (*signs)[Sign::absent_places] = std::min<float>(kMostPlaces, static_cast<float>(own.n_absent_runs));
  (*signs)[Sign::more_passages] = own.is_linked ? std::log(float(own.n_passages) / float(fewest_passages)) : 0;
  (*signs)[Sign::more_other] = own.is_linked ? static_cast<float>(std::log1p(own.n_other - fewest_other)) : 0;
}

// A headline is mostly made from that of the page the text was taken from.
void SignFinder::see_titles(std::size_t source, std::size_t copy, Signs* signs) const {
  const std::vector<std::uint32_t>& had = shared_titles_[source];
  const std::vector<std::uint32_t>& has = shared_titles_[copy];
  std::vector<std::uint32_t> both;
  std::ranges::set_intersection(had, has, std::back_inserter(both));
  (*signs)[Sign::title_absent] = static_cast<float>(std::log1p(has.size() - both.size()));
  (*signs)[Sign::title_cut] = static_cast<float>(std::log1p(had.size() - both.size()));
}

Signs SignFinder::step(std::size_t source, std::size_t copy) const {
  Signs signs;
  const Order order = order_of(witnesses_[source].facts->published, witnesses_[copy].facts->published);
  if (order == Order::before) signs[Sign::in_order] = 1;
  if (order == Order::after) signs[Sign::out_of_order] = 1;
  see_credits(source, copy, &signs);
  see_pages(source, copy, &signs);
  see_titles(source, copy, &signs);
  if (!witnesses_[source].row || !witnesses_[copy].row) return signs;
  const Changes changes = count(differences(source, copy));
  signs[Sign::cuts_and_additions] = static_cast<float>(changes.cuts_and_additions);
  signs[Sign::swaps] = static_cast<float>(changes.swaps);
  signs[Sign::swap_direction] = static_cast<float>(bounded(changes.swap_direction, kMostAgainst));
  const std::size_t had = witnesses_[source].n_quotations;
  const std::size_t has = witnesses_[copy].n_quotations;
  if (had != has) signs[had > has ? Sign::quotation_lost : Sign::quotation_gained] = 1;
  return signs;
}

Signs SignFinder::step_from_lost(std::size_t copy) const {
  Signs signs;
  if (credit_to_lost(copy) != nullptr) signs[Sign::lost_is_named] = 1;
  if (names_another_[copy])
    signs[Sign::lost_but_another_named] = 1;
  else if (has_own_dateline(copy))
    signs[Sign::lost_but_own_dateline] = static_cast<float>(speech_factor(copy));
  signs[Sign::lost_unusual] = magnitude(kinships_.holding(copy).n_unusual, 1);
  std::uint32_t least_absent = kinships_.holding(copy).n_shared;
  std::uint32_t least_differ = kinships_.holding(copy).n_shared;
  for (std::size_t source = 0; source < n(); ++source) {
    const Kinship& kinship = kinships_.of(source, copy);
    if (source == copy || !kinship.is_linked) continue;
    least_absent = std::min(least_absent, kinship.n_absent);
    least_differ = std::min(least_differ, kinship.n_absent + kinship.n_differ);
    signs[Sign::lost_coincidence] = std::max(signs[Sign::lost_coincidence], coincidence(source, copy));
  }
  signs[Sign::lost_absent] = magnitude(least_absent, kManyAbsent);
  signs[Sign::lost_differ] = magnitude(least_differ, 1);
  if (!witnesses_[copy].row) return signs;
  const Changes changes = count(collation_.differences_from_lost(*witnesses_[copy].row));
  signs[Sign::lost_cuts_and_additions] = static_cast<float>(changes.cuts_and_additions);
  signs[Sign::lost_swaps] = static_cast<float>(changes.swaps);
  signs[Sign::lost_swap_direction] = static_cast<float>(bounded(changes.swap_direction, kMostAgainst));
  return signs;
}

Signs SignFinder::origin(std::size_t page) const {
  Signs signs;
  if (has_own_dateline(page)) signs[Sign::origin_own_dateline] = static_cast<float>(speech_factor(page));
  if (names_another_[page]) signs[Sign::origin_credits_another] = 1;
  if (credit_to_lost(page) != nullptr) signs[Sign::origin_credits_lost] = 1;
  std::uint32_t most_absent = 0;
  for (std::size_t i = 0; i < n(); ++i)
    if (i != page) most_absent = std::max(most_absent, kinships_.of(page, i).n_absent);
  const double n_shared = kinships_.holding(page).n_shared;
  if (fullest_ > 0)
    signs[Sign::origin_fullest] = static_cast<float>(std::log(std::max(kLeastFull, n_shared / fullest_)));
  signs[Sign::origin_lacks] = magnitude(most_absent, kManyAbsent);
  signs[Sign::origin_unusual] = magnitude(kinships_.holding(page).n_unusual, 1);
  const double n_bytes = std::max(1U, witnesses_[page].facts->n_bytes);
  signs[Sign::origin_share] = static_cast<float>(std::log(std::max(kLeastFull, std::min(1.0, n_shared / n_bytes))));
  return signs;
}

}  // namespace wirecopy::lineage
