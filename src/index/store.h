// The store on disk: a manifest that is only appended to, immutable segments, a derived SQLite catalogue.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/snapshot.h"
#include "wirecopy/engine.h"
#include "wirecopy/result.h"

namespace wirecopy::index {

[[nodiscard]] bool is_store(const std::string& path);

// The error of a path that is no store.
[[nodiscard]] std::unexpected<Error> no_store(const std::string& path);

// Opens the state that the manifest tells. Retries when segments vanish under it because a writer merged them.
[[nodiscard]] Result<std::shared_ptr<const Snapshot>> open_snapshot(const std::string& path);

// The one writer of a store; holds its lock while it lives. Made with the store if the folder is not there or empty.
class StoreWriter {
 public:
  [[nodiscard]] static Result<StoreWriter> open(const std::string& path);
  ~StoreWriter();
  StoreWriter(StoreWriter&&) noexcept;
  StoreWriter& operator=(StoreWriter&&) noexcept;

  enum class Known { no, same_text, other_text };
  // Whether the store (what was committed so far) holds a live page of this id, and whether its newest version has this
  // text.
  [[nodiscard]] Result<Known> find(std::string_view id, std::uint64_t text_hash) const;

  // Makes the builder's pages part of the store: when it returns they are durable (file, folder and manifest synced).
  [[nodiscard]] Result<void> commit(SegmentBuilder builder, base::ThreadPool* pool);

  // Removes all versions of these ids; durable when it returns.
  [[nodiscard]] Result<RemoveSummary> remove(std::span<const std::string> ids);

  // Merges small segments by size tiers, then brings the catalogue up to date. Called once at the end of an add.
  struct Merging {
    base::ThreadPool* pool = nullptr;
    StopCheck is_stopped = {};  // may be empty
  };
  // Only merges.
  [[nodiscard]] Result<void> merge(const Merging& merging);
  [[nodiscard]] std::size_t n_segments() const;
  // Error, besides others: stopped. What was merged until then is merged, the rest is as it was. A large store's
  // catalogue is brought up to date only where enough is new.
  [[nodiscard]] Result<void> tidy(const Merging& merging);

  // Merges as far as segments fit one another, so that no removed row is left, then brings the catalogue up to date.
  // That it was stopped is told in the summary.
  [[nodiscard]] Result<CompactSummary> compact(const Merging& merging);

 private:
  struct State;
  explicit StoreWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

[[nodiscard]] Result<StoreInfo> store_info(const std::string& path);

// Gives a page's seeds and token count again from its text.
using Rebuild = std::function<void(const Page&, std::uint32_t* n_tokens, std::vector<fingerprint::Seed>*)>;

// Verifies every byte and count. With `repair` what is damaged is dropped and named, what is derived is made anew;
// `rebuild` serves to write a damaged segment's good pages again. Without it nothing is changed and no lock is needed.
[[nodiscard]] Result<CheckReport> check_store(const std::string& path, bool repair, const Rebuild& rebuild);

}  // namespace wirecopy::index
