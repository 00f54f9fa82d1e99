// catalogue.sqlite: the store's pages as a table that anyone with SQLite may query. Derived from the segments, never
// read by the engine for an answer; catalogue.check beside it holds its checksum and which manifest it was made from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "index/store_state.h"
#include "wirecopy/result.h"

namespace wirecopy::index {

// Brings the catalogue up to date with what the manifest tells; makes it anew if it is missing, damaged or of another
// store. Cost: what changed since, and one reading of the file for its checksum.
[[nodiscard]] Result<void> update_catalogue(const std::string& folder, const StoreState& state);

// The same, unless it is large and so little is new that it may wait: it may lag behind the manifest by a thirty-second
// of the rows.
[[nodiscard]] Result<void> update_catalogue_if_due(const std::string& folder, const StoreState& state);

// Removes the catalogue, so that the next update makes all of it anew.
[[nodiscard]] Result<void> remove_catalogue(const std::string& folder);

// What catalogue.check says.
struct CatalogueCheck {
  std::uint64_t file_size = 0;
  std::uint64_t file_hash = 0;
  std::uint64_t n_records = 0;  // of the manifest it was made from
  std::uint64_t manifest_hash = 0;
};
// Nothing if the file is missing or its own checksum fails.
[[nodiscard]] std::optional<CatalogueCheck> read_catalogue_check(const std::string& folder);

// Whether catalogue.sqlite has the size and checksum that catalogue.check tells.
[[nodiscard]] bool is_catalogue_whole(const std::string& folder, const CatalogueCheck& check);

// How many pages it lists; its own checksum must have been verified.
[[nodiscard]] Result<std::uint64_t> count_catalogue(const std::string& folder);

// Ids that it lists for a segment, with their rows.
[[nodiscard]] Result<std::vector<std::pair<Row, std::string>>> catalogued_ids(const std::string& folder,
                                                                              const std::string& segment);

[[nodiscard]] std::string catalogue_path(const std::string& folder);
[[nodiscard]] std::string catalogue_check_path(const std::string& folder);

}  // namespace wirecopy::index
