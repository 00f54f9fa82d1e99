// What the command line's tree says of itself, as plain values: the one description that help,
// completions and the manual are made of.
#pragma once

#include <string>
#include <vector>

namespace wirecopy::app {

struct OptionInfo {
  std::vector<std::string> names;  // "-o", "--output"; the one name of a positional
  std::string value;               // what it takes: "FILE", "N"; empty for flags
  std::vector<std::string> choices;
  std::string description;
  bool required = false;
  bool many = false;  // a positional that may be given several times
};

struct CommandInfo {
  std::string name;
  std::string description;
  std::vector<OptionInfo> positionals;
  std::vector<OptionInfo> options;
  std::vector<std::string> footer;  // lines: headings end in ":", what stands under them is indented
  std::vector<CommandInfo> commands;
};

}  // namespace wirecopy::app
