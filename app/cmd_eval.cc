#include "app/command.h"
#include "app/messages.h"
#include "app/result_writer.h"
#include "wirecopy/eval.h"

namespace wirecopy::app {
namespace {

class EvalCommand final : public Command {
 public:
  explicit EvalCommand(CommandOptions command) {
    command.choice_argument("TASK", {"trace", "lineage"}, "What to score: trace or lineage", &task_);
    command.option("--data", "DIR",
                   "A folder with pages.jsonl, truth.jsonl and, for trace, store.jsonl or store.jsonl.gz", &data_);
    add_output_options(&command, {Format::text, Format::jsonl, Format::json}, &options_);
    add_work_options(&command, &options_);
    add_message_options(&command, &options_);
    command.footer({"wirecopy eval trace --data pages-with-truth", "wirecopy eval lineage --data lineages"},
                   "0 done, 2 error or, with --strict, a record skipped");
  }

  Result<ExitStatus> run(const CommandInfo&) override {
    if (data_.empty()) return fail(ErrorCode::bad_input, "no data to score on, expected --data DIR");
    return task_ == "lineage" ? evaluate(evaluate_lineage) : evaluate(evaluate_trace);
  }

 private:
  template <typename Score>
  Result<ExitStatus> evaluate(Result<Score> (*task)(const std::string&, const WorkOptions&, Notes*)) const {
    Notes notes;
    WIRECOPY_TRY(const Score score, task(data_, {options_.n_threads, {}}, &notes));
    const report::Envelope envelope{
        std::string(version()), "eval", {{"task", report::json_string(task_)}, {"data", report::json_string(data_)}}};
    WIRECOPY_TRY_VOID(write_result(score, options_, envelope, notes));
    print_notes(notes, options_);
    return fails_strict(notes, options_) ? ExitStatus::error : ExitStatus::done;
  }

  Options options_;
  std::string task_;
  std::string data_;
};

}  // namespace

std::unique_ptr<Command> add_eval_command(CommandOptions command) {
  return std::make_unique<EvalCommand>(command);
}

}  // namespace wirecopy::app
