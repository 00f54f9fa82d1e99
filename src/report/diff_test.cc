#include "report/diff.h"

#include <gtest/gtest.h>

#include "report/test_pages.h"

namespace wirecopy::report {
namespace {

std::string marked(const std::vector<DiffPiece>& pieces) {
  std::string text;
  for (const DiffPiece& piece : pieces) {
    if (piece.kind == DiffPiece::Kind::same) text += piece.text;
    if (piece.kind == DiffPiece::Kind::removed) text += "[-" + piece.text + "-]";
    if (piece.kind == DiffPiece::Kind::added) text += "{+" + piece.text + "+}";
  }
  return text;
}

TEST(Diff, MarksWhatTheCopyDid) {
  const PageTrace trace = spun_trace();
  const Source& source = trace.passages.front().sources.front();
  EXPECT_EQ(marked(diff({trace.page.text, trace.passages.front().span}, {trace.documents.front().text, source.span},
                        source.edits)),
            "The [-international-]{+worldwide+} community [-already -]counts [-12-]{+21+} dead.");
}

TEST(Diff, AddsNoSpacesWhereTheScriptHasNone) {
  const std::vector<Edit> edits{{EditOperation::erase, {6, 6}, {6, 12}, EditFlag::none}};
  EXPECT_EQ(marked(diff({"洪水死者", {0, 12}}, {"洪水已经死者", {0, 18}}, edits)), "洪水[-已经-]死者");
}

TEST(Diff, AddsNoSpaceBeforeAMark) {
  const std::string_view copy = "Pell, chief";
  const std::string_view source = "Pell the 😀 boss, chief";
  const std::vector<Edit> edits{{EditOperation::erase, {4, 4}, find_span(source, "the 😀 boss"), EditFlag::none}};
  EXPECT_EQ(marked(diff({copy, {0, 11}}, {source, {0, 25}}, edits)), "Pell[- the 😀 boss-], chief");
}

TEST(Diff, LeavesOutEditsThatLieOutsideTheCopy) {
  const std::vector<Edit> edits{{EditOperation::insert, {0, 3}, {0, 0}, EditFlag::none},
                                {EditOperation::insert, {4, 9}, {0, 0}, EditFlag::none},
                                {EditOperation::insert, {4, 40}, {0, 0}, EditFlag::none}};
  EXPECT_EQ(marked(diff({"one three two", {4, 13}}, {"two", {0, 3}}, edits)), "{+three+} two");
}

}  // namespace
}  // namespace wirecopy::report
