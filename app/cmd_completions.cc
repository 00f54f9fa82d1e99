#include "app/command.h"
#include "app/help.h"
#include "app/output.h"

namespace wirecopy::app {
namespace {

class CompletionsCommand final : public Command {
 public:
  explicit CompletionsCommand(CommandOptions command) {
    command.choice_argument("SHELL", {"bash", "zsh", "fish"}, "The shell to complete for", &shell_);
    command.footer({"wirecopy completions bash > ~/.local/share/bash-completion/completions/wirecopy",
                    "wirecopy completions zsh > ~/.zfunc/_wirecopy",
                    "wirecopy completions fish > ~/.config/fish/completions/wirecopy.fish"},
                   "0 done, 2 error");
  }

  Result<ExitStatus> run(const CommandInfo& program) override {
    WIRECOPY_TRY(Output output, Output::open(""));
    WIRECOPY_TRY_VOID(output.write(shell_ == "bash"  ? bash_completions(program)
                                   : shell_ == "zsh" ? zsh_completions(program)
                                                     : fish_completions(program)));
    WIRECOPY_TRY_VOID(output.close());
    return ExitStatus::done;
  }

 private:
  std::string shell_;
};

}  // namespace

std::unique_ptr<Command> add_completions_command(CommandOptions command) {
  return std::make_unique<CompletionsCommand>(command);
}

}  // namespace wirecopy::app
