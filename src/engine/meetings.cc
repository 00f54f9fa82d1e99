#include "engine/meetings.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace wirecopy::engine {
namespace {

using fingerprint::Seed;
using lineage::PageNumber;

// Keys are asked for in so many parts, by their first bits, for the threads to share.
constexpr std::size_t kParts = 64;
constexpr int kPartShift = 58;

// A seed, and which of the pages asks for it.
struct Asking {
  Seed seed;
  std::uint32_t page = 0;
};

// Where a seed stands.
struct Place {
  PageNumber page = 0;
  text::TokenIndex token = 0;
  friend auto operator<=>(const Place&, const Place&) = default;
};

// Of many places the earliest, in order: of twice as many as are wanted, for a page's own versions are none.
void keep_earliest(std::vector<Place>* places) {
  constexpr std::size_t kMost = 2 * kMaxPlaces;
  if (places->size() > kMost) {
    std::ranges::nth_element(*places, places->begin() + kMost);
    places->resize(kMost);
  }
  std::ranges::sort(*places);
}

}  // namespace

// What was found of the keys of one part: each page's meetings in order of key.
struct MeetingFinder::Part {
  std::size_t number = 0;
  std::vector<Meeting> meetings;
  std::vector<std::size_t> ends;  // of each page's
  [[nodiscard]] std::span<const Meeting> of(std::size_t page) const {
    const std::size_t begin = page == 0 ? 0 : ends[page - 1];
    return std::span(meetings).subspan(begin, ends[page] - begin);
  }
};

MeetingFinder::MeetingFinder(const index::Snapshot& snapshot, const std::vector<index::PageIndex>& pages)
    : snapshot_(snapshot), numbers_(snapshot.n_pages(), 0) {
  for (PageNumber i = 0; i < pages.size(); ++i) {
    numbers_[pages[i]] = i;
    ids_.push_back(snapshot.id_hash(pages[i]));
  }
}

Result<void> MeetingFinder::fill(PageNumber first, std::span<const std::span<const Seed>> asked, Part* part) const {
  std::vector<Asking> askings;
  for (std::uint32_t page = 0; page < asked.size(); ++page) {
    const auto of_part = std::ranges::equal_range(asked[page], part->number, {},
                                                  [](const Seed& seed) { return seed.key >> kPartShift; });
    for (const Seed& seed : of_part) askings.push_back({seed, page});
  }
  std::ranges::stable_sort(askings, {}, [](const Asking& asking) { return asking.seed.key; });
  std::vector<index::SeedQuestion> questions;
  std::vector<std::size_t> first_asking;
  for (std::size_t i = 0; i < askings.size(); ++i) {
    if (i > 0 && askings[i].seed.key == askings[i - 1].seed.key) continue;
    questions.push_back({askings[i].seed.key, SIZE_MAX});
    first_asking.push_back(i);
  }
  first_asking.push_back(askings.size());
  std::vector<std::pair<std::uint32_t, Meeting>> found;
  std::vector<Place> places;
  const auto answer = [&](std::size_t question, std::size_t, std::span<const index::PagePosting> postings) {
    places.clear();
    for (const index::PagePosting& posting : postings) places.push_back({numbers_[posting.page], posting.token});
    keep_earliest(&places);
    for (std::size_t i = first_asking[question]; i < first_asking[question + 1]; ++i) {
      const Seed& seed = askings[i].seed;
      const PageNumber later = first + askings[i].page;
      std::size_t n = 0;
      for (auto place = places.begin(); place != places.end() && place->page < later && n < kMaxPlaces; ++place) {
        if (ids_[place->page] == ids_[later]) continue;
        found.push_back({askings[i].page, {place->page, {seed.token, place->token, seed.evidence, seed.evidence}}});
        ++n;
      }
    }
  };
  WIRECOPY_TRY_VOID(snapshot_.find_seeds(questions, answer));
  std::ranges::stable_sort(found, {}, &std::pair<std::uint32_t, Meeting>::first);
  part->ends.assign(asked.size(), 0);
  for (const auto& [page, meeting] : found) {
    part->meetings.push_back(meeting);
    part->ends[page] = part->meetings.size();
  }
  for (std::size_t page = 1; page < part->ends.size(); ++page)
    part->ends[page] = std::max(part->ends[page], part->ends[page - 1]);
  return {};
}

Result<std::vector<std::vector<Meeting>>> MeetingFinder::find(PageNumber first,
                                                              std::span<const std::span<const Seed>> asked,
                                                              base::ThreadPool* pool) const {
  std::vector<Part> parts(kParts);
  std::vector<Result<void>> results(kParts);
  pool->for_each(kParts, [&](std::size_t i) {
    parts[i].number = i;
    results[i] = fill(first, asked, &parts[i]);
  });
  for (Result<void>& result : results) WIRECOPY_TRY_VOID(std::move(result));
  std::vector<std::vector<Meeting>> meetings(asked.size());
  pool->for_each(asked.size(), [&](std::size_t page) {
    for (const Part& part : parts) std::ranges::copy(part.of(page), std::back_inserter(meetings[page]));
    std::ranges::stable_sort(meetings[page], {}, &Meeting::earlier);
  });
  return meetings;
}

}  // namespace wirecopy::engine
