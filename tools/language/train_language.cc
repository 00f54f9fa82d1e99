// Learns models/language.bin. usage: train_language CORPUS OUT, with the folder that collect.py made.
//
// Languages of one script are told apart by softmax regression over n-grams and words, of low rank. Examples are drawn:
// half of a language's examples are pieces of its text, of 20 to 240 letters; half are words drawn as often as a list
// of its words says, where there is one, because the text is all of software and the words are of everything. One
// example in five has a few words of another language of the script in it, as names are. One thread, fixed seeds: the
// same corpus gives the same bytes.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/utf8.h"
#include "text/language.h"
#include "text/language_grams.h"
#include "text/language_model.h"

namespace wirecopy {
namespace {

using text::kLanguageNumbers;
using text::kLanguageSlots;
using text::Script;
using Row = std::array<float, kLanguageNumbers>;
using Random = std::mt19937;

constexpr std::size_t kFewestWords = 2000;      // of a list worth drawing from
constexpr std::size_t kCountedExamples = 6000;  // a class, to choose keys by
constexpr std::uint32_t kFewestCount = 8;       // examples that hold a key worth a row
constexpr double kShortest = 20;                // letters of an example, drawn evenly by logarithm
constexpr double kLongest = 240;

// Most of the web is written in these (W3Techs' count of sites, 2025); the others of their scripts are told only where
// the text says so e times as clearly. The true odds are larger, but small languages are not to be drowned.
constexpr std::array<std::string_view, 16> kLargest = {"en", "es", "de", "fr", "pt", "ru", "it", "nl",
                                                       "pl", "tr", "fa", "vi", "id", "cs", "ar", "uk"};
constexpr float kLargestOdds = 1;  // a logarithm

struct Language {
  Script script = Script::none;
  std::string code;
  std::vector<std::string> lines;
  std::vector<std::string> words;
  std::vector<double> shares;  // cumulative
  std::vector<std::string> declaration;
};

std::vector<std::string> lines_of(const std::filesystem::path& path, Script script) {
  std::vector<std::string> lines;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);)
    if (text::main_script(line).script == script) lines.push_back(line);
  return lines;
}

void read_words(const std::filesystem::path& path, Language* language) {
  std::ifstream file(path);
  std::string word;
  double share = 0;
  double sum = 0;
  while (file >> word >> share) {
    if (text::main_script(word).script != language->script) continue;
    language->words.push_back(word);
    language->shares.push_back(sum += share);
  }
  if (language->words.size() < kFewestWords) language->words.clear();
}

Script script_named(const std::string& name) {
  const std::map<std::string, Script> scripts = {{"latin", Script::latin},           {"cyrillic", Script::cyrillic},
                                                 {"arabic", Script::arabic},         {"bengali", Script::bengali},
                                                 {"devanagari", Script::devanagari}, {"hebrew", Script::hebrew},
                                                 {"ethiopic", Script::ethiopic}};
  return scripts.at(name);
}

std::vector<Language> read_languages(const std::filesystem::path& folder) {
  std::vector<Language> languages;
  std::ifstream classes(folder / "classes");
  std::string script;
  std::string code;
  while (classes >> script >> code) {
    Language language{script_named(script), code, {}, {}, {}, {}};
    language.lines = lines_of(folder / (code + ".txt"), language.script);
    language.declaration = lines_of(folder / (code + ".dev"), language.script);
    read_words(folder / (code + ".words"), &language);
    if (language.lines.size() < 50)
      std::fprintf(stderr, "%s: %zu lines only\n", code.c_str(), language.lines.size());
    else
      languages.push_back(std::move(language));
  }
  return languages;
}

// Random() % n is the same everywhere; std::uniform_int_distribution is not.
std::size_t below(std::size_t n, Random* random) {
  return (*random)() % n;
}
double unit(Random* random) {
  return static_cast<double>((*random)()) / 4294967296.0;
}

const std::string& drawn_word(const Language& language, Random* random) {
  const double at = unit(random) * language.shares.back();
  const auto found = static_cast<std::size_t>(std::ranges::upper_bound(language.shares, at) - language.shares.begin());
  return language.words[std::min(found, language.words.size() - 1)];
}

// So many letters of it, from the begin of a word on.
std::string window(const std::string& text, std::size_t n_letters, Random* random) {
  const std::size_t bytes = n_letters * text.size() / std::max<std::size_t>(1, base::count_code_points(text));
  if (text.size() <= bytes) return text;
  const std::size_t space = text.find(' ', below(text.size() - bytes + 1, random));
  const std::size_t begin = space == std::string::npos || space + bytes > text.size() ? 0 : space + 1;
  const std::size_t end = text.find(' ', begin + bytes);
  return text.substr(begin, end == std::string::npos ? end : end - begin);
}

std::string example(const Language& language, const std::vector<const Language*>& others, Random* random) {
  const auto n_letters = static_cast<std::size_t>(kShortest * std::pow(kLongest / kShortest, unit(random)));
  std::string text;
  const bool of_words = !language.words.empty() && below(2, random) == 0;
  if (of_words) {
    while (base::count_code_points(text) < n_letters) text.append(drawn_word(language, random)).append(" ");
  } else {
    std::size_t line = below(language.lines.size(), random);
    while (base::count_code_points(text) < n_letters && line < language.lines.size())
      text.append(language.lines[line++]).append(" ");
    text = window(text, n_letters, random);
  }
  if (!others.empty() && below(5, random) == 0) {
    const Language& other = *others[below(others.size(), random)];
    const std::size_t n_words = below(1 + n_letters / 40, random) + 1;
    for (std::size_t i = 0; i < n_words; ++i) text.append(" ").append(drawn_word(other, random));
  }
  return text;
}

class Examples {
 public:
  explicit Examples(const std::vector<Language>& languages) : languages_(languages), with_words_(languages.size()) {
    for (std::size_t i = 0; i < languages.size(); ++i)
      for (const Language& other : languages)
        if (other.script == languages[i].script && &other != &languages[i] && !other.words.empty())
          with_words_[i].push_back(&other);
  }
  // The keys of an example of a language.
  const std::vector<std::uint64_t>& draw(std::size_t language, Random* random) {
    keys_.clear();
    const std::string text = example(languages_[language], with_words_[language], random);
    if (below(4, random) == 0)
      text::append_words(text, languages_[language].script, &keys_);
    else
      text::append_grams(text, languages_[language].script, &keys_);
    return keys_;
  }

 private:
  const std::vector<Language>& languages_;
  std::vector<std::vector<const Language*>> with_words_;  // the others of its script
  std::vector<std::uint64_t> keys_;
};

// How many examples hold a key, and in how many languages.
struct Count {
  Script script = Script::none;
  std::uint32_t n = 0;
  std::uint32_t n_here = 0;  // of the language being counted
  double n_log_n = 0;        // sum over the languages counted

  // How far the languages of its examples are from all languages of the script alike, in nats, times its examples.
  [[nodiscard]] double information(double n_languages) const { return n_log_n - n * std::log(n / n_languages); }
};
using Counts = std::unordered_map<std::uint64_t, Count>;

void count_keys(std::size_t language, Script script, Examples* examples, Random* random, Counts* counts) {
  for (std::size_t k = 0; k < kCountedExamples; ++k) {
    std::vector<std::uint64_t> keys = examples->draw(language, random);
    std::ranges::sort(keys);
    keys.erase(std::ranges::unique(keys).begin(), keys.end());
    for (const std::uint64_t key : keys) {
      Count& count = (*counts)[key];
      count.script = script;
      ++count.n_here;
    }
  }
  for (auto& [key, count] : *counts) {
    if (count.n_here == 0) continue;
    count.n += count.n_here;
    count.n_log_n += count.n_here * std::log(count.n_here);
    count.n_here = 0;
  }
}

// The tags of the keys that tell most, each in a slot of its own.
std::vector<std::uint16_t> chosen_tags(const std::vector<Language>& languages, Examples* examples) {
  std::map<Script, double> n_languages;
  Counts counts;
  Random random(1);
  for (std::size_t i = 0; i < languages.size(); ++i) {
    n_languages[languages[i].script] += 1;
    count_keys(i, languages[i].script, examples, &random, &counts);
  }
  std::vector<std::pair<double, std::uint64_t>> ranked;
  for (const auto& [key, count] : counts)
    if (count.n >= kFewestCount) ranked.emplace_back(count.information(n_languages[count.script]), key);
  std::ranges::sort(ranked, std::greater());
  std::vector<std::uint16_t> tags(kLanguageSlots, 0);
  for (const auto& [information, key] : ranked) {
    const auto [slot, tag] = text::language_slot(key);
    if (tags[slot] == tag || tags[slot ^ 1U] == tag) continue;
    if (tags[slot] == 0)
      tags[slot] = tag;
    else if (tags[slot ^ 1U] == 0)
      tags[slot ^ 1U] = tag;
  }
  std::fprintf(stderr, "%zu keys, %zu often enough\n", counts.size(), ranked.size());
  return tags;
}

class Trainer {
 public:
  Trainer(const std::vector<Language>& languages, std::vector<std::uint16_t> tags)
      : languages_(languages),
        tags_(std::move(tags)),
        rows_(kLanguageSlots),
        weights_(languages.size()),
        biases_(languages.size(), 0),
        logits_(languages.size()) {
    Random random(2);
    for (Row& row : rows_)
      for (float& value : row) value = static_cast<float>((unit(&random) - .5) / kLanguageNumbers);
  }

  void learn(Examples* examples, std::size_t n_steps, double rate, bool fixes_rows, Random* random) {
    double loss = 0;
    for (std::size_t step = 0; step < n_steps; ++step) {
      const std::size_t language = below(languages_.size(), random);
      const auto left = static_cast<float>(rate * (1 - static_cast<double>(step) / static_cast<double>(n_steps)));
      loss += one_step(examples->draw(language, random), language, left, fixes_rows);
      if (step % 200000 == 199999) {
        std::fprintf(stderr, "%zu steps, loss %.4f\n", step + 1, loss / 200000);
        loss = 0;
      }
    }
  }

  void favour_largest() {
    for (std::size_t i = 0; i < languages_.size(); ++i)
      if (std::ranges::find(kLargest, languages_[i].code) != kLargest.end()) biases_[i] += kLargestOdds;
  }

  // Rounds the rows' numbers to the steps in which they are kept.
  void round_rows() {
    std::vector<float> sizes;
    for (std::uint32_t slot = 0; slot < kLanguageSlots; ++slot)
      if (tags_[slot] != 0)
        for (const float value : rows_[slot]) sizes.push_back(std::abs(value));
    const auto large = sizes.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(sizes.size()) * .9995);
    std::ranges::nth_element(sizes, large);
    scale_ = *large / 127;
    for (Row& row : rows_)
      for (float& value : row) value = std::clamp(std::round(value / scale_), -127.F, 127.F) * scale_;
  }

  void write(const std::string& path) const {
    std::ofstream out(path, std::ios::binary);
    const auto put = [&out](const auto& value) { out.write(reinterpret_cast<const char*>(&value), sizeof value); };
    out << "WCLANG01";
    for (const std::uint16_t tag : tags_) put(tag);
    for (std::uint32_t slot = 0; slot < kLanguageSlots; ++slot)
      for (const float value : rows_[slot])
        put(static_cast<std::int8_t>(tags_[slot] == 0 ? 0 : std::lround(value / scale_)));
    put(scale_);
    for (auto script = Script::latin; script <= text::kLastShared; script = next(script)) write_script(script, &out);
  }

  // How many sentences of the Declaration are told rightly, and how much they surprise.
  void print_declaration() {
    double right = 0;
    double surprise = 0;
    double n_languages = 0;
    for (std::size_t i = 0; i < languages_.size(); ++i) {
      const Judgement judgement = judge(i);
      if (judgement.n < 20) continue;
      right += judgement.right / judgement.n;
      surprise += judgement.surprise / judgement.n;
      n_languages += 1;
    }
    std::fprintf(stderr, "Declaration: %.4f right, %.4f nats, %.0f languages\n", right / n_languages,
                 surprise / n_languages, n_languages);
  }

 private:
  struct Judgement {
    double n = 0;
    double right = 0;
    double surprise = 0;  // nats
  };

  // Of a language's sentences of sixty letters and more.
  Judgement judge(std::size_t language) {
    Judgement judgement;
    for (const std::string& line : languages_[language].declaration) {
      if (base::count_code_points(line) < 60) continue;
      std::vector<std::uint64_t> keys;
      text::append_grams(line, languages_[language].script, &keys);
      judgement.surprise -= std::log(std::max(static_cast<double>(look(keys, language)), 1e-9));
      judgement.right += *std::ranges::max_element(logits_) == logits_[language] ? 1 : 0;
      judgement.n += 1;
    }
    return judgement;
  }

  static Script next(Script script) { return static_cast<Script>(static_cast<int>(script) + 1); }

  void write_script(Script script, std::ofstream* out) const {
    const auto put = [out](const auto& value) { out->write(reinterpret_cast<const char*>(&value), sizeof value); };
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < languages_.size(); ++i)
      if (languages_[i].script == script) members.push_back(i);
    put(static_cast<std::uint8_t>(script));
    put(static_cast<std::uint8_t>(members.size()));
    for (const std::size_t i : members) {
      std::string code = languages_[i].code;
      code.resize(4);
      *out << code;
    }
    for (const std::size_t i : members) put(biases_[i]);
    for (std::size_t d = 0; d < kLanguageNumbers; ++d)
      for (const std::size_t i : members) put(weights_[i][d]);
  }

  // Fills slots_, text_ and logits_; returns the probability of a language.
  float look(const std::vector<std::uint64_t>& keys, std::size_t language) {
    slots_.clear();
    for (const std::uint64_t key : keys) {
      const auto [slot, tag] = text::language_slot(key);
      if (tags_[slot] == tag)
        slots_.push_back(slot);
      else if (tags_[slot ^ 1U] == tag)
        slots_.push_back(slot ^ 1U);
    }
    text_.fill(0);
    for (const std::uint32_t slot : slots_)
      for (std::size_t d = 0; d < kLanguageNumbers; ++d) text_[d] += rows_[slot][d];
    share_ = slots_.empty() ? 0 : 1 / std::sqrt(static_cast<float>(slots_.size()));
    for (float& value : text_) value *= share_;
    float most = -1e30F;
    for (std::size_t i = 0; i < languages_.size(); ++i) {
      logits_[i] = -1e30F;
      if (languages_[i].script != languages_[language].script) continue;
      logits_[i] = biases_[i];
      for (std::size_t d = 0; d < kLanguageNumbers; ++d) logits_[i] += weights_[i][d] * text_[d];
      most = std::max(most, logits_[i]);
    }
    float sum = 0;
    for (const float logit : logits_) sum += logit > -1e29F ? std::exp(logit - most) : 0;
    most_ = most;
    sum_ = sum;
    return std::exp(logits_[language] - most) / sum;
  }

  double one_step(const std::vector<std::uint64_t>& keys, std::size_t language, float rate, bool fixes_rows) {
    const float probability = look(keys, language);
    Row slope{};
    for (std::size_t i = 0; i < languages_.size(); ++i) {
      if (logits_[i] <= -1e29F) continue;
      const float error = (i == language ? 1.F : 0.F) - std::exp(logits_[i] - most_) / sum_;
      for (std::size_t d = 0; d < kLanguageNumbers; ++d) {
        slope[d] += error * weights_[i][d];
        weights_[i][d] += rate * error * text_[d];
      }
      biases_[i] += rate * error;
    }
    if (!fixes_rows)
      for (const std::uint32_t slot : slots_)
        for (std::size_t d = 0; d < kLanguageNumbers; ++d) rows_[slot][d] += rate * share_ * slope[d];
    return -std::log(std::max(static_cast<double>(probability), 1e-9));
  }

  const std::vector<Language>& languages_;
  std::vector<std::uint16_t> tags_;
  std::vector<Row> rows_;
  std::vector<Row> weights_;
  std::vector<float> biases_;
  float scale_ = 0;
  std::vector<std::uint32_t> slots_;
  Row text_{};
  float share_ = 0;
  float most_ = 0;
  float sum_ = 0;
  std::vector<float> logits_;
};

int run(const std::string& corpus, const std::string& out, std::size_t n_steps, double rate) {
  const std::vector<Language> languages = read_languages(corpus);
  Examples examples(languages);
  Trainer trainer(languages, chosen_tags(languages, &examples));
  Random random(3);
  trainer.learn(&examples, n_steps, rate, false, &random);
  trainer.print_declaration();
  trainer.round_rows();
  trainer.learn(&examples, n_steps / 8, rate / 10, true, &random);
  trainer.print_declaration();
  trainer.favour_largest();
  trainer.print_declaration();
  trainer.write(out);
  return 0;
}

}  // namespace
}  // namespace wirecopy

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: train_language CORPUS OUT\n");
    return 2;
  }
  return wirecopy::run(argv[1], argv[2], argc > 3 ? std::stoul(argv[3]) : 6000000, argc > 4 ? std::stod(argv[4]) : .15);
}
