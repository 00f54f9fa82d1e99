// A part counts for its host when it stands word for word in pages of different titles. Of the paragraphs of eight
// words and more that 29,894 articles of 431 outlets repeat in this way, 120 were read: 9 were report (an outlet that
// prints the same quotations again, a formula), some 30 captions of pictures and films, all others furniture.
#include "read/repeated_parts.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/hash.h"
#include "read/page_facts.h"

namespace wirecopy::read {
namespace {

constexpr std::uint32_t kLeastPages = 3;  // of different titles: two may share a paragraph of background
// Short lines ("What happened?", "Yes.") come together by chance: they must stand in one of so many of the host's
// pages.
constexpr std::size_t kShortBytes = 40;
constexpr std::uint32_t kShortShare = 8;
// When more than half of a page would go, it is a report told again under other titles: parts must stand in so many
// pages then, for no report has so many.
constexpr std::uint32_t kManyPages = 10;

std::uint64_t host_hash(const Page& page) {
  const std::string_view host = host_of(page.url);
  return base::hash64(host.empty() ? std::string_view(page.outlet) : host);
}

std::string_view text_of(const Page& page, const PagePart& part) {
  return std::string_view(page.text).substr(part.span.begin, part.span.size());
}

std::size_t n_line_ends(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

// The text and its parts, without those of which `is_repeated` says so.
void leave_out(const std::vector<bool>& is_repeated, Page* page) {
  std::string text;
  std::vector<PagePart> parts;
  std::uint32_t end = 0;
  std::size_t n_lines = 0;  // since the last part that was kept: the widest gap parts them now
  for (std::size_t i = 0; i < page->parts.size(); ++i) {
    PagePart part = std::move(page->parts[i]);
    if (!part.span.empty()) {
      n_lines = std::max(n_lines, n_line_ends(std::string_view(page->text).substr(end, part.span.begin - end)));
      end = part.span.end;
      if (is_repeated[i]) continue;
      if (!text.empty()) text.append(n_lines, '\n');
      n_lines = 0;
    }
    const auto begin = static_cast<std::uint32_t>(text.size());
    text.append(page->text, part.span.begin, part.span.size());
    part.span = {begin, static_cast<std::uint32_t>(text.size())};
    parts.push_back(std::move(part));
  }
  page->text = std::move(text);
  page->parts = std::move(parts);
}

}  // namespace

bool RepeatedParts::can_count(const Page& page) {
  return !page.parts.empty() && !page.title.empty() && !(host_of(page.url).empty() && page.outlet.empty());
}

void RepeatedParts::add(const Page& page) {
  const std::uint64_t host = host_hash(page);
  if (titles_.size() >= most_counts_) titles_.clear();
  if (!titles_.insert(base::hash64(page.title, host)).second) return;
  ++hosts_[host].n_pages;
  std::vector<std::uint64_t> hashes;
  for (const PagePart& part : page.parts)
    if (!part.span.empty()) hashes.push_back(base::hash64(text_of(page, part), host));
  std::ranges::sort(hashes);  // a part counts once a page
  hashes.erase(std::ranges::unique(hashes).begin(), hashes.end());
  for (const std::uint64_t hash : hashes) ++parts_[hash];
  if (parts_.size() > most_counts_ || hosts_.size() > most_counts_) forget_the_rarest();
}

std::vector<std::uint32_t> RepeatedParts::counts(const Page& page) const {
  std::vector<std::uint32_t> counts(page.parts.size());
  const std::uint64_t host = host_hash(page);
  const auto known = hosts_.find(host);
  const std::uint32_t n_pages = known == hosts_.end() ? 0 : known->second.n_pages;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const std::string_view text = text_of(page, page.parts[i]);
    const auto found = parts_.find(base::hash64(text, host));
    const std::uint32_t n_least = text.size() < kShortBytes ? std::max(kManyPages, n_pages / kShortShare) : kLeastPages;
    if (!text.empty() && found != parts_.end() && found->second >= n_least) counts[i] = found->second;
  }
  return counts;
}

std::size_t RepeatedParts::trim(Page* page) const {
  if (!can_count(*page)) return 0;
  const std::vector<std::uint32_t> counts = this->counts(*page);
  std::size_t n_bytes = 0;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0) n_bytes += page->parts[i].span.size();
  if (n_bytes == 0) return 0;
  const std::uint32_t n_least = n_bytes * 2 > page->text.size() ? kManyPages : kLeastPages;
  std::vector<bool> is_repeated;
  for (const std::uint32_t count : counts) is_repeated.push_back(count >= n_least);
  const bool is_anything_left = std::ranges::any_of(page->parts, [&](const PagePart& part) {
    return !part.span.empty() && !is_repeated[static_cast<std::size_t>(&part - page->parts.data())];
  });
  const auto n_repeated = static_cast<std::size_t>(std::ranges::count(is_repeated, true));
  if (!is_anything_left || n_repeated == 0) return 0;
  leave_out(is_repeated, page);
  return n_repeated;
}

void RepeatedParts::forget_the_rarest() {
  for (std::uint32_t least = 2; parts_.size() > most_counts_ / 2 || hosts_.size() > most_counts_ / 2; least *= 2) {
    std::erase_if(parts_, [least](const auto& part) { return part.second < least; });
    std::erase_if(hosts_, [least](const auto& host) { return host.second.n_pages < least; });
  }
}

}  // namespace wirecopy::read
