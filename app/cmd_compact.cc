#include "app/command.h"
#include "app/result_writer.h"
#include "app/stop.h"

namespace wirecopy::app {
namespace {

class CompactCommand final : public Command {
 public:
  explicit CompactCommand(CommandOptions command) {
    command.argument("STORE", "STORE", "The store's folder", &store_);
    command.number("--threads", "Threads to work with; by default one per processor", kMaxThreads, &options_.n_threads);
    add_output_options(&command, {Format::text, Format::jsonl, Format::json}, &options_);
    add_message_options(&command, &options_);
    command.footer({"wirecopy compact mystore", "wirecopy compact mystore --threads 1 --format json"},
                   "0 done, also where nothing was left to do; 2 error; 130 stopped by Ctrl-C, the store is whole");
  }

  Result<ExitStatus> run(const CommandInfo&) override {
    WorkOptions work{.n_threads = options_.n_threads, .progress = {}};
    work.is_stopped = stop_on_signals();
    WIRECOPY_TRY(const CompactSummary summary, compact_store(store_, work));
    const report::Envelope envelope{std::string(version()), "compact", {{"store", report::json_string(store_)}}};
    WIRECOPY_TRY_VOID(write_result(summary, options_, envelope, {}));
    return unless_stopped(ExitStatus::done);
  }

 private:
  Options options_;
  std::string store_;
};

}  // namespace

std::unique_ptr<Command> add_compact_command(CommandOptions command) {
  return std::make_unique<CompactCommand>(command);
}

}  // namespace wirecopy::app
