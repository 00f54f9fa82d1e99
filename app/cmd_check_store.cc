#include <algorithm>

#include "app/command.h"
#include "app/result_writer.h"

namespace wirecopy::app {
namespace {

class CheckStoreCommand final : public Command {
 public:
  explicit CheckStoreCommand(CommandOptions command) {
    command.argument("STORE", "STORE", "The store's folder", &store_);
    command.flag("--repair", "Drop what is damaged and name the pages lost", &repair_);
    add_output_options(&command, {Format::text, Format::jsonl, Format::json}, &options_);
    add_message_options(&command, &options_);
    command.footer({"wirecopy check-store mystore", "wirecopy check-store mystore --repair"},
                   "0 all is well, or was repaired; 2 damage was found, or another error");
  }

  Result<ExitStatus> run(const CommandInfo&) override {
    WIRECOPY_TRY(const CheckReport report, check_store(store_, repair_));
    const report::Envelope envelope{std::string(version()), "check-store", {{"repair", repair_ ? "true" : "false"}}};
    WIRECOPY_TRY_VOID(write_result(report, options_, envelope, {}));
    return is_damaged(report) && !report.repaired ? ExitStatus::error : ExitStatus::done;
  }

 private:
  static bool is_damaged(const CheckReport& report) {
    return std::any_of(report.findings.begin(), report.findings.end(),
                       [](const StoreFinding& finding) { return finding.severity == StoreFinding::Severity::damage; });
  }

  Options options_;
  std::string store_;
  bool repair_ = false;
};

}  // namespace

std::unique_ptr<Command> add_check_store_command(CommandOptions command) {
  return std::make_unique<CheckStoreCommand>(command);
}

}  // namespace wirecopy::app
