#include "read/page_names.h"

#include <algorithm>
#include <array>
#include <vector>

#include "read/ascii.h"
#include "read/block_cues.h"
#include "read/main_text.h"

namespace wirecopy::read {
namespace {

constexpr std::size_t kMostNameBytes = 60;     // of one author's name
constexpr std::size_t kMostBylineBytes = 120;  // of a line that names authors
constexpr std::size_t kMostNames = 12;
constexpr std::size_t kMostLineBytes = 500;  // of a list of names
constexpr int kBylineLevels = 3;             // elements around a line whose names are asked
constexpr std::size_t kDateline = 120;       // bytes of a text in which a dateline ends
constexpr std::size_t kLastLine = 160;       // bytes at the end of a text in which an agency may be credited

// Without the spaces and marks around it.
std::string_view trimmed(std::string_view text) {
  constexpr auto kAround = std::to_array<std::string_view>(
      {" ", "\t", "\r", "\n", "\f", ",", ";", "|", "-", ":", "·", "•", "–", "—", "\u00a0"});
  while (true) {
    const auto* before =
        std::ranges::find_if(kAround, [text](std::string_view mark) { return text.starts_with(mark); });
    if (before != kAround.end()) text.remove_prefix(before->size());
    const auto* behind = std::ranges::find_if(kAround, [text](std::string_view mark) { return text.ends_with(mark); });
    if (behind != kAround.end()) text.remove_suffix(behind->size());
    if (before == kAround.end() && behind == kAround.end()) return text;
  }
}

std::string_view without_prefix(std::string_view text) {
  constexpr auto kPrefixes = std::to_array<std::string_view>({"written by ", "posted by ", "article by ", "words by ",
                                                              "story by ", "reviewed by ", "by: ", "by ", "by\u00a0",
                                                              "von ", "par ", "por ", "di ", "author: "});
  const std::string lower = lower_case(text.substr(0, 20));
  for (const std::string_view prefix : kPrefixes)
    if (lower.starts_with(prefix)) return trimmed(text.substr(prefix.size()));
  return text;
}

bool is_name(std::string_view name) {
  const bool has_digit = std::ranges::any_of(name, [](char c) { return c >= '0' && c <= '9'; });
  const std::string lower = lower_case(name);
  constexpr auto kNoNames = std::to_array<std::string_view>({"about ", "more ", "the author", "why ", "written by"});
  const bool is_heading =
      std::ranges::any_of(kNoNames, [&lower](std::string_view word) { return lower.starts_with(word); });
  const bool is_account = lower == "admin" || lower == "administrator" || lower == "editor" || lower == "staff";
  return !name.empty() && name.size() <= kMostNameBytes && !has_digit && !is_account && !is_heading &&
         !name.contains("http") && !name.contains('@') && !name.contains('{');
}

void add_name(std::string_view name, std::vector<std::string>* names) {
  name = without_prefix(trimmed(name));
  if (!is_name(name) || names->size() >= kMostNames) return;
  if (std::ranges::find(*names, name) == names->end()) names->emplace_back(name);
}

// "A. Author, B. Writer and C. Scribe". A word alone beside "and" is a part of a name: "Staff and agencies".
void add_names(std::string_view line, std::vector<std::string>* names) {
  line = without_prefix(trimmed(shortened(line, kMostLineBytes)));
  constexpr auto kBetween = std::to_array<std::string_view>({", ", "; ", " and ", " & ", " y ", " und ", " et "});
  constexpr std::size_t kMarks = 2;  // of them, that are no words
  while (!line.empty()) {
    std::size_t end = line.size();
    std::size_t next = line.size();
    for (std::size_t k = 0; k < kBetween.size(); ++k) {
      const std::size_t at = line.find(kBetween[k]);
      if (at >= end) continue;
      const std::string_view behind = line.substr(at + kBetween[k].size());
      if (k >= kMarks && (!line.substr(0, at).contains(' ') || !behind.contains(' '))) continue;
      end = at;
      next = at + kBetween[k].size();
    }
    add_name(line.substr(0, end), names);
    line.remove_prefix(next);
    if (line.starts_with("and ")) line.remove_prefix(4);
  }
}

bool is_called_author(const HtmlNode& node) {
  return (element_cues(node) >> static_cast<unsigned>(ElementCue::author) & 1U) != 0;
}

// Two to four words, no sentence.
bool is_like_name(std::string_view text) {
  const auto n_spaces = std::ranges::count(text, ' ');
  return is_name(text) && n_spaces >= 1 && n_spaces <= 3 && !text.ends_with('.') && !text.ends_with(':');
}

// <span class="author">Ana Author</span>
void add_called_author(std::span<const HtmlNode> nodes, const PageBlocks& page, std::vector<std::string>* names) {
  for (const PageElement& element : page.elements) {
    if (element.n_bytes > kMostBylineBytes || !is_called_author(nodes[element.node])) continue;
    const std::string line = line_of_text(nodes, element.node);
    if (is_like_name(without_prefix(trimmed(line)))) return add_name(line, names);
  }
}

// A line that a reader takes for the byline: it begins with "By", or its element is called so.
void add_byline(std::span<const HtmlNode> nodes, const PageBlocks& page, std::vector<std::string>* names) {
  for (const TextBlock& block : page.blocks) {
    if (block.n_bytes() > kMostBylineBytes) continue;
    const std::string_view text = page.text_of(block);
    const bool begins = text.starts_with("By ") || text.starts_with("by ") || text.starts_with("BY ") ||
                        lower_case(text.substr(0, 11)) == "written by ";
    bool is_called_so = false;
    std::uint32_t element = block.leaf;
    for (int level = 0; level < kBylineLevels && element != kNoElement; ++level) {
      is_called_so = is_called_so || is_called_author(nodes[page.elements[element].node]);
      element = page.elements[element].parent;
    }
    const auto n_spaces = std::ranges::count(text, ' ');
    if (!begins && (!is_called_so || n_spaces == 0 || n_spaces > 4 || text.ends_with('.'))) continue;
    add_names(text.substr(0, text.find('|')), names);
    // "By combining these" is a sentence, "Morgan says" a comment.
    std::erase_if(*names, [](const std::string& name) {
      return (name.front() >= 'a' && name.front() <= 'z') || name.ends_with(" says") || name.ends_with(" writes");
    });
    if (!names->empty()) return;
  }
}

struct Agency {
  std::string_view written;
  std::string_view name;
};
constexpr auto kAgencies = std::to_array<Agency>({
    {"Associated Press", "AP"},
    {"(AP)", "AP"},
    {"Reuters", "Reuters"},
    {"Agence France-Presse", "AFP"},
    {"(AFP)", "AFP"},
    {"United Press International", "UPI"},
    {"(UPI)", "UPI"},
    {"Bloomberg News", "Bloomberg"},
    {"Xinhua", "Xinhua"},
    {"(dpa)", "dpa"},
    {"Deutsche Presse-Agentur", "dpa"},
    {"(EFE)", "EFE"},
    {"Agencia EFE", "EFE"},
    {"(ANSA)", "ANSA"},
    {"Press Association", "PA"},
    {"(PTI)", "PTI"},
    {"Press Trust of India", "PTI"},
    {"(ANI)", "ANI"},
    {"(IANS)", "IANS"},
    {"Kyodo News", "Kyodo"},
    {"Canadian Press", "CP"},
    {"PR Newswire", "PR Newswire"},
    {"PRNewswire", "PR Newswire"},
    {"Business Wire", "Business Wire"},
    {"BUSINESS WIRE", "Business Wire"},
    {"GLOBE NEWSWIRE", "GlobeNewswire"},
});

}  // namespace

std::string author_names(const PageMarkup& markup, std::span<const HtmlNode> nodes, const PageBlocks& page) {
  std::vector<std::string> names;
  // An outlet that calls itself the author is one only if nobody else is.
  const auto is_outlet = [&markup](const std::string& name) {
    return name == markup.outlet || name == markup.json_ld.publisher || name == markup.json_ld.site_name;
  };
  for (const std::string& name : markup.json_ld.authors)
    if (!is_outlet(name)) add_names(name, &names);
  if (names.empty())
    for (const std::string& name : markup.authors)
      if (!is_outlet(name)) add_names(name, &names);
  if (names.empty()) add_byline(nodes, page, &names);
  if (names.empty()) add_called_author(nodes, page, &names);
  if (names.empty() && !markup.json_ld.authors.empty()) add_name(markup.json_ld.authors.front(), &names);
  std::string line;
  for (const std::string& name : names) (line += line.empty() ? "" : ", ") += name;
  return line;
}

std::string_view agency_credit(std::string_view text, std::string_view author) {
  const std::string_view dateline = text.substr(0, kDateline);
  const std::string_view last = text.substr(text.size() > kLastLine ? text.size() - kLastLine : 0);
  for (const Agency& agency : kAgencies) {
    const std::size_t at = dateline.find(agency.written);
    // In a dateline the agency stands in brackets or before a dash; elsewhere it may be what the text speaks of.
    const bool is_dateline =
        at != std::string_view::npos && (agency.written.starts_with('(') || (at > 0 && dateline[at - 1] == '('));
    const std::size_t end = last.find(agency.written);
    const bool is_last = end != std::string_view::npos && end > 0 &&
                         (last[end - 1] == '\n' || last[end - 1] == '(' || agency.written.starts_with('('));
    if (is_dateline || is_last || author.contains(agency.written)) return agency.name;
  }
  return {};
}

}  // namespace wirecopy::read
