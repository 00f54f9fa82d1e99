#include "app/command.h"
#include "app/result_writer.h"

namespace wirecopy::app {
namespace {

class InfoCommand final : public Command {
 public:
  explicit InfoCommand(CommandOptions command) {
    command.argument("STORE", "STORE", "The store's folder", &store_);
    add_output_options(&command, {Format::text, Format::jsonl, Format::json, Format::csv}, &options_);
    add_message_options(&command, &options_);
    command.footer({"wirecopy info mystore", "wirecopy info mystore --format json"}, "0 done, 2 error");
  }

  Result<ExitStatus> run(const CommandInfo&) override {
    WIRECOPY_TRY(const StoreInfo info, store_info(store_));
    WIRECOPY_TRY_VOID(write_result(info, options_, {std::string(version()), "info", {}}, {}));
    return ExitStatus::done;
  }

 private:
  Options options_;
  std::string store_;
};

}  // namespace

std::unique_ptr<Command> add_info_command(CommandOptions command) {
  return std::make_unique<InfoCommand>(command);
}

}  // namespace wirecopy::app
