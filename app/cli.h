// The command line as a tree of commands with their options: CLI11 behind it parses, and help, completions and the
// manual are made of what the same tree says of itself.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/tree.h"

namespace wirecopy::app {

// Describes one command while the tree is built. Values are written when the command line is parsed; they and the
// command line must live until then.
class CommandOptions {
 public:
  explicit CommandOptions(void* command) : command_(command) {}

  // Arguments: one, one and more, any number. `value` says what it is: FILE, STORE, ID ...
  void argument(const char* name, const char* value, const char* description, std::string* target);
  void arguments(const char* name, const char* value, const char* description, std::vector<std::string>* target);
  void optional_arguments(const char* name, const char* value, const char* description,
                          std::vector<std::string>* target);
  void choice_argument(const char* name, const std::vector<std::string>& choices, const char* description,
                       std::string* target);

  // Options: names as "-o,--output".
  void flag(const char* names, const char* description, bool* target);
  void option(const char* names, const char* value, const char* description, std::string* target);
  void list(const char* names, const char* value, const char* description,
            std::vector<std::string>* target);  // one value each time it is given
  void number(const char* names, const char* description, unsigned highest, unsigned* target);  // from 1
  void choice(const char* names, const char* value, const std::vector<std::string>& choices, const char* description,
              std::string* target);

  // What ends the help: lines to try, and what the exit status tells.
  void footer(const std::vector<std::string>& examples, const std::string& exit_status);

 private:
  void* command_;  // CLI11's App: its name stands in no header, for it takes long to compile
};

class CommandLine {
 public:
  CommandLine(const std::string& name, const std::string& purpose, const std::string& version);
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  [[nodiscard]] CommandOptions add_command(const std::string& name, const std::string& purpose);
  [[nodiscard]] CommandInfo describe() const;

  struct Parsed {
    enum class What { command, help, version, refused };
    What what = What::command;
    std::string command;  // the one named; empty if none was
    std::string message;  // of what was refused: what was found, what was expected
  };
  [[nodiscard]] Parsed parse(int n_arguments, const char* const* arguments);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace wirecopy::app
