// Whether a mark ends its sentence, by the words on both sides of it.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/sentence_mark.h"

namespace wirecopy::text {

// Where the sentence that starts at `sentence` ends because of `mark`, or 0 when it goes on. Looks at a bounded number
// of bytes on each side.
[[nodiscard]] std::size_t sentence_end(std::string_view text, std::size_t sentence, const SentenceMark& mark);

}  // namespace wirecopy::text
