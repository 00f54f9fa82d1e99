// Results of a command, written one by one in the format asked for.
#pragma once

#include <string>
#include <utility>

#include "app/options.h"
#include "app/output.h"
#include "report/csv.h"
#include "report/envelope.h"
#include "report/quotes.h"
#include "report/records.h"
#include "report/text.h"

namespace wirecopy::app {

// Formats other than html. Values need report::write_json, append_text and,
// where csv is offered, append_csv.
template <typename Value>
class ResultWriter {
 public:
  [[nodiscard]] static Result<ResultWriter> open(const Options& options, const report::Envelope& envelope) {
    WIRECOPY_TRY(Output output, Output::open(options.output));
    ResultWriter writer(std::move(output), format_of(options), text_style(options));
    WIRECOPY_TRY_VOID(writer.output_.write(writer.beginning(envelope)));
    return writer;
  }

  [[nodiscard]] Result<void> add(const Value& value) {
    std::string piece = n_values_++ > 0 && format_ == Format::json ? ",\n" : "";
    append(value, &piece);
    return output_.write(piece);
  }

  [[nodiscard]] Result<void> finish(const Notes& notes) {
    if (format_ == Format::json) WIRECOPY_TRY_VOID(output_.write(report::envelope_end(notes)));
    return output_.close();
  }

  [[nodiscard]] bool is_wanted() const { return output_.is_wanted(); }
  [[nodiscard]] std::uint64_t n_values() const { return n_values_; }

 private:
  static constexpr bool kHasCsv = requires(const Value& value, std::string* out) { report::append_csv(value, out); };

  ResultWriter(Output output, Format format, report::TextStyle style)
      : output_(std::move(output)), format_(format), style_(style) {}

  std::string beginning(const report::Envelope& envelope) const {
    if (format_ == Format::json) return report::envelope_begin(envelope);
    if constexpr (kHasCsv) {
      if (format_ == Format::csv) return std::string(report::csv_header(static_cast<const Value*>(nullptr)));
    }
    return "";
  }

  void append(const Value& value, std::string* out) const {
    if (format_ == Format::text) {
      report::append_text(value, style_, out);
    } else if (format_ == Format::csv) {
      if constexpr (kHasCsv) report::append_csv(value, out);
    } else {
      report::JsonWriter json(out);
      report::write_json(value, &json);
      if (format_ == Format::jsonl) out->push_back('\n');
    }
  }

  Output output_;
  Format format_;
  report::TextStyle style_;
  std::uint64_t n_values_ = 0;
};

// Opens, writes one value, closes.
template <typename Value>
[[nodiscard]] Result<void> write_result(const Value& value, const Options& options, const report::Envelope& envelope,
                                        const Notes& notes) {
  WIRECOPY_TRY(auto writer, ResultWriter<Value>::open(options, envelope));
  WIRECOPY_TRY_VOID(writer.add(value));
  return writer.finish(notes);
}

}  // namespace wirecopy::app
