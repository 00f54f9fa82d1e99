#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/command.h"
#include "app/messages.h"
#include "app/progress.h"
#include "app/result_writer.h"

namespace wirecopy::app {
namespace {

class ReadCommand final : public Command {
 public:
  explicit ReadCommand(CommandOptions command) {
    command.arguments("FILE", "FILE", "Files, folders, or - for standard input", &files_);
    command.flag("--raw", "All text of a web page, menus and all, nothing left out", &raw_);
    command.list(
        "--keep", "WHAT",
        "Keep more of web pages: comments (of readers, in the structure), repeated (what many pages of one host "
        "have in common); may be given more than once",
        &keep_);
    add_output_options(&command, {Format::text, Format::jsonl, Format::json, Format::csv}, &options_);
    add_input_options(&command, &options_);
    add_work_options(&command, &options_);
    add_message_options(&command, &options_);
    command.footer({"wirecopy read examples/pages", "wirecopy read examples/pages/capstan-0515-dam.html --format text",
                    "curl -s https://example.org/ | wirecopy read - --format jsonl",
                    "wirecopy read crawl.warc.gz --format jsonl > pages.jsonl",
                    "wirecopy read site/ --keep comments --keep repeated",
                    "wirecopy read table.csv --map text=story --map published=day",
                    "wirecopy read examples/pages/bulletins.jsonl -o bulletins.csv"},
                   "0 done, 2 error or, with --strict, a record skipped");
  }

  Result<ExitStatus> run(const CommandInfo&) override {
    WIRECOPY_TRY(auto writer, ResultWriter<Page>::open(options_, envelope()));
    Notes notes;
    Result<void> written;
    {
      ProgressLine progress(options_.quiet);
      const auto take = [&](Page&& page) {
        written = writer.add(page);
        return written && writer.is_wanted();
      };
      WIRECOPY_TRY(WorkOptions work, work_options(options_, progress.sink()));
      WIRECOPY_TRY(work.web, web_text());
      WIRECOPY_TRY_VOID(read_pages(files_, work, take, &notes));
    }
    WIRECOPY_TRY_VOID(written);
    WIRECOPY_TRY_VOID(writer.finish(notes));
    print_notes(notes, options_);
    return fails_strict(notes, options_) ? ExitStatus::error : ExitStatus::done;
  }

 private:
  [[nodiscard]] Result<WebText> web_text() const {
    WebText web{.raw = raw_, .with_comments = false, .without_repetition = !raw_};
    for (const std::string& what : keep_) {
      if (what == "comments")
        web.with_comments = true;
      else if (what == "repeated")
        web.without_repetition = false;
      else
        return fail(ErrorCode::bad_input, "expected comments or repeated", "--keep " + what);
    }
    return web;
  }

  [[nodiscard]] report::Envelope envelope() const {
    report::Envelope envelope{std::string(version()), "read", {}};
    if (raw_) envelope.options.emplace_back("raw", "true");
    if (!keep_.empty())
      envelope.options.emplace_back("keep", report::json_string(fmt::format("{}", fmt::join(keep_, ","))));
    return envelope;
  }

  Options options_;
  std::vector<std::string> files_;
  std::vector<std::string> keep_;
  bool raw_ = false;
};

}  // namespace

std::unique_ptr<Command> add_read_command(CommandOptions command) {
  return std::make_unique<ReadCommand>(command);
}

}  // namespace wirecopy::app
