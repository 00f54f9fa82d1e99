// What a family is besides text that was copied: an outlet's own furniture, a phrase that many would write, speech that
// was only quoted; and which of its passages are versions of one report.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "lineage/group.h"
#include "lineage/kinship.h"
#include "lineage/witness.h"

namespace wirecopy::lineage {

struct Role {
  bool is_furniture = false;
  bool is_phrase = false;
  double quotation = 0;                                // share of the family's text inside quotation marks
  bool is_frame_shared = false;                        // what stands around a quotation is shared too
  std::vector<std::optional<std::size_t>> version_of;  // of each member: the member it is a later version of
};

// `facts` are by PageNumber. Cost: pairs of members, of kMostCompared at most.
[[nodiscard]] Role role_of(const Group& group, const std::vector<PageFacts>& facts, const Kinships& kinships);

constexpr std::size_t kMostCompared = 60;

}  // namespace wirecopy::lineage
