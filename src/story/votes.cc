#include "story/votes.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "story/speaker_name.h"

namespace wirecopy::story {
namespace {

// A speaker is given back if he has so much of the voices: three outlets against one, never one against one.
constexpr double kLeastAgreement = .75;

struct Group {
  SpeakerName name;  // the fullest
  std::vector<std::size_t> reports;
  std::map<std::string_view, double> voices;  // by outlet: its best report's share

  [[nodiscard]] double weight() const {
    double sum = 0;
    for (const auto& [outlet, share] : voices) sum += share;
    return sum;
  }
};

std::string_view outlet_of(const Report& report) {
  return report.outlet.empty() ? report.document : report.outlet;
}

bool is_fuller(const SpeakerName& a, const SpeakerName& b) {
  return std::tuple(a.names.size(), a.words.size()) > std::tuple(b.names.size(), b.words.size());
}

// Full names first, so that "Lund" joins "Maria Lund" or, where there is "Peter Lund" as well, whoever has more.
std::vector<std::size_t> order_of(const std::vector<SpeakerName>& names) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i].tells()) order.push_back(i);
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return is_fuller(names[a], names[b]); });
  return order;
}

Group& group_of(const SpeakerName& name, std::vector<Group>* groups) {
  Group* best = nullptr;
  for (Group& group : *groups)
    if (may_be_same(group.name, name) && (best == nullptr || group.weight() > best->weight())) best = &group;
  if (best != nullptr) return *best;
  groups->push_back({name, {}, {}});
  return groups->back();
}

// The report to show: the most of the words, then the fullest name, then the first in order.
std::size_t evidence_of(const Group& group, std::span<const Found> reports, const std::vector<SpeakerName>& names) {
  std::size_t best = group.reports.front();
  for (const std::size_t i : group.reports) {
    const double gain = reports[i].report.share - reports[best].report.share;
    if (gain > 0 || (gain == 0 && is_fuller(names[i], names[best]))) best = i;
  }
  return best;
}

}  // namespace

std::vector<Vote> count_votes(std::span<const Found> reports) {
  std::vector<SpeakerName> names;
  for (const Found& found : reports) names.push_back(speaker_name(found.report.speaker));
  std::vector<Group> groups;
  double all = 0;
  for (const std::size_t i : order_of(names)) {
    Group& group = group_of(names[i], &groups);
    group.reports.push_back(i);
    double& voice = group.voices[outlet_of(reports[i].report)];
    voice = std::max(voice, reports[i].report.share);
  }
  for (const Group& group : groups) all += group.weight();
  std::vector<Vote> votes;
  for (const Group& group : groups) {
    const std::string& fullest = reports[group.reports.front()].report.speaker;
    votes.push_back({{fullest, group.reports.size(), group.voices.size(), group.weight() / all},
                     evidence_of(group, reports, names)});
  }
  std::ranges::stable_sort(votes,
                           [](const Vote& a, const Vote& b) { return a.attribution.share > b.attribution.share; });
  return votes;
}

bool agree(std::span<const Vote> votes) {
  return !votes.empty() && votes.front().attribution.share >= kLeastAgreement;
}

}  // namespace wirecopy::story
