// Pieces that the HTML reports share.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "report/diff.h"
#include "wirecopy/page.h"

namespace wirecopy::report {

// Text that may run in its own direction.
[[nodiscard]] std::string own_direction(std::string_view text);

// A time for people, empty if it is not known.
[[nodiscard]] std::string time_of(std::string_view published);

// Outlet, author, time, link and id of a page.
[[nodiscard]] std::string about(const Page& page);

// What a reader should know of the changes, as a list; empty if there is nothing.
[[nodiscard]] std::string flags_html(std::span<const DiffPiece> pieces);

}  // namespace wirecopy::report
