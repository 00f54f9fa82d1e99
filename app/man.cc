#include <algorithm>

#include <fmt/format.h>

#include "app/help.h"

namespace wirecopy::app {
namespace {

std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out.push_back(c);
  }
  return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

std::string term(const OptionInfo& option) {
  std::string names;
  for (const std::string& name : option.names) names += (names.empty() ? "\\fB" : ", \\fB") + roff(name) + "\\fR";
  const bool is_positional = !option.names.front().starts_with("-");
  return is_positional || option.value.empty() ? names : names + " \\fI" + roff(option.value) + "\\fR";
}

std::string choices(const OptionInfo& option) {
  std::string text;
  for (const std::string& choice : option.choices) text += (text.empty() ? "" : ", ") + roff(choice);
  return text.empty() ? "" : " (" + text + ")";
}

void append_options(const std::vector<OptionInfo>& options, std::string* page) {
  for (const OptionInfo& option : options)
    *page += fmt::format(".TP\n{}\n{}{}\n", term(option), roff(option.description), choices(option));
}

// "Examples:" and "Exit status:" with their indented lines.
void append_footer(const std::vector<std::string>& lines, std::string* page) {
  bool verbatim = false;
  const auto set_verbatim = [&](bool wanted) {
    if (wanted != verbatim) *page += wanted ? ".PP\n.nf\n.RS 4\n" : ".RE\n.fi\n";
    verbatim = wanted;
  };
  for (const std::string& line : lines) {
    if (line.empty()) continue;
    set_verbatim(line.starts_with("  "));
    *page += verbatim ? roff(line.substr(2)) + "\n" : fmt::format(".PP\n\\fI{}\\fR\n", roff(line));
  }
  set_verbatim(false);
}

}  // namespace

std::string man_page(const CommandInfo& program, std::string_view version) {
  const std::string name = program.name;
  std::string page = fmt::format(".TH {} 1 \"\" \"{} {}\" \"User Commands\"\n", upper(name), name, version);
  page += fmt::format(".SH NAME\n{} \\- {}\n", name, roff(program.description));
  page += fmt::format(".SH SYNOPSIS\n.B {}\n\\fICOMMAND\\fR [\\fIOPTIONS\\fR]\n", name);
  page += ".SH OPTIONS\n";
  append_options(program.options, &page);
  page += ".SH COMMANDS\n";
  for (const CommandInfo& command : program.commands) {
    page += fmt::format(".SS {}\n{}\n.PP\n.B {}\n", roff(command.name), roff(command.description),
                        roff(usage(program, command)));
    append_options(command.positionals, &page);
    append_options(command.options, &page);
    append_footer(command.footer, &page);
  }
  return page;
}

}  // namespace wirecopy::app
