#include "lineage/origin.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <numeric>
#include <span>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "lineage/descent.h"
#include "lineage/evidence.h"

namespace wirecopy::lineage {
namespace {

// A reason that moves the log odds by less says nothing.
constexpr double kLeastWeight = .05;

// A family of more pages has evidence enough of its own. And where more pages than that share text with most of a
// family's, it is a phrase or furniture that they share.
constexpr std::size_t kMostWithKin = 30;
constexpr std::size_t kMostKin = 30;

// The passages that take part in the tree, one a page, by index.
std::vector<std::size_t> nodes_of(const std::vector<Copied>& passages) {
  std::vector<std::size_t> nodes;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    if (nodes.empty() || passages[nodes.back()].page != passages[i].page)
      nodes.push_back(i);
    else if (passages[i].similarity > passages[nodes.back()].similarity)
      nodes.back() = i;
  }
  return nodes;
}

std::string quoted(std::string_view text) {
  return fmt::format("“{}”", text);
}

// Tells why, of a source at hand or of one that is not.
class Reasons {
 public:
  Reasons(const DescentTable& table, const Descent& descent)
      : table_(table), witnesses_(table.witnesses()), finder_(table.finder()), descent_(descent) {}

  [[nodiscard]] std::vector<Reason> tell() const {
    std::vector<Reason> reasons;
    for (std::size_t ground = 0; ground < kGrounds; ++ground) {
      if (std::abs(descent_.weights[ground]) < kLeastWeight) continue;
      reasons.push_back(reason_of(static_cast<Ground>(ground)));
      reasons.back().weight = descent_.weights[ground];
    }
    std::ranges::stable_sort(reasons, {}, [](const Reason& reason) { return -std::abs(reason.weight); });
    return reasons;
  }

 private:
  [[nodiscard]] std::size_t n() const { return witnesses_.size(); }
  [[nodiscard]] const std::string& id(std::size_t node) const { return witnesses_[node].facts->page.id; }

  [[nodiscard]] Reason reason_of(Ground ground) const {
    switch (ground) {
      case Ground::date:
        return date();
      case Ground::credit:
        return credit();
      case Ground::containment:
        return {"containment", 0, containment()};
      case Ground::edit_direction:
        return {"edit-direction", 0, swap()};
      case Ground::agreement:
        return {"agreement", 0, agreement()};
    }
    return {};
  }

  [[nodiscard]] Reason date() const {
    if (descent_.source == kNoParent) return {"dates", 0, "the dates of these pages fit no order of copying"};
    std::size_t n_later = 0;
    std::size_t n_earlier = 0;
    for (std::size_t node = 0; node < n(); ++node) {
      const Order order = order_of(witnesses_[descent_.source].facts->published, witnesses_[node].facts->published);
      n_later += order == Order::before ? 1U : 0U;
      n_earlier += order == Order::after ? 1U : 0U;
    }
    const bool is_earliest = n_earlier == 0 && n_later > 0;
    const std::string& published = witnesses_[descent_.source].facts->page.published;
    return {is_earliest ? "earliest" : "dates", 0,
            fmt::format("{}: {} of {} others later, {} earlier", published.empty() ? "no date" : published, n_later,
                        n() - 1, n_earlier)};
  }

  [[nodiscard]] std::string credit_text(std::size_t node, const Credit* credit) const {
    const auto& credits = witnesses_[node].facts->credits.credits;
    return quoted(witnesses_[node].facts->credit_texts[static_cast<std::size_t>(credit - credits.data())]);
  }

  [[nodiscard]] Reason credit() const {
    const auto named = [](const Credit* credit) {
      return std::string(credit->form == Credit::Form::dateline ? "dateline" : "credit");
    };
    if (descent_.source == kNoParent) {
      for (std::size_t node = 0; node < n(); ++node)
        if (const Credit* own = finder_.credit_to_lost(node); own != nullptr)
          return {named(own), 0, fmt::format("{} in {}, none of these outlets", credit_text(node, own), id(node))};
      return {"credit", 0, "pages name each other in no order of copying"};
    }
    for (std::size_t node = 0; node < n(); ++node) {
      const Credit* credit = finder_.credit_to(node, descent_.source);
      if (node != descent_.source && credit != nullptr && descent_.weights[1] > 0)
        return {named(credit), 0, fmt::format("{} in {}", credit_text(node, credit), id(node))};
    }
    const ByteSpan dateline = witnesses_[descent_.source].facts->credits.dateline;
    if (const Credit* own = finder_.credit_to_itself(descent_.source); own != nullptr && descent_.weights[1] > 0)
      return {named(own), 0, fmt::format("{} in the page itself", credit_text(descent_.source, own))};
    if (!dateline.empty() && descent_.weights[1] > 0)
      return {"dateline", 0, "the page begins with a dateline that others lack"};
    return {"credit", 0, "the page or its copies name others"};
  }

  [[nodiscard]] std::string containment() const {
    if (descent_.source == kNoParent) return "each page lacks words that others share";
    if (!witnesses_[descent_.source].row) return "holds most of what these pages share elsewhere";
    double fullest = 0;
    for (std::size_t node = 0; node < n(); ++node)
      if (node != descent_.source) fullest = std::max(fullest, fullness(node));
    return fmt::format("holds {:.0f} % of the family's text, the others at most {:.0f} %",
                       100 * fullness(descent_.source), 100 * fullest);
  }

  [[nodiscard]] double fullness(std::size_t node) const {
    return witnesses_[node].row ? table_.collation().fullness(*witnesses_[node].row) : 0;
  }

  // The swap whose direction is plainest.
  [[nodiscard]] std::string swap() const {
    std::string evidence = "words that gave way to rarer ones";
    int rarest = 0;
    for (std::size_t node = 0; node < n() && descent_.source != kNoParent; ++node) {
      if (node == descent_.source) continue;
      if (!witnesses_[node].row || !witnesses_[descent_.source].row) continue;
      for (const Difference& each : finder_.differences(descent_.source, node)) {
        if (!each.is_telling || each.rarer <= rarest) continue;
        rarest = each.rarer;
        evidence = fmt::format("{} became the rarer {} in {}", cut(descent_.source, each.first), cut(node, each.second),
                               id(node));
      }
    }
    return evidence;
  }

  [[nodiscard]] std::string cut(std::size_t node, ByteSpan span) const {
    return quoted(std::string_view(witnesses_[node].text).substr(span.begin, span.size()));
  }

  [[nodiscard]] std::string agreement() const {
    if (descent_.source == kNoParent) return "no page has the words that most of them share";
    if (!witnesses_[descent_.source].row) return "has the words of what these pages share elsewhere";
    return fmt::format("{} differences from what most copies have",
                       table_.collation().differences_from_lost(*witnesses_[descent_.source].row).size());
  }

  const DescentTable& table_;
  const std::vector<Witness>& witnesses_;
  const SignFinder& finder_;
  const Descent& descent_;
};

// The likeliest parents of nodes that make no part of the tree, among those that do, the first ones.
std::vector<std::size_t> hang(const SignFinder& finder, std::size_t n_in_tree, const DescentModel& model) {
  std::vector<std::size_t> parents;
  for (std::size_t copy = n_in_tree; copy < finder.n(); ++copy) {
    std::size_t best = 0;
    double greatest = -std::numeric_limits<double>::infinity();
    for (std::size_t source = 0; source < n_in_tree; ++source) {
      const Evidence evidence = weigh(finder.step(source, copy), model);
      const double weight = std::accumulate(evidence.weights.begin(), evidence.weights.end(), 0.0);
      if (weight > greatest) {
        greatest = weight;
        best = source;
      }
    }
    parents.push_back(best);
  }
  return parents;
}

// The passage of the nearest page above a node that holds one.
std::optional<std::size_t> passage_above(const DescentTable& table, const Descent& descent, std::size_t node) {
  for (std::size_t above = descent.parents[node]; above != kNoParent; above = descent.parents[above])
    if (const auto passage = table.passage_of(above)) return passage;
  return std::nullopt;
}

// The passages each page's passages were taken from, where they are at hand.
class Parents {
 public:
  Parents(std::string_view family_text, const std::vector<Copied>& passages, const Surroundings& surroundings,
          const DescentModel& model)
      : family_text_(family_text), passages_(passages), surroundings_(surroundings), model_(model) {}

  void take(const DescentTable& table, const Descent& descent) {
    for (std::size_t node = 0; node < table.n(); ++node)
      if (const auto own = table.passage_of(node))
        if (const auto above = passage_above(table, descent, node)) parents_[passages_[*own].page] = *above;
  }

  // Hangs the pages that make no part of the tree on those that do.
  void hang_rest(const std::vector<std::size_t>& nodes, const std::vector<std::size_t>& chosen) {
    std::vector<std::size_t> others;
    std::ranges::set_difference(nodes, chosen, std::back_inserter(others));
    for (std::size_t begin = 0; begin < others.size(); begin += kMaxNodes) {
      const std::size_t end = std::min(others.size(), begin + kMaxNodes);
      hang_some(chosen, std::span(others).subspan(begin, end - begin));
    }
  }

  [[nodiscard]] std::optional<std::size_t> of(PageNumber page) const {
    const auto parent = parents_.find(page);
    return parent == parents_.end() ? std::nullopt : std::optional(parent->second);
  }

 private:
  void hang_some(const std::vector<std::size_t>& chosen, std::span<const std::size_t> others) {
    std::vector<std::size_t> both = chosen;
    both.insert(both.end(), others.begin(), others.end());
    const DescentTable table(family_text_, passages_, both, {}, surroundings_);
    const std::vector<std::size_t> hung = hang(table.finder(), chosen.size(), model_);
    for (std::size_t i = 0; i < others.size(); ++i) parents_[passages_[others[i]].page] = chosen[hung[i]];
  }

  std::string_view family_text_;
  const std::vector<Copied>& passages_;
  const Surroundings& surroundings_;
  const DescentModel& model_;
  std::map<PageNumber, std::size_t> parents_;
};

// The nodes of a table: those chosen in the order given, then their kin.
std::vector<std::optional<std::size_t>> make_nodes(const std::vector<std::size_t>& chosen, std::size_t n_kin) {
  std::vector<std::optional<std::size_t>> nodes(chosen.begin(), chosen.end());
  nodes.resize(chosen.size() + n_kin);
  return nodes;
}

std::vector<PageNumber> make_pages(const std::vector<Copied>& passages, const std::vector<std::size_t>& chosen,
                                   const std::vector<PageNumber>& kin) {
  std::vector<PageNumber> pages;
  for (const std::size_t i : chosen) pages.push_back(passages[i].page);
  pages.insert(pages.end(), kin.begin(), kin.end());
  return pages;
}

std::vector<Witness> make_witnesses(const std::vector<Copied>& passages, const std::vector<std::size_t>& chosen,
                                    const std::vector<PageNumber>& kin, const Surroundings& surroundings) {
  std::vector<Witness> witnesses;
  for (const std::size_t i : chosen) {
    witnesses.push_back(passages[i].witness);
    witnesses.back().row = witnesses.size() - 1;
  }
  for (const PageNumber page : kin) witnesses.push_back({&surroundings.facts[page]});
  return witnesses;
}

// Which nodes hold the text: those chosen, and the kin that share one of their passages.
std::vector<bool> find_holders(const std::vector<Copied>& passages, const std::vector<std::size_t>& chosen,
                               const std::vector<PageNumber>& kin, const Kinships& kinships) {
  std::vector<bool> holds(chosen.size(), true);
  for (const PageNumber page : kin)
    holds.push_back(std::ranges::any_of(
        chosen, [&](std::size_t i) { return kinships.shares(passages[i].page, passages[i].span, page); }));
  return holds;
}

// Whether all pages but one, the source perhaps, have the passage from elsewhere than the rest of what they share.
bool are_stitched(const std::vector<Copied>& passages, const std::vector<std::size_t>& chosen,
                  const Kinships& kinships) {
  const auto n = std::ranges::count_if(
      chosen, [&](std::size_t i) { return kinships.is_stitched(passages[i].page, passages[i].span); });
  return static_cast<std::size_t>(n) + 1 >= chosen.size();
}

// The passages alone, where only they say where they come from; else nothing.
std::vector<ByteSpan> spans_alone(const std::vector<Copied>& passages, const std::vector<std::size_t>& chosen,
                                  const Kinships& kinships) {
  std::vector<ByteSpan> spans;
  if (!are_stitched(passages, chosen, kinships)) return spans;
  for (const std::size_t i : chosen) spans.push_back(passages[i].span);
  return spans;
}

std::vector<std::string> texts_of(const std::vector<Copied>& passages, const std::vector<std::size_t>& chosen) {
  std::vector<std::string> texts;
  for (const std::size_t i : chosen) texts.push_back(passages[i].witness.text);
  return texts;
}

}  // namespace

DescentTable::DescentTable(std::string_view family_text, const std::vector<Copied>& passages,
                           const std::vector<std::size_t>& chosen, const std::vector<PageNumber>& kin,
                           const Surroundings& surroundings)
    : pages_(make_pages(passages, chosen, kin)),
      nodes_(make_nodes(chosen, kin.size())),
      witnesses_(make_witnesses(passages, chosen, kin, surroundings)),
      collation_(family_text, texts_of(passages, chosen)),
      kinships_(surroundings.kinships.among(pages_, spans_alone(passages, chosen, surroundings.kinships))),
      finder_(witnesses_, collation_, kinships_),
      holds_text_(find_holders(passages, chosen, kin, surroundings.kinships)) {}

// Passages stand in order of age.
std::vector<std::size_t> choose_nodes(const std::vector<Copied>& passages) {
  std::vector<std::size_t> nodes = nodes_of(passages);
  if (nodes.size() <= kMaxNodes) return nodes;
  std::vector<std::size_t> chosen(nodes.begin(), nodes.begin() + kMaxNodes / 2);
  std::vector<std::size_t> rest(nodes.begin() + kMaxNodes / 2, nodes.end());
  std::ranges::stable_sort(rest, {}, [&](std::size_t i) { return -passages[i].similarity; });
  chosen.insert(chosen.end(), rest.begin(), rest.begin() + kMaxNodes / 2);
  std::ranges::sort(chosen);
  return chosen;
}

std::vector<PageNumber> find_kin(const std::vector<Copied>& passages, const std::vector<std::size_t>& chosen,
                                 const Surroundings& surroundings) {
  if (chosen.size() > kMostWithKin || are_stitched(passages, chosen, surroundings.kinships)) return {};
  const std::vector<PageNumber> pages = make_pages(passages, chosen, {});
  std::vector<PageNumber> kin = surroundings.kinships.kin_of(pages);
  std::erase_if(kin, [&](PageNumber page) { return surroundings.facts[page].page.id.empty(); });
  if (kin.size() > kMostKin) kin.clear();
  return kin;
}

Lineage find_lineage(std::string_view family_text, const std::vector<Copied>& passages,
                     const Surroundings& surroundings, const DescentModel& model) {
  const std::vector<std::size_t> chosen = choose_nodes(passages);
  const DescentTable table(family_text, passages, chosen, find_kin(passages, chosen, surroundings), surroundings);
  const Descent descent = find_descent(find_signs(table.finder()), table.holds_text(), model);
  Lineage lineage;
  if (descent.source != kNoParent) lineage.origin.passage = table.passage_of(descent.source);
  if (descent.source != kNoParent && !lineage.origin.passage) lineage.origin.elsewhere = table.id(descent.source);
  lineage.origin.probability = descent.probability;
  lineage.origin.reasons = Reasons(table, descent).tell();
  Parents parents(family_text, passages, surroundings, model);
  parents.take(table, descent);
  parents.hang_rest(nodes_of(passages), chosen);
  for (const Copied& passage : passages) lineage.parents.push_back(parents.of(passage.page));
  return lineage;
}

}  // namespace wirecopy::lineage
