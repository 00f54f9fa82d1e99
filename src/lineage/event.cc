#include "lineage/event.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "match/mentions.h"

namespace wirecopy::lineage {
namespace {

using match::alike;

struct Mentioned {
  std::size_t n_both = 0;
  std::size_t n_only_a = 0;
  std::size_t n_only_b = 0;

  // So many of one stand against others of the other.
  [[nodiscard]] std::size_t n_against() const { return std::min(n_only_a, n_only_b); }
  Mentioned& operator+=(const Mentioned& other) {
    n_both += other.n_both;
    n_only_a += other.n_only_a;
    n_only_b += other.n_only_b;
    return *this;
  }
};

template <typename Mention>
bool has_like(const std::vector<Mention>& mentions, const Mention& mention) {
  return std::ranges::any_of(mentions, [&](const Mention& each) { return alike(each, mention); });
}

// Each once.
template <typename Mention>
std::vector<Mention> distinct(const std::vector<Mention>& mentions) {
  std::vector<Mention> kept;
  for (const Mention& mention : mentions)
    if (!has_like(kept, mention)) kept.push_back(mention);
  return kept;
}

template <typename Mention>
Mentioned compare(const std::vector<Mention>& all_a, const std::vector<Mention>& all_b) {
  const std::vector<Mention> a = distinct(all_a);
  const std::vector<Mention> b = distinct(all_b);
  Mentioned mentioned;
  for (const Mention& mention : a) ++(has_like(b, mention) ? mentioned.n_both : mentioned.n_only_a);
  for (const Mention& mention : b) mentioned.n_only_b += has_like(a, mention) ? 0U : 1U;
  return mentioned;
}

}  // namespace

Event compare_events(const match::Side& a, match::TokenRange range_a, const match::Side& b, match::TokenRange range_b) {
  Mentioned counts = compare(match::numbers_in(a, range_a), match::numbers_in(b, range_b));
  counts += compare(match::days_in(a, range_a), match::days_in(b, range_b));
  Mentioned all = counts;
  all += compare(match::names_in(a, range_a), match::names_in(b, range_b));
  if (all.n_against() > all.n_both) return Event::other;
  return counts.n_against() > 0 && 2 * all.n_against() >= all.n_both ? Event::doubtful : Event::same;
}

}  // namespace wirecopy::lineage
