// Small results for the tests of this module: texts with emoji and right-to-left letters before what matters.
#pragma once

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "wirecopy/match.h"

namespace wirecopy::report {

// The span of `part` in `text`.
inline ByteSpan find_span(std::string_view text, std::string_view part) {
  const std::size_t at = text.find(part);
  EXPECT_NE(at, std::string_view::npos) << part;
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + part.size())};
}

inline Page page_of(std::string id, std::string text) {
  Page page;
  page.id = std::move(id);
  page.text = std::move(text);
  return page;
}

// A page whose one passage spun "international" into "worldwide", 12 dead into 21, and dropped "already".
inline PageTrace spun_trace() {
  PageTrace trace;
  trace.page = page_of("copy", "שלום 😀\r\nThe worldwide community counts 21 dead. Own words.");
  trace.page.title = "The copy";
  trace.documents.push_back(page_of("wire-1", "é😀 The international community already counts 12 dead. More."));
  Page& document = trace.documents.front();
  document.outlet = "Harbour Wire";
  document.published = "2031-05-04T10:00:00+02:00";
  document.url = "https://harbour.example/1?a=1&b=2";
  document.title = "Flood";
  const std::string_view copy = trace.page.text;
  const std::string_view source = document.text;
  Source found;
  found.span = find_span(source, "The international community already counts 12 dead.");
  found.similarity = 0.81239;
  found.kind = Kind::spun;
  const std::uint32_t at = find_span(copy, "counts").begin;
  found.edits = {
      {EditOperation::replace, find_span(copy, "worldwide"), find_span(source, "international"), EditFlag::none},
      {EditOperation::erase, {at, at}, find_span(source, "already"), EditFlag::none},
      {EditOperation::replace, find_span(copy, "21"), find_span(source, "12"), EditFlag::number}};
  Passage passage;
  passage.span = find_span(copy, "The worldwide community counts 21 dead.");
  passage.kind = Kind::spun;
  passage.similarity = found.similarity;
  passage.quotation = 0.5;
  passage.sources.push_back(found);
  trace.passages.push_back(passage);
  return trace;
}

}  // namespace wirecopy::report
