// A snapshot: what a reader sees, from the moment it opened and whatever is written meanwhile: segments, less what was
// removed. The match module knows stores and corpora only as this.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "index/segment.h"

namespace wirecopy::index {

using PageIndex = std::uint32_t;  // a page's number in a snapshot: segments in order, rows in order

struct PagePosting {
  PageIndex page = 0;
  text::TokenIndex token = 0;
};

class Snapshot {
 public:
  // `live[i][row]` is false for rows that were removed; an empty vector means that all rows of segment i live.
  Snapshot(std::vector<std::shared_ptr<const Segment>> segments, std::vector<std::vector<bool>> live);

  [[nodiscard]] PageIndex n_pages() const { return n_pages_; }  // removed rows count: a PageIndex stays what it is
  [[nodiscard]] bool is_live(PageIndex page) const;
  [[nodiscard]] Result<Page> page(PageIndex page) const;  // all but the text
  [[nodiscard]] Result<std::string> text(PageIndex page) const;
  [[nodiscard]] std::uint64_t id_hash(PageIndex page) const;
  [[nodiscard]] std::uint64_t text_hash(PageIndex page) const;

  // Appends where `key` stands in live pages, in order of page and token, at most `limit`, or none if there are more
  // and none are wanted then. Returns how many there are in all, removed pages counted. How the pages lie in segments
  // makes no difference, so that merging changes no answer.
  [[nodiscard]] Result<std::size_t> find_seed(std::uint64_t key, std::size_t limit, std::vector<PagePosting>* postings,
                                              IfMore if_more = IfMore::first) const;

  // Calls `sink` for each question, in order of where they are stored, with what find_seed would tell of it: how many
  // postings there are in all, and those in live pages. Much cheaper than asking one by one (Segment::find_seeds).
  using SeedSink = std::function<void(std::size_t question, std::size_t n_in_all, std::span<const PagePosting>)>;
  [[nodiscard]] Result<void> find_seeds(std::span<const SeedQuestion> questions, const SeedSink& sink) const;

  [[nodiscard]] const std::vector<std::shared_ptr<const Segment>>& segments() const { return segments_; }

 private:
  struct Place {
    std::size_t segment;
    Row row;
  };
  [[nodiscard]] Place place(PageIndex page) const;

  std::vector<std::shared_ptr<const Segment>> segments_;  // shared: snapshots opened later keep using them
  std::vector<std::vector<bool>> live_;
  std::vector<PageIndex> first_;  // first PageIndex of each segment, and n_pages_ at the end
  PageIndex n_pages_ = 0;
};

}  // namespace wirecopy::index
