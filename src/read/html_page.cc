// A web page: what it says of itself, and its main text.
#include "read/html_page.h"

#include <algorithm>

#include <fmt/core.h>

#include "read/charset.h"
#include "read/date_text.h"
#include "read/date_vote.h"
#include "read/formats.h"
#include "read/html.h"
#include "read/main_text.h"
#include "read/page_facts.h"
#include "read/page_names.h"

namespace wirecopy::read {
namespace {

std::string_view first_of(std::initializer_list<std::string_view> values) {
  for (const std::string_view value : values)
    if (!value.empty()) return value;
  return {};
}

// When the page was changed, as it says itself; as precise as it says.
std::string modified_at(const PageMarkup& markup) {
  std::string modified = markup.json_ld.modified;
  for (const MarkupDate& date : markup.dates)
    if (modified.empty() && date.place == DatePlace::modified) modified = date.value;
  const WrittenDate date = parse_date(modified);
  return date.day + date.clock;
}

}  // namespace

std::string decode_page(std::string bytes, std::string_view charset, std::vector<std::string>* notes) {
  const std::string declared(charset.empty() ? declared_charset(bytes) : charset);
  std::string html = to_utf8(std::move(bytes), declared, notes);
  std::erase(html, '\0');
  if (const std::size_t n = undo_double_encoding(&html); n != 0)
    notes->push_back(fmt::format("{} characters that were encoded twice decoded", n));
  return html;
}

Result<void> parse_html_with(const ReadingModel& model, std::string bytes, std::string_view charset,
                             const WebText& wanted, Page* page) {
  const std::string html = decode_page(std::move(bytes), charset, &page->notes);
  WIRECOPY_TRY(const HtmlDocument document, HtmlDocument::parse(html));
  const auto nodes = document.nodes();
  const PageMarkup markup = read_markup(nodes);
  const PageBlocks blocks = collect_blocks(nodes);
  page->title = page_title(markup);
  const auto dates = date_candidates(markup, nodes, blocks, page->title);
  if (const DateCandidate* date = elected(dates, model.date)) page->published = date->value;
  page->author = author_names(markup, nodes, blocks);
  page->outlet = first_of({markup.outlet, markup.json_ld.publisher, markup.json_ld.site_name});
  page->url = first_of({markup.canonical, markup.og_url, markup.json_ld.url});
  page->language = first_of({markup.language, markup.json_ld.language});
  page->modified = modified_at(markup);
  PageText text =
      wanted.raw ? whole_text(nodes, blocks) : main_text(nodes, blocks, markup.hints(), model, wanted.with_comments);
  if (text.text.empty()) return fail(ErrorCode::bad_input, "a web page without text");
  page->text = std::move(text.text);
  page->parts = std::move(text.parts);
  page->agency = agency_credit(page->text, page->author);
  return {};
}

Result<void> parse_html(std::string bytes, std::string_view charset, const WebText& wanted, Page* page) {
  return parse_html_with(ReadingModel::built_in(), std::move(bytes), charset, wanted, page);
}

Result<void> parse_html_part(std::string bytes, std::string_view charset, Page* page) {
  const std::string html = to_utf8(std::move(bytes), charset, &page->notes);
  WIRECOPY_TRY(const HtmlDocument document, HtmlDocument::parse(html));
  PageText text = whole_text(document.nodes(), collect_blocks(document.nodes()));
  page->text = std::move(text.text);
  page->parts = std::move(text.parts);
  if (page->text.empty()) return fail(ErrorCode::bad_input, "HTML without text");
  return {};
}

}  // namespace wirecopy::read
