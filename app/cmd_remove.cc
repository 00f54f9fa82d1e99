#include <fmt/format.h>

#include "app/command.h"
#include "app/messages.h"
#include "app/result_writer.h"

namespace wirecopy::app {
namespace {

class RemoveCommand final : public Command {
 public:
  explicit RemoveCommand(CommandOptions command) {
    command.argument("STORE", "STORE", "The store's folder", &store_);
    command.arguments("ID", "ID", "Ids of pages, all versions of which are removed", &ids_);
    add_output_options(&command, {Format::text, Format::jsonl, Format::json}, &options_);
    command.flag("--strict", "Exit with status 2 when an id is not in the store", &options_.strict);
    add_message_options(&command, &options_);
    command.footer(
        {"wirecopy remove mystore ambry-0514-mine capstan-0514-dam", "wirecopy remove mystore -- -an-id-with-a-dash"},
        "0 something was removed, 1 nothing was, 2 error or, with --strict, an id not in the store");
  }

  Result<ExitStatus> run(const CommandInfo&) override {
    WIRECOPY_TRY(const RemoveSummary summary, remove_from_store(store_, ids_));
    const report::Envelope envelope{std::string(version()), "remove", {{"store", report::json_string(store_)}}};
    WIRECOPY_TRY_VOID(write_result(summary, options_, envelope, {}));
    if (options_.strict && !summary.unknown.empty())
      return fail(ErrorCode::not_found, fmt::format("{} ids are not in the store", summary.unknown.size()), store_);
    return summary.removed == 0 ? ExitStatus::nothing : ExitStatus::done;
  }

 private:
  Options options_;
  std::string store_;
  std::vector<std::string> ids_;
};

}  // namespace

std::unique_ptr<Command> add_remove_command(CommandOptions command) {
  return std::make_unique<RemoveCommand>(command);
}

}  // namespace wirecopy::app
