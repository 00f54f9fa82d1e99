#include "app/help.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "report/terminal.h"

namespace wirecopy::app {
namespace {

constexpr std::size_t kColumn = 24;  // where descriptions begin

std::string label(const OptionInfo& option) {
  const std::string names = fmt::format("{}", fmt::join(option.names, ", "));
  const bool is_positional = !option.names.front().starts_with("-");
  return option.value.empty() || is_positional ? names : names + " " + option.value;
}

std::string entry(const std::string& what, const std::string& description) {
  const std::string indent(kColumn, ' ');
  std::string first = fmt::format("  {:<{}}", what, kColumn - 2);
  if (first.size() > kColumn) first += "\n" + indent;
  report::Wrapper lines({.width = 100, .color = false}, first, indent);
  lines.add(description);
  return lines.finish();
}

std::string described(const OptionInfo& option) {
  if (option.choices.empty()) return option.description;
  return fmt::format("{} ({})", option.description, fmt::join(option.choices, ", "));
}

std::string section(std::string_view title, const std::vector<OptionInfo>& options) {
  if (options.empty()) return "";
  std::string text = fmt::format("\n{}:\n", title);
  for (const OptionInfo& option : options) text += entry(label(option), described(option));
  return text;
}

std::string command_help(const CommandInfo& program, const CommandInfo& command) {
  return fmt::format("{}\n\nUsage: {}\n{}{}\n{}\n", command.description, usage(program, command),
                     section("Arguments", command.positionals), section("Options", command.options),
                     fmt::join(command.footer, "\n"));
}

std::string program_help(const CommandInfo& program) {
  std::string text = fmt::format("{}\n\nUsage: {} COMMAND [OPTIONS]\n\nCommands:\n", program.description, program.name);
  for (const CommandInfo& command : program.commands) text += entry(command.name, command.description);
  text += section("Options", program.options);
  return text + fmt::format("\n'{} COMMAND --help' tells more of a command.\n", program.name);
}

}  // namespace

std::string usage(const CommandInfo& program, const CommandInfo& command) {
  std::string line = fmt::format("{} {} [OPTIONS]", program.name, command.name);
  for (const OptionInfo& positional : command.positionals)
    line += fmt::format(" {}{}", positional.names.front(), positional.many ? "..." : "");
  return line;
}

std::string help_text(const CommandInfo& program, std::string_view command) {
  for (const CommandInfo& each : program.commands)
    if (each.name == command) return command_help(program, each);
  return program_help(program);
}

}  // namespace wirecopy::app
