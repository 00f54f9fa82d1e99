#include "app/command.h"
#include "app/messages.h"
#include "app/progress.h"
#include "app/result_writer.h"
#include "report/quotes.h"

namespace wirecopy::app {
namespace {

class QuotesCommand final : public Command {
 public:
  explicit QuotesCommand(CommandOptions command) {
    command.option("--store", "STORE", "The pages of this store, instead of files", &store_);
    command.optional_arguments("FILE", "FILE", "Files, folders, or - for standard input", &files_);
    add_output_options(&command, {Format::text, Format::jsonl, Format::json, Format::csv}, &options_);
    add_input_options(&command, &options_);
    add_work_options(&command, &options_);
    add_message_options(&command, &options_);
    command.footer({"wirecopy quotes examples/pages", "wirecopy quotes examples/pages/kettle-mine-truth.html",
                    "wirecopy quotes --store mystore --format jsonl > quotes.jsonl",
                    "wirecopy quotes examples/pages --format csv -o quotes.csv"},
                   "0 done, 2 error or, with --strict, a record skipped");
  }

  Result<ExitStatus> run(const CommandInfo&) override {
    if (store_.empty() == files_.empty()) return fail(ErrorCode::bad_input, "expected either files or --store STORE");
    WIRECOPY_TRY(auto writer, ResultWriter<PageQuotes>::open(options_, envelope()));
    Notes notes;
    Result<void> written;
    {
      ProgressLine progress(options_.quiet);
      const auto take = [&](const PageQuotes& quotes) {
        written = writer.add(quotes);
        return written && writer.is_wanted();
      };
      WIRECOPY_TRY(const WorkOptions work, work_options(options_, progress.sink()));
      WIRECOPY_TRY_VOID(store_.empty() ? quotes_of_pages(files_, work, take, &notes)
                                       : quotes_of_store(store_, work, take));
    }
    WIRECOPY_TRY_VOID(written);
    WIRECOPY_TRY_VOID(writer.finish(notes));
    print_notes(notes, options_);
    return fails_strict(notes, options_) ? ExitStatus::error : ExitStatus::done;
  }

 private:
  [[nodiscard]] report::Envelope envelope() const {
    return {std::string(version()), "quotes", {{"store", store_.empty() ? "null" : report::json_string(store_)}}};
  }

  Options options_;
  std::string store_;
  std::vector<std::string> files_;
};

}  // namespace

std::unique_ptr<Command> add_quotes_command(CommandOptions command) {
  return std::make_unique<QuotesCommand>(command);
}

}  // namespace wirecopy::app
