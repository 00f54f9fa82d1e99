// The source: the tree that most of a family's passages descend from tells its source, or that it is missing. Beside
// the engine's answer stand two that need no engine: the earliest passage, and the longest; they never say "missing".
//
// Edges: a true edge counts once for each family that holds both its ends. It is right if following the engine's
// parents from the child leads to the parent, however many steps; so siblings that the engine puts in a row cost
// nothing there, but they count as wrong among the given edges.
//
// B-cubed (Bagga and Baldwin 1998) over sentences that stand in two pages or more: the company of a sentence in a page
// are the pages of the families in which it is covered. A page of the company is right if its passage shares a sentence
// with the passage in question; recall counts the pages whose passage covers the sentence itself. A passage in a family
// that covers no sentence of a tree should have no company; only shared quotations are left out.
#include "engine/lineage_score.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "lineage/moment.h"

namespace wirecopy::engine {
namespace {

constexpr std::array kMethods{"wirecopy", "earliest", "longest"};
constexpr std::size_t kBins = 10;

double ratio(double a, double b) {
  return b > 0 ? a / b : 0;
}

struct Share {
  std::uint64_t n = 0;
  std::uint64_t n_right = 0;
  void add(bool is_right) {
    ++n;
    n_right += is_right ? 1U : 0U;
  }
  [[nodiscard]] double value() const { return ratio(double(n_right), double(n)); }
};

// For the baseline: a day counts as its noon, what is not dated as last.
std::int64_t minutes_of(const std::string& published) {
  constexpr std::int64_t kDay = 1440;
  const lineage::Moment moment = lineage::parse_moment(published);
  if (moment.precision == lineage::Moment::Precision::unknown) return std::numeric_limits<std::int64_t>::max();
  return moment.precision == lineage::Moment::Precision::minute ? moment.minutes : moment.day * kDay + kDay / 2;
}

// Whether the engine's tree leads from a page of passage `below` up to page `above`.
bool leads_up(const Family& family, std::size_t below, const std::string& above) {
  std::optional<std::size_t> at = family.passages[below].parent;
  for (std::size_t steps = 0; at && steps < family.passages.size(); ++steps) {
    if (family.passages[*at].page.id == above) return true;
    at = family.passages[*at].parent;
  }
  return false;
}

// Whether it does from any passage of the page.
bool leads_up(const Family& family, const std::string& below, const std::string& above) {
  for (std::size_t i = 0; i < family.passages.size(); ++i)
    if (family.passages[i].page.id == below && leads_up(family, i, above)) return true;
  return false;
}

bool covers(const std::vector<Instance>& instances, SentenceKey key) {
  return std::ranges::any_of(instances, [&](const Instance& instance) { return instance.key == key; });
}

bool share_sentence(const std::vector<Instance>& a, const std::vector<Instance>& b) {
  return std::ranges::any_of(a, [&](const Instance& instance) { return covers(b, instance.key); });
}

}  // namespace

void LineageScorer::add(const Family& family) {
  if (family.kind == Kind::furniture || family.passages.empty()) return;
  std::vector<Place> places;
  for (const FamilyPassage& passage : family.passages) {
    places.push_back({passage.page.id, truth_.covered(passage)});
    if (!places.back().instances.empty() || truth_.is_quote(passage)) continue;
    false_precision_ += 1.0 / double(family.passages.size());
    ++n_false_;
  }
  add_links(places);
  const auto tree = truth_.tree_of(family);
  if (!tree) return;
  add_answer(family, *tree, places);
  add_edges(family, places);
}

void LineageScorer::add_answer(const Family& family, std::size_t tree, const std::vector<Place>& places) {
  const std::string& source = truth_.tree(tree).source;
  const auto& passages = family.passages;
  const auto size = [](const FamilyPassage& passage) { return passage.characters.end - passage.characters.begin; };
  const auto time = [](const FamilyPassage& passage) { return minutes_of(passage.page.published); };
  const bool is_here = std::ranges::any_of(places, [&](const Place& place) { return place.page == source; });
  Answer answer{tree, source.empty(), !source.empty() && !is_here, family.origin.probability, {}};
  answer.right[0] = source_of(family) == source;
  answer.right[1] = std::ranges::min_element(passages, {}, time)->page.id == source;
  answer.right[2] = std::ranges::max_element(passages, {}, size)->page.id == source;
  for (const Place& place : places)
    for (const Instance& instance : place.instances)
      if (instance.key.tree == tree) pages_of_[instance.key][answers_.size()].insert(place.page);
  answers_.push_back(answer);
}

void LineageScorer::add_edges(const Family& family, const std::vector<Place>& places) {
  std::set<std::pair<std::string, std::string>> edges;  // true ones with both ends here
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto parent = family.passages[i].parent;
    bool is_ancestor = false;
    bool is_parent = false;
    for (const Instance& instance : places[i].instances) {
      const std::string& from = instance.passage->parent;
      const auto is_from = [&](const Place& place) { return place.page == from; };
      if (std::ranges::any_of(places, is_from)) edges.emplace(from, places[i].page);
      if (!parent) continue;
      is_parent |= places[*parent].page == from;
      is_ancestor |= truth_.is_ancestor(instance.key.tree, places[*parent].page, places[i].page);
    }
    n_given_ += parent ? 1U : 0U;
    n_from_ancestor_ += is_ancestor ? 1U : 0U;
    n_from_parent_ += is_parent ? 1U : 0U;
  }
  n_true_edges_ += edges.size();
  for (const auto& [from, to] : edges) {
    const bool is_right = leads_up(family, to, from);
    n_right_ += is_right ? 1U : 0U;
    n_reversed_ += !is_right && leads_up(family, from, to) ? 1U : 0U;
  }
}

void LineageScorer::add_links(const std::vector<Place>& places) {
  for (const Place& place : places) {
    for (const Instance& instance : place.instances) {
      Company& company = company_[{place.page, instance.key}];
      for (const Place& other : places) {
        if (other.page == place.page) continue;
        company.pages.insert(other.page);
        if (share_sentence(place.instances, other.instances)) company.right.insert(other.page);
        if (covers(other.instances, instance.key)) company.holders.insert(other.page);
      }
    }
  }
}

std::map<SentenceKey, const LineageScorer::Answer*> LineageScorer::answers_by_sentence() const {
  std::map<SentenceKey, const Answer*> answers;
  for (const auto& [key, families] : pages_of_) {
    if (truth_.holders().at(key).size() < 2) continue;
    const auto n_pages = [](const auto& family) { return family.second.size(); };
    answers[key] = &answers_[std::ranges::max_element(families, {}, n_pages)->first];
  }
  return answers;
}

SourceScore LineageScorer::source_score(std::size_t method) const {
  std::array<Share, 2> families;  // whose source is there; whose is missing
  for (const Answer& answer : answers_) families[answer.is_missing ? 1 : 0].add(answer.right[method]);
  Share sentences;
  std::map<std::size_t, Share> trees;
  for (const auto& [key, answer] : answers_by_sentence()) {
    sentences.add(answer->right[method]);
    trees[key.tree].add(answer->right[method]);
  }
  double by_tree = 0;
  for (const auto& [tree, share] : trees) by_tree += share.value() / double(trees.size());
  const Share all{families[0].n + families[1].n, families[0].n_right + families[1].n_right};
  return {kMethods[method], all.value(), families[0].value(), families[1].value(), sentences.value(), by_tree};
}

void LineageScorer::score_sources(LineageScore* score) const {
  std::set<std::size_t> trees;
  for (const Answer& answer : answers_) {
    trees.insert(answer.tree);
    score->n_missing += answer.is_missing ? 1U : 0U;
    score->n_apart += answer.is_apart ? 1U : 0U;
  }
  score->n_families = answers_.size();
  score->n_trees_found = trees.size();
  score->n_sentences = answers_by_sentence().size();
  for (std::size_t i = 0; i < kMethods.size(); ++i) score->sources.push_back(source_score(i));
}

void LineageScorer::score_calibration(LineageScore* score) const {
  std::array<CalibrationBin, kBins> bins;
  for (const Answer& answer : answers_) {
    CalibrationBin& bin = bins[std::min(kBins - 1, static_cast<std::size_t>(answer.probability * kBins))];
    bin.said += answer.probability;
    bin.right += answer.right[0] ? 1 : 0;
    ++bin.n;
  }
  for (std::size_t i = 0; i < kBins; ++i) {
    CalibrationBin bin = bins[i];
    if (bin.n == 0) continue;
    score->calibration_error += ratio(std::abs(bin.said - bin.right), double(answers_.size()));
    score->bins.push_back(
        {double(i) / kBins, double(i + 1) / kBins, bin.said / double(bin.n), bin.right / double(bin.n), bin.n});
  }
}

void LineageScorer::score_edges(LineageScore* score) const {
  score->edges.n_true = n_true_edges_;
  score->edges.n_given = n_given_;
  score->edges.right = ratio(double(n_right_), double(n_true_edges_));
  score->edges.reversed = ratio(double(n_reversed_), double(n_true_edges_));
  score->edges.from_ancestor = ratio(double(n_from_ancestor_), double(n_given_));
  score->edges.from_parent = ratio(double(n_from_parent_), double(n_given_));
}

void LineageScorer::score_families(LineageScore* score) const {
  double precision = false_precision_;
  auto recall = double(n_false_);
  std::uint64_t n = n_false_;
  for (const auto& [key, holders] : truth_.holders()) {
    if (holders.size() < 2) continue;
    for (const std::string& page : holders) {
      const auto found = company_.find({page, key});
      const Company company = found == company_.end() ? Company{} : found->second;
      precision += double(1 + company.right.size()) / double(1 + company.pages.size());
      recall += double(1 + company.holders.size()) / double(holders.size());
      ++n;
    }
  }
  score->bcubed_precision = ratio(precision, double(n));
  score->bcubed_recall = ratio(recall, double(n));
  score->bcubed_f1 =
      ratio(2 * score->bcubed_precision * score->bcubed_recall, score->bcubed_precision + score->bcubed_recall);
}

void LineageScorer::score(LineageScore* score) const {
  score_sources(score);
  score_calibration(score);
  score_edges(score);
  score_families(score);
}

}  // namespace wirecopy::engine
