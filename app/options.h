// The options that commands share, and what follows from them.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "app/cli.h"
#include "report/terminal.h"
#include "wirecopy/engine.h"

namespace wirecopy::app {

constexpr unsigned kMaxThreads = 1024;  // that may be asked for

enum class Format { text, jsonl, json, csv, html, graphml, dot };
[[nodiscard]] std::string_view name(Format format);

struct Options {
  std::string format;  // as given; empty: chosen by `format_of`
  std::string output;  // file; empty: standard output
  std::string color = "auto";
  unsigned n_threads = 0;
  bool quiet = false;
  bool verbose = false;
  bool strict = false;
  std::vector<std::string> map;  // FIELD=NAME, as given
  std::string memory;            // SIZE, as given
};

// Adds the shared options to a command that can write these formats.
void add_output_options(CommandOptions* command, std::initializer_list<Format> formats, Options* options);
void add_work_options(CommandOptions* command,
                      Options* options);                            // --threads, --strict, --verbose
void add_input_options(CommandOptions* command, Options* options);  // --map
// --memory
void add_memory_option(
    CommandOptions* command, Options* options,
    const char* help = "Keep to about so much memory, such as 512M or 4G, whatever the input; by default 2G");
void add_message_options(CommandOptions* command, Options* options);  // --quiet

// How to work, as the options say. Errors: a --map that names nothing, a --memory that is no size or too small.
[[nodiscard]] Result<WorkOptions> work_options(const Options& options, ProgressSink progress);

// The format asked for, else what the output's name says, else text on a
// terminal and JSON Lines elsewhere.
[[nodiscard]] Format format_of(const Options& options);

// Width and colours of the terminal that results go to.
[[nodiscard]] report::TextStyle text_style(const Options& options);

}  // namespace wirecopy::app
