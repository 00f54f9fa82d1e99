#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/help.h"

namespace wirecopy::app {
namespace {

std::string words_of_options(const CommandInfo& command) {
  std::string words;
  for (const OptionInfo& option : command.options)
    for (const std::string& name : option.names) words += (words.empty() ? "" : " ") + name;
  return words;
}

// The words a command's arguments are chosen from, where it has such.
std::string words_of_positionals(const CommandInfo& command) {
  std::string words;
  for (const OptionInfo& positional : command.positionals)
    for (const std::string& choice : positional.choices) words += (words.empty() ? "" : " ") + choice;
  return words;
}

std::string command_names(const CommandInfo& program) {
  std::string names;
  for (const CommandInfo& command : program.commands) names += (names.empty() ? "" : " ") + command.name;
  return names;
}

// Text for use within single quotes.
std::string single_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

// Text that stands in brackets or before colons in zsh's _arguments.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':') out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

std::string zsh_action(const OptionInfo& option) {
  if (!option.choices.empty()) return fmt::format("({})", fmt::join(option.choices, " "));
  if (option.value == "STORE") return "_files -/";
  return option.value.find("FILE") != std::string::npos ? "_files" : " ";
}

std::string zsh_option(const OptionInfo& option, const std::string& name) {
  std::string spec = fmt::format("{}[{}]", name, zsh_text(option.description));
  if (!option.value.empty()) spec += fmt::format(":{}:{}", zsh_text(option.value), zsh_action(option));
  return single_quoted(spec);
}

std::string zsh_positional(const OptionInfo& positional) {
  return single_quoted(
      fmt::format("{}:{}:{}", positional.many ? "*" : "", zsh_text(positional.value), zsh_action(positional)));
}

// Where a word stands after an option that takes a value: what bash offers for
// it.
std::string bash_values(const CommandInfo& command) {
  std::string cases;
  for (const OptionInfo& option : command.options) {
    if (option.value.empty()) continue;
    const std::string offer = !option.choices.empty() ? fmt::format("-W '{}'", fmt::join(option.choices, " "))
                                                      : std::string(option.value == "STORE" ? "-d" : "-f");
    const bool has_offer = !option.choices.empty() || option.value == "STORE" || option.value == "FILE";
    cases += fmt::format("        {}) {}return ;;\n", fmt::join(option.names, "|"),
                         has_offer ? fmt::format("COMPREPLY=($(compgen {} -- \"$word\")); ", offer) : std::string());
  }
  return cases.empty() ? "" : "      case \"$previous\" in\n" + cases + "      esac\n";
}

std::string bash_command(const CommandInfo& command) {
  const std::string choices = words_of_positionals(command);
  const std::string arguments = choices.empty() ? std::string("-f") : fmt::format("-W '{}'", choices);
  return fmt::format(
      "    {})\n{}"
      "      if [[ $word == -* ]]; then COMPREPLY=($(compgen -W '{}' -- "
      "\"$word\"))\n"
      "      else COMPREPLY=($(compgen {} -- \"$word\")); fi ;;\n",
      command.name, bash_values(command), words_of_options(command), arguments);
}

std::string fish_option(const OptionInfo& option) {
  std::string line;
  for (const std::string& name : option.names)
    line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (!option.choices.empty())
    line += fmt::format(" -x -a {}", single_quoted(fmt::format("{}", fmt::join(option.choices, " "))));
  else if (!option.value.empty())
    line += option.value == "FILE" || option.value == "STORE" ? " -r -F" : " -x";
  return line + " -d " + single_quoted(option.description);
}

}  // namespace

std::string bash_completions(const CommandInfo& program) {
  std::string text = "# bash completion for " + program.name + "\n";
  text += fmt::format(
      "_{0}() {{\n"
      "  local word=${{COMP_WORDS[COMP_CWORD]}} "
      "previous=${{COMP_WORDS[COMP_CWORD-1]}}\n"
      "  COMPREPLY=()\n"
      "  if [[ $COMP_CWORD -eq 1 ]]; then\n"
      "    COMPREPLY=($(compgen -W '{1} {2}' -- \"$word\"))\n"
      "    return\n"
      "  fi\n"
      "  case \"${{COMP_WORDS[1]}}\" in\n",
      program.name, command_names(program), words_of_options(program));
  for (const CommandInfo& command : program.commands) text += bash_command(command);
  return text + fmt::format("  esac\n}}\ncomplete -o filenames -F _{0} {0}\n", program.name);
}

std::string zsh_completions(const CommandInfo& program) {
  std::string text = fmt::format("#compdef {0}\n_{0}() {{\n  local -a commands=(\n", program.name);
  for (const CommandInfo& command : program.commands)
    text += "    " + single_quoted(fmt::format("{}:{}", command.name, zsh_text(command.description))) + "\n";
  text +=
      "  )\n  if (( CURRENT == 2 )); then\n    _describe command "
      "commands\n    _arguments";
  for (const OptionInfo& option : program.options)
    for (const std::string& name : option.names) text += " " + zsh_option(option, name);
  text +=
      "\n    return\n  fi\n  local command=$words[2]\n  shift words\n  (( "
      "CURRENT-- ))\n  case $command in\n";
  for (const CommandInfo& command : program.commands) {
    text += fmt::format("    {})\n      _arguments", command.name);
    for (const OptionInfo& option : command.options)
      for (const std::string& name : option.names) text += " \\\n        " + zsh_option(option, name);
    for (const OptionInfo& positional : command.positionals) text += " \\\n        " + zsh_positional(positional);
    text += " ;;\n";
  }
  return text + fmt::format(
                    "  esac\n}}\n[[ $funcstack[1] = _{0} ]] && _{0} "
                    "\"$@\" || compdef _{0} {0}\n",
                    program.name);
}

std::string fish_completions(const CommandInfo& program) {
  std::string text = "# fish completion for " + program.name + "\n";
  const std::string at_start = fmt::format("complete -c {} -n __fish_use_subcommand", program.name);
  for (const OptionInfo& option : program.options) text += at_start + fish_option(option) + "\n";
  for (const CommandInfo& command : program.commands) {
    text += fmt::format("{} -f -a {} -d {}\n", at_start, command.name, single_quoted(command.description));
    const std::string within =
        fmt::format("complete -c {} -n '__fish_seen_subcommand_from {}'", program.name, command.name);
    for (const OptionInfo& option : command.options) text += within + fish_option(option) + "\n";
    const std::string choices = words_of_positionals(command);
    if (!choices.empty()) text += fmt::format("{} -f -a {}\n", within, single_quoted(choices));
  }
  return text;
}

}  // namespace wirecopy::app
