#include "app/command.h"
#include "app/help.h"
#include "app/output.h"
#include "wirecopy/engine.h"

namespace wirecopy::app {
namespace {

class ManCommand final : public Command {
 public:
  explicit ManCommand(CommandOptions command) {
    command.footer({"wirecopy man | man -l -", "wirecopy man > /usr/local/share/man/man1/wirecopy.1"},
                   "0 done, 2 error");
  }

  Result<ExitStatus> run(const CommandInfo& program) override {
    WIRECOPY_TRY(Output output, Output::open(""));
    WIRECOPY_TRY_VOID(output.write(man_page(program, version())));
    WIRECOPY_TRY_VOID(output.close());
    return ExitStatus::done;
  }
};

}  // namespace

std::unique_ptr<Command> add_man_command(CommandOptions command) {
  return std::make_unique<ManCommand>(command);
}

}  // namespace wirecopy::app
