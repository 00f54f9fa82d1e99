#include "app/options.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include <sys/ioctl.h>
#include <unistd.h>

#include "app/environment.h"

namespace wirecopy::app {
namespace {

constexpr std::array kFormats{Format::text, Format::jsonl,   Format::json, Format::csv,
                              Format::html, Format::graphml, Format::dot};
constexpr unsigned kWidthOfFiles = 100;  // columns of text that goes to no terminal

bool to_terminal(const Options& options) {
  return options.output.empty() && ::isatty(STDOUT_FILENO) == 1;
}

unsigned terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return std::clamp<unsigned>(size.ws_col, 40, 140);
}

// "512M": a number, then K, M, G or T for powers of 1024, or nothing for bytes; "MB" and "MiB" are the same.
std::optional<std::uint64_t> parse_size(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return std::nullopt;
  std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  if (unit.empty()) return number;
  constexpr std::string_view kUnits = "KMGT";
  const std::size_t power = kUnits.find(static_cast<char>(std::toupper(static_cast<unsigned char>(unit.front()))));
  unit.remove_prefix(1);
  const bool is_unit = power != std::string_view::npos && (unit.empty() || unit == "B" || unit == "b" || unit == "iB");
  const auto shift = static_cast<unsigned>(10 * (power + 1));
  if (!is_unit || number > UINT64_MAX >> shift) return std::nullopt;
  return number << shift;
}

Result<std::uint64_t> memory_bytes(const Options& options) {
  if (options.memory.empty()) return kDefaultMemory;
  const std::optional<std::uint64_t> bytes = parse_size(options.memory);
  if (!bytes) return fail(ErrorCode::bad_input, "expected a size such as 512M or 4G", "--memory " + options.memory);
  if (*bytes < kLeastMemory) return fail(ErrorCode::bad_input, "expected at least 64M", "--memory " + options.memory);
  return *bytes;
}

}  // namespace

std::string_view name(Format format) {
  constexpr std::array<std::string_view, 7> kNames{"text", "jsonl", "json", "csv", "html", "graphml", "dot"};
  return kNames[static_cast<std::size_t>(format)];
}

void add_output_options(CommandOptions* command, std::initializer_list<Format> formats, Options* options) {
  std::vector<std::string> names;
  for (const Format format : formats) names.emplace_back(name(format));
  command->choice("--format", "FORMAT", names,
                  "What to write; by default what the output's name ends in, else text on a terminal, jsonl elsewhere",
                  &options->format);
  command->option("-o,--output", "FILE", "Write to this file, which appears only once it is whole", &options->output);
  command->choice("--color", "WHEN", {"auto", "always", "never"}, "Colours in text; auto: on a terminal",
                  &options->color);
}

void add_work_options(CommandOptions* command, Options* options) {
  command->number("--threads", "Threads to work with; by default one per processor", kMaxThreads, &options->n_threads);
  command->flag("--strict", "Exit with status 2 when a record had to be skipped", &options->strict);
  command->flag("--verbose", "Tell every skipped or repaired record, not the first ten only", &options->verbose);
}

void add_input_options(CommandOptions* command, Options* options) {
  command->list("--map", "FIELD=NAME",
                "Take a page's field (text, id, title, published, outlet, author, url, language, modified, agency) "
                "from records' field or column NAME; may be given more than once",
                &options->map);
}

void add_memory_option(CommandOptions* command, Options* options, const char* help) {
  command->option("--memory", "SIZE", help, &options->memory);
}

Result<WorkOptions> work_options(const Options& options, ProgressSink progress) {
  WorkOptions work{options.n_threads, std::move(progress), {}, {.without_repetition = true}};
  WIRECOPY_TRY(work.memory_bytes, memory_bytes(options));
  for (const std::string& given : options.map) {
    const std::size_t equals = given.find('=');
    if (equals == 0 || equals == std::string::npos || equals + 1 == given.size())
      return fail(ErrorCode::bad_input, "expected FIELD=NAME, such as text=story", "--map " + given);
    work.field_names.push_back({given.substr(0, equals), given.substr(equals + 1)});
  }
  return work;
}

void add_message_options(CommandOptions* command, Options* options) {
  command->flag("--quiet", "Print no progress and no notes, only results and errors", &options->quiet);
}

Format format_of(const Options& options) {
  for (const Format format : kFormats)
    if (options.format == name(format)) return format;
  for (const Format format : kFormats)
    if (options.output.ends_with("." + std::string(name(format)))) return format;
  if (options.output.ends_with(".txt")) return Format::text;
  return to_terminal(options) ? Format::text : Format::jsonl;
}

report::TextStyle text_style(const Options& options) {
  const bool may_color = environment("NO_COLOR").empty() && environment("TERM") != "dumb";
  const bool by_itself = to_terminal(options) && may_color;
  const bool color = options.color == "always" || (options.color == "auto" && by_itself);
  return {.width = to_terminal(options) ? terminal_width() : kWidthOfFiles, .color = color};
}

}  // namespace wirecopy::app
