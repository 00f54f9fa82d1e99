#include "app/cli.h"

#include <sstream>
#include <string_view>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/suggest.h"

namespace wirecopy::app {
namespace {

CLI::App* app_of(void* command) {
  return static_cast<CLI::App*>(command);
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
  return parts;
}

// CLI11 gives what an option takes as "FORMAT:{text,jsonl}".
void describe_value(const std::string& type, OptionInfo* info) {
  info->value = type.substr(0, type.find(':'));
  const std::size_t open = type.find('{');
  const std::size_t close = type.find('}');
  if (open != std::string::npos && close != std::string::npos)
    info->choices = split(type.substr(open + 1, close - open - 1), ',');
}

OptionInfo describe_option(const CLI::Option& option) {
  OptionInfo info;
  for (const std::string& name : option.get_snames()) info.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) info.names.push_back("--" + name);
  if (option.get_positional()) info.names = {option.get_name(true)};
  if (option.get_items_expected_max() > 0) describe_value(option.get_type_name(), &info);
  info.description = option.get_description();
  info.required = option.get_required();
  info.many = option.get_items_expected_max() > 1;
  return info;
}

CommandInfo describe_app(const CLI::App& app) {
  CommandInfo info;
  info.name = app.get_name();
  info.description = app.get_description();
  info.footer = split(app.get_footer(), '\n');
  for (const CLI::Option* option : app.get_options())
    (option->get_positional() ? info.positionals : info.options).push_back(describe_option(*option));
  for (const CLI::App* command : app.get_subcommands(nullptr)) info.commands.push_back(describe_app(*command));
  return info;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string found = nearest(word, candidates);
  return found.empty() ? "" : fmt::format("; did you mean {}?", found);
}

std::vector<std::string> option_names(const CommandInfo& command) {
  std::vector<std::string> names;
  for (const OptionInfo& option : command.options)
    for (const std::string& name : option.names) names.push_back(name);
  return names;
}

std::vector<std::string> command_names(const CommandInfo& program) {
  std::vector<std::string> names;
  for (const CommandInfo& command : program.commands) names.push_back(command.name);
  return names;
}

// A word that the command line cannot hold says more than what is missing because of it.
std::string explain(const CLI::App& root, const CLI::App& command, const CLI::ParseError& error) {
  for (const std::string& word : command.remaining(true)) {
    if (word.size() > 1 && word.front() == '-')
      return fmt::format("unknown option {}{}", word,
                         did_you_mean(word.substr(0, word.find('=')), option_names(describe_app(command))));
    if (&command != &root) return fmt::format("one argument too many: {}", word);
    return fmt::format("unknown command {}{}", word, did_you_mean(word, command_names(describe_app(root))));
  }
  return error.what();
}

}  // namespace

void CommandOptions::argument(const char* name, const char* value, const char* description, std::string* target) {
  app_of(command_)->add_option(name, *target, description)->required()->type_name(value);
}

void CommandOptions::arguments(const char* name, const char* value, const char* description,
                               std::vector<std::string>* target) {
  app_of(command_)->add_option(name, *target, description)->required()->type_name(value);
}

void CommandOptions::optional_arguments(const char* name, const char* value, const char* description,
                                        std::vector<std::string>* target) {
  app_of(command_)->add_option(name, *target, description)->type_name(value);
}

void CommandOptions::choice_argument(const char* name, const std::vector<std::string>& choices, const char* description,
                                     std::string* target) {
  app_of(command_)->add_option(name, *target, description)->required()->type_name(name)->check(CLI::IsMember(choices));
}

void CommandOptions::flag(const char* names, const char* description, bool* target) {
  app_of(command_)->add_flag(names, *target, description);
}

void CommandOptions::option(const char* names, const char* value, const char* description, std::string* target) {
  app_of(command_)->add_option(names, *target, description)->type_name(value)->expected(1);
}

void CommandOptions::list(const char* names, const char* value, const char* description,
                          std::vector<std::string>* target) {
  app_of(command_)
      ->add_option(names, *target, description)
      ->type_name(value)
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void CommandOptions::number(const char* names, const char* description, unsigned highest, unsigned* target) {
  CLI::Option* option = app_of(command_)->add_option(names, *target, description)->type_name("N")->expected(1);
  option->check(CLI::Range(1U, highest).description(""));
}

void CommandOptions::choice(const char* names, const char* value, const std::vector<std::string>& choices,
                            const char* description, std::string* target) {
  CLI::Option* option = app_of(command_)->add_option(names, *target, description)->type_name(value)->expected(1);
  option->check(CLI::IsMember(choices));
}

void CommandOptions::footer(const std::vector<std::string>& examples, const std::string& exit_status) {
  std::string text = "Examples:\n";
  for (const std::string& example : examples) text += "  " + example + "\n";
  app_of(command_)->footer(text + "\nExit status:\n  " + exit_status);
}

struct CommandLine::State {
  CLI::App root;
};

CommandLine::CommandLine(const std::string& name, const std::string& purpose, const std::string& version)
    : state_(std::make_unique<State>()) {
  CLI::App& root = state_->root;
  root.name(name);
  root.description(purpose);
  root.set_help_flag("-h,--help", "Print this help");
  root.set_version_flag("--version", name + " " + version, "Print the version");
  root.require_subcommand(1);
}

CommandLine::~CommandLine() = default;

CommandOptions CommandLine::add_command(const std::string& name, const std::string& purpose) {
  return CommandOptions(state_->root.add_subcommand(name, purpose));
}

CommandInfo CommandLine::describe() const {
  return describe_app(state_->root);
}

CommandLine::Parsed CommandLine::parse(int n_arguments, const char* const* arguments) {
  using What = Parsed::What;
  CLI::App& root = state_->root;
  const auto named = [&root]() -> const CLI::App& {
    return root.get_subcommands().empty() ? root : *root.get_subcommands().front();
  };
  const auto name = [&] { return &named() == &root ? std::string() : named().get_name(); };
  try {
    root.parse(n_arguments, arguments);
    return {What::command, name(), ""};
  } catch (const CLI::CallForHelp&) {
    return {What::help, name(), ""};
  } catch (const CLI::CallForVersion&) {
    return {What::version, name(), ""};
  } catch (const CLI::ParseError& error) {
    return {What::refused, name(), explain(root, named(), error)};
  }
}

}  // namespace wirecopy::app
