#include "app/command.h"
#include "app/messages.h"
#include "app/result_writer.h"
#include "wirecopy/eval.h"

namespace wirecopy::app {
namespace {

constexpr unsigned kMostFolds = 100;

class EvalCommand final : public Command {
 public:
  explicit EvalCommand(CommandOptions command) {
    command.choice_argument("TASK", {"trace", "lineage", "pairs", "quotes"},
                            "What to score: trace, lineage, pairs or quotes", &task_);
    command.option("--data", "DIR",
                   "A folder with pages.jsonl, truth.jsonl and, for trace, store.jsonl or store.jsonl.gz; for pairs "
                   "a file of JSON Lines with id, a and b, and perhaps same",
                   &data_);
    command.number("--folds", "Of pairs: fit the weights anew for each of so many folds, on all the others", kMostFolds,
                   &n_folds_);
    add_output_options(&command, {Format::text, Format::jsonl, Format::json}, &options_);
    add_work_options(&command, &options_);
    add_message_options(&command, &options_);
    command.footer(
        {"wirecopy eval trace --data pages-with-truth", "wirecopy eval lineage --data lineages",
         "wirecopy eval pairs --data pairs.jsonl --format jsonl", "wirecopy eval pairs --data pairs.jsonl --folds 5",
         "wirecopy eval quotes --data pages-with-statements"},
        "0 done, 2 error or, with --strict, a record skipped");
  }

  Result<ExitStatus> run(const CommandInfo&) override {
    if (data_.empty()) return fail(ErrorCode::bad_input, "no data to score on, expected --data DIR");
    if (task_ == "pairs") return evaluate_pairs_of_file();
    if (n_folds_ != 0) return fail(ErrorCode::bad_input, "--folds is for pairs: " + task_ + " fits nothing");
    if (task_ == "quotes") return evaluate(evaluate_quotes);
    return task_ == "lineage" ? evaluate(evaluate_lineage) : evaluate(evaluate_trace);
  }

 private:
  [[nodiscard]] report::Envelope envelope() const {
    return {
        std::string(version()), "eval", {{"task", report::json_string(task_)}, {"data", report::json_string(data_)}}};
  }

  [[nodiscard]] ExitStatus end(const Notes& notes) const {
    print_notes(notes, options_);
    return fails_strict(notes, options_) ? ExitStatus::error : ExitStatus::done;
  }

  template <typename Score>
  Result<ExitStatus> evaluate(Result<Score> (*task)(const std::string&, const WorkOptions&, Notes*)) const {
    Notes notes;
    WIRECOPY_TRY(const Score score, task(data_, {options_.n_threads, {}}, &notes));
    WIRECOPY_TRY_VOID(write_result(score, options_, envelope(), notes));
    return end(notes);
  }

  // Programs get every pair's score; people the figures, if the file says which pairs are copies.
  Result<ExitStatus> evaluate_pairs_of_file() const {
    if (n_folds_ == 1) return fail(ErrorCode::bad_input, "--folds 1 leaves nothing to fit on, expected 2 or more");
    Notes notes;
    WIRECOPY_TRY(const PairEvaluation evaluation, evaluate_pairs(data_, {{options_.n_threads, {}}, n_folds_}, &notes));
    if (evaluation.score && format_of(options_) == Format::text) {
      WIRECOPY_TRY_VOID(write_figures(*evaluation.score));
    } else {
      WIRECOPY_TRY(auto writer, ResultWriter<ScoredPair>::open(options_, envelope()));
      for (const ScoredPair& pair : evaluation.pairs) WIRECOPY_TRY_VOID(writer.add(pair));
      WIRECOPY_TRY_VOID(writer.finish(notes));
    }
    return end(notes);
  }

  [[nodiscard]] Result<void> write_figures(const PairScore& score) const {
    WIRECOPY_TRY(Output output, Output::open(options_.output));
    std::string text;
    report::append_text(score, text_style(options_), &text);
    WIRECOPY_TRY_VOID(output.write(text));
    return output.close();
  }

  Options options_;
  std::string task_;
  std::string data_;
  unsigned n_folds_ = 0;
};

}  // namespace

std::unique_ptr<Command> add_eval_command(CommandOptions command) {
  return std::make_unique<EvalCommand>(command);
}

}  // namespace wirecopy::app
