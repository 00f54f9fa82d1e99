// Families as graphs: a node for each passage and for a source that is not at hand, an edge from each parent to its
// copy. GraphML (graphdrawing.org) for Gephi, yEd and networkx; DOT for Graphviz.
#pragma once

#include <string>
#include <string_view>

#include "wirecopy/family.h"

namespace wirecopy::report {

[[nodiscard]] std::string_view graphml_begin();
void append_graphml(const Family& family, std::string* out);
[[nodiscard]] std::string_view graphml_end();

[[nodiscard]] std::string_view dot_begin();
void append_dot(const Family& family, std::string* out);
[[nodiscard]] std::string_view dot_end();

}  // namespace wirecopy::report
