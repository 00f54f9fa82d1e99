#include <map>

#include "base/thread_pool.h"
#include "base/utf8.h"
#include "engine/change_score.h"
#include "engine/eval_files.h"
#include "engine/lineage_score.h"
#include "engine/lineage_truth.h"
#include "wirecopy/eval.h"

namespace wirecopy {
namespace {

using engine::ComparedText;
using engine::FlaggedEdit;
using engine::LineageTruth;
using engine::TrueEdge;
using engine::TruePassage;
using engine::TrueTree;

using PagesById = std::map<std::string, Page>;

constexpr std::string_view kKinds[] = {"copied", "edited", "spun", "furniture"};

// The names of the flags as the truth has them.
std::string_view flag_name(EditFlag flag) {
  switch (flag) {
    case EditFlag::none:
      break;
    case EditFlag::number:
      return "number";
    case EditFlag::name:
      return "name";
    case EditFlag::negation:
      return "negation";
    case EditFlag::date:
      return "date";
    case EditFlag::attribution:
      return "attribution";
    case EditFlag::softened:
      return "softened";
    case EditFlag::hardened:
      return "hardened";
  }
  return "";
}

// An edge whose two pages were both written, with what is true of it and what was found.
struct EdgeTask {
  const TrueEdge* edge = nullptr;
  const Page* parent = nullptr;
  const Page* child = nullptr;
  std::vector<TruePassage> taken;
  Comparison found;
};

std::vector<TruePassage> taken_over(const TrueTree& tree, const TrueEdge& edge) {
  std::vector<TruePassage> taken;
  for (const engine::TreePage& page : tree.pages) {
    if (page.page != edge.child) continue;
    for (const TruePassage& passage : page.passages)
      if (passage.parent == edge.parent) taken.push_back(passage);
  }
  return taken;
}

std::vector<EdgeTask> tasks_of(const LineageTruth& truth, const PagesById& pages) {
  std::vector<EdgeTask> tasks;
  for (const TrueTree& tree : truth.trees) {
    for (const TrueEdge& edge : tree.edges) {
      const auto parent = pages.find(edge.parent);
      const auto child = pages.find(edge.child);
      if (parent == pages.end() || child == pages.end()) continue;
      tasks.push_back({&edge, &parent->second, &child->second, taken_over(tree, edge), {}});
    }
  }
  return tasks;
}

void add_to(engine::ChangeScorer* scorer, const EdgeTask& task) {
  const base::CodePointIndex copy(task.child->text);
  const base::CodePointIndex source(task.parent->text);
  std::vector<ComparedText> passages;
  std::vector<FlaggedEdit> edits;
  for (const ComparedPassage& passage : task.found.passages) {
    const auto kind = kKinds[static_cast<std::size_t>(passage.kind)];
    passages.push_back({copy.span(passage.a), source.span(passage.b), kind});
    for (const Edit& edit : passage.edits)
      for (const EditFlag flag : kEditFlags)
        if (edit.flags.has(flag)) edits.push_back({flag_name(flag), copy.span(edit.copy), source.span(edit.source)});
  }
  scorer->add(*task.edge, task.taken, passages, edits);
}

void score_changes(const LineageTruth& truth, const PagesById& pages, unsigned n_threads, LineageScore* score) {
  std::vector<EdgeTask> tasks = tasks_of(truth, pages);
  base::ThreadPool pool(n_threads);
  pool.for_each(tasks.size(), [&](std::size_t i) { tasks[i].found = compare(*tasks[i].child, *tasks[i].parent); });
  engine::ChangeScorer scorer;
  for (const EdgeTask& task : tasks) add_to(&scorer, task);
  scorer.score(score);
}

}  // namespace

Result<LineageScore> evaluate_lineage(const std::string& data_folder, const WorkOptions& options, Notes* notes) {
  WIRECOPY_TRY(const LineageTruth truth, engine::read_lineage_truth(data_folder + "/truth.jsonl"));
  const std::vector<std::string> input{data_folder + "/pages.jsonl"};
  WIRECOPY_TRY(std::vector<Page> pages, engine::read_all_pages(input.front(), options, notes));
  WIRECOPY_TRY(const std::vector<Family> families, read_families(input, {options, 2}, notes));
  LineageScore score;
  score.n_pages = pages.size();
  score.n_trees = truth.trees.size();
  engine::LineageScorer scorer(truth);
  for (const Family& family : families) scorer.add(family);
  scorer.score(&score);
  PagesById by_id;
  for (Page& page : pages) by_id.emplace(page.id, std::move(page));
  score_changes(truth, by_id, options.n_threads, &score);
  return score;
}

}  // namespace wirecopy
