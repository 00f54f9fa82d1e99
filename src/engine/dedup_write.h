// Writing what is kept: the inputs read a second time, and of each page handed on what is no copy.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/dedup_pages.h"
#include "text/text.h"

namespace wirecopy::engine {

// Where words [row.begin, row.end) of a text stand, with the punctuation that stands at them: so that what is cut out
// leaves no stray marks behind. White space behind the passage goes with it where there is some before it too.
[[nodiscard]] ByteSpan passage_span(std::string_view text, std::span<const text::Token> words, const CopyRow& row);

// Fills in all of the summary but words and seconds.
[[nodiscard]] Result<DedupSummary> write_corpus(std::span<const std::string> inputs, const DedupOptions& options,
                                                const Survey& survey, const DedupSinks& sinks, base::ThreadPool* pool,
                                                CopyRows* rows);

}  // namespace wirecopy::engine
