#include "read/page_names.h"

#include <algorithm>
#include <array>
#include <vector>

#include "read/ascii.h"
#include "read/main_text.h"

namespace wirecopy::read {
namespace {

constexpr std::size_t kMostNameBytes = 60;     // of one author's name
constexpr std::size_t kMostBylineBytes = 120;  // of a line that names authors
constexpr std::size_t kMostNames = 12;
constexpr std::size_t kMostAsked = 500;      // elements that may hold an author's name
constexpr std::size_t kMostByBytes = 30;     // of "Originally written by"
constexpr std::size_t kMostLineBytes = 500;  // of a list of names
constexpr std::size_t kMostClassBytes = 300;
constexpr int kBylineLevels = 3;        // elements around a line whose names are asked
constexpr std::size_t kDateline = 120;  // bytes of a text in which a dateline ends
constexpr std::size_t kLastLine = 160;  // bytes at the end of a text in which an agency may be credited

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

// What stands behind "By", "Written by", "Words by:" at the beginning of a line; nothing if it begins otherwise, as
// "Shop by brand" and "Reviewed by" do.
std::string_view behind_by(std::string_view text) {
  constexpr auto kBefore = std::to_array<std::string_view>(
      {"", "written ", "posted ", "article ", "words ", "story ", "text ", "recipe ", "authored ", "report ",
       "reporting ", "contributed ", "post ", "guest post ", "published ", "originally written ", "blog "});
  const std::string lower = lower_case(shortened(text, kMostByBytes));
  const std::size_t at = lower.find("by");
  if (at == std::string::npos || std::ranges::find(kBefore, std::string_view(lower).substr(0, at)) == kBefore.end())
    return {};
  const std::string_view behind = text.substr(at + 2);
  const bool is_word = behind.starts_with(' ') || behind.starts_with(':') || behind.starts_with("\u00a0");
  return is_word ? trimmed(behind) : std::string_view();
}

std::string_view without_prefix(std::string_view text) {
  constexpr auto kPrefixes = std::to_array<std::string_view>({"von ", "par ", "por ", "di ", "author: "});
  if (const std::string_view behind = behind_by(text); !behind.empty()) return behind;
  const std::string lower = lower_case(text.substr(0, kMostByBytes));
  for (const std::string_view prefix : kPrefixes)
    if (lower.starts_with(prefix)) return trimmed(text.substr(prefix.size()));
  return text;
}

// Whether a line says that a name follows it.
bool is_by(std::string_view text) {
  if (text.size() > kMostByBytes) return false;
  const std::string lower = lower_case(trimmed(text));
  return lower == "by" || lower == "author" || (lower.ends_with(" by") && !behind_by(lower + " x").empty());
}

bool is_name(std::string_view name) {
  const bool has_digit = std::ranges::any_of(name, [](char c) { return c >= '0' && c <= '9'; });
  const std::string lower = lower_case(name);
  constexpr auto kNoNames =
      std::to_array<std::string_view>({"about ", "more ", "the author", "why ", "written by", "view all", "read ",
                                       "your ", "last ", "our ", "author ", "posted"});
  const bool is_heading =
      std::ranges::any_of(kNoNames, [&lower](std::string_view word) { return lower.starts_with(word); }) ||
      lower.ends_with(" by") || lower.ends_with(" from");
  const bool is_account = lower == "admin" || lower == "administrator" || lower == "editor" || lower == "staff";
  return !name.empty() && name.size() <= kMostNameBytes && !has_digit && !is_account && !is_heading &&
         name.find_first_of("@{*:") == std::string_view::npos && !name.contains("http") && !name.contains("»");
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

// An element that its author calls so: class="post-author", itemprop="author", id="byline".
bool is_called_author(const HtmlNode& node) {
  for (const HtmlAttribute& attribute : node.attributes) {
    const std::string_view name = attribute.name;
    if (name != "class" && name != "id" && name != "itemprop" && !name.starts_with("data-")) continue;
    const std::string value = lower_case(shortened(attribute.value, kMostClassBytes));
    if (value.contains("author") || value.contains("byline") || value.contains("writer")) return true;
  }
  return false;
}

// <a href="/authors/ana-author">
bool is_link_to_author(const HtmlNode& node) {
  if (node.tag != HtmlTag::a) return false;
  const std::string_view href = node.attribute("href");
  constexpr auto kFolders = std::to_array<std::string_view>(
      {"/author/", "/authors/", "/contributors/", "/contributor/", "/writers/", "/by/", "?author="});
  return std::ranges::any_of(kFolders, [href](std::string_view folder) { return href.contains(folder); });
}

// Two to four words, no sentence.
bool is_like_name(std::string_view text) {
  const auto n_spaces = std::ranges::count(text, ' ');
  const bool is_small = !text.empty() && text.front() >= 'a' && text.front() <= 'z';
  return is_name(text) && n_spaces >= 1 && n_spaces <= 3 && !text.ends_with('.') && !is_small;
}

// The first element that is so and holds a name.
template <typename Predicate>
void add_first_name(std::span<const HtmlNode> nodes, const PageBlocks& page, const Predicate& is_so,
                    std::vector<std::string>* names) {
  std::size_t n_asked = 0;
  for (const PageElement& element : page.elements) {
    if (element.n_bytes > kMostBylineBytes || !is_so(nodes[element.node])) continue;
    if (++n_asked > kMostAsked) return;
    const std::string line = line_of_text(nodes, element.node);
    if (is_like_name(without_prefix(trimmed(line)))) return add_name(line, names);
  }
}

// What a byline says beside names stands behind a mark: "By Ana Author | May 14", "Ana Author · 5 min".
std::string_view before_mark(std::string_view line) {
  constexpr auto kMarks =
      std::to_array<std::string_view>({"|", " - ", " – ", " — ", " · ", " • ", " ⋅ ", " on ", "\n"});
  for (const std::string_view mark : kMarks) line = line.substr(0, line.find(mark));
  return line;
}

// "By combining these" is a sentence, "Morgan says" a comment.
bool is_no_author(std::string_view name) {
  return name.ends_with(" says") || name.ends_with(" writes");
}

// A line that a reader takes for the byline: it begins with "By", or stands below a line that says so, or its element
// is called so.
class BylineFinder {
 public:
  BylineFinder(std::span<const HtmlNode> nodes, const PageBlocks& page) : nodes_(nodes), page_(page) {}

  void add(std::vector<std::string>* names) const {
    for (std::size_t i = 0; i < page_.blocks.size() && names->empty(); ++i) {
      if (page_.blocks[i].n_bytes() > kMostBylineBytes) continue;
      add_names(before_mark(byline(i)), names);
      std::erase_if(*names, [](const std::string& name) { return is_no_author(name); });
    }
  }

 private:
  // What names authors in a block; empty if it is no byline.
  [[nodiscard]] std::string_view byline(std::size_t i) const {
    const std::string_view text = page_.text_of(page_.blocks[i]);
    const std::string_view behind = behind_by(text);
    if (!behind.empty()) return begins_small(behind) || is_in_menu(page_.blocks[i]) ? std::string_view() : behind;
    const bool is_below_by = i > 0 && is_by(page_.text_of(page_.blocks[i - 1]));
    if (is_below_by || is_called(page_.blocks[i])) return is_like_name(before_mark(text)) ? text : std::string_view();
    return {};
  }

  // "by hand", "by all who came": no name.
  static bool begins_small(std::string_view text) { return text.front() >= 'a' && text.front() <= 'z'; }

  // "By industry", "By role".
  [[nodiscard]] bool is_in_menu(const TextBlock& block) const {
    for (std::uint32_t element = block.element; element != kNoElement; element = page_.elements[element].parent) {
      const HtmlTag tag = page_.elements[element].tag;
      if (tag == HtmlTag::nav || tag == HtmlTag::footer || tag == HtmlTag::button) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_called(const TextBlock& block) const {
    std::uint32_t element = block.leaf;
    for (int level = 0; level < kBylineLevels && element != kNoElement; ++level) {
      if (is_called_author(nodes_[page_.elements[element].node])) return true;
      element = page_.elements[element].parent;
    }
    return false;
  }

  std::span<const HtmlNode> nodes_;
  const PageBlocks& page_;
};

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
  if (names.empty()) BylineFinder(nodes, page).add(&names);
  if (names.empty()) add_first_name(nodes, page, is_link_to_author, &names);
  if (names.empty()) add_first_name(nodes, page, is_called_author, &names);
  for (const auto* outlets : {&markup.json_ld.authors, &markup.authors})
    if (names.empty() && !outlets->empty()) add_name(outlets->front(), &names);
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
