// PDF through poppler's programs, where they are installed: pdftotext for the text in reading order, pdfinfo for what
// the document says of itself.
#include <optional>
#include <vector>

#include <fmt/core.h>

#include "base/child_process.h"
#include "base/utf8.h"
#include "read/ascii.h"
#include "read/charset.h"
#include "read/date_text.h"
#include "read/formats.h"
#include "read/header_fields.h"
#include "text/neighbours.h"

namespace wirecopy::read {
namespace {

Result<std::string> run(const std::vector<std::string>& arguments, std::string_view pdf) {
  Result<base::ProgramOutput> output = base::run_program(arguments, pdf);
  if (!output && output.error().code == ErrorCode::not_found)
    return fail(ErrorCode::unsupported,
                fmt::format("a PDF file; to read it, install {} (Debian's package poppler-utils)", arguments.front()));
  if (!output)
    return fail(output.error().code, fmt::format("a PDF file; {}: {}", arguments.front(), output.error().message));
  if (output->exit_status != 0)
    return fail(ErrorCode::bad_input,
                fmt::format("a PDF file that {} does not read: broken, or locked (its exit status is {})",
                            arguments.front(), output->exit_status));
  return std::move(output->bytes);
}

// Chinese and Japanese put no space where a line breaks.
bool has_no_spaces(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFFEF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

// Lines to paragraphs: pdftotext breaks lines where the page does, and puts an empty one between its blocks.
class Paragraphs {
 public:
  void add_line(std::string_view line) {
    line = trimmed(line);
    if (line.empty()) {
      is_at_break_ = true;
      return;
    }
    // A paragraph that runs on behind the foot of a page: it has not ended, and what follows begins no sentence.
    const bool runs_on = is_at_page_break_ && !text_.empty() && (is_letter(text_.back()) || text_.back() == ',') &&
                         line.front() >= 'a' && line.front() <= 'z';
    if (!text_.empty()) {
      if (is_at_break_ && !runs_on)
        text_ += "\n\n";
      else if (!has_no_spaces(text::before(text_, text_.size()).value) || !has_no_spaces(base::decode(line, 0).value))
        text_ += ' ';
    }
    text_ += line;
    is_at_break_ = is_at_page_break_ = false;
  }
  void end_page() { is_at_break_ = is_at_page_break_ = true; }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
  bool is_at_break_ = false;
  bool is_at_page_break_ = false;
};

std::string text_of(std::string_view output) {
  Paragraphs paragraphs;
  while (!output.empty()) {
    std::string_view line = take_line(&output);
    for (; line.starts_with('\f'); line.remove_prefix(1)) paragraphs.end_page();
    paragraphs.add_line(line);
  }
  return paragraphs.take();
}

// The value behind "Title:" in what pdfinfo prints.
std::string info_field(std::string_view info, std::string_view name) {
  while (!info.empty()) {
    const std::string_view line = take_line(&info);
    if (line.starts_with(name)) return std::string(trimmed(line.substr(name.size())));
  }
  return {};
}

// Programs write the name of the file that was printed where a title should be.
bool is_title(std::string_view title) {
  const std::string lower = lower_case(title);
  for (const std::string_view ending : {".doc", ".docx", ".pdf", ".indd", ".qxd", ".odt", ".rtf", ".txt"})
    if (lower.ends_with(ending)) return false;
  return lower != "untitled" && !lower.starts_with("microsoft word - ");
}

void take_facts(std::string_view info, Page* page) {
  const std::string title = info_field(info, "Title:");
  if (is_title(title)) page->title = title;
  page->author = info_field(info, "Author:");
  std::string created = info_field(info, "CreationDate:");
  constexpr std::size_t kHours = 3;  // "+02": pdfinfo leaves out the minutes of an offset that are none
  const std::size_t sign = created.find_last_of("+-");
  if (created.find('T') < sign && sign != std::string::npos && created.size() - sign == kHours) created += ":00";
  const WrittenDate date = parse_date(created);
  page->published = date.day + date.clock;
}

}  // namespace

Result<void> parse_pdf(std::string_view bytes, Page* page) {
  WIRECOPY_TRY(std::string output, run({"pdftotext", "-q", "-enc", "UTF-8", "-", "-"}, bytes));
  std::erase(output, '\0');
  page->text = text_of(to_utf8(std::move(output), {}, &page->notes));
  if (page->text.empty()) return fail(ErrorCode::bad_input, "a PDF file without text; are its pages pictures?");
  if (Result<std::string> info = run({"pdfinfo", "-enc", "UTF-8", "-isodates", "-"}, bytes))
    take_facts(to_utf8(*std::move(info), {}, &page->notes), page);
  return {};
}

}  // namespace wirecopy::read
