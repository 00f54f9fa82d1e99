#include "lineage/furniture.h"

#include <string>

#include <gtest/gtest.h>

namespace wirecopy::lineage {
namespace {

// A page of 100 bytes whose last 20 stand in pages of these outlets; `n_more` bytes more stand in the first of them.
PageTrace trace_of(const std::vector<std::string>& outlets, std::uint32_t n_more = 0) {
  PageTrace trace;
  trace.page.outlet = "The Żółw 😀 Gazette";
  trace.page.text = std::string(100, 'x');
  Passage furniture;
  furniture.span = {80, 100};
  for (const std::string& outlet : outlets) {
    furniture.sources.push_back({.document = trace.documents.size(), .span = {}, .covers = {80, 100}, .edits = {}});
    Page page;
    page.outlet = outlet;
    trace.documents.push_back(page);
  }
  Passage other;
  other.span = {0, n_more};
  if (n_more > 0) other.sources.push_back({.document = 0, .span = {}, .covers = {0, n_more}, .edits = {}});
  trace.passages = {other, furniture};
  return trace;
}

Kind kind_of(PageTrace trace) {
  mark_furniture(&trace);
  EXPECT_EQ(trace.passages[0].kind, Kind::copied);
  return trace.passages[1].kind;
}

constexpr auto kOwn = "Żółw 😀 Gazette";

TEST(Furniture, StandsInManyPagesOfTheOutlet) {
  EXPECT_EQ(kind_of(trace_of({kOwn, kOwn, kOwn})), Kind::furniture);
  EXPECT_EQ(kind_of(trace_of({kOwn, kOwn})), Kind::copied);
}

TEST(Furniture, StandsInNoOthers) {
  EXPECT_EQ(kind_of(trace_of({kOwn, kOwn, kOwn, "Dunmarrow Post"})), Kind::copied);
  EXPECT_EQ(kind_of(trace_of({"", "", ""})), Kind::copied);
}

TEST(Furniture, IsNotCountedInVersionsOfTheSameReport) {
  EXPECT_EQ(kind_of(trace_of({kOwn, kOwn, kOwn}, 60)), Kind::copied);
}

}  // namespace
}  // namespace wirecopy::lineage
