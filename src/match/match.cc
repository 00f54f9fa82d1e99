#include "match/match.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <tuple>

#include "base/hash.h"
#include "match/arrange.h"
#include "match/edits.h"
#include "match/kind.h"
#include "match/kind_runs.h"
#include "match/shared.h"

namespace wirecopy::match {
namespace {

using text::Text;

// Sources looked at for each sentence; what is reprinted more often is found in this many of its copies.
constexpr std::size_t kMaxPerSentence = 16;

// So many seeds in one place are hardly ever chance: all of 611 pages with such a candidate for a page of churn-dev
// shared a passage with it. Their candidates need not be aligned before all that they share is.
constexpr std::uint32_t kSureEvidence = 12;
bool is_sure(std::span<const Candidate> candidates) {
  return std::ranges::any_of(candidates, [](const Candidate& each) { return each.evidence >= kSureEvidence; });
}

// Aligns the candidates of each page and keeps the pages that share something.
Result<std::vector<TokenPassage>> align_pages(const Page& page, const Asker& asker, const index::Snapshot& snapshot,
                                              std::span<const Candidate> candidates, Scratch* scratch,
                                              std::vector<FoundPage>* pages) {
  std::vector<TokenPassage> found;
  Text analyzed;  // its memory is used again until a page is kept
  const std::uint64_t own_id = base::hash64(page.id);
  for (std::size_t begin = 0, end = 0; begin < candidates.size(); begin = end) {
    const index::PageIndex other = candidates[begin].page;
    while (end < candidates.size() && candidates[end].page == other) ++end;
    if (snapshot.id_hash(other) == own_id) continue;
    WIRECOPY_TRY(std::string other_text, snapshot.text(other));
    text::analyze(other_text, &analyzed);
    const std::span<const Candidate> own = candidates.subspan(begin, end - begin);
    if (!is_sure(own) && find_passages(asker.text(), analyzed, own, &scratch->passages).empty()) continue;
    std::vector<TokenPassage> passages =
        asker.find_shared(analyzed, &scratch->passages);  // all they share, whatever else the sentences met
    if (passages.empty()) continue;
    WIRECOPY_TRY(Page found_page, snapshot.page(other));
    found_page.text = std::move(other_text);
    for (TokenPassage& passage : passages) passage.page = static_cast<index::PageIndex>(pages->size());
    pages->push_back({std::move(found_page), std::move(analyzed)});
    std::ranges::move(passages, std::back_inserter(found));
  }
  return found;
}

// Share of a range's words that stand inside quotation marks.
double quotation_share(const Text& text, TokenRange range) {
  std::uint32_t n_inside = 0;
  for (TokenIndex i = range.begin; i < range.end; ++i) {
    const ByteSpan span = text.tokens[i].span;
    const auto after = std::ranges::upper_bound(text.quotations, span.begin, {}, &ByteSpan::begin);
    n_inside += after != text.quotations.begin() && std::prev(after)->end >= span.end ? 1U : 0U;
  }
  return double(n_inside) / std::max(1U, range.size());
}

// Best match first; earlier pages before later ones, unknown dates last, then by id.
void sort_sources(const std::vector<FoundPage>& pages, std::vector<TokenPassage>* sources) {
  const auto key = [&](const TokenPassage& source) {
    const Page& page = pages[source.page].page;
    return std::tuple(-source.similarity, page.published.empty(), std::string_view(page.published),
                      std::string_view(page.id), source.page);
  };
  std::ranges::sort(*sources, {}, key);
}

Source make_source(const Side& page, const FoundPage& other, const TokenPassage& passage) {
  Source source;
  source.document = passage.page;
  source.span = bytes_of(other.text, passage.b);
  source.covers = bytes_of(page.text, passage.a);
  source.similarity = passage.similarity;
  source.kind = kind_of(page.text, other.text, passage);
  source.edits = find_edits(page, {other.page.text, other.text}, passage);
  return source;
}

// A source of half a stretch counts as a source of all of it, as alike as that makes it.
constexpr double kCovers = .5;
void fit_to_place(const Text& text, const Text& other, TokenRange place, TokenPassage* source) {
  if (source->a.size() < kCovers * place.size()) return;
  source->a = place;
  measure(text, other, source);
}

// The parts of sources that stand in `range`, of each page the heaviest; less alike than that they are chance.
constexpr double kMinPart = .3;
std::vector<TokenPassage> parts_of(const Text& text, const std::vector<FoundPage>& pages,
                                   const std::vector<TokenPassage>& sources, TokenRange range) {
  std::vector<TokenPassage> parts;
  for (const TokenPassage& source : sources) {
    const TokenRange common{std::max(range.begin, source.a.begin), std::min(range.end, source.a.end)};
    if (common.begin >= common.end) continue;
    TokenPassage part = part_of(text, pages[source.page].text, source, common);
    if (part.pairs.empty()) continue;
    fit_to_place(text, pages[source.page].text, range, &part);
    if (part.similarity >= kMinPart) parts.push_back(std::move(part));
  }
  std::ranges::stable_sort(parts, [](const TokenPassage& x, const TokenPassage& y) { return x.matched > y.matched; });
  for (auto part = parts.begin(); part != parts.end(); ++part)
    parts.erase(
        std::remove_if(part + 1, parts.end(), [&](const TokenPassage& each) { return each.page == part->page; }),
        parts.end());
  sort_sources(pages, &parts);
  return parts;
}

// The source that accounts for most of a place; of equals the best by sort_sources.
const TokenPassage& heaviest(const std::vector<TokenPassage>& sources) {
  return *std::ranges::max_element(sources, {}, &TokenPassage::matched);
}

// Cuts a place where the kind of its heaviest source changes. Its sources are sorted.
std::vector<Place> places_of_one_kind(const Text& text, const std::vector<FoundPage>& pages, const Place& place) {
  const TokenPassage best = heaviest(place.sources);
  const std::vector<TokenRange> runs = kind_runs(text, pages[best.page].text, best);
  std::vector<Place> places;
  for (const TokenRange range : runs) {
    std::vector<TokenPassage> parts = parts_of(text, pages, place.sources, range);
    if (!parts.empty()) places.push_back({range, std::move(parts)});
  }
  return places;
}

Passage make_passage(const Side& page, const std::vector<FoundPage>& pages, const Place& place) {
  Passage passage;
  passage.span = bytes_of(page.text, place.a);
  passage.quotation = quotation_share(page.text, place.a);
  for (const TokenPassage& source : place.sources)
    passage.sources.push_back(make_source(page, pages[source.page], source));
  passage.kind = passage.sources.front().kind;
  passage.similarity = passage.sources.front().similarity;
  return passage;
}

// Hands the pages over to the result, without those that no passage names.
void take_documents(std::vector<FoundPage>* pages, PageTrace* result) {
  constexpr std::size_t kUnnamed = SIZE_MAX;
  std::vector<std::size_t> place(pages->size(), kUnnamed);
  for (Passage& passage : result->passages) {
    for (Source& source : passage.sources) {
      std::size_t& document = place[source.document];
      if (document == kUnnamed) {
        document = result->documents.size();
        result->documents.push_back(std::move((*pages)[source.document].page));
      }
      source.document = document;
    }
  }
}

}  // namespace

Result<PageTrace> trace(const Page& page, const Text& text, const index::Snapshot& snapshot, Scratch* scratch) {
  std::vector<fingerprint::Seed> asked;
  fingerprint::seeds_to_ask(text, &asked);
  fingerprint::sort_by_key(&asked);
  WIRECOPY_TRY(const std::vector<Candidate> candidates,
               find_candidates(text, asked, snapshot, kMaxPerSentence, &scratch->candidates));
  std::vector<FoundPage> pages;
  WIRECOPY_TRY(std::vector<TokenPassage> found,
               align_pages(page, Asker(text, asked), snapshot, candidates, scratch, &pages));
  PageTrace result;
  result.page = page;
  for (Place& place : arrange(text, pages, std::move(found))) {
    sort_sources(pages, &place.sources);
    for (Place& part : places_of_one_kind(text, pages, place))
      result.passages.push_back(make_passage({page.text, text}, pages, part));
  }
  take_documents(&pages, &result);
  return result;
}

Comparison compare(const Page& a, const Page& b, Scratch* scratch) {
  const Text text_a = text::analyze(a.text);
  const Text text_b = text::analyze(b.text);
  Comparison result{a, b, {}};
  for (const TokenPassage& shared : find_shared(text_a, text_b, &scratch->passages))
    for (const TokenRange range : kind_runs(text_a, text_b, shared)) {
      const TokenPassage passage = part_of(text_a, text_b, shared, range);
      result.passages.push_back({bytes_of(text_a, passage.a), bytes_of(text_b, passage.b),
                                 kind_of(text_a, text_b, passage), passage.similarity,
                                 find_edits({a.text, text_a}, {b.text, text_b}, passage)});
    }
  return result;
}

}  // namespace wirecopy::match
