// Pieces that the texts for people share.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "report/diff.h"
#include "report/terminal.h"
#include "wirecopy/match.h"

namespace wirecopy::report {

[[nodiscard]] std::string percent(double share);            // "41 %"; "<1 %" for what is little but not nothing
[[nodiscard]] std::string grouped(std::uint64_t number);    // "12,345"
[[nodiscard]] std::string human_bytes(std::uint64_t size);  // "1.4 GB", powers of 1000
[[nodiscard]] std::string counted(std::uint64_t n, std::string_view one, std::string_view many);  // "2 pages"
[[nodiscard]] std::string when(std::string_view published);  // "2017-04-12 22:04"; "no date" when not known
[[nodiscard]] std::string whose(const Page& page);           // the outlet, or where the page came from

[[nodiscard]] Paint paint_of(Kind kind);

// A passage in quotation marks, cut in its middle to at most `n_lines` lines, indented.
[[nodiscard]] std::string quoted(std::string_view text, unsigned n_lines, std::string_view indent,
                                 const TextStyle& style);

// The changed words with some context, [-old-]{+new+}, and below them what flagged edits did.
[[nodiscard]] std::string changes(std::span<const DiffPiece> pieces, std::string_view indent, const TextStyle& style);

}  // namespace wirecopy::report
