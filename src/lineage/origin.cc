#include "lineage/origin.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <numeric>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "lineage/descent.h"
#include "lineage/evidence.h"

namespace wirecopy::lineage {
namespace {

// A reason that moves the log odds by less says nothing.
constexpr double kLeastWeight = .05;

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

// Passages side by side.
struct Table {
  Table(std::string_view family_text, const std::vector<Copied>& passages, const std::vector<std::size_t>& nodes,
        const Kinships& all)
      : witnesses(witnesses_of(passages, nodes)),
        collation(family_text, texts_of(passages, nodes)),
        kinships(all.among(pages_of(passages, nodes))),
        scale(witnesses, collation, kinships) {}

  static std::vector<Witness> witnesses_of(const std::vector<Copied>& passages, const std::vector<std::size_t>& nodes) {
    std::vector<Witness> witnesses;
    for (const std::size_t i : nodes) witnesses.push_back(passages[i].witness);
    return witnesses;
  }
  static std::vector<std::string> texts_of(const std::vector<Copied>& passages, const std::vector<std::size_t>& nodes) {
    std::vector<std::string> texts;
    for (const std::size_t i : nodes) texts.push_back(passages[i].witness.text);
    return texts;
  }
  static std::vector<PageNumber> pages_of(const std::vector<Copied>& passages, const std::vector<std::size_t>& nodes) {
    std::vector<PageNumber> pages;
    for (const std::size_t i : nodes) pages.push_back(passages[i].page);
    return pages;
  }

  std::vector<Witness> witnesses;
  Collation collation;
  KinshipTable kinships;
  EvidenceScale scale;
};

// Tells why, of a source at hand or of one that is not.
class Reasons {
 public:
  Reasons(const Table& table, const Descent& descent)
      : witnesses_(table.witnesses), collation_(table.collation), scale_(table.scale), descent_(descent) {}

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
        if (const Credit* own = scale_.credit_to_lost(node); own != nullptr)
          return {named(own), 0, fmt::format("{} in {}, none of these outlets", credit_text(node, own), id(node))};
      return {"credit", 0, "pages name each other in no order of copying"};
    }
    for (std::size_t node = 0; node < n(); ++node) {
      const Credit* credit = scale_.credit_to(node, descent_.source);
      if (node != descent_.source && credit != nullptr && descent_.weights[1] > 0)
        return {named(credit), 0, fmt::format("{} in {}", credit_text(node, credit), id(node))};
    }
    const ByteSpan dateline = witnesses_[descent_.source].facts->credits.dateline;
    if (const Credit* own = scale_.credit_to_itself(descent_.source); own != nullptr && descent_.weights[1] > 0)
      return {named(own), 0, fmt::format("{} in the page itself", credit_text(descent_.source, own))};
    if (!dateline.empty() && descent_.weights[1] > 0)
      return {"dateline", 0, "the page begins with a dateline that others lack"};
    return {"credit", 0, "the page or its copies name others"};
  }

  [[nodiscard]] std::string containment() const {
    if (descent_.source == kNoParent) return "each page lacks words that others share";
    double fullest = 0;
    for (std::size_t node = 0; node < n(); ++node)
      if (node != descent_.source) fullest = std::max(fullest, collation_.fullness(node));
    return fmt::format("holds {:.0f} % of the family's text, the others at most {:.0f} %",
                       100 * collation_.fullness(descent_.source), 100 * fullest);
  }

  // The swap whose direction is plainest.
  [[nodiscard]] std::string swap() const {
    std::string evidence = "words that gave way to rarer ones";
    int rarest = 0;
    for (std::size_t node = 0; node < n() && descent_.source != kNoParent; ++node) {
      if (node == descent_.source) continue;
      for (const Difference& each : collation_.differences(descent_.source, node)) {
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
    return fmt::format("{} differences from what most copies have",
                       collation_.differences_from_lost(descent_.source).size());
  }

  const std::vector<Witness>& witnesses_;
  const Collation& collation_;
  const EvidenceScale& scale_;
  const Descent& descent_;
};

// The pages that make the tree: all, or of many the earliest and those most like the family's text. Passages stand in
// order of age.
std::vector<std::size_t> chosen_of(const std::vector<std::size_t>& nodes, const std::vector<Copied>& passages) {
  if (nodes.size() <= kMaxNodes) return nodes;
  std::vector<std::size_t> chosen(nodes.begin(), nodes.begin() + kMaxNodes / 2);
  std::vector<std::size_t> rest(nodes.begin() + kMaxNodes / 2, nodes.end());
  std::ranges::stable_sort(rest, {}, [&](std::size_t i) { return -passages[i].similarity; });
  chosen.insert(chosen.end(), rest.begin(), rest.begin() + kMaxNodes / 2);
  std::ranges::sort(chosen);
  return chosen;
}

// The likeliest parents of pages that make no part of the tree, among those that do. `nodes` are the tree's, then the
// others.
std::vector<std::size_t> hang(const EvidenceScale& scale, std::size_t n_in_tree) {
  std::vector<std::size_t> parents;
  for (std::size_t copy = n_in_tree; copy < scale.n(); ++copy) {
    std::size_t best = 0;
    double greatest = -std::numeric_limits<double>::infinity();
    for (std::size_t source = 0; source < n_in_tree; ++source) {
      const Evidence evidence = scale.step(source, copy);
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

// The parent of each page that has one at hand, by page: of those in the tree, and of those hung on it.
std::map<PageNumber, std::size_t> parents_of(const std::vector<Copied>& passages, const std::vector<std::size_t>& nodes,
                                             const std::vector<std::size_t>& chosen, const Descent& descent,
                                             std::string_view family_text, const Kinships& kinships) {
  std::map<PageNumber, std::size_t> parents;
  for (std::size_t i = 0; i < chosen.size(); ++i)
    if (descent.parents[i] != kNoParent) parents[passages[chosen[i]].page] = chosen[descent.parents[i]];
  std::vector<std::size_t> others;
  std::ranges::set_difference(nodes, chosen, std::back_inserter(others));
  for (std::size_t begin = 0; begin < others.size(); begin += kMaxNodes) {
    std::vector<std::size_t> both = chosen;
    const std::size_t end = std::min(others.size(), begin + kMaxNodes);
    for (std::size_t i = begin; i < end; ++i) both.push_back(others[i]);
    const Table table(family_text, passages, both, kinships);
    const std::vector<std::size_t> hung = hang(table.scale, chosen.size());
    for (std::size_t i = begin; i < end; ++i) parents[passages[others[i]].page] = chosen[hung[i - begin]];
  }
  return parents;
}

}  // namespace

Lineage find_lineage(std::string_view family_text, const std::vector<Copied>& passages, const Kinships& kinships) {
  const std::vector<std::size_t> nodes = nodes_of(passages);
  const std::vector<std::size_t> chosen = chosen_of(nodes, passages);
  const Table table(family_text, passages, chosen, kinships);
  const Descent descent = find_descent(table.scale);
  Lineage lineage;
  if (descent.source != kNoParent) lineage.origin.passage = chosen[descent.source];
  lineage.origin.probability = descent.probability;
  lineage.origin.reasons = Reasons(table, descent).tell();
  const auto parents = parents_of(passages, nodes, chosen, descent, family_text, kinships);
  for (const Copied& passage : passages) {
    const auto parent = parents.find(passage.page);
    lineage.parents.push_back(parent == parents.end() ? std::nullopt : std::optional(parent->second));
  }
  return lineage;
}

}  // namespace wirecopy::lineage
