// A run of marks that may end a sentence (". . ." "?!" "。」") with the closing quotation marks and brackets behind it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace wirecopy::text {

struct SentenceMark {
  enum Kind : std::uint8_t {
    kNone,
    kStop,      // one full stop, or two
    kEllipsis,  // three dots or more, or "…"
    kStrong,    // with an exclamation or question mark
    kNative,    // a mark that does nothing but end sentences: "。", "؟", "।"
  };
  Kind kind = kNone;
  bool is_spaced = false;    // ". . ."
  std::uint32_t n_dots = 0;  // "…" counts three
  std::size_t begin = 0;
  std::size_t first_end = 0;  // behind the first mark of the run
  std::size_t run_end = 0;    // behind the run itself
  std::size_t end = 0;        // behind the closing marks as well

  [[nodiscard]] bool is_closed() const { return end > run_end; }
};

// Reads the mark at `at`; its kind is kNone when none starts there. Cost: its length.
[[nodiscard]] SentenceMark read_sentence_mark(std::string_view text, std::size_t at);

// Marks that open a quotation or a bracket, and the Spanish ¿¡, before a sentence's first word.
[[nodiscard]] bool is_opening(char32_t value);

}  // namespace wirecopy::text
