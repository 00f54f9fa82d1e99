// The two halves of check_store: looking, and repairing what was seen.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "index/manifest.h"
#include "index/store.h"

namespace wirecopy::index {

// What a check found of the truth: the manifest as far as it can be read, and which of its segments are whole.
struct Examined {
  Manifest manifest;
  bool manifest_damaged = false;
  std::vector<std::string> damaged_segments;  // files, missing ones too
  std::vector<std::string> orphans;           // segments that the manifest does not name
  bool catalogue_damaged = false;
};

// Verifies every byte; adds to the report.
[[nodiscard]] Result<Examined> examine_store(const std::string& folder, CheckReport* report);

// Writes segments, manifest and catalogue anew without what is damaged. The caller holds the writer's lock.
[[nodiscard]] Result<void> repair_store(const std::string& folder, const Examined& examined, const Rebuild& rebuild,
                                        CheckReport* report);

}  // namespace wirecopy::index
