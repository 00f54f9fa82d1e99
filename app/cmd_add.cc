#include "app/command.h"
#include "app/messages.h"
#include "app/progress.h"
#include "app/result_writer.h"
#include "app/stop.h"

namespace wirecopy::app {
namespace {

class AddCommand final : public Command {
 public:
  explicit AddCommand(CommandOptions command) {
    command.argument("STORE", "STORE", "The store's folder, made if it is not there", &store_);
    command.arguments("FILE", "FILE", "Files, folders, or - for standard input", &files_);
    command.flag("--list", "Print the id of each page once it is safely on disk, one a line", &list_);
    add_output_options(&command, {Format::text, Format::jsonl, Format::json}, &options_);
    add_input_options(&command, &options_);
    add_work_options(&command, &options_);
    add_memory_option(&command, &options_);
    add_message_options(&command, &options_);
    command.footer(
        {"wirecopy add mystore examples/pages", "zstdcat news.jsonl.zst | wirecopy add mystore - --threads 4",
         "wirecopy add mystore examples/pages/bulletins.jsonl --list > acknowledged"},
        "0 done, 2 error or, with --strict, a record skipped; 130 stopped by Ctrl-C, what was read is kept");
  }

  Result<ExitStatus> run(const CommandInfo&) override {
    Notes notes;
    WIRECOPY_TRY(const AddSummary summary, list_ ? add_listing(&notes) : add({}, &notes));
    if (!list_) WIRECOPY_TRY_VOID(write_result(summary, options_, envelope(), notes));
    print_notes(notes, options_);
    return unless_stopped(fails_strict(notes, options_) ? ExitStatus::error : ExitStatus::done);
  }

 private:
  Result<AddSummary> add(std::function<void(std::string_view)> acknowledged, Notes* notes) {
    ProgressLine progress(options_.quiet);
    WIRECOPY_TRY(WorkOptions work, work_options(options_, progress.sink()));
    work.is_stopped = stop_on_signals();
    return add_to_store(store_, files_, {std::move(work), std::move(acknowledged)}, notes);
  }

  // What cannot be printed does not stop the adding, but is told in the end.
  Result<AddSummary> add_listing(Notes* notes) {
    WIRECOPY_TRY(Output output, Output::open(options_.output));
    Result<void> printed;
    const auto print_id = [&](std::string_view id) {
      if (printed) printed = output.write(std::string(id) + "\n");
      if (printed) printed = output.flush();
    };
    WIRECOPY_TRY(const AddSummary summary, add(print_id, notes));
    WIRECOPY_TRY_VOID(printed);
    WIRECOPY_TRY_VOID(output.close());
    return summary;
  }

  report::Envelope envelope() const {
    return {std::string(version()), "add", {{"store", report::json_string(store_)}}};
  }

  Options options_;
  std::string store_;
  std::vector<std::string> files_;
  bool list_ = false;
};

}  // namespace

std::unique_ptr<Command> add_add_command(CommandOptions command) {
  return std::make_unique<AddCommand>(command);
}

}  // namespace wirecopy::app
