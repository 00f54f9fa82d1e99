#include "text/language.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "text/language_grams.h"
#include "text/language_model.h"

namespace wirecopy::text {
namespace {

constexpr std::size_t kPieces = 8;         // of a text too long to be read as a whole
constexpr std::size_t kFewestLetters = 3;  // fewer tell nothing
constexpr std::size_t kFewestIdeographs = 2;
// Japanese has a Kana in three letters, in headlines one in eight; Chinese quotes a brand or a song at times.
constexpr std::size_t kKanaShare = 16;  // one Kana in so many letters makes a text Japanese
constexpr float kLikelier = .333F;      // probability below which nothing is said: more likely wrong than right by far

constexpr float kOfNoWeight = 12;  // a language whose odds are so much less, as a logarithm, adds nothing to a sum

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80;
}

// Moves to the begin of the next word, at most so far as words are long, and to a boundary of code points.
std::size_t word_begin(std::string_view utf8, std::size_t at) {
  constexpr std::size_t kLongWord = 24;  // bytes
  const std::size_t end = std::min(at + kLongWord, utf8.size());
  const std::size_t space = std::min(utf8.find_first_of(" \n", at), end);
  if (space < end) return space;
  while (at < utf8.size() && is_continuation(utf8[at])) ++at;
  return at;
}

// Pieces of a long text, a space between two.
std::string sample(std::string_view utf8, std::size_t most_bytes) {
  std::string pieces;
  const std::size_t piece = most_bytes / kPieces;
  for (std::size_t i = 0; i < kPieces; ++i) {
    const std::size_t begin = i == 0 ? 0 : word_begin(utf8, (utf8.size() - piece) / (kPieces - 1) * i);
    const std::size_t end = word_begin(utf8, std::min(begin + piece, utf8.size()));
    pieces.append(utf8.substr(begin, end - begin)).append(" ");
  }
  return pieces;
}

using AppendKeys = void (*)(std::string_view utf8, Script script, std::vector<std::uint64_t>* keys);

LanguageGuess model_guess(std::string_view utf8, const MainScript& written, const LanguagePrior& prior,
                          AppendKeys append_keys) {
  thread_local std::vector<std::uint64_t> keys;  // scratch
  thread_local std::vector<LanguageScore> scores;
  keys.clear();
  append_keys(utf8, written.script, &keys);
  LanguageModel::built_in().score(keys, written.script, &scores);
  for (LanguageScore& score : scores)
    if (score.code == prior.code) score.score += prior.log_odds;
  const auto best = std::ranges::max_element(scores, {}, &LanguageScore::score);
  if (best == scores.end()) return {};
  float sum = 0;
  float expected = 0;
  for (const LanguageScore& score : scores) {
    if (score.score <= best->score - kOfNoWeight) continue;
    const float odds = std::exp(score.score - best->score);  // to the best
    sum += odds;
    if (score.code == prior.code) expected = odds;
  }
  if (1 / sum <= kLikelier) return {};
  return {best->code, 1 / sum, expected / sum, written.script, written.n_letters};
}

// What the script alone tells.
LanguageGuess only(std::string_view code, const MainScript& written, const LanguagePrior& prior) {
  return {code, 1, code == prior.code ? 1.F : 0.F, written.script, written.n_letters};
}

LanguageGuess guess(std::string_view utf8, const LanguagePrior& prior, AppendKeys append_keys) {
  const MainScript written = main_script(utf8);
  const bool is_ideographic = written.script == Script::han || written.script == Script::kana;
  if (written.n_letters < (is_ideographic ? kFewestIdeographs : kFewestLetters)) return {};
  if (is_ideographic) {
    const bool is_japanese = written.script == Script::kana || prior.code == "ja";  // its headlines may be Han alone
    return only(is_japanese ? "ja" : "zh", written, prior);
  }
  if (written.script > kLastShared) return only(only_language(written.script), written, prior);
  return model_guess(utf8, written, prior, append_keys);
}

}  // namespace

MainScript main_script(std::string_view utf8) {
  std::array<std::size_t, kScripts> counts{};
  std::size_t n_latin = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto byte = static_cast<unsigned char>(utf8[at]);
    if (byte < 0x80) {
      if (script_of(byte) == Script::latin) ++n_latin;
      ++at;
      continue;
    }
    const base::CodePoint code_point = base::decode(utf8, at);
    at += code_point.size;
    ++counts[static_cast<std::size_t>(script_beyond_ascii(code_point.value))];
  }
  counts[static_cast<std::size_t>(Script::none)] = 0;
  counts[static_cast<std::size_t>(Script::latin)] += n_latin;
  std::size_t& han = counts[static_cast<std::size_t>(Script::han)];
  std::size_t& kana = counts[static_cast<std::size_t>(Script::kana)];
  const std::size_t both = han + kana;
  const bool is_japanese = kana * kKanaShare > both;
  han = is_japanese ? 0 : both;
  kana = is_japanese ? both : 0;
  std::size_t n_letters = 0;
  for (const std::size_t count : counts) n_letters += count;
  const auto most = std::ranges::max_element(counts);
  if (*most * 2 <= n_letters) return {};
  return {static_cast<Script>(most - counts.begin()), *most};
}

LanguageGuess identify_language(std::string_view utf8, const LanguagePrior& prior, std::size_t most_bytes) {
  if (utf8.size() <= most_bytes) return guess(utf8, prior, append_grams);
  return guess(sample(utf8, most_bytes), prior, append_grams);
}

LanguageGuess glance_at_language(std::string_view utf8, const LanguagePrior& prior) {
  return guess(utf8, prior, append_words);
}

bool is_written_in(std::string_view code, Script script) {
  if (script == Script::kana) return code == "ja";
  if (script == Script::han) return code == "zh" || code == "ja";
  if (script > kLastShared) return code == only_language(script);
  return std::ranges::count(LanguageModel::built_in().languages(script), code) != 0;
}

bool knows_language(std::string_view code) {
  if (code.empty()) return false;  // as the shared scripts' only language is
  for (std::size_t i = 1; i < kScripts; ++i)
    if (is_written_in(code, static_cast<Script>(i))) return true;
  return false;
}

}  // namespace wirecopy::text
