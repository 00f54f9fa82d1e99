// A page gives its title many times: in <h1>, <title>, og:title, JSON-LD; some with the outlet's name at an end. What a
// reader sees goes first: of the headings the one most like the others, and of those the first without the outlet.
#include <algorithm>
#include <array>
#include <span>

#include "read/ascii.h"
#include "read/page_facts.h"

namespace wirecopy::read {
namespace {

constexpr auto kSeparators = std::to_array<std::string_view>(
    {" | ", " - ", " – ", " — ", " · ", " • ", " » ", " « ", " › ", " ‹ ", " :: ", " ~ ", " / ", "|", " : ", ": "});
constexpr std::size_t kMostPieces = 12;  // ways to cut one title
constexpr std::size_t kMostSeams = 20;   // of a heading
constexpr std::size_t kMostTitleBytes = 400;
constexpr std::size_t kShortestName = 4;  // letters of an outlet's name that may be part of a longer one
constexpr float kLeastLike = 0.2F;        // share of the words: a heading of less is another's
constexpr float kLaterHeading = 0.05F;    // taken off for each heading before

using Words = std::vector<std::string>;

// Letters and digits in lower case; what is not ASCII belongs to words but for curly quotes and dashes.
Words words_of(std::string_view text) {
  Words words(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_punctuation = c == '\xE2' && i + 1 < text.size() && text[i + 1] == '\x80';
    const bool is_no_break_space = c == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0';
    if (is_punctuation || is_no_break_space) {
      i += is_punctuation ? 2 : 1;
    } else if (is_letter(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) {
      words.back() += lower_case(c);
      continue;
    }
    if (!words.back().empty()) words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string joined(const Words& words) {
  std::string all;
  for (const std::string& word : words) all += word;
  return all;
}

// Jaccard's index of two bags taken as sets.
float likeness(const Words& a, const Words& b) {
  std::vector<std::string_view> one(a.begin(), a.end());
  std::vector<std::string_view> other(b.begin(), b.end());
  for (auto* words : {&one, &other}) {
    std::ranges::sort(*words);
    words->erase(std::ranges::unique(*words).begin(), words->end());
  }
  std::vector<std::string_view> shared;
  std::ranges::set_intersection(one, other, std::back_inserter(shared));
  const std::size_t n = one.size() + other.size() - shared.size();
  return n == 0 ? 0 : static_cast<float>(shared.size()) / static_cast<float>(n);
}

struct Cut {
  std::string_view before;
  std::string_view behind;
  bool is_colon = false;  // which more often parts a title than an outlet from it
};

std::vector<Cut> cuts_of(std::string_view title) {
  std::vector<Cut> cuts;
  for (std::size_t at = 1; at < title.size() && cuts.size() < kMostPieces; ++at)
    for (const std::string_view separator : kSeparators) {
      if (!title.substr(at).starts_with(separator)) continue;
      if (at + separator.size() < title.size())
        cuts.push_back({title.substr(0, at), title.substr(at + separator.size()), separator == ": "});
      at += separator.size() - 1;
      break;
    }
  return cuts;
}

// Whether an address names a host and nothing on it.
bool names_no_page(std::string_view url) {
  const std::string_view host = host_of(url);
  if (host.empty()) return false;
  const auto end = static_cast<std::size_t>(host.data() + host.size() - url.data());
  return end == url.size() || url.substr(end) == "/";
}

class TitleChoice {
 public:
  explicit TitleChoice(const PageMarkup& markup)
      : markup_(markup), host_(joined(words_of(host_of(markup.url())))), is_front_page_(names_no_page(markup.url())) {
    for (const std::string* name : {&markup.outlet, &markup.json_ld.publisher, &markup.json_ld.site_name})
      add_site(*name);
    // What <title> has more than og:title is the outlet's name.
    const Words og = words_of(markup.og_title);
    if (is_outlet(og)) return;
    for (const Cut& cut : cuts_of(shortened(markup.title, kMostTitleBytes))) {
      if (words_of(cut.before) == og && !cut.is_colon) add_site(cut.behind);
      if (words_of(cut.behind) == og) add_site(cut.before);
    }
  }

  std::string choose() {
    for (const MarkupHeading& heading : markup_.headings)
      if (!words_of(heading.text).empty()) headings_.push_back({heading.text, words_of(heading.text)});
    for (const std::string* title :
         {&markup_.og_title, &markup_.title, &markup_.twitter_title, &markup_.json_ld.headline, &markup_.meta_title}) {
      if (title->size() > kMostTitleBytes) continue;
      const std::string_view cut = without_site(*title, headings_);
      if (!words_of(cut).empty()) titles_.push_back({cut, words_of(cut)});
    }
    for (const MarkupHeading& heading : markup_.headings) leave_kicker_out(heading);
    const Choice* heading = best_heading();
    if (heading != nullptr) return trimmed(without_site(heading->text, titles_));
    if (!titles_.empty()) return trimmed(titles_.front().text);
    return headings_.empty() ? std::string() : trimmed(headings_.front().text);
  }

 private:
  struct Choice {
    std::string_view text;
    Words words;
  };

  static std::string trimmed(std::string_view text) {
    constexpr std::string_view kNoBreakSpace = "\u00a0";
    while (text.starts_with(' ') || text.starts_with(kNoBreakSpace))
      text.remove_prefix(text.front() == ' ' ? 1 : kNoBreakSpace.size());
    while (text.ends_with(' ') || text.ends_with(kNoBreakSpace))
      text.remove_suffix(text.back() == ' ' ? 1 : kNoBreakSpace.size());
    return std::string(text);
  }

  void add_site(std::string_view name) {
    if (std::string site = joined(words_of(name)); !site.empty()) sites_.push_back(std::move(site));
  }

  [[nodiscard]] bool is_site(std::string_view text) const {
    const std::string name = joined(words_of(text));
    if (name.empty()) return false;
    if (name.size() >= kShortestName && host_.contains(name)) return true;
    return std::ranges::any_of(sites_, [&name](const std::string& site) {
      return site == name || (std::min(site.size(), name.size()) >= kShortestName &&
                              (site.contains(name) || (name.contains(site) && !is_digit(name.back()))));
    });
  }

  // A title without the outlet's name at its ends, and without what another place leaves out.
  [[nodiscard]] std::string_view without_site(std::string_view title, std::span<const Choice> others) const {
    while (true) {
      const std::vector<Cut> cuts = cuts_of(title);
      if (cuts.empty()) return title;
      const auto is_known = [&others](std::string_view text) {
        return std::ranges::find(others, words_of(text), &Choice::words) != others.end();
      };
      const Cut& last = cuts.back();
      const bool is_bar = title.substr(last.before.size()).starts_with(" | ") && words_of(last.before).size() > 1;
      const Cut& first = cuts.front();
      const bool is_site_first =
          !is_front_page_ && (first.is_colon ? is_outlet(words_of(first.before)) : is_site(first.before));
      if (!last.is_colon && (is_site(last.behind) || (is_bar && !is_site_first) || is_known(last.before))) {
        title = last.before;
      } else if (is_site_first) {
        title = first.behind;
      } else {
        return title;
      }
    }
  }

  // A heading may hold more than the title, set apart in elements of its own: a kicker, a date, a number of comments.
  void leave_kicker_out(const MarkupHeading& heading) {
    const auto is_title = [this](const Words& words) {
      return words.size() > 1 && std::ranges::find(titles_, words, &Choice::words) != titles_.end();
    };
    const auto at = std::ranges::find(headings_, std::string_view(heading.text), &Choice::text);
    if (at == headings_.end() || is_title(at->words)) return;
    const std::string_view text = heading.text;
    for (std::size_t i = 0; i < std::min(heading.seams.size(), kMostSeams); ++i)
      for (const std::string_view piece : {text.substr(heading.seams[i]), text.substr(0, heading.seams[i])})
        if (Words words = words_of(piece); is_title(words)) *at = {piece, std::move(words)};
  }

  // The heading most like what the markup calls the page.
  [[nodiscard]] const Choice* best_heading() const {
    const Choice* best = nullptr;
    float most = kLeastLike;
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      const Words& words = headings_[i].words;
      const bool is_same = std::ranges::find(titles_, words, &Choice::words) != titles_.end();
      if ((words.size() < 2 && !is_same) || is_outlet(words) || headings_[i].text.size() > kMostTitleBytes) continue;
      float like = 0;
      for (const Choice& title : titles_) like = std::max(like, likeness(words, title.words));
      like -= kLaterHeading * static_cast<float>(i);
      if (like < most || (like == most && best != nullptr)) continue;
      best = &headings_[i];
      most = like;
    }
    return best;
  }

  [[nodiscard]] bool is_outlet(const Words& words) const {
    const std::string name = joined(words);
    return (name.size() >= kShortestName && name == host_) || std::ranges::find(sites_, name) != sites_.end();
  }

  const PageMarkup& markup_;
  std::string host_;
  bool is_front_page_ = false;      // of the outlet: its name is the title
  std::vector<std::string> sites_;  // letters of the outlet's names
  std::vector<Choice> headings_;
  std::vector<Choice> titles_;
};

}  // namespace

std::string page_title(const PageMarkup& markup) {
  return TitleChoice(markup).choose();
}

}  // namespace wirecopy::read
