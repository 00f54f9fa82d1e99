#include <csignal>

#include "app/command_line.h"

int main(int n_arguments, char** arguments) {
  std::signal(SIGPIPE,
              SIG_IGN);  // a reader that goes away ends the output, not the work
  return wirecopy::app::run_command_line(n_arguments, arguments);
}
