#include "app/messages.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include <fmt/format.h>

#include "report/envelope.h"
#include "report/terminal.h"
#include "report/text_parts.h"

namespace wirecopy::app {
namespace {

constexpr std::size_t kToldWithoutVerbose = 10;

void print_note(const Note& note) {
  fmt::print(stderr, "wirecopy: {} {}: {}\n", report::kind_name(note.kind), report::printable(note.where),
             report::printable(note.reason));
}

}  // namespace

void print_error(const Error& error) {
  std::string line = "wirecopy: " + report::printable(error.message);
  if (!error.where.empty()) line += " (" + report::printable(error.where) + ")";
  fmt::print(stderr, "{}\n", line);
}

void print_notes(const Notes& notes, const Options& options) {
  const std::uint64_t n_notes = notes.n_skipped() + notes.n_repaired() + notes.n_remarks();
  if (options.quiet || n_notes == 0) return;
  const std::size_t n_told = options.verbose ? notes.kept().size() : std::min(kToldWithoutVerbose, notes.kept().size());
  for (std::size_t i = 0; i < n_told; ++i) print_note(notes.kept()[i]);
  if (n_told < n_notes)
    fmt::print(stderr, "wirecopy: and {} more{}\n", report::grouped(n_notes - n_told),
               options.verbose ? "" : "; --verbose lists them");
  if (notes.n_skipped() + notes.n_repaired() == 0) return;
  fmt::print(stderr, "wirecopy: {} skipped, {} repaired\n", report::counted(notes.n_skipped(), "record", "records"),
             report::grouped(notes.n_repaired()));
}

bool fails_strict(const Notes& notes, const Options& options) {
  return options.strict && notes.n_skipped() > 0;
}

}  // namespace wirecopy::app
