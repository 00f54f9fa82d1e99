#include "engine/dedup_survey.h"

#include <optional>
#include <utility>

#include "base/hash.h"
#include "base/utf8.h"
#include "engine/dedup_records.h"
#include "engine/record_batches.h"
#include "engine/stop.h"
#include "fingerprint/shingles.h"
#include "text/text.h"

namespace wirecopy::engine {
namespace {

constexpr std::uint64_t kMaxPages = 0xFFFFFFF0ULL;  // their numbers take 32 bits

// What the survey keeps of a page, before it has found its place.
struct PageFacts {
  std::uint64_t hash = 0;  // of the record
  std::optional<Error> error;
  std::string name;
  std::uint32_t n_code_points = 0;
  std::uint64_t sketch_limit = 0;
  std::uint64_t text_hash = 0;
  std::vector<std::uint32_t> words;
  std::vector<std::uint64_t> keys;
  std::string places;
};

void append_varint(std::uint32_t value, std::string* out) {
  for (; value >= 0x80; value >>= 7U) out->push_back(static_cast<char>(value | 0x80U));
  out->push_back(static_cast<char>(value));
}

std::uint32_t read_varint(std::string_view bytes, std::size_t* at) {
  std::uint32_t value = 0;
  for (unsigned shift = 0; *at < bytes.size() && shift < 32; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes[(*at)++]);
    value |= (byte & 0x7FU) << shift;
    if (byte < 0x80) break;
  }
  return value;
}

// Code points from the end of one word to the next, and of each word.
std::string pack_places(std::string_view text, std::span<const text::Token> tokens) {
  std::string places;
  std::size_t at = 0;
  for (const text::Token& token : tokens) {
    for (const std::uint32_t to : {token.span.begin, token.span.end}) {
      append_varint(static_cast<std::uint32_t>(base::count_code_points(text.substr(at, to - at))), &places);
      at = to;
    }
  }
  return places;
}

// Length and bytes of the id, then of the path.
std::string pack_name(const Page& page) {
  std::string name;
  for (const std::string& part : {page.id, page.path}) {
    append_varint(static_cast<std::uint32_t>(part.size()), &name);
    name += part;
  }
  return name;
}

// A text without words is told by all its bytes.
void take_words(const std::string& text, std::span<const text::Token> tokens, std::vector<std::uint32_t>* words) {
  words->reserve(tokens.size());
  for (const text::Token& token : tokens) words->push_back(token.word);
  if (!words->empty()) return;
  const std::uint64_t hash = base::hash64(text);
  *words = {static_cast<std::uint32_t>(hash), static_cast<std::uint32_t>(hash >> 32U)};
}

PageFacts facts_of(read::Record record, const read::ReadOptions& reading, DedupLevel level) {
  PageFacts facts;
  facts.hash = record_hash(record);
  Result<Page> page = dedup_page(std::move(record), reading);
  if (!page) {
    facts.error = std::move(page).error();
    return facts;
  }
  thread_local std::vector<text::Token> tokens;  // scratch
  text::cut_words(page->text, &tokens);
  facts.name = pack_name(*page);
  facts.n_code_points = static_cast<std::uint32_t>(base::count_code_points(page->text));
  take_words(page->text, tokens, &facts.words);
  facts.text_hash =
      base::hash64({reinterpret_cast<const char*>(facts.words.data()), facts.words.size() * sizeof(std::uint32_t)});
  if (level == DedupLevel::page) {
    facts.sketch_limit = fingerprint::sketch(facts.words, &facts.keys);
    facts.keys.push_back(facts.text_hash);
  } else {
    facts.places = pack_places(page->text, tokens);
  }
  return facts;
}

Result<Survey> new_survey(const std::string& folder) {
  WIRECOPY_TRY(auto pages, base::SpooledArray<SurveyedPage>::create(folder));
  WIRECOPY_TRY(auto words, base::SpooledArray<std::uint32_t>::create(folder));
  WIRECOPY_TRY(auto keys, base::SpooledArray<std::uint64_t>::create(folder));
  WIRECOPY_TRY(auto places, base::Spool::create(folder));
  WIRECOPY_TRY(auto names, base::Spool::create(folder));
  WIRECOPY_TRY(auto records, base::SpooledArray<std::uint64_t>::create(folder));
  return Survey{std::move(pages),  std::move(words), std::move(keys),
                std::move(places), std::move(names), std::move(records)};
}

Result<void> put_aside(const PageFacts& facts, Survey* survey) {
  WIRECOPY_TRY_VOID(survey->records.append((facts.hash & ~1ULL) | (facts.error ? 0U : 1U)));
  if (facts.error) return {};
  if (survey->pages.size() >= kMaxPages) return fail(ErrorCode::limit, "more than four thousand million pages");
  WIRECOPY_TRY_VOID(survey->pages.append(SurveyedPage{
      .first_word = survey->words.size(),
      .first_key = survey->keys.size(),
      .places = survey->places.size(),
      .name = survey->names.size(),
      .sketch_limit = facts.sketch_limit,
      .text_hash = facts.text_hash,
      .n_words = static_cast<std::uint32_t>(facts.words.size()),
      .n_keys = static_cast<std::uint32_t>(facts.keys.size()),
      .n_code_points = facts.n_code_points,
      .n_place_bytes = static_cast<std::uint32_t>(facts.places.size()),
  }));
  survey->n_words += facts.words.size();
  WIRECOPY_TRY_VOID(survey->words.append(facts.words));
  WIRECOPY_TRY_VOID(survey->keys.append(facts.keys));
  WIRECOPY_TRY_VOID(survey->places.append(facts.places));
  return survey->names.append(facts.name);
}

Result<void> flush(Survey* survey) {
  WIRECOPY_TRY_VOID(survey->pages.flush());
  WIRECOPY_TRY_VOID(survey->words.flush());
  WIRECOPY_TRY_VOID(survey->keys.flush());
  WIRECOPY_TRY_VOID(survey->places.flush());
  WIRECOPY_TRY_VOID(survey->names.flush());
  return survey->records.flush();
}

}  // namespace

Result<Survey> survey_pages(std::span<const std::string> inputs, const DedupOptions& options, base::ThreadPool* pool,
                            Notes* notes) {
  WIRECOPY_TRY(RecordBatches batches, RecordBatches::open(inputs, dedup_work(options)));
  WIRECOPY_TRY(Survey survey, new_survey(options.folder));
  while (true) {
    RecordBatch batch = batches.take();
    notes->merge(std::move(batch.notes));
    WIRECOPY_TRY_VOID(go_on(options.work));
    if (batch.records.empty()) break;
    batches.read_ahead();
    std::vector<PageFacts> facts(batch.records.size());
    pool->for_each(facts.size(), [&](std::size_t i) {
      facts[i] = facts_of(std::move(batch.records[i]), batches.reading(), options.level);
    });
    for (const PageFacts& page : facts) {
      if (page.error) notes->skipped(page.error->where, page.error->message);
      WIRECOPY_TRY_VOID(put_aside(page, &survey));
    }
    batch.progress.pages = survey.pages.size();
    if (options.work.progress) options.work.progress(batch.progress);
  }
  WIRECOPY_TRY_VOID(flush(&survey));
  if (survey.pages.size() == 0) return std::unexpected(no_page(inputs, *notes));
  return survey;
}

Result<void> read_words(const Survey& survey, const SurveyedPage& page, std::vector<std::uint32_t>* words) {
  words->resize(page.n_words);
  return survey.words.read(page.first_word, *words);
}

Result<std::vector<CodePointSpan>> places_of(const Survey& survey, const SurveyedPage& page,
                                             std::span<const WordRange> ranges) {
  std::string bytes(page.n_place_bytes, '\0');
  WIRECOPY_TRY_VOID(survey.places.read(page.places, bytes.data(), bytes.size()));
  std::vector<CodePointSpan> words;
  std::uint32_t code_point = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::uint32_t begin = code_point + read_varint(bytes, &at);
    code_point = begin + read_varint(bytes, &at);
    words.push_back({begin, code_point});
  }
  std::vector<CodePointSpan> spans;
  for (const WordRange& range : ranges) spans.push_back({words[range.begin].begin, words[range.end - 1].end});
  return spans;
}

Result<DedupPlace> name_of(const Survey& survey, std::uint32_t page) {
  WIRECOPY_TRY(const SurveyedPage surveyed, survey.pages.at(page));
  const bool is_last = page + 1ULL == survey.pages.size();
  std::uint64_t end = survey.names.size();
  if (!is_last) {
    WIRECOPY_TRY(const SurveyedPage next, survey.pages.at(page + 1ULL));
    end = next.name;
  }
  std::string bytes(end - surveyed.name, '\0');
  WIRECOPY_TRY_VOID(survey.names.read(surveyed.name, bytes.data(), bytes.size()));
  DedupPlace place;
  std::size_t at = 0;
  for (std::string* part : {&place.page, &place.path}) {
    const std::uint32_t n_bytes = read_varint(bytes, &at);
    *part = bytes.substr(at, n_bytes);
    at += n_bytes;
  }
  place.span = {0, surveyed.n_code_points};
  return place;
}

}  // namespace wirecopy::engine
