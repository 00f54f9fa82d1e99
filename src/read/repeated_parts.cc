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

constexpr std::uint32_t kLeastPages = 3;  // reports of different titles: two may share a paragraph of background
// Short lines ("Cons", "What happened?") are a form that reports share: they must stand in so many, and in one of so
// many of the host's.
constexpr std::size_t kShortBytes = 40;
constexpr std::uint32_t kLeastPagesOfShort = 10;
constexpr std::uint32_t kShortShare = 8;

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

// A part that was kept: where it stood, and where it begins now.
struct Moved {
  ByteSpan from;
  std::uint32_t to = 0;
};

// What is left of spans in other languages, where it stands now.
void move_languages(const std::vector<Moved>& kept, Page* page) {
  std::vector<LanguageSpan> languages;
  for (LanguageSpan& language : page->languages) {
    ByteSpan now;
    for (const Moved& part : kept) {
      if (overlap(part.from, language.span) == 0) continue;
      const std::uint32_t begin = std::max(part.from.begin, language.span.begin) - part.from.begin + part.to;
      const std::uint32_t end = std::min(part.from.end, language.span.end) - part.from.begin + part.to;
      now = {now.empty() ? begin : now.begin, end};
    }
    if (!now.empty()) languages.push_back({now, std::move(language.language)});
  }
  page->languages = std::move(languages);
}

// The text and its parts, without those of which `is_repeated` says so.
void leave_out(const std::vector<bool>& is_repeated, Page* page) {
  std::string text;
  std::vector<PagePart> parts;
  std::vector<Moved> moved;
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
    if (!part.span.empty()) moved.push_back({part.span, begin});
    part.span = {begin, static_cast<std::uint32_t>(text.size())};
    parts.push_back(std::move(part));
  }
  move_languages(moved, page);
  page->text = std::move(text);
  page->parts = std::move(parts);
}

// The hashes of a page's parts with their lengths; each once, for a part counts once a page.
struct PartHash {
  std::uint64_t hash = 0;
  std::size_t n_bytes = 0;
};
std::vector<PartHash> hashes_of(const Page& page, std::uint64_t host) {
  std::vector<PartHash> hashes;
  for (const PagePart& part : page.parts)
    if (!part.span.empty()) hashes.push_back({base::hash64(text_of(page, part), host), part.span.size()});
  std::ranges::sort(hashes, {}, &PartHash::hash);
  const auto same = std::ranges::unique(hashes, {}, &PartHash::hash);
  hashes.erase(same.begin(), same.end());
  return hashes;
}

}  // namespace

bool RepeatedParts::can_count(const Page& page) {
  return !page.parts.empty() && !page.title.empty() && !(host_of(page.url).empty() && page.outlet.empty());
}

bool RepeatedParts::add(const Page& page) {
  const std::uint64_t host = host_hash(page);
  if (titles_.size() >= most_counts_) titles_.clear();
  if (!titles_.insert(base::hash64(page.title, host)).second) return false;
  ++hosts_[host].pages;
  for (const PartHash& part : hashes_of(page, host)) ++parts_[part.hash].pages;
  if (parts_.size() > most_counts_ || hosts_.size() > most_counts_) forget_the_rarest();
  return true;
}

void RepeatedParts::settle(const Page& page) {
  const std::uint64_t host = host_hash(page);
  const std::vector<PartHash> hashes = hashes_of(page, host);
  std::size_t n_bytes = 0;
  std::size_t n_own = 0;
  for (const PartHash& part : hashes) {
    const auto found = parts_.find(part.hash);
    n_bytes += part.n_bytes;
    if (found == parts_.end() || found->second.pages == 1) n_own += part.n_bytes;
  }
  if (n_own * 2 < n_bytes) return;
  ++hosts_[host].reports;
  for (const PartHash& part : hashes)
    if (const auto found = parts_.find(part.hash); found != parts_.end()) ++found->second.reports;
}

std::vector<bool> RepeatedParts::are_repeated(const Page& page) const {
  const std::uint64_t host = host_hash(page);
  const auto known = hosts_.find(host);
  const std::uint32_t n_reports = known == hosts_.end() ? 0 : known->second.reports;
  std::vector<bool> are_repeated;
  for (const PagePart& part : page.parts) {
    const std::string_view text = text_of(page, part);
    const auto found = parts_.find(base::hash64(text, host));
    const std::uint32_t n_least =
        text.size() < kShortBytes ? std::max(kLeastPagesOfShort, n_reports / kShortShare) : kLeastPages;
    are_repeated.push_back(!text.empty() && found != parts_.end() && found->second.reports >= n_least);
  }
  return are_repeated;
}

std::size_t RepeatedParts::trim(Page* page) const {
  if (!can_count(*page)) return 0;
  const std::vector<bool> is_repeated = are_repeated(*page);
  std::size_t n_repeated = 0;
  bool is_any_left = false;
  for (std::size_t i = 0; i < is_repeated.size(); ++i) {
    n_repeated += is_repeated[i] ? 1U : 0U;
    is_any_left = is_any_left || (!is_repeated[i] && !page->parts[i].span.empty());
  }
  if (!is_any_left || n_repeated == 0) return 0;
  leave_out(is_repeated, page);
  return n_repeated;
}

void RepeatedParts::forget_the_rarest() {
  const auto is_rare = [](std::uint32_t least) {
    return [least](const auto& one) { return one.second.pages < least; };
  };
  for (std::uint32_t least = 2; parts_.size() > most_counts_ / 2 || hosts_.size() > most_counts_ / 2; least *= 2) {
    std::erase_if(parts_, is_rare(least));
    std::erase_if(hosts_, is_rare(least));
  }
}

}  // namespace wirecopy::read
