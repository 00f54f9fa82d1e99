// A command of the program: options on its part of the command line's tree, and
// what it does.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/cli.h"
#include "app/exit_status.h"
#include "wirecopy/result.h"

namespace wirecopy::app {

class Command {
 public:
  virtual ~Command() = default;
  // Once the command line is parsed; `program` is what it says of itself.
  [[nodiscard]] virtual Result<ExitStatus> run(const CommandInfo& program) = 0;
};

// Each adds its command to the tree. What it returns holds the options' values
// and must outlive the parsing.
[[nodiscard]] std::unique_ptr<Command> add_read_command(CommandOptions command);
[[nodiscard]] std::unique_ptr<Command> add_add_command(CommandOptions command);
[[nodiscard]] std::unique_ptr<Command> add_trace_command(CommandOptions command);
[[nodiscard]] std::unique_ptr<Command> add_compare_command(CommandOptions command);
[[nodiscard]] std::unique_ptr<Command> add_families_command(CommandOptions command);
[[nodiscard]] std::unique_ptr<Command> add_dedup_command(CommandOptions command);
[[nodiscard]] std::unique_ptr<Command> add_quotes_command(CommandOptions command);
[[nodiscard]] std::unique_ptr<Command> add_info_command(CommandOptions command);
[[nodiscard]] std::unique_ptr<Command> add_remove_command(CommandOptions command);
[[nodiscard]] std::unique_ptr<Command> add_compact_command(CommandOptions command);
[[nodiscard]] std::unique_ptr<Command> add_check_store_command(CommandOptions command);
[[nodiscard]] std::unique_ptr<Command> add_eval_command(CommandOptions command);
[[nodiscard]] std::unique_ptr<Command> add_completions_command(CommandOptions command);
[[nodiscard]] std::unique_ptr<Command> add_man_command(CommandOptions command);

}  // namespace wirecopy::app
