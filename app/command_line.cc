#include "app/command_line.h"

#include <array>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "app/command.h"
#include "app/help.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/stop.h"
#include "wirecopy/engine.h"

namespace wirecopy::app {
namespace {

struct Entry {
  const char* name;
  const char* purpose;
  std::unique_ptr<Command> (*add)(CommandOptions);
};

constexpr std::array kCommands = std::to_array<Entry>({
    {"read", "Read pages and print what was understood", add_read_command},
    {"add", "Read pages into a store", add_add_command},
    {"trace", "Say where each passage of these pages came from", add_trace_command},
    {"compare", "Put two pages side by side", add_compare_command},
    {"families", "Group the passages that descend from one text", add_families_command},
    {"dedup", "Write a corpus without copies, and where each copy stands", add_dedup_command},
    {"quotes", "Say who said what", add_quotes_command},
    {"info", "Say what is in a store", add_info_command},
    {"remove", "Remove pages from a store", add_remove_command},
    {"compact", "Merge a store's files and let go of what was removed", add_compact_command},
    {"check-store", "Verify every checksum and count of a store", add_check_store_command},
    {"eval", "Score the engine on pages with known truth", add_eval_command},
    {"completions", "Print completions for a shell", add_completions_command},
    {"man", "Print the manual page, for man -l", add_man_command},
});

struct Program {
  CommandLine line{"wirecopy", "Say where the text of news pages came from, and show the evidence",
                   std::string(version())};
  std::vector<std::pair<std::string, std::unique_ptr<Command>>> commands;

  Program() {
    for (const Entry& entry : kCommands)
      commands.emplace_back(entry.name, entry.add(line.add_command(entry.name, entry.purpose)));
  }
};

int status_of(const Result<ExitStatus>& status) {
  if (!status) print_error(status.error());
  return static_cast<int>(status ? *status : unless_stopped(ExitStatus::error));
}

Result<ExitStatus> print(const std::string& text) {
  WIRECOPY_TRY(Output output, Output::open(""));
  WIRECOPY_TRY_VOID(output.write(text));
  WIRECOPY_TRY_VOID(output.close());
  return ExitStatus::done;
}

int refuse(const CommandLine::Parsed& parsed) {
  const std::string command = parsed.command.empty() ? "" : " " + parsed.command;
  print_error({ErrorCode::bad_input, parsed.message, ""});
  fmt::print(stderr, "Try 'wirecopy{} --help'.\n", command);
  return static_cast<int>(ExitStatus::error);
}

int run(const Program& program, const std::string& name) {
  for (const auto& [command_name, command] : program.commands)
    if (command_name == name) return status_of(command->run(program.line.describe()));
  return static_cast<int>(ExitStatus::error);
}

}  // namespace

int run_command_line(int n_arguments, const char* const* arguments) {
  using What = CommandLine::Parsed::What;
  Program program;
  if (n_arguments < 2) {
    fmt::print(stderr, "{}", help_text(program.line.describe()));
    return static_cast<int>(ExitStatus::error);
  }
  const CommandLine::Parsed parsed = program.line.parse(n_arguments, arguments);
  if (parsed.what == What::refused) return refuse(parsed);
  if (parsed.what == What::help) return status_of(print(help_text(program.line.describe(), parsed.command)));
  if (parsed.what == What::version) return status_of(print(fmt::format("wirecopy {}\n", version())));
  return run(program, parsed.command);
}

}  // namespace wirecopy::app
