// A page gives its day many times: in its markup, its address, beside its title; and days of other things, too.
#include "read/date_vote.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "read/ascii.h"
#include "read/block_cues.h"
#include "read/date_text.h"

namespace wirecopy::read {
namespace {

constexpr std::uint32_t kMostBlockBytes = 400;  // of a text that may give the page's day
constexpr std::size_t kMostCandidates = 200;
constexpr std::ptrdiff_t kNearBefore = 6;   // blocks before the title
constexpr std::ptrdiff_t kNearBehind = 12;  // and behind it
constexpr std::uint32_t kShortBytes = 60;
constexpr std::size_t kProseBytes = 80;  // around a date
constexpr std::size_t kLabelBytes = 30;  // before a date, in which a label stands
constexpr int kCueLevels = 5;            // elements around a date whose names are asked

enum Column : std::uint8_t {
  kJsonLd,
  kArticle,
  kItem,
  kOtherMeta,
  kFirstTime,
  kTime,
  kAddress,
  kScript,
  kCreation,
  kModified,
  kText,
  kFirstText,
  kNearTitle,
  kFirstNearTitle,
  kShortText,
  kPublishedLabel,
  kChangedLabel,
  kPublishedBlock,
  kChangedBlock,
  kInComment,
  kInCard,
  kDateCue,
  kTexts,
  kEarliest,
  kLatest,
  kAfterChange,
  kPlaces,
  kOnlyChange,
  kBesidePublished,
  kChangedLabelOfDated,
  kChangeOfDated,
  kFirstTextOfUndated,
  kTimeAndChange,
  kReadOtherWay,
  kLocalDay,    // beside a day given in UTC, as a clock east or west of it would have it
  kUtcOfLocal,  // that day in UTC
  kInProse,     // it stands among the words of a sentence
  kOutsideProse,
  kMisread,  // read the other way it is the day that the markup gives
  kColumns
};

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [text](std::string_view word) { return text.contains(word); });
}
bool says_published(std::string_view lower) {
  return has_any(lower, {"publish", "posted", "written", "created", "publi", "date:", "originally", "veröffentlicht"});
}
bool says_changed(std::string_view lower) {
  return has_any(lower, {"updat", "modif", "review", "edited", "revis", "verified", "actualiza", "aktualisiert"});
}

// Days since year 0 or so, enough to tell neighbours; `day` is "2025-09-04".
int day_number(std::string_view day) {
  const auto number = [day](std::size_t at, std::size_t n) {
    int value = 0;
    for (const char c : day.substr(at, n)) value = value * 10 + (c - '0');
    return value;
  };
  const int month = number(5, 2);
  const int year = number(0, 4) - (month <= 2 ? 1 : 0);
  return 365 * year + year / 4 - year / 100 + year / 400 + (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 +
         number(8, 2);
}

// Whether a day is what clocks of other zones showed at a time given in UTC.
bool is_local_of(std::string_view day, std::string_view utc) {
  constexpr std::size_t kHour = 11;
  if (utc.size() < kHour + 2 || !(utc.ends_with('Z') || utc.ends_with("+00:00"))) return false;
  const int hour = (utc[kHour] - '0') * 10 + (utc[kHour + 1] - '0');
  return day_number(day) - day_number(utc.substr(0, 10)) == (hour < 12 ? -1 : 1);
}

class DateVote {
 public:
  DateVote(const PageMarkup& markup, std::span<const HtmlNode> nodes, const PageBlocks& page, std::string_view title)
      : markup_(markup), nodes_(nodes), page_(page), title_(title) {}

  std::vector<DateCandidate> candidates() {
    add_markup();
    add_address();
    add_texts();
    mark_misread();
    // A day that sentences alone speak of is not the page's.
    std::erase_if(candidates_, [](const DateCandidate& candidate) {
      const std::vector<float>& columns = candidate.columns;
      const float n_places = columns[kJsonLd] + columns[kArticle] + columns[kItem] + columns[kOtherMeta] +
                             columns[kTime] + columns[kAddress] + columns[kScript] + columns[kCreation] +
                             columns[kModified];
      return n_places == 0 && columns[kOutsideProse] == 0;
    });
    compare();
    return std::move(candidates_);
  }

 private:
  // The numbers of a day's candidate, or nothing if there is no room for it.
  float* columns_of(const WrittenDate& date) {
    if (date.day.empty()) return nullptr;
    const auto known = std::ranges::find_if(
        candidates_, [&date](const DateCandidate& candidate) { return candidate.value.starts_with(date.day); });
    if (known != candidates_.end()) {
      if (known->value.size() == date.day.size()) known->value += date.clock;
      return known->columns.data();
    }
    if (candidates_.size() >= kMostCandidates) return nullptr;
    candidates_.push_back({date.day + date.clock, std::vector<float>(kColumns)});
    return candidates_.back().columns.data();
  }

  void mark(std::string_view value, Column column) {
    if (float* columns = columns_of(parse_date(value))) columns[column] = 1;
  }

  void add_markup() {
    mark(markup_.json_ld.published, kJsonLd);
    std::array<bool, kColumns> has{};
    for (const MarkupDate& date : markup_.dates) {
      const Column column = column_of(date.place);
      mark(date.value, column);
      // Of many <time> elements the first is often the page's own; of other places only it counts.
      if (date.place == DatePlace::time && !has[kTime]) mark(date.value, kFirstTime);
      has[column] = true;
    }
    for (const std::string& date : markup_.json_ld.creation_dates) mark(date, kCreation);
    mark(markup_.json_ld.modified, kModified);
  }

  static WrittenDate day_alone(const std::string& day) {
    WrittenDate date;
    date.day = day;
    return date;
  }

  static Column column_of(DatePlace place) {
    switch (place) {
      case DatePlace::article_published:
        return kArticle;
      case DatePlace::item_published:
        return kItem;
      case DatePlace::other_meta:
        return kOtherMeta;
      case DatePlace::modified:
        return kModified;
      case DatePlace::time:
        return kTime;
      case DatePlace::script:
        break;
    }
    return kScript;
  }

  // ".../2017/04/12/...": what looks like it elsewhere is no day.
  void add_address() {
    const std::string_view url = markup_.url();
    for (const WrittenDate& date : find_dates(url))
      if (date.begin > 0 && (url[date.begin - 1] == '/' || url[date.begin - 1] == '-'))
        if (float* columns = columns_of(day_alone(date.day))) columns[kAddress] = 1;
  }

  [[nodiscard]] std::ptrdiff_t title_block() const {
    std::ptrdiff_t heading = -1;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const TextBlock& block = page_.blocks[i];
      const bool is_heading = page_.elements[block.element].tag == HtmlTag::h1;
      if (is_heading && heading < 0) heading = static_cast<std::ptrdiff_t>(i);
      if (is_heading && page_.text_of(block) == title_) return static_cast<std::ptrdiff_t>(i);
    }
    if (heading >= 0) return heading;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i)
      if (page_.text_of(page_.blocks[i]) == title_) return static_cast<std::ptrdiff_t>(i);
    return -1;
  }

  [[nodiscard]] static bool is_in_prose(const TextBlock& block, const WrittenDate& date) {
    return block.n_bytes() - (date.end - date.begin) >= kProseBytes;
  }

  struct TextDates {
    std::size_t block = 0;
    std::vector<WrittenDate> dates;
    bool is_day_first = false;  // one of them can be read so only
  };

  // Of the short texts, which a page's own day stands in.
  [[nodiscard]] std::vector<TextDates> dates_of_texts() const {
    std::vector<TextDates> texts;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const TextBlock& block = page_.blocks[i];
      const std::string_view text = page_.text_of(block);
      const bool has_digit = std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
      if (block.n_bytes() >= kMostBlockBytes || !has_digit) continue;
      TextDates found{i, find_dates(text), false};
      found.is_day_first = std::ranges::any_of(found.dates, &WrittenDate::is_day_first);
      if (!found.dates.empty()) texts.push_back(std::move(found));
    }
    return texts;
  }

  void add_texts() {
    const std::ptrdiff_t title = title_block();
    const std::vector<TextDates> texts = dates_of_texts();
    const bool is_day_first = std::ranges::any_of(texts, &TextDates::is_day_first);
    bool has_first = false;
    bool has_near = false;
    for (const auto& [i, dates, unused] : texts) {
      const std::ptrdiff_t from_title = static_cast<std::ptrdiff_t>(i) - title;
      const bool is_near = title >= 0 && from_title >= -kNearBefore && from_title <= kNearBehind;
      for (WrittenDate date : dates) {
        if (is_day_first && !date.other.empty()) std::swap(date.day, date.other);
        float* columns = columns_of(date);
        if (columns == nullptr) continue;
        add_text(i, date, columns);
        if (float* other = columns_of(day_alone(date.other))) {
          readings_.emplace_back(date.day, date.other);
          add_text(i, date, other);
          other[kReadOtherWay] = 1;
          other[kNearTitle] += is_near && other[kNearTitle] == 0 ? 1.0F : 0.0F;
          other[kFirstText] += has_first ? 0.0F : 1.0F;
        }
        if (is_in_prose(page_.blocks[i], date)) continue;
        columns[kFirstText] += has_first ? 0.0F : 1.0F;
        has_first = true;
        if (!is_near) continue;
        columns[kNearTitle] = 1;
        columns[kFirstNearTitle] += has_near ? 0.0F : 1.0F;
        has_near = true;
      }
    }
  }

  void add_text(std::size_t i, const WrittenDate& date, float* columns) {
    const TextBlock& block = page_.blocks[i];
    const std::string lower = lower_case(page_.text_of(block));
    const std::size_t label_begin = date.begin > kLabelBytes ? date.begin - kLabelBytes : 0;
    std::string label = lower.substr(label_begin, date.begin - label_begin);
    if (date.begin < 4 && i > 0) {
      const std::string_view before = page_.text_of(page_.blocks[i - 1]);
      label += ' ' + lower_case(before.substr(before.size() > kLabelBytes ? before.size() - kLabelBytes : 0));
    }
    columns[kText] = 1;
    columns[kTexts] += 0.2F;
    columns[is_in_prose(block, date) ? kInProse : kOutsideProse] = 1;
    if (block.n_bytes() < kShortBytes) columns[kShortText] = 1;
    if (says_published(lower)) columns[kPublishedBlock] = 1;
    if (says_changed(lower)) columns[kChangedBlock] = 1;
    const bool is_published = says_published(label);
    const bool is_changed = says_changed(label);
    if (is_changed && !is_published) columns[kChangedLabel] = 1;
    if (is_published && !is_changed) columns[kPublishedLabel] = 1;
    add_cues(block.leaf, columns);
  }

  void add_cues(std::uint32_t element, float* columns) {
    const auto has = [](std::uint32_t cues, ElementCue cue) { return (cues >> static_cast<unsigned>(cue) & 1U) != 0; };
    for (int level = 0; level < kCueLevels && element != kNoElement; ++level) {
      const std::uint32_t cues = element_cues(nodes_[page_.elements[element].node]);
      if (has(cues, ElementCue::comment)) columns[kInComment] = 1;
      if (has(cues, ElementCue::related) || has(cues, ElementCue::card)) columns[kInCard] = 1;
      if (has(cues, ElementCue::date) && level < 3) columns[kDateCue] = 1;
      element = page_.elements[element].parent;
    }
  }

  [[nodiscard]] static bool is_published(const DateCandidate& candidate) {
    return candidate.columns[kJsonLd] + candidate.columns[kArticle] > 0;
  }

  void mark_misread() {
    for (const auto& [day, other] : readings_) {
      float* columns = columns_of(day_alone(day));
      const float* read_other_way = columns_of(day_alone(other));
      if (columns == nullptr || read_other_way == nullptr) continue;
      const bool is_given = read_other_way[kJsonLd] + read_other_way[kArticle] + read_other_way[kItem] > 0;
      if (is_given && columns[kJsonLd] + columns[kArticle] + columns[kItem] == 0) columns[kMisread] = 1;
    }
  }

  // What a candidate has in common with the others.
  void compare() {
    for (DateCandidate& candidate : candidates_) {
      std::vector<float>& columns = candidate.columns;
      const std::string_view day = std::string_view(candidate.value).substr(0, 10);
      bool is_first = true;
      bool is_last = true;
      bool has_change = false;
      bool is_after_change = true;
      bool is_dated = false;  // another candidate is said to be the day
      bool is_beside = false;
      for (const DateCandidate& other : candidates_) {
        if (&other == &candidate) continue;
        const std::string_view other_day = std::string_view(other.value).substr(0, 10);
        is_first = is_first && day < other_day;
        is_last = is_last && day > other_day;
        is_dated = is_dated || is_published(other) || other.columns[kItem] > 0;
        is_beside = is_beside || (is_published(other) && std::abs(day_number(day) - day_number(other_day)) == 1);
        if (columns[kText] > 0 && is_published(other) && is_local_of(day, other.value)) columns[kLocalDay] = 1;
        if (other.columns[kText] > 0 && is_published(candidate) && is_local_of(other_day, candidate.value))
          columns[kUtcOfLocal] = 1;
        if (other.columns[kModified] == 0) continue;
        has_change = true;
        is_after_change = is_after_change && day > other_day;
      }
      columns[kEarliest] = is_first ? 1 : 0;
      columns[kLatest] = is_last ? 1 : 0;
      columns[kAfterChange] = has_change && is_after_change && columns[kModified] == 0 ? 1 : 0;
      columns[kPlaces] = columns[kJsonLd] + columns[kArticle] + columns[kItem] + columns[kTime] + columns[kAddress] +
                         columns[kOtherMeta] + columns[kScript] + columns[kText];
      columns[kOnlyChange] =
          columns[kModified] > 0 && columns[kJsonLd] + columns[kArticle] + columns[kItem] == 0 ? 1 : 0;
      columns[kBesidePublished] = is_beside && !is_published(candidate) ? 1 : 0;
      columns[kChangedLabelOfDated] = is_dated ? columns[kChangedLabel] : 0;
      columns[kChangeOfDated] = is_dated ? columns[kModified] : 0;
      columns[kFirstTextOfUndated] = is_dated ? 0 : columns[kFirstText];
      columns[kTimeAndChange] = columns[kFirstTime] * columns[kModified];
    }
  }

  const PageMarkup& markup_;
  std::span<const HtmlNode> nodes_;
  const PageBlocks& page_;
  std::string_view title_;
  std::vector<DateCandidate> candidates_;
  std::vector<std::pair<std::string, std::string>> readings_;  // of one text, both ways
};

}  // namespace

std::vector<DateCandidate> date_candidates(const PageMarkup& markup, std::span<const HtmlNode> nodes,
                                           const PageBlocks& page, std::string_view title) {
  return DateVote(markup, nodes, page, title).candidates();
}

const DateCandidate* elected(std::span<const DateCandidate> candidates, std::span<const float> weights) {
  const DateCandidate* best = nullptr;
  float most = 0;
  for (const DateCandidate& candidate : candidates) {
    float sum = 0;
    for (std::size_t k = 0; k < std::min(weights.size(), candidate.columns.size()); ++k)
      sum += weights[k] * candidate.columns[k];
    if (best != nullptr && sum <= most) continue;
    best = &candidate;
    most = sum;
  }
  return best;
}

}  // namespace wirecopy::read
