#include "engine/lineage_truth.h"

#include <utility>

#include "engine/eval_files.h"

namespace wirecopy::engine {
namespace {

using base::JsonValue;

CodePointSpan span_of(const JsonValue& row, std::string_view begin = "begin", std::string_view end = "end") {
  return {offset_field(row, begin), offset_field(row, end)};
}

CodePointSpan parent_span_of(const JsonValue& row) {
  return span_of(row, "parent_begin", "parent_end");
}

TreePage page_of(const JsonValue& row) {
  TreePage page{text_field(row, "page"), row.find("written") && row.find("written")->boolean(), {}};
  for (const JsonValue& passage : items_field(row, "passages"))
    page.passages.push_back({span_of(passage), offset_field(passage, "sentence"), text_field(passage, "parent"),
                             parent_span_of(passage), text_field(passage, "kind")});
  return page;
}

std::vector<TrueChange> changes_of(const JsonValue& edge, std::string_view list, std::string_view name) {
  std::vector<TrueChange> changes;
  for (const JsonValue& row : items_field(edge, list)) {
    TrueChange change{text_field(row, name), {{span_of(row), parent_span_of(row)}}};
    if (const auto closing = row.find("closing"))
      change.places.push_back({span_of(*closing), parent_span_of(*closing)});
    changes.push_back(std::move(change));
  }
  return changes;
}

TrueTree tree_of(const JsonValue& row) {
  TrueTree tree{text_field(row, "tree"), text_field(row, "source"), {}, {}};
  for (const JsonValue& page : items_field(row, "pages")) tree.pages.push_back(page_of(page));
  for (const JsonValue& edge : items_field(row, "edges"))
    tree.edges.push_back({text_field(edge, "parent"), text_field(edge, "child"), changes_of(edge, "flags", "flag"),
                          changes_of(edge, "harmless", "change")});
  return tree;
}

}  // namespace

Result<LineageTruth> read_lineage_truth(const std::string& path) {
  LineageTruth truth;
  WIRECOPY_TRY_VOID(read_rows(path, [&](const JsonValue& row, const std::string& where) -> Result<void> {
    if (row.find("tree")) {
      truth.trees.push_back(tree_of(row));
    } else if (row.find("others")) {
      std::vector<SharedText>& shared = truth.shared[text_field(row, "page")];
      for (const JsonValue& other : items_field(row, "others"))
        shared.push_back({span_of(other), text_field(other, "kind")});
    } else {
      return fail(ErrorCode::bad_input, "expected a row with tree or others", where);
    }
    return {};
  }));
  return truth;
}

}  // namespace wirecopy::engine
