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
    command.option("--store", "STORE",
                   "Look each statement up among the pages of this store; without files, those of its own pages",
                   &store_);
    command.option("--speaker", "NAME", "Only statements of a speaker whose name has all these words",
                   &filter_.speaker);
    command.option("--about", "WORDS", "Only statements with all these words, in any form", &filter_.about);
    command.flag("--orphans", "Only statements whose page names no speaker", &filter_.orphans);
    command.optional_arguments("FILE", "FILE", "Files, folders, or - for standard input", &files_);
    add_output_options(&command, {Format::text, Format::jsonl, Format::json, Format::csv}, &options_);
    add_input_options(&command, &options_);
    add_work_options(&command, &options_);
    add_message_options(&command, &options_);
    command.footer({"wirecopy quotes examples/pages", "wirecopy quotes examples/pages/kettle-mine-truth.html",
                    "wirecopy quotes --store mystore --format jsonl > quotes.jsonl",
                    "wirecopy quotes --store mystore --orphans page.html",
                    "wirecopy quotes --store mystore --speaker Holt --about \"mine closure\"",
                    "wirecopy quotes examples/pages --format csv -o quotes.csv"},
                   "0 done, 2 error or, with --strict, a record skipped");
  }

  Result<ExitStatus> run(const CommandInfo&) override {
    if (store_.empty() && files_.empty())
      return fail(ErrorCode::bad_input, "expected files, or --store STORE, or both");
    WIRECOPY_TRY(auto writer, ResultWriter<PageQuotes>::open(options_, envelope()));
    Notes notes;
    Result<void> written;
    {
      ProgressLine progress(options_.quiet);
      const auto take = [&](const PageQuotes& quotes) {
        written = write(quotes, &writer);
        return written && writer.is_wanted();
      };
      WIRECOPY_TRY(const WorkOptions work, work_options(options_, progress.sink()));
      WIRECOPY_TRY_VOID(store_.empty() ? quotes_of_pages(files_, work, take, &notes)
                                       : quotes_across(store_, files_, work, take, &notes));
    }
    WIRECOPY_TRY_VOID(written);
    WIRECOPY_TRY_VOID(writer.finish(notes));
    print_notes(notes, options_);
    return fails_strict(notes, options_) ? ExitStatus::error : ExitStatus::done;
  }

 private:
  // With a filter, pages of which nothing is wanted are left out.
  [[nodiscard]] Result<void> write(const PageQuotes& quotes, ResultWriter<PageQuotes>* writer) const {
    if (filter_.is_empty()) return writer->add(quotes);
    PageQuotes wanted = quotes;
    keep_wanted(filter_, &wanted);
    return wanted.statements.empty() ? Result<void>() : writer->add(wanted);
  }

  [[nodiscard]] report::Envelope envelope() const {
    return {std::string(version()),
            "quotes",
            {{"store", string_or_null(store_)},
             {"speaker", string_or_null(filter_.speaker)},
             {"about", string_or_null(filter_.about)},
             {"orphans", filter_.orphans ? "true" : "false"}}};
  }

  static std::string string_or_null(const std::string& value) {
    return value.empty() ? "null" : report::json_string(value);
  }

  Options options_;
  std::string store_;
  std::vector<std::string> files_;
  QuoteFilter filter_;
};

}  // namespace

std::unique_ptr<Command> add_quotes_command(CommandOptions command) {
  return std::make_unique<QuotesCommand>(command);
}

}  // namespace wirecopy::app
