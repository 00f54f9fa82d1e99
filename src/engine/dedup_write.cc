#include "engine/dedup_write.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "engine/dedup_records.h"
#include "engine/record_batches.h"
#include "engine/stop.h"
#include "read/record_text.h"

namespace wirecopy::engine {
namespace {

// A record on its way out.
struct Outgoing {
  read::Record record;
  bool is_page = false;
  std::uint32_t number = 0;         // of the page
  std::vector<CopyRow> copies;      // of the page, in order
  std::optional<Page> page;         // of other formats than JSON, and where its text changes
  std::vector<CodePointSpan> cuts;  // where the copies stand, unless they are the whole page
  bool is_left_out = false;
  std::optional<Error> error;
};

bool is_whole(const CopyRow& row) {
  return row.end == CopyRow::kWholePage;
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// The record on one line: line breaks outside strings mean nothing, and inside there are none.
void put_on_one_line(std::string* json) {
  json->erase(json->find_last_not_of(" \t\r\n") + 1);
  for (const char line_break : {'\r', '\n'})  // one at a time: looking for both takes ten times as long
    if (json->find(line_break) != std::string::npos) std::ranges::replace(*json, line_break, ' ');
}

// What the text keeps when the spans are cut out of it.
std::string without(std::string_view text, std::span<const ByteSpan> spans) {
  std::string rest;
  std::size_t at = 0;
  for (const ByteSpan& span : spans) {
    rest += text.substr(at, span.begin - at);
    at = span.end;
  }
  return rest.append(text.substr(at));
}

std::vector<ByteSpan> passage_spans(std::string_view text, std::span<const text::Token> words,
                                    std::span<const CopyRow> rows) {
  std::vector<ByteSpan> spans;
  for (const CopyRow& row : rows) {
    ByteSpan span = passage_span(text, words, row);
    if (!spans.empty()) span.begin = std::max(span.begin, spans.back().end);
    spans.push_back(span);
  }
  return spans;
}

// Reads the page of a record, and cuts out of it what is a copy.
class PageCutter {
 public:
  PageCutter(const read::ReadOptions& reading, bool keep_all) : reading_(reading), keep_all_(keep_all) {}

  // At once for many.
  void cut(Outgoing* out) const {
    const bool is_json = out->record.format == read::Format::json_line;
    const bool is_whole_copy = !out->copies.empty() && is_whole(out->copies.front());
    out->is_left_out = is_whole_copy && !keep_all_;
    const bool has_passages = !out->copies.empty() && !is_whole_copy;
    if (out->is_left_out || (is_json && !has_passages)) return;
    Result<Page> page = dedup_page(out->record, reading_);
    if (!page) {
      out->error = std::move(page).error();
      return;
    }
    out->page = *std::move(page);
    if (has_passages) cut_passages(out);
    if (is_json && out->page && (keep_all_ || read::replace_text(out->page->text, reading_.names, &out->record.bytes)))
      out->page.reset();
  }

 private:
  void cut_passages(Outgoing* out) const {
    thread_local std::vector<text::Token> words;  // scratch
    std::string& text = out->page->text;
    text::cut_words(text, &words);
    const std::vector<ByteSpan> spans = passage_spans(text, words, out->copies);
    const base::CodePointIndex index(text);
    for (const ByteSpan& span : spans) out->cuts.push_back(index.span(span));
    if (keep_all_) return;
    std::size_t n_words = 0;
    for (const CopyRow& row : out->copies) n_words += row.end - row.begin;
    out->is_left_out = n_words == words.size();
    text = without(text, spans);
    out->page->parts.clear();  // their places no longer hold
    out->page->languages.clear();
  }

  const read::ReadOptions& reading_;
  bool keep_all_;
};

class CorpusWriter {
 public:
  CorpusWriter(const Survey& survey, const DedupSinks& sinks, CopyRows* rows)
      : survey_(survey), sinks_(sinks), rows_(*rows) {}

  // Finds out what becomes of each record. False if it is none that the survey saw.
  Result<bool> expect(Outgoing* out) {
    if (n_records_ == survey_.records.size()) return false;
    WIRECOPY_TRY(const std::uint64_t seen, survey_.records.at(n_records_++));
    if (((record_hash(out->record) ^ seen) & ~1ULL) != 0) return false;
    out->is_page = (seen & 1U) != 0;
    if (!out->is_page) return true;
    out->number = static_cast<std::uint32_t>(summary_.pages++);
    while (true) {
      if (!has_row_) {
        WIRECOPY_TRY(has_row_, rows_.next(&row_));
      }
      if (!has_row_ || row_.page != out->number) return true;
      out->copies.push_back(row_);
      has_row_ = false;
    }
  }

  Result<void> write(Outgoing* out) {
    if (out->error) return std::unexpected(*std::move(out->error));
    WIRECOPY_TRY(const std::vector<DedupRow> rows, ledger_rows(*out));
    if (sinks_.ledger)
      for (const DedupRow& row : rows) WIRECOPY_TRY_VOID(sinks_.ledger(row));
    WIRECOPY_TRY_VOID(count(*out, rows));
    if (out->is_left_out || !sinks_.corpus) return {};
    if (!out->page) put_on_one_line(&out->record.bytes);
    return sinks_.corpus({out->record.bytes, out->page ? &*out->page : nullptr, rows});
  }

  [[nodiscard]] bool is_complete() const { return n_records_ == survey_.records.size(); }
  [[nodiscard]] const DedupSummary& summary() const { return summary_; }

 private:
  Result<std::vector<DedupRow>> ledger_rows(const Outgoing& out) const {
    std::vector<DedupRow> rows;
    for (std::size_t i = 0; i < out.copies.size(); ++i) {
      const CopyRow& copy = out.copies[i];
      DedupRow row;
      WIRECOPY_TRY(row.left_out, name_of(survey_, copy.page));
      WIRECOPY_TRY(row.kept, name_of(survey_, copy.kept_page));
      row.kept.span = {copy.kept_begin, copy.kept_end};
      row.is_whole_page = is_whole(copy);
      row.share = static_cast<double>(copy.share) / CopyRow::kShareUnit;
      if (!row.is_whole_page) row.left_out.span = out.cuts[i];
      rows.push_back(std::move(row));
    }
    return rows;
  }

  Result<void> count(const Outgoing& out, std::span<const DedupRow> rows) {
    const bool is_copy = !rows.empty() && (out.is_left_out || rows.front().is_whole_page);
    if (!is_copy) {
      ++summary_.kept;
      summary_.passages += rows.size();
      if (!rows.empty()) ++summary_.cut;
    } else if (rows.front().share < 1) {
      ++summary_.edited;
    } else {
      ++summary_.copied;
    }
    for (const CopyRow& copy : out.copies) summary_.words_out += is_whole(copy) ? 0 : copy.end - copy.begin;
    if (rows.empty() || !rows.front().is_whole_page) return {};
    WIRECOPY_TRY(const SurveyedPage page, survey_.pages.at(out.number));
    summary_.words_out += page.n_words;
    return {};
  }

  const Survey& survey_;
  const DedupSinks& sinks_;
  CopyRows& rows_;
  CopyRow row_;
  bool has_row_ = false;
  std::uint64_t n_records_ = 0;
  DedupSummary summary_;
};

Error changed(std::span<const std::string> inputs) {
  return {ErrorCode::bad_input, "the input is not what it was when it was first read",
          inputs.size() == 1 ? inputs.front() : std::string()};
}

}  // namespace

ByteSpan passage_span(std::string_view text, std::span<const text::Token> words, const CopyRow& row) {
  const std::size_t least = row.begin == 0 ? 0 : words[row.begin - 1].span.end;
  const std::size_t most = row.end == words.size() ? text.size() : words[row.end].span.begin;
  std::size_t begin = words[row.begin].span.begin;
  std::size_t end = words[row.end - 1].span.end;
  while (begin > least && !is_space(text[begin - 1])) --begin;
  while (end < most && !is_space(text[end])) ++end;
  const bool has_space_before = begin == 0 || is_space(text[begin - 1]);
  while (has_space_before && end < most && is_space(text[end])) ++end;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

Result<DedupSummary> write_corpus(std::span<const std::string> inputs, const DedupOptions& options,
                                  const Survey& survey, const DedupSinks& sinks, base::ThreadPool* pool,
                                  CopyRows* rows) {
  WIRECOPY_TRY(RecordBatches batches, RecordBatches::open(inputs, dedup_work(options)));
  CorpusWriter writer(survey, sinks, rows);
  const PageCutter cutter(batches.reading(), sinks.keep_all);
  while (true) {
    RecordBatch batch = batches.take();
    WIRECOPY_TRY_VOID(go_on(options.work));
    if (batch.records.empty()) break;
    batches.read_ahead();
    std::vector<Outgoing> pages;
    for (read::Record& record : batch.records) {
      Outgoing out;
      out.record = std::move(record);
      WIRECOPY_TRY(const bool is_expected, writer.expect(&out));
      if (!is_expected) return std::unexpected(changed(inputs));
      if (out.is_page) pages.push_back(std::move(out));
    }
    pool->for_each(pages.size(), [&](std::size_t i) { cutter.cut(&pages[i]); });
    for (Outgoing& page : pages) WIRECOPY_TRY_VOID(writer.write(&page));
    batch.progress.pages = writer.summary().pages;
    if (options.work.progress) options.work.progress(batch.progress);
  }
  if (!writer.is_complete()) return std::unexpected(changed(inputs));
  return writer.summary();
}

}  // namespace wirecopy::engine
