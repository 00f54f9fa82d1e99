// Quotation marks and what each may be where it stands: opening, closing, an apostrophe, inches.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace wirecopy::text {

struct QuotationMark {
  enum Group : std::uint8_t { kNone, kDouble, kSingle, kGuillemet, kCorner, kWhiteCorner };
  enum Role : std::uint8_t {
    kEither,      // as its pair needs
    kOpens,       // stands before a word
    kCloses,      // stands behind one
    kPossessive,  // closes, or is the apostrophe of "the boys' room"
    kPlain,       // no quotation mark here: an apostrophe, feet, inches
  };
  Group group = kNone;
  Role role = kEither;
  bool is_low = false;       // „ ‚: “ and ‘ close it
  bool is_leftward = false;  // »: « closes it
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The mark at `at`; its group is kNone when none stands there. Looks at its neighbours only.
[[nodiscard]] QuotationMark read_quotation_mark(std::string_view text, std::size_t at);

}  // namespace wirecopy::text
