#include "app/command.h"
#include "app/messages.h"
#include "app/progress.h"
#include "app/result_writer.h"
#include "app/spooled_input.h"
#include "app/tracing.h"
#include "report/html_trace.h"

namespace wirecopy::app {
namespace {

class TraceCommand final : public Command {
 public:
  explicit TraceCommand(CommandOptions command) {
    command.option("--store", "STORE", "Trace against the pages of this store, not among the files themselves",
                   &store_);
    command.arguments("FILE", "FILE", "Files, folders, or - for standard input", &files_);
    add_output_options(&command, {Format::text, Format::jsonl, Format::json, Format::csv, Format::html}, &options_);
    add_input_options(&command, &options_);
    add_work_options(&command, &options_);
    add_message_options(&command, &options_);
    command.footer(
        {"wirecopy trace examples/pages", "wirecopy trace --store mystore examples/pages/kettle-mine-truth.html",
         "wirecopy trace examples/pages -o report.html", "wirecopy trace examples/pages --format csv > passages.csv"},
        "0 something was found, 1 nothing was found, 2 error or, with --strict, a record skipped");
  }

  Result<ExitStatus> run(const CommandInfo&) override {
    Notes notes;
    WIRECOPY_TRY_VOID(format_of(options_) == Format::html ? write_html(&notes) : write_records(&notes));
    print_notes(notes, options_);
    if (fails_strict(notes, options_)) return ExitStatus::error;
    return found_ ? ExitStatus::done : ExitStatus::nothing;
  }

 private:
  Result<void> write_records(Notes* notes) {
    WIRECOPY_TRY(auto writer, ResultWriter<PageTrace>::open(options_, envelope()));
    Result<void> written;
    const auto take = [&](const PageTrace& trace) {
      written = writer.add(trace);
      return written && writer.is_wanted();
    };
    WIRECOPY_TRY_VOID(trace(take, notes));
    WIRECOPY_TRY_VOID(written);
    return writer.finish(*notes);
  }

  Result<void> write_html(Notes* notes) {
    WIRECOPY_TRY(Output output, Output::open(options_.output));
    report::TraceReport report;
    const auto take = [&](const PageTrace& trace) {
      report.add(trace);
      return true;
    };
    WIRECOPY_TRY_VOID(trace(take, notes));
    WIRECOPY_TRY_VOID(output.write(report.finish(version())));
    return output.close();
  }

  Result<void> trace(const TraceSink& sink, Notes* notes) {
    const TraceSink counted = [&](const PageTrace& trace) {
      found_ = found_ || !trace.passages.empty();
      return sink(trace);
    };
    ProgressLine progress(options_.quiet);
    WIRECOPY_TRY(const WorkOptions work, work_options(options_, progress.sink()));
    if (!store_.empty()) {
      WIRECOPY_TRY(const auto library, open_store(store_));
      return trace_pages(*library, files_, work, counted, notes);
    }
    WIRECOPY_TRY_VOID(spool_standard_input(files_));
    WIRECOPY_TRY(const auto library, read_corpus(files_, work, notes));
    WIRECOPY_TRY_VOID(rewind_standard_input(files_));
    Notes told_already;
    return trace_pages(*library, files_, work, counted, &told_already);
  }

  report::Envelope envelope() const {
    return {std::string(version()), "trace", {{"store", store_.empty() ? "null" : report::json_string(store_)}}};
  }

  Options options_;
  std::string store_;
  std::vector<std::string> files_;
  bool found_ = false;
};

}  // namespace

std::unique_ptr<Command> add_trace_command(CommandOptions command) {
  return std::make_unique<TraceCommand>(command);
}

}  // namespace wirecopy::app
