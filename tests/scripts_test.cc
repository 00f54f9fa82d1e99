// Copies in many scripts: single sentences, taken from several pages and set among others, are found through the public
// face, in full and nothing else. The sentences mean nothing: words or characters drawn as a language draws them (the
// commonest far more often), of the lengths and with the marks that news in that script has.
#include <cmath>
#include <memory>
#include <ostream>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/brkiter.h>

#include "base/json_string.h"
#include "base/testing.h"
#include "base/utf8.h"
#include "wirecopy/engine.h"

namespace wirecopy {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

struct Script {
  std::string_view name;
  std::vector<Range> letters;
  std::vector<Range> marks;  // vowel signs and tones, on half of the letters
  bool spaced = true;
  bool dense = false;      // a letter is a syllable or a word
  std::string_view end;    // of a sentence, with the space behind it
  double precision = .95;  // at least; lower where few letters and no full stops leave much to chance
};

const std::vector<Script>& scripts() {
  static const std::vector<Script> all = {
      {"Latin", {{'a', 'z'}}, {}, true, false, ". ", .85},
      {"Vietnamese", {{'a', 'z'}, {0x1EA0, 0x1EF9}}, {{0x0300, 0x0303}}, true, false, ". "},
      {"Cyrillic", {{0x0430, 0x044F}}, {}, true, false, ". "},
      {"Greek", {{0x03B1, 0x03C1}, {0x03C3, 0x03C9}}, {}, true, false, ". "},
      {"Armenian", {{0x0561, 0x0586}}, {}, true, false, "։ "},
      {"Georgian", {{0x10D0, 0x10F0}}, {}, true, false, ". "},
      {"Hebrew", {{0x05D0, 0x05EA}}, {}, true, false, ". "},
      {"Arabic", {{0x0627, 0x063A}, {0x0641, 0x064A}}, {}, true, false, ". "},
      {"Devanagari", {{0x0915, 0x0939}}, {{0x093E, 0x0948}}, true, false, "। "},
      {"Tamil", {{0x0BAE, 0x0BB9}, {0x0B95, 0x0B95}}, {{0x0BBE, 0x0BC2}}, true, false, ". "},
      {"Ethiopic", {{0x1208, 0x1246}}, {}, true, false, "። "},
      {"Hangul", {{0xAC00, 0xD7A3}}, {}, true, true, ". "},
      {"Han", {{0x4E00, 0x9FA5}}, {}, false, true, "。"},
      {"Japanese", {{0x3042, 0x3093}, {0x3042, 0x3093}, {0x30A2, 0x30F3}, {0x4E00, 0x4E80}}, {}, false, true, "。"},
      {"Thai", {{0x0E01, 0x0E2E}}, {{0x0E34, 0x0E39}, {0x0E48, 0x0E4B}}, false, false, " ", .85},
      {"Lao",
       {{0x0E81, 0x0E82}, {0x0E87, 0x0E88}, {0x0E94, 0x0E97}, {0x0E99, 0x0E9F}, {0x0EA1, 0x0EA3}, {0x0EAA, 0x0EAB}},
       {{0x0EB4, 0x0EB9}, {0x0EC8, 0x0ECB}},
       false,
       false,
       " ",
       .85},
      {"Khmer", {{0x1780, 0x17A2}}, {{0x17B6, 0x17C5}}, false, false, "។ "},
      {"Burmese", {{0x1000, 0x1021}}, {{0x102B, 0x1032}}, false, false, "။ "},
  };
  return all;
}

class Generator {
 public:
  static constexpr std::size_t kWords = 6000;

  Generator(const Script& script, std::uint32_t seed) : script_(script), random_(seed) {
    for (std::size_t i = 0; i < kWords; ++i) words_.push_back(new_word(i));
  }

  // 25 to 90 characters.
  std::string sentence() {
    const std::size_t length = 25 + below(66);
    std::string text = capitalised(word());
    while (base::count_code_points(text) < length) {
      if (script_.spaced) text += ' ';
      text += word();
    }
    if (script_.spaced) text += " " + words_[below(2000) + 600];  // a single letter at the end would be an initial
    return text + std::string(script_.end);
  }

  // A letter of the script, not the one given.
  std::string other_letter(std::string_view letter) {
    std::string other(letter);
    while (other == letter) other = new_letter(false);
    return other;
  }

  std::size_t below(std::size_t n) { return random_() % n; }

 private:
  // Word number n about 1/n as often as the first.
  const std::string& word() {
    const double u = static_cast<double>(random_()) / 4294967296.0;
    return words_[static_cast<std::size_t>(std::pow(static_cast<double>(words_.size()), u)) - 1];
  }

  char32_t any_of(const std::vector<Range>& ranges) {
    const Range range = ranges[below(ranges.size())];
    return range.first + static_cast<char32_t>(below(range.last - range.first + 1));
  }

  std::string new_letter(bool with_mark) {
    std::string letter;
    base::append_utf8(any_of(script_.letters), &letter);
    if (with_mark && !script_.marks.empty()) base::append_utf8(any_of(script_.marks), &letter);
    return letter;
  }

  // The commoner, the shorter: one to ten letters. In scripts whose letters are syllables or words, one to four.
  std::string new_word(std::size_t rank) {
    std::string word;
    const std::size_t n = (rank < 60 ? 1 : rank < 600 ? 3 : 5) + below(rank < 60 ? 3 : 5);
    for (std::size_t i = 0; i < (script_.dense ? (n + 2) / 3 : n); ++i) word += new_letter(below(2) == 0);
    return word;
  }

  // In bicameral scripts; the capitals of Georgian begin no sentence.
  [[nodiscard]] std::string capitalised(const std::string& word) const {
    const base::CodePoint first = base::decode(word, 0);
    if (script_.name == "Georgian") return word;
    std::string capital;
    base::append_utf8(static_cast<char32_t>(u_toupper(static_cast<UChar32>(first.value))), &capital);
    return capital + word.substr(first.size);
  }

  const Script& script_;
  std::mt19937 random_;
  std::vector<std::string> words_;
};

using Sentences = std::vector<std::string>;

std::string join(const Sentences& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) text += sentence;
  return text;
}

std::unique_ptr<Library> corpus_of(const std::vector<Sentences>& pages) {
  const base::testing::TempFolder folder;
  std::string lines;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    lines += R"({"id":"source )" + std::to_string(i) + R"(","text":)";
    base::append_json_string(join(pages[i]), &lines);
    lines += "}\n";
  }
  const std::vector<std::string> inputs = {folder.write("pages.jsonl", lines)};
  Notes notes;
  return read_corpus(inputs, {.n_threads = 1, .progress = {}}, &notes).value();
}

// A page of new sentences, of which every third is taken from one of `sources`.
struct Stitched {
  Page page;
  std::vector<ByteSpan> copies;  // without the space behind them
};

template <typename Change>
Stitched stitch(Generator* generator, const std::vector<Sentences>& sources, const Change& change) {
  Stitched stitched;
  std::string& text = stitched.page.text;
  for (int i = 0; i < 15; ++i) {
    if (i % 3 != 1) {
      text += generator->sentence();
      continue;
    }
    const Sentences& source = sources[generator->below(sources.size())];
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += change(source[generator->below(source.size())]);
    const auto end = static_cast<std::uint32_t>(text.find_last_not_of(' ') + 1);
    stitched.copies.push_back({begin, end});
  }
  stitched.page.id = "traced";
  return stitched;
}

struct Figures {
  double copied = 0;    // bytes
  double found = 0;     // of them
  double reported = 0;  // bytes of passages
  [[nodiscard]] double recall() const { return found / copied; }
  [[nodiscard]] double precision() const { return found / reported; }
};

void count(const Stitched& stitched, const PageTrace& trace, Figures* figures) {
  for (const ByteSpan copy : stitched.copies) figures->copied += copy.size();
  for (const Passage& passage : trace.passages) {
    figures->reported += passage.span.size();
    for (const ByteSpan copy : stitched.copies) figures->found += overlap(passage.span, copy);
  }
}

// Where ICU's own rules allow a cut between what a reader sees as characters.
std::set<std::uint32_t> grapheme_bounds(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> graphemes(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  UText* view = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  graphemes->setText(view, status);
  std::set<std::uint32_t> bounds;
  for (auto at = graphemes->first(); at != icu::BreakIterator::DONE; at = graphemes->next())
    bounds.insert(static_cast<std::uint32_t>(at));
  utext_close(view);
  return bounds;
}

void expect_whole_graphemes(const std::string& text, const PageTrace& trace) {
  const std::set<std::uint32_t> bounds = grapheme_bounds(text);
  for (const Passage& passage : trace.passages)
    EXPECT_TRUE(bounds.contains(passage.span.begin) && bounds.contains(passage.span.end))
        << text.substr(passage.span.begin, passage.span.size());
}

template <typename Change>
Figures trace_stitched(const Script& script, std::uint32_t seed, const Change& change) {
  Generator generator(script, seed);
  std::vector<Sentences> sources(10);
  for (Sentences& source : sources)
    for (int i = 0; i < 12; ++i) source.push_back(generator.sentence());
  const std::unique_ptr<Library> library = corpus_of(sources);
  Figures figures;
  for (int i = 0; i < 12; ++i) {
    const Stitched stitched = stitch(&generator, sources, [&](const auto& each) { return change(&generator, each); });
    const PageTrace trace = library->trace(stitched.page).value();
    expect_whole_graphemes(stitched.page.text, trace);
    count(stitched, trace, &figures);
  }
  return figures;
}

std::string unchanged(Generator* /*generator*/, const std::string& sentence) {
  return sentence;
}

// The sentence with the character in its middle replaced.
std::string with_a_typo(Generator* generator, const std::string& sentence) {
  const std::set<std::uint32_t> bounds = grapheme_bounds(sentence);
  const auto end = bounds.lower_bound(static_cast<std::uint32_t>(sentence.size() / 2));
  const auto begin = std::prev(end);
  const std::string letter = sentence.substr(*begin, *end - *begin);
  return sentence.substr(0, *begin) + generator->other_letter(letter) + sentence.substr(*end);
}

void PrintTo(const Script& script, std::ostream* out) {  // NOLINT(readability-identifier-naming): GoogleTest calls it
  *out << script.name;
}

class SlowScripts : public ::testing::TestWithParam<Script> {};

TEST_P(SlowScripts, CopiedSentencesAreFoundAndNothingElse) {
  const Figures figures = trace_stitched(GetParam(), 1, unchanged);
  EXPECT_GE(figures.recall(), .98);
  EXPECT_GE(figures.precision(), GetParam().precision);
}

TEST_P(SlowScripts, SentencesWithOneCharacterChangedAreFound) {
  const Figures figures = trace_stitched(GetParam(), 2, with_a_typo);
  EXPECT_GE(figures.recall(), .93);
  EXPECT_GE(figures.precision(), GetParam().precision - .05);
}

INSTANTIATE_TEST_SUITE_P(All, SlowScripts, ::testing::ValuesIn(scripts()),
                         [](const auto& script) { return std::string(script.param.name); });

}  // namespace
}  // namespace wirecopy
