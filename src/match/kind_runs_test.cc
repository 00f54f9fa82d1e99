// Kinds of what two pages share, sentence by sentence.
#include "match/kind_runs.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "match/match.h"
#include "report/names.h"

namespace wirecopy::match {
namespace {

constexpr std::string_view kLamp =
    "The old lighthouse keepers of Varnholm polished their great brass lamp every evening before the ferries came.";
constexpr std::string_view kTrees =
    "Nobody in the harbour village remembers who planted the crooked chestnut trees along the quay.";
constexpr std::string_view kFog =
    "On foggy nights the bell was rung by hand, “once for every ship” 🚢, the ledger says.";
constexpr std::string_view kSpunFog =
    "On foggy nights the bell was struck by hand, “once for each vessel” 🚢, the record says.";

// The passages of the copy, "kind: text" each.
std::string passages_of(std::string_view copy, std::string_view source) {
  Page a;
  a.text = copy;
  Page b;
  b.text = source;
  Scratch scratch;
  std::string told;
  for (const ComparedPassage& passage : compare(a, b, &scratch).passages)
    told.append(report::name(passage.kind))
        .append(": ")
        .append(a.text.substr(passage.a.begin, passage.a.size()))
        .append("\n");
  return told;
}

std::string lines(std::initializer_list<std::string_view> parts, std::string_view between) {
  std::string text;
  for (const std::string_view part : parts) text.append(text.empty() ? "" : between).append(part);
  return text;
}

TEST(KindRuns, AreCutWhereTheKindChanges) {
  const std::string copy = lines({kLamp, kSpunFog}, " ");
  const std::string source = lines({kLamp, kFog}, " ");
  EXPECT_EQ(passages_of(copy, source), lines({"copied: ", kLamp, "\nspun: ", kSpunFog, "\n"}, ""));
}

TEST(KindRuns, JoinSentencesOfOneKind) {
  const std::string text = lines({kLamp, kFog, kTrees}, "\r\n");
  EXPECT_EQ(passages_of(text, text), "copied: " + text + "\n");
}

TEST(KindRuns, LeaveOutTheChangedPieceOfAHeadlineAboveWhatWasCopied) {
  const std::string copy =
      lines({"Seven sailors saved as harbour light fails at Varnholm granite pier", kLamp, kFog}, "\n\n");
  const std::string source = lines({"Ferries turn back: harbour light breaks in Varnholm", kLamp, kFog}, "\n\n");
  EXPECT_EQ(passages_of(copy, source), lines({"copied: ", kLamp, "\n\n", kFog, "\n"}, ""));
}

}  // namespace
}  // namespace wirecopy::match
