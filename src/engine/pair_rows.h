// Pairs of texts that evaluations score: reading them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "wirecopy/notes.h"
#include "wirecopy/result.h"

namespace wirecopy::engine {

struct PairRow {
  std::string id;
  std::string a;
  std::string b;
  std::optional<bool> is_copy;
};

// The pairs of a file of JSON Lines, plain or compressed, in its order. What is no pair, and a second one of an id, is
// skipped and noted with its line. Errors: not_found or unreadable; bad_input if there is no pair at all.
[[nodiscard]] Result<std::vector<PairRow>> read_pair_rows(const std::string& file, Notes* notes);

}  // namespace wirecopy::engine
