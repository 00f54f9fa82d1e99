// Help, the manual page and shell completions, all made of the command line's
// tree.
#pragma once

#include <string>
#include <string_view>

#include "app/tree.h"

namespace wirecopy::app {

// Of the program, or of its command of this name.
[[nodiscard]] std::string help_text(const CommandInfo& program, std::string_view command = {});

// "wirecopy trace [OPTIONS] FILE..."
[[nodiscard]] std::string usage(const CommandInfo& program, const CommandInfo& command);

// A page of section 1 in roff, for `man -l`.
[[nodiscard]] std::string man_page(const CommandInfo& program, std::string_view version);

[[nodiscard]] std::string bash_completions(const CommandInfo& program);
[[nodiscard]] std::string zsh_completions(const CommandInfo& program);
[[nodiscard]] std::string fish_completions(const CommandInfo& program);

}  // namespace wirecopy::app
