// Fits the weights of a family's tree of descent (src/lineage/signs.cc) to lineages whose truth is known, and tells how
// well they do on others.
//
//   fit_lineage FOLDER... [-- FOLDER...]     FOLDER: what bench/quality/lineages.py writes
//
// Maximises the log probability of each family's true source, and with a smaller weight of each copy's true parent,
// less a ridge, on the folders before "--"; reports on those behind it, or on all if there are none. A family whose
// source is written but is no part of its tree counts nowhere in the fit. Newton's method with the outer product of the
// families' gradients for the Hessian (Berndt, Hall, Hall and Hausman 1974). The gradient is what was true less what
// the model expects, summed over all trees by the matrix-tree theorem (Koo and others 2007).
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/thread_pool.h"
#include "engine/family_truth.h"
#include "engine/ingest.h"
#include "engine/lineage_score.h"
#include "engine/lineage_truth.h"
#include "engine/links.h"
#include "index/segment.h"
#include "index/snapshot.h"
#include "lineage/arborescence.h"
#include "lineage/descent.h"
#include "lineage/family.h"
#include "lineage/group.h"
#include "lineage/origin.h"
#include "match/passages.h"
#include "match/shared.h"
#include "text/text.h"

namespace {

using namespace wirecopy;  // NOLINT(google-build-using-namespace): a program, not a header
using lineage::DescentModel;
using lineage::DescentSigns;
using lineage::kNoParent;
using lineage::kSigns;

constexpr std::size_t kParameters = kSigns + 2;
constexpr std::size_t kLostPrior = kSigns;  // stays what it is: three sources in ten are lost by design
constexpr double kParentWeight = .5;        // of a copy's true parent, against its family's true source
constexpr double kLoneWeight = 1;           // of a family seen without what its pages share besides
constexpr double kRidge = .02;              // of squared weights, against families as heavy as one tree
constexpr std::size_t kMostOfTree = 3;      // families of one tree: more say the same again
constexpr std::size_t kMostNodes = 24;
constexpr int kRounds = 30;
constexpr double kStep = 1e-4;  // of the one parameter whose gradient is a difference

// A family to learn from: its signs, and which is true.
struct Case {
  DescentSigns signs;
  std::size_t source = kNoParent;    // node; signs.n: not at hand
  std::vector<std::size_t> parents;  // by node: the same; kNoParent: not known
  double weight = 1;
};

struct Set {
  std::string folder;
  engine::LineageTruth truth;
  std::vector<lineage::PageFacts> facts;
  std::vector<Family> families;
  std::vector<std::vector<lineage::Copied>> passages;  // of each family
  std::unique_ptr<lineage::Kinships> kinships;
  std::vector<Case> cases;
};

[[noreturn]] void die(const std::string& message) {
  std::fprintf(stderr, "fit_lineage: %s\n", message.c_str());
  std::_Exit(2);
}

template <typename T>
T take(Result<T> result) {
  if (!result) die(result.error().message);
  return std::move(*result);
}

index::Snapshot read_snapshot(const std::string& folder, base::ThreadPool* pool) {
  index::SegmentBuilder builder;
  Notes notes;
  const std::vector<std::string> inputs{folder + "/pages.jsonl"};
  const auto add = [&](engine::PreparedPage&& page) -> Result<bool> {
    builder.add(page.page, page.compressed_text, page.n_tokens, page.seeds);
    return true;
  };
  if (auto read = engine::ingest(inputs, {}, {engine::prepare_for_index, add}, pool, &notes); !read)
    die(read.error().message);
  auto segment = take(index::Segment::open_bytes(builder.finish(pool), "memory"));
  return {{std::make_shared<const index::Segment>(std::move(segment))}, {{}}};
}

std::unique_ptr<Set> read_set(const std::string& folder) {
  base::ThreadPool pool(2);
  auto set = std::make_unique<Set>();
  set->folder = folder;
  set->truth = take(engine::read_lineage_truth(folder + "/truth.jsonl"));
  const index::Snapshot snapshot = read_snapshot(folder, &pool);
  const engine::AgedPages aged = take(engine::pages_by_age(snapshot));
  const std::vector<index::PageIndex>& pages = aged.pages;
  const auto text_of = [&](lineage::PageNumber number) { return snapshot.text(pages[number]); };
  lineage::Shelf shelf(pages.size(), text_of, std::size_t{1} << 30);
  const lineage::Shared shared = take(engine::find_links(snapshot, pages, &shelf, {}, &pool, [](std::size_t) {}));
  const auto groups = take(lineage::group(shared, {2, aged.published}, &shelf, &pool));
  for (const index::PageIndex number : pages) {
    Page page = take(snapshot.page(number));
    page.text = take(snapshot.text(number));
    const text::Text text = text::analyze(page.text);
    set->facts.push_back(lineage::make_facts(std::move(page), text));
  }
  set->kinships = std::make_unique<lineage::Kinships>(shared.links);
  for (const lineage::Group& group : groups) {
    set->families.push_back(take(lineage::make_family(group, {set->facts, *set->kinships, &shelf})));
    const Family& family = set->families.back();
    std::vector<lineage::Copied> passages;
    for (std::size_t i = 0; i < group.members.size(); ++i)
      passages.push_back({group.members[i].page, group.members[i].copy.similarity,
                          lineage::make_witness(set->facts[group.members[i].page], family.passages[i].text)});
    set->passages.push_back(std::move(passages));
  }
  return set;
}

// The true parents of a family's passages, by page.
std::map<std::string, std::string> parents_in(const Family& family, const engine::FamilyTruth& truth,
                                              std::size_t tree) {
  std::map<std::string, std::string> parents;
  for (const FamilyPassage& passage : family.passages)
    for (const engine::Instance& instance : truth.covered(passage))
      if (instance.key.tree == tree) parents.emplace(passage.page.id, instance.passage->parent);
  return parents;
}

bool is_written(const engine::TrueTree& tree, const std::string& page) {
  return std::ranges::any_of(tree.pages, [&](const auto& each) { return each.page == page && each.is_written; });
}

// A family to make cases of.
struct Asked {
  const Set& set;
  const engine::FamilyTruth& truth;
  std::size_t family = 0;
  std::size_t tree = 0;
};

// Signs and truth of the tree that some passages of a family make with their kin.
std::optional<Case> make_case(const Asked& asked, const std::vector<std::size_t>& chosen,
                              const std::vector<lineage::PageNumber>& kin, const lineage::Kinships& kinships) {
  const Family& family = asked.set.families[asked.family];
  const engine::TrueTree& tree = asked.truth.tree(asked.tree);
  const lineage::DescentTable table(family.text, asked.set.passages[asked.family], chosen, kin,
                                    {asked.set.facts, kinships});
  std::map<std::string, std::size_t> node_of;
  for (std::size_t node = 0; node < table.n(); ++node) node_of[table.witnesses()[node].facts->page.id] = node;
  if (!tree.source.empty() && !node_of.contains(tree.source)) return std::nullopt;
  Case one{lineage::find_signs(table.finder()), tree.source.empty() ? table.n() : node_of[tree.source],
           std::vector<std::size_t>(table.n(), kNoParent), 1};
  for (const auto& [page, parent] : parents_in(family, asked.truth, asked.tree)) {
    if (parent.empty() || !node_of.contains(page)) continue;
    if (node_of.contains(parent))
      one.parents[node_of[page]] = node_of[parent];
    else if (!is_written(tree, parent))
      one.parents[node_of[page]] = table.n();
  }
  return one;
}

// What passages share with each other, as if their pages had nothing else in common.
lineage::Kinships kinships_of(const std::vector<lineage::Copied>& passages, const std::vector<std::size_t>& chosen) {
  match::PassageScratch scratch;
  std::vector<text::Text> texts;
  for (const std::size_t i : chosen) texts.push_back(text::analyze(passages[i].witness.text));
  std::vector<lineage::Link> links;
  for (std::size_t a = 0; a < chosen.size(); ++a)
    for (std::size_t b = 0; b < a; ++b)
      for (const match::TokenPassage& shared : match::find_shared(texts[a], texts[b], &scratch))
        links.push_back({{passages[chosen[a]].page, match::bytes_of(texts[a], shared.a)},
                         {passages[chosen[b]].page, match::bytes_of(texts[b], shared.b)},
                         lineage::changes_of(texts[a], texts[b], shared)});
  return lineage::Kinships(links);
}

// A family twice: as it is, and as if its pages shared nothing but this passage, which is how short quotations of a
// text meet.
void add_cases(const Asked& asked, std::vector<Case>* cases) {
  const Set& set = asked.set;
  const std::vector<lineage::Copied>& passages = set.passages[asked.family];
  const auto chosen = lineage::choose_nodes(passages);
  const auto kin = lineage::find_kin(passages, chosen, {set.facts, *set.kinships});
  if (chosen.size() + kin.size() > kMostNodes) return;
  if (auto one = make_case(asked, chosen, kin, *set.kinships)) cases->push_back(std::move(*one));
  if (auto lone = make_case(asked, chosen, {}, kinships_of(passages, chosen))) {
    lone->weight = kLoneWeight;
    cases->push_back(std::move(*lone));
  }
}

void find_cases(Set* set) {
  const engine::FamilyTruth truth(set->truth);
  std::map<std::size_t, std::vector<std::size_t>> of_tree;
  for (std::size_t i = 0; i < set->families.size(); ++i)
    if (const auto tree = truth.tree_of(set->families[i]); tree && set->families[i].kind != Kind::furniture)
      of_tree[*tree].push_back(i);
  for (const auto& [tree, families] : of_tree) {
    std::vector<Case> cases;
    const std::size_t n = std::min(families.size(), kMostOfTree);
    for (std::size_t i = 0; i < n; ++i) add_cases({*set, truth, families[i * families.size() / n], tree}, &cases);
    for (Case& each : cases) {
      each.weight /= std::sqrt(double(n));
      set->cases.push_back(std::move(each));
    }
  }
}

double logistic(double x) {
  return 1 / (1 + std::exp(-x));
}

using Parameters = std::vector<double>;

Parameters parameters_of(const DescentModel& model) {
  Parameters parameters;
  for (const auto& sign : model.signs) parameters.push_back(sign.weight);
  parameters.push_back(std::log(model.priors.lost / (1 - model.priors.lost)));
  parameters.push_back(std::log(model.priors.taken_from_lost / (1 - model.priors.taken_from_lost)));
  return parameters;
}

DescentModel model_of(const Parameters& parameters) {
  DescentModel model = lineage::kFittedModel;
  for (std::size_t i = 0; i < kSigns; ++i) model.signs[i].weight = parameters[i];
  model.priors.lost = logistic(parameters[kSigns]);
  model.priors.taken_from_lost = logistic(parameters[kSigns + 1]);
  return model;
}

double sum_of(const lineage::Signs& signs, const DescentModel& model) {
  double sum = 0;
  for (std::size_t i = 0; i < kSigns; ++i) sum += model.signs[i].weight * double(signs.values[i]);
  return sum;
}

// Log probability of a copy's true parent among all, each alone.
double log_parent(const Case& one, std::size_t copy, const DescentModel& model) {
  std::vector<double> logs;
  const double taken = one.source == one.signs.n ? model.priors.taken_from_lost : 0;
  for (std::size_t source = 0; source < one.signs.n; ++source)
    logs.push_back(source == copy ? -1e9
                                  : std::log((1 - taken) / double(std::max<std::size_t>(1, one.signs.n - 1))) +
                                        sum_of(one.signs.between[source * one.signs.n + copy], model));
  logs.push_back(taken > 0 ? std::log(taken) + sum_of(one.signs.from_lost[copy], model) : -1e9);
  return logs[one.parents[copy]] - lineage::log_sum(logs);
}

double log_likelihood(const Case& one, const DescentModel& model) {
  double sum = lineage::log_probabilities(one.signs, model)[one.source];
  for (std::size_t copy = 0; copy < one.signs.n; ++copy)
    if (one.parents[copy] != kNoParent && copy != one.source) sum += kParentWeight * log_parent(one, copy, model);
  return std::max(sum, -60.0);
}

// All cases' log likelihoods, without their weights.
std::vector<double> log_likelihoods(const std::vector<const Case*>& cases, const Parameters& parameters,
                                    base::ThreadPool* pool) {
  const DescentModel model = model_of(parameters);
  std::vector<double> all(cases.size());
  constexpr std::size_t kBlock = 64;
  pool->for_each((cases.size() + kBlock - 1) / kBlock, [&](std::size_t block) {
    for (std::size_t i = block * kBlock; i < std::min(cases.size(), (block + 1) * kBlock); ++i)
      all[i] = log_likelihood(*cases[i], model);
  });
  return all;
}

double objective(const std::vector<const Case*>& cases, const std::vector<double>& likelihoods,
                 const Parameters& parameters) {
  double sum = 0;
  for (std::size_t i = 0; i < cases.size(); ++i) sum += cases[i]->weight * likelihoods[i];
  for (std::size_t k = 0; k < kSigns; ++k) sum -= kRidge * parameters[k] * parameters[k];
  return sum;
}

// Solves a x = b for a positive definite matrix (Cholesky).
std::vector<double> solve(std::vector<std::vector<double>> a, std::vector<double> b) {
  const std::size_t n = b.size();
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t k = 0; k < j; ++k) a[j][j] -= a[j][k] * a[j][k];
    a[j][j] = std::sqrt(std::max(a[j][j], 1e-9));
    for (std::size_t i = j + 1; i < n; ++i) {
      for (std::size_t k = 0; k < j; ++k) a[i][j] -= a[i][k] * a[j][k];
      a[i][j] /= a[j][j];
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < i; ++k) b[i] -= a[i][k] * b[k];
    b[i] /= a[i][i];
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t k = i + 1; k < n; ++k) b[i] -= a[k][i] * b[k];
    b[i] /= a[i][i];
  }
  return b;
}

using Matrix = std::vector<std::vector<double>>;

Matrix inverse(Matrix a) {
  const std::size_t n = a.size();
  Matrix out(n, std::vector<double>(n, 0));
  for (std::size_t i = 0; i < n; ++i) out[i][i] = 1;
  for (std::size_t j = 0; j < n; ++j) {
    std::size_t pivot = j;
    for (std::size_t i = j; i < n; ++i)
      if (std::abs(a[i][j]) > std::abs(a[pivot][j])) pivot = i;
    std::swap(a[j], a[pivot]);
    std::swap(out[j], out[pivot]);
    const double scale = 1 / (std::abs(a[j][j]) < 1e-300 ? 1e-300 : a[j][j]);
    for (std::size_t k = 0; k < n; ++k) {
      a[j][k] *= scale;
      out[j][k] *= scale;
    }
    for (std::size_t i = 0; i < n; ++i) {
      if (i == j || a[i][j] == 0) continue;
      const double share = a[i][j];
      for (std::size_t k = 0; k < n; ++k) {
        a[i][k] -= share * a[j][k];
        out[i][k] -= share * out[j][k];
      }
    }
  }
  return out;
}

// How probable each step [source][copy] is among all trees from a root. `logs` are the steps' log weights.
Matrix marginals(const Matrix& logs, std::size_t root) {
  const std::size_t n = logs.size();
  Matrix weights(n, std::vector<double>(n, 0));
  Matrix laplacian(n, std::vector<double>(n, 0));
  for (std::size_t copy = 0; copy < n; ++copy) {
    if (copy == root) continue;
    double most = -1e300;
    for (std::size_t source = 0; source < n; ++source)
      if (source != copy) most = std::max(most, logs[source][copy]);
    for (std::size_t source = 0; source < n; ++source) {
      if (source == copy) continue;
      weights[source][copy] = std::exp(std::max(-30.0, logs[source][copy] - most));
      laplacian[copy][copy] += weights[source][copy];
      if (source != root) laplacian[source][copy] = -weights[source][copy];
    }
  }
  laplacian[root][root] = 1;
  const Matrix inverted = inverse(std::move(laplacian));
  for (std::size_t source = 0; source < n; ++source)
    for (std::size_t copy = 0; copy < n; ++copy)
      if (copy != root && source != copy)
        weights[source][copy] *= inverted[copy][copy] - (source == root ? 0 : inverted[copy][source]);
  return weights;
}

void add(const lineage::Signs& signs, double share, std::vector<double>* gradient) {
  for (std::size_t i = 0; i < kSigns; ++i) (*gradient)[i] += share * double(signs.values[i]);
}

const lineage::Signs& signs_of_step(const Case& one, std::size_t source, std::size_t copy) {
  return source == one.signs.n ? one.signs.from_lost[copy] : one.signs.between[source * one.signs.n + copy];
}

// Log weights of all steps; the source that is not at hand is the last node, if it takes part.
Matrix steps_of(const Case& one, const DescentModel& model, bool with_lost) {
  const std::size_t n = one.signs.n + (with_lost ? 1 : 0);
  const double others = double(std::max<std::size_t>(1, one.signs.n - 1));
  const double prior = std::log((with_lost ? 1 - model.priors.taken_from_lost : 1) / others);
  Matrix logs(n, std::vector<double>(n, -1e9));
  for (std::size_t source = 0; source < n; ++source)
    for (std::size_t copy = 0; copy < one.signs.n; ++copy)
      if (source != copy)
        logs[source][copy] = (source == one.signs.n ? std::log(model.priors.taken_from_lost) : prior) +
                             sum_of(signs_of_step(one, source, copy), model);
  return logs;
}

void add_source(const Case& one, const DescentModel& model, std::vector<double>* gradient) {
  const std::vector<double> logs = lineage::log_probabilities(one.signs, model);
  const std::size_t n = one.signs.n;
  const Matrix steps = steps_of(one, model, false);
  for (std::size_t root = 0; root <= n; ++root) {
    const double share = (root == one.source ? 1 : 0) - std::exp(logs[root]);
    if (std::abs(share) < 1e-6) continue;
    const Matrix expected = marginals(root == n ? steps_of(one, model, true) : steps, root);
    for (std::size_t source = 0; source < expected.size(); ++source)
      for (std::size_t copy = 0; copy < n; ++copy)
        if (source != copy && copy != root)
          add(signs_of_step(one, source, copy), share * expected[source][copy], gradient);
    if (root < n) add(one.signs.origins[root], share, gradient);
    if (root == n) (*gradient)[kLostPrior] += share;
  }
}

void add_parents(const Case& one, const DescentModel& model, std::vector<double>* gradient) {
  const bool is_lost = one.source == one.signs.n;
  const Matrix steps = steps_of(one, model, is_lost);
  for (std::size_t copy = 0; copy < one.signs.n; ++copy) {
    if (one.parents[copy] == kNoParent || copy == one.source) continue;
    std::vector<double> logs;
    for (const std::vector<double>& of_source : steps) logs.push_back(of_source[copy]);
    const double all = lineage::log_sum(logs);
    for (std::size_t source = 0; source < steps.size(); ++source)
      if (source != copy)
        add(signs_of_step(one, source, copy),
            kParentWeight * ((source == one.parents[copy] ? 1 : 0) - std::exp(logs[source] - all)), gradient);
  }
}

// What each parameter adds to a case's log likelihood.
std::vector<double> gradient_of(const Case& one, const Parameters& parameters, double at) {
  const DescentModel model = model_of(parameters);
  std::vector<double> gradient(kParameters, 0);
  add_source(one, model, &gradient);
  add_parents(one, model, &gradient);
  Parameters moved = parameters;
  moved[kSigns + 1] += kStep;
  gradient[kSigns + 1] = (log_likelihood(one, model_of(moved)) - at) / kStep;
  return gradient;
}

// One direction of ascent.
std::vector<double> direction_of(const std::vector<const Case*>& cases, const std::vector<double>& at,
                                 const Parameters& parameters, base::ThreadPool* pool) {
  Matrix gradients(cases.size());
  pool->for_each(cases.size(), [&](std::size_t i) { gradients[i] = gradient_of(*cases[i], parameters, at[i]); });
  Matrix hessian(kParameters, std::vector<double>(kParameters, 0));
  std::vector<double> gradient(kParameters, 0);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    for (std::size_t k = 0; k < kParameters; ++k) {
      gradient[k] += cases[i]->weight * gradients[i][k];
      for (std::size_t l = 0; l <= k; ++l) hessian[k][l] += cases[i]->weight * gradients[i][k] * gradients[i][l];
    }
  }
  for (std::size_t k = 0; k < kParameters; ++k) {
    if (k < kSigns) gradient[k] -= 2 * kRidge * parameters[k];
    hessian[k][k] += 2 * kRidge;
    for (std::size_t l = 0; l < k; ++l) hessian[l][k] = hessian[k][l];
  }
  gradient[kLostPrior] = 0;
  hessian[kLostPrior][kLostPrior] += 1e9;
  return solve(std::move(hessian), std::move(gradient));
}

Parameters fit(const std::vector<const Case*>& cases, Parameters parameters) {
  base::ThreadPool pool(2);
  std::vector<double> at = log_likelihoods(cases, parameters, &pool);
  double best = objective(cases, at, parameters);
  for (int round = 0; round < kRounds; ++round) {
    const std::vector<double> direction = direction_of(cases, at, parameters, &pool);
    double size = 1;
    for (; size > .01; size /= 2) {
      Parameters next = parameters;
      for (std::size_t k = 0; k < kParameters; ++k) next[k] += size * direction[k];
      std::vector<double> there = log_likelihoods(cases, next, &pool);
      const double value = objective(cases, there, next);
      if (value <= best) continue;
      const bool is_small = value - best < .1;
      parameters = std::move(next);
      at = std::move(there);
      best = value;
      std::fprintf(stderr, "round %d: %.2f\n", round, best);
      if (is_small) return parameters;
      break;
    }
    if (size <= .01) break;
  }
  return parameters;
}

void report(const Set& set, const DescentModel& model) {
  engine::LineageScorer scorer(set.truth);
  for (std::size_t i = 0; i < set.families.size(); ++i) {
    Family family = set.families[i];
    lineage::Lineage found = lineage::find_lineage(family.text, set.passages[i], {set.facts, *set.kinships}, model);
    family.origin = std::move(found.origin);
    for (std::size_t k = 0; k < family.passages.size(); ++k) family.passages[k].parent = found.parents[k];
    scorer.add(family);
  }
  LineageScore score;
  scorer.score(&score);
  const SourceScore& own = score.sources.front();
  std::printf(
      "%s: sentences %.3f families %.3f (there %.3f missing %.3f, apart %.3f) edges %.3f reversed %.3f "
      "ancestor %.3f parent %.3f calibration %.3f\n",
      set.folder.c_str(), own.right_by_sentence, own.right, own.right_if_there, own.right_if_missing,
      double(score.n_apart) / double(score.n_families), score.edges.right, score.edges.reversed,
      score.edges.from_ancestor, score.edges.from_parent, score.calibration_error);
  for (const CalibrationBin& bin : score.bins)
    std::printf("   said %.2f right %.2f of %lu\n", bin.said, bin.right, static_cast<unsigned long>(bin.n));
}

// As signs.cc has it.
void print(const DescentModel& model) {
  constexpr const char* kGroundNames[] = {"date", "credit", "containment", "edit_direction", "agreement"};
  for (const auto& sign : model.signs)
    std::printf("    {Ground::%s, \"%s\", %.3f},\n", kGroundNames[static_cast<std::size_t>(sign.ground)], sign.name,
                sign.weight);
  std::printf("}}, {.lost = %.3f, .taken_from_lost = %.3f}};\n", model.priors.lost, model.priors.taken_from_lost);
}

}  // namespace

int main(int n_arguments, char** arguments) {
  std::vector<std::unique_ptr<Set>> sets;
  std::vector<const Case*> cases;
  bool is_fitted = true;
  for (int i = 1; i < n_arguments; ++i) {
    if (std::string_view(arguments[i]) == "--") {
      is_fitted = false;
      continue;
    }
    sets.push_back(read_set(arguments[i]));
    if (!is_fitted) continue;
    find_cases(sets.back().get());
    for (const Case& each : sets.back()->cases) cases.push_back(&each);
  }
  std::fprintf(stderr, "%zu families to fit to\n", cases.size());
  DescentModel model = lineage::kFittedModel;
  if (!cases.empty()) model = model_of(fit(cases, parameters_of(model)));
  print(model);
  for (const auto& set : sets)
    if (is_fitted || set->cases.empty()) report(*set, model);
}
