#include <optional>

#include <fmt/format.h>

#include "app/command.h"
#include "app/messages.h"
#include "app/result_writer.h"
#include "report/html_compare.h"

namespace wirecopy::app {
namespace {

// The one page that a file holds.
Result<Page> read_one(const std::string& file, const WorkOptions& options, Notes* notes) {
  std::optional<Page> page;
  std::size_t n_pages = 0;
  const auto take = [&](Page&& read) {
    if (n_pages++ == 0) page = std::move(read);
    return true;
  };
  WIRECOPY_TRY_VOID(read_pages(std::span(&file, 1), options, take, notes));
  if (n_pages == 0) return fail(ErrorCode::bad_input, "found no page, expected one", file);
  if (n_pages > 1) return fail(ErrorCode::bad_input, fmt::format("found {} pages, expected one", n_pages), file);
  return *std::move(page);
}

class CompareCommand final : public Command {
 public:
  explicit CompareCommand(CommandOptions command) {
    command.argument("A", "FILE", "A file that holds one page", &a_);
    command.argument("B", "FILE", "Another; edits are told as what A made of it", &b_);
    add_output_options(&command, {Format::text, Format::jsonl, Format::json, Format::csv, Format::html}, &options_);
    add_input_options(&command, &options_);
    add_work_options(&command, &options_);
    add_message_options(&command, &options_);
    command.footer(
        {"wirecopy compare examples/pages/ambry-0514-mine.html examples/pages/capstan-0514-dam.html",
         "wirecopy compare examples/pages/observer-0514-chapel.html examples/pages/radio-halven-0514.txt -o both.html"},
        "0 the pages share a passage, 1 they share none, 2 error or, with --strict, a record skipped");
  }

  Result<ExitStatus> run(const CommandInfo&) override {
    Notes notes;
    WIRECOPY_TRY(const WorkOptions work, work_options(options_, {}));
    WIRECOPY_TRY(const Page a, read_one(a_, work, &notes));
    WIRECOPY_TRY(const Page b, read_one(b_, work, &notes));
    const Comparison comparison = compare(a, b);
    WIRECOPY_TRY_VOID(write(comparison, notes));
    print_notes(notes, options_);
    if (fails_strict(notes, options_)) return ExitStatus::error;
    return comparison.passages.empty() ? ExitStatus::nothing : ExitStatus::done;
  }

 private:
  Result<void> write(const Comparison& comparison, const Notes& notes) const {
    if (format_of(options_) != Format::html)
      return write_result(comparison, options_, {std::string(version()), "compare", {}}, notes);
    WIRECOPY_TRY(Output output, Output::open(options_.output));
    WIRECOPY_TRY_VOID(output.write(report::compare_report(comparison, version())));
    return output.close();
  }

  Options options_;
  std::string a_;
  std::string b_;
};

}  // namespace

std::unique_ptr<Command> add_compare_command(CommandOptions command) {
  return std::make_unique<CompareCommand>(command);
}

}  // namespace wirecopy::app
