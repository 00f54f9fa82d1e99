// The words that outputs use for the engine's enumerations (contracts of the JSON and CSV formats).
#pragma once

#include <string_view>

#include "wirecopy/family.h"
#include "wirecopy/match.h"

namespace wirecopy::report {

[[nodiscard]] std::string_view name(Kind kind);
[[nodiscard]] std::string_view kind_name(const Family& family);  // "phrase" for a phrase, else that of its kind
[[nodiscard]] std::string_view name(EditOperation operation);
[[nodiscard]] std::string_view name(EditFlag flag);  // empty for none
[[nodiscard]] std::string_view name(PartKind kind);

// What people call a page: its title, or its id where it has none.
[[nodiscard]] inline std::string_view heading(const Page& page) {
  return page.title.empty() ? page.id : page.title;
}

}  // namespace wirecopy::report
