// Furniture stands in pages of one outlet that have nothing else in common. A phrase stands in pages of several outlets
// that have nothing else in common, and says little: its words are few or common, or it is a name. The more outlets and
// the longer the time over which it comes back, the more it may say and still be a phrase. Versions of one report, of
// one outlet within days and alike in most of their text, count as one page here.
#include "lineage/role.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "match/stretch.h"
#include "text/text.h"

namespace wirecopy::lineage {
namespace {

// Reports of an outlet that hold its furniture.
constexpr std::size_t kMinReports = 3;
// Passages that may stand in other outlets: a page that was taken with its furniture.
constexpr double kOthersShare = .06;

// Pages of one outlet, so many days apart, that share half of the shorter one are versions of one report.
constexpr std::int64_t kVersionDays = 3;
constexpr double kVersionShare = .5;

// Pages that share so many bytes more than the passage in question, and twice as many, have more in common.
constexpr std::uint32_t kMoreBytes = 240;

// Of pairs of pages that hold furniture or a phrase, some have more in common all the same.
constexpr double kMostRelated = .2;

// What the copies of a phrase may share (text::word_weight, a name counted once): the weight of seven or eight rarer
// words for one that two outlets wrote in one month; more for each doubling of the outlets, and for a year between.
constexpr double kPhraseWeight = 900;
constexpr double kPhraseWeightOfOutlets = 250;
constexpr double kPhraseWeightOfTime = 60;  // for each doubling of the days beyond a month
constexpr double kMonth = 30;

constexpr double kIsQuotation = .8;

// The weight of the words outside names, and each name once.
int weight_of_phrase(const text::Text& text) {
  int weight = 0;
  bool in_name = false;
  for (const text::Token& token : text.tokens) {
    const bool is_name = token.has(text::Token::kCapital) && !token.has(text::Token::kSentenceStart);
    if (!(is_name && in_name)) weight += text::word_weight(token.rarity);
    in_name = is_name || (in_name && token.has(text::Token::kFunction));
  }
  return weight;
}

std::vector<PageNumber> pages_of(const Group& group) {
  std::vector<PageNumber> pages;
  for (const Member& member : group.members)
    if (pages.empty() || pages.back() != member.page) pages.push_back(member.page);
  return pages;
}

// Of many, so many at even distances.
std::vector<PageNumber> sample_of(const std::vector<PageNumber>& pages) {
  if (pages.size() <= kMostCompared) return pages;
  std::vector<PageNumber> sample;
  for (std::size_t i = 0; i < kMostCompared; ++i) sample.push_back(pages[i * pages.size() / kMostCompared]);
  return sample;
}

class RoleFinder {
 public:
  RoleFinder(const Group& group, const std::vector<PageFacts>& facts, const Kinships& kinships)
      : group_(group),
        facts_(facts),
        pages_(pages_of(group)),
        sample_(sample_of(pages_)),
        kinships_(kinships.among(sample_)) {}

  Role find() {
    Role role;
    role.quotation = make_witness(facts_[pages_.front()], group_.text).quotation;
    find_versions(&role);
    role.is_furniture = is_furniture();
    role.is_phrase = !role.is_furniture && role.quotation < kIsQuotation && is_phrase();
    role.is_frame_shared = role.quotation < kIsQuotation || has_more_in_common();
    return role;
  }

 private:
  [[nodiscard]] const PageFacts& facts(std::size_t i) const { return facts_[sample_[i]]; }

  [[nodiscard]] bool is_one_outlet(std::size_t i, std::size_t j) const {
    return !facts(i).outlet.empty() && facts(i).outlet.words == facts(j).outlet.words;
  }

  // Bytes that one page shares with another, as the greater of what it is on the two sides.
  [[nodiscard]] std::uint32_t n_shared(std::size_t i, std::size_t j) const {
    return std::max(kinships_.of(i, j).n_shared, kinships_.of(j, i).n_shared);
  }

  [[nodiscard]] bool is_version(std::size_t i, std::size_t j) const {
    const double shorter = std::min(facts(i).n_bytes, facts(j).n_bytes);
    return is_one_outlet(i, j) && are_within_days(facts(i).published, facts(j).published, kVersionDays) &&
           n_shared(i, j) >= kVersionShare * shorter;
  }

  [[nodiscard]] bool shares_more(std::size_t i, std::size_t j) const {
    const auto size = static_cast<std::uint32_t>(group_.text.size());
    return n_shared(i, j) > size + std::max(size, kMoreBytes);
  }

  // Whether pages that are no versions of one report share more than this passage, more than a few of them.
  [[nodiscard]] bool has_more_in_common() const {
    std::size_t n_pairs = 0;
    std::size_t n_more = 0;
    for (std::size_t i = 0; i < sample_.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (is_version(i, j)) continue;
        ++n_pairs;
        n_more += shares_more(i, j) ? 1U : 0U;
      }
    }
    return static_cast<double>(n_more) > kMostRelated * static_cast<double>(n_pairs);
  }

  void find_versions(Role* role) {
    role->version_of.assign(group_.members.size(), std::nullopt);
    is_report_.assign(sample_.size(), true);
    std::map<PageNumber, std::size_t> first;  // member of each page
    for (std::size_t i = 0; i < group_.members.size(); ++i) first.emplace(group_.members[i].page, i);
    std::map<PageNumber, std::size_t> version_of;
    for (std::size_t i = 0; i < sample_.size(); ++i) {
      for (std::size_t j = 0; j < i && is_report_[i]; ++j) {
        if (!is_report_[j] || !is_version(i, j)) continue;
        is_report_[i] = false;
        version_of[sample_[i]] = first.at(sample_[j]);
      }
    }
    for (std::size_t i = 0; i < group_.members.size(); ++i)
      if (const auto found = version_of.find(group_.members[i].page); found != version_of.end())
        role->version_of[i] = found->second;
  }

  // The reports of each outlet, by name; pages that name none are outlets of their own.
  [[nodiscard]] std::map<std::vector<std::string>, std::size_t> reports_by_outlet() const {
    std::map<std::vector<std::string>, std::size_t> reports;
    for (std::size_t i = 0; i < sample_.size(); ++i) {
      if (!is_report_[i]) continue;
      const std::vector<std::string>& outlet = facts(i).outlet.words;
      ++reports[outlet.empty() ? std::vector{facts(i).page.id, std::string()} : outlet];
    }
    return reports;
  }

  [[nodiscard]] bool is_furniture() const {
    std::size_t n_reports = 0;
    std::size_t most = 0;
    for (const auto& [outlet, n] : reports_by_outlet()) {
      n_reports += n;
      most = std::max(most, n);
    }
    const auto n_others = static_cast<double>(n_reports - most);
    return most >= kMinReports && n_others <= kOthersShare * static_cast<double>(n_reports) && !has_more_in_common();
  }

  // Days between the earliest and the latest page; 0 if the pages do not say.
  [[nodiscard]] double n_days() const {
    std::int64_t first = INT64_MAX;
    std::int64_t last = INT64_MIN;
    for (const PageNumber page : pages_) {
      if (facts_[page].published.precision < Moment::Precision::day) continue;
      first = std::min(first, facts_[page].published.day);
      last = std::max(last, facts_[page].published.day);
    }
    return last > first ? static_cast<double>(last - first) : 0;
  }

  [[nodiscard]] bool is_phrase() const {
    if (has_more_in_common()) return false;
    const auto n_outlets = static_cast<double>(reports_by_outlet().size());
    const double most = kPhraseWeight + kPhraseWeightOfOutlets * std::log2(std::max(1.0, n_outlets - 1)) +
                        kPhraseWeightOfTime * std::log2(std::max(1.0, n_days() / kMonth));
    return mean_similarity() * weight_of_phrase(text::analyze(group_.text)) < most;
  }

  // How much of the text its copies share with it, the most alike passage, its own, left out.
  [[nodiscard]] double mean_similarity() const {
    double sum = -1;
    for (const Member& member : group_.members) sum += member.copy.similarity;
    return sum / static_cast<double>(std::max<std::size_t>(1, group_.members.size() - 1));
  }

  const Group& group_;
  const std::vector<PageFacts>& facts_;
  std::vector<PageNumber> pages_;
  std::vector<PageNumber> sample_;
  KinshipTable kinships_;
  std::vector<bool> is_report_;  // of the sample: no later version of another page
};

}  // namespace

Role role_of(const Group& group, const std::vector<PageFacts>& facts, const Kinships& kinships) {
  return RoleFinder(group, facts, kinships).find();
}

}  // namespace wirecopy::lineage
