#include <fmt/format.h>

#include "app/command.h"
#include "app/messages.h"
#include "app/progress.h"
#include "app/result_writer.h"
#include "app/spooled_input.h"
#include "app/stop.h"
#include "base/files.h"
#include "report/dedup.h"
#include "wirecopy/dedup.h"

namespace wirecopy::app {
namespace {

const std::string kNowhere = "/dev/null";

class DedupCommand final : public Command {
 public:
  explicit DedupCommand(CommandOptions command) {
    command.arguments("FILE", "FILE", "Files, folders, or - for standard input", &files_);
    command.option("-o,--output", "OUT",
                   "Write the corpus without copies to this file, as JSON Lines; records of JSON are written as they "
                   "are. Without it only the ledger is made",
                   &corpus_);
    command.choice("--keep", "WHICH", {"first", "longest", "source"},
                   "Which of several copies to keep; longest by default", &keep_);
    command.choice("--level", "LEVEL", {"page", "passage"},
                   "Leave out whole pages, or cut passages out of them; page by default", &level_);
    command.flag("--annotate", "Leave nothing out, but tell in a field \"copies\" of each record what of it is a copy",
                 &annotate_);
    command.number("--min-share",
                   "A page is a copy if so many percent of its words stand in one kept page, in runs of five or more; "
                   "80 by default",
                   100, &min_share_);
    command.number(
        "--min-words",
        "A passage is so many words in a row or more, 5 at least; 50 by default. A page with one of its own is no copy",
        1000000, &min_words_);
    command.option("--ledger", "FILE", "Write the ledger to this file, not to standard output", &ledger_.output);
    command.choice("--format", "FORMAT", {"text", "jsonl", "json", "csv"},
                   "How to write the ledger; by default what its file's name ends in, else text on a terminal, jsonl "
                   "elsewhere",
                   &ledger_.format);
    command.choice("--color", "WHEN", {"auto", "always", "never"}, "Colours in text; auto: on a terminal",
                   &ledger_.color);
    add_memory_option(&command, &options_);
    add_input_options(&command, &options_);
    add_work_options(&command, &options_);
    add_message_options(&command, &options_);
    command.footer({"wirecopy dedup pages.jsonl.zst -o corpus.jsonl --ledger left_out.jsonl",
                    "wirecopy dedup pages/ -o corpus.jsonl --keep first --level passage > cut.jsonl",
                    "wirecopy dedup pages.jsonl --format text",
                    "zstdcat news.jsonl.zst | wirecopy dedup - --annotate -o marked.jsonl"},
                   "0 done, 2 error or, with --strict, a record skipped; 130 stopped by Ctrl-C, nothing is written");
  }

  Result<ExitStatus> run(const CommandInfo&) override {
    WIRECOPY_TRY(DedupOptions options, dedup_options());
    Notes notes;
    WIRECOPY_TRY_VOID(spool_standard_input(files_));
    const Result<DedupSummary> summary = write(&options, &notes);
    if (!summary && summary.error().code == ErrorCode::stopped)
      return fail(ErrorCode::stopped, "stopped before the end; nothing was written");
    if (!summary) return std::unexpected(summary.error());
    print_notes(notes, options_);
    if (!options_.quiet) fmt::print(stderr, "{}", report::summary_text(*summary));
    return fails_strict(notes, options_) ? ExitStatus::error : ExitStatus::done;
  }

 private:
  Result<DedupOptions> dedup_options() const {
    constexpr unsigned kLeastWords = 5;
    DedupOptions options;
    if (keep_ == "source")
      return fail(ErrorCode::unsupported, "the likely source is not known here yet; expected first or longest",
                  "--keep source");
    if (min_words_ < kLeastWords)
      return fail(ErrorCode::bad_input, "expected 5 at least", fmt::format("--min-words {}", min_words_));
    options.keep = keep_ == "first" ? KeepRule::first : KeepRule::longest;
    options.level = level_ == "passage" ? DedupLevel::passage : DedupLevel::page;
    options.min_share = min_share_ / 100.0;
    options.min_words = min_words_;
    const bool has_file = !corpus_.empty() && corpus_ != "-" && (base::is_file(corpus_) || !base::is_there(corpus_));
    if (has_file) options.folder = base::folder_of(corpus_);
    options.read_again = [this] { return rewind_standard_input(files_); };
    return options;
  }

  Result<DedupSummary> write(DedupOptions* options, Notes* notes) {
    const StopCheck is_stopped = stop_on_signals();  // from here on there are files to be removed
    // Both are opened before the work begins, so that what cannot be written is told at once.
    WIRECOPY_TRY(Output corpus, Output::open(corpus_.empty() ? kNowhere : corpus_));
    const bool has_ledger = corpus_ != "-" || !ledger_.output.empty();
    Options ledger_options = ledger_;
    if (!has_ledger) ledger_options.output = kNowhere;
    WIRECOPY_TRY(auto ledger, ResultWriter<DedupRow>::open(ledger_options, envelope(*options)));
    ProgressLine progress(options_.quiet);
    WIRECOPY_TRY(options->work, work_options(options_, progress.sink()));
    options->work.is_stopped = is_stopped;
    DedupSinks sinks{.keep_all = annotate_, .corpus = {}, .ledger = {}};
    if (!corpus_.empty()) sinks.corpus = [&](const CorpusRecord& record) { return write_record(record, &corpus); };
    if (has_ledger) sinks.ledger = [&](const DedupRow& row) { return ledger.add(row); };
    WIRECOPY_TRY(const DedupSummary summary, dedup(files_, *options, sinks, notes));
    WIRECOPY_TRY_VOID(ledger.finish(*notes));
    WIRECOPY_TRY_VOID(corpus.close());
    return summary;
  }

  static Result<void> write_record(const CorpusRecord& record, Output* corpus) {
    const bool is_as_given = record.page == nullptr && record.copies.empty();
    if (!is_as_given) return corpus->write(report::corpus_line(record));
    WIRECOPY_TRY_VOID(corpus->write(record.json));
    return corpus->write("\n");
  }

  report::Envelope envelope(const DedupOptions& options) const {
    report::Envelope envelope{std::string(version()), "dedup", {}};
    envelope.options.emplace_back("keep", report::json_string(options.keep == KeepRule::longest ? "longest" : "first"));
    const bool is_by_page = options.level == DedupLevel::page;
    envelope.options.emplace_back("level", is_by_page ? "\"page\"" : "\"passage\"");
    envelope.options.emplace_back(is_by_page ? "min_share" : "min_words",
                                  is_by_page ? fmt::format("{}", options.min_share) : std::to_string(min_words_));
    if (annotate_) envelope.options.emplace_back("annotate", "true");
    return envelope;
  }

  Options options_;
  Options ledger_;  // how and where to write the ledger
  std::vector<std::string> files_;
  std::string corpus_;
  std::string keep_ = "longest";
  std::string level_ = "page";
  unsigned min_share_ = 80;
  unsigned min_words_ = 50;
  bool annotate_ = false;
};

}  // namespace

std::unique_ptr<Command> add_dedup_command(CommandOptions command) {
  return std::make_unique<DedupCommand>(command);
}

}  // namespace wirecopy::app
