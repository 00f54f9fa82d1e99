#include "app/command.h"
#include "app/messages.h"
#include "app/progress.h"
#include "app/result_writer.h"
#include "report/graphs.h"

namespace wirecopy::app {
namespace {

class FamiliesCommand final : public Command {
 public:
  explicit FamiliesCommand(CommandOptions command) {
    command.arguments("FILE", "STORE|FILE", "A store, or files, folders, or - for standard input", &files_);
    command.number("--min-pages", "Leave out families with passages from fewer pages; 2 by default", 1000000000U,
                   &min_pages_);
    add_output_options(&command, {Format::text, Format::jsonl, Format::json, Format::csv, Format::graphml, Format::dot},
                       &options_);
    add_input_options(&command, &options_);
    add_work_options(&command, &options_);
    add_memory_option(&command, &options_,
                      "Memory to work in, such as 512M or 4G, besides what is found and the texts of files; by "
                      "default 2G");
    add_message_options(&command, &options_);
    command.footer({"wirecopy families examples/pages", "wirecopy families mystore --min-pages 5 -o families.jsonl",
                    "wirecopy families examples/pages --format dot | dot -Tsvg > families.svg"},
                   "0 done, 2 error or, with --strict, a record skipped");
  }

  Result<ExitStatus> run(const CommandInfo&) override {
    Notes notes;
    WIRECOPY_TRY(const std::vector<Family> families, find_families(&notes));
    const Format format = format_of(options_);
    const bool is_graph = format == Format::graphml || format == Format::dot;
    WIRECOPY_TRY_VOID(is_graph ? write_graph(families, format) : write_records(families, notes));
    print_notes(notes, options_);
    return fails_strict(notes, options_) ? ExitStatus::error : ExitStatus::done;
  }

 private:
  bool of_store() const { return files_.size() == 1 && is_store(files_.front()); }

  Result<std::vector<Family>> find_families(Notes* notes) const {
    ProgressLine progress(options_.quiet);
    WIRECOPY_TRY(const WorkOptions work, work_options(options_, progress.sink()));
    if (!of_store()) return read_families(files_, {work, min_pages_}, notes);
    WIRECOPY_TRY(const auto library, open_store(files_.front()));
    return library->families({work, min_pages_});
  }

  Result<void> write_records(const std::vector<Family>& families, const Notes& notes) const {
    WIRECOPY_TRY(auto writer, ResultWriter<Family>::open(options_, envelope()));
    for (const Family& family : families)
      if (writer.is_wanted()) WIRECOPY_TRY_VOID(writer.add(family));
    return writer.finish(notes);
  }

  Result<void> write_graph(const std::vector<Family>& families, Format format) const {
    const bool is_dot = format == Format::dot;
    WIRECOPY_TRY(Output output, Output::open(options_.output));
    WIRECOPY_TRY_VOID(output.write(is_dot ? report::dot_begin() : report::graphml_begin()));
    for (const Family& family : families) {
      std::string piece;
      is_dot ? report::append_dot(family, &piece) : report::append_graphml(family, &piece);
      if (output.is_wanted()) WIRECOPY_TRY_VOID(output.write(piece));
    }
    WIRECOPY_TRY_VOID(output.write(is_dot ? report::dot_end() : report::graphml_end()));
    return output.close();
  }

  report::Envelope envelope() const {
    return {std::string(version()),
            "families",
            {{"store", of_store() ? report::json_string(files_.front()) : "null"},
             {"min_pages", std::to_string(min_pages_)}}};
  }

  Options options_;
  std::vector<std::string> files_;
  unsigned min_pages_ = 2;
};

}  // namespace

std::unique_ptr<Command> add_families_command(CommandOptions command) {
  return std::make_unique<FamiliesCommand>(command);
}

}  // namespace wirecopy::app
