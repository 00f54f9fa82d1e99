// Reports of a statement: the other pages that have its words, found from what tracing its page gave.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "text/text.h"
#include "wirecopy/match.h"
#include "wirecopy/quotes.h"

namespace wirecopy::story {

// Another page, with its statements.
struct Witness {
  PageQuotes quotes;
  text::Text text;
  base::CodePointIndex index;

  explicit Witness(PageQuotes page)
      : quotes(std::move(page)), text(text::analyze(quotes.page.text)), index(quotes.page.text) {}
  Witness(const Witness&) = delete;  // the index points into the page
  Witness& operator=(const Witness&) = delete;
};

// A report, and where its speaker stands.
struct Found {
  Report report;
  std::size_t document = 0;
  const Statement* statement = nullptr;  // of the witness; null where the words are nobody's there
};

// The pages that have the words of `content`, most of them first, then earlier pages, then by id; each page once.
// `witnesses` are trace.documents in order. Points into the witnesses.
[[nodiscard]] std::vector<Found> find_reports(const PageTrace& trace, const text::Text& text,
                                              std::span<const std::unique_ptr<const Witness>> witnesses,
                                              std::span<const ByteSpan> content);

}  // namespace wirecopy::story
