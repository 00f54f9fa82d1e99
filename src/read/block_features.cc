#include "read/block_features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <unordered_map>

#include "read/ascii.h"
#include "read/block_cues.h"
#include "read/element_facts.h"

namespace wirecopy::read {
namespace {

constexpr std::size_t kTextCues = static_cast<std::size_t>(TextCue::n_cues);
constexpr std::size_t kTitleBytes = 12;          // of a title that is no single word
constexpr std::size_t kSampleBytes = 48;         // of a block that is looked for in a longer text
constexpr std::size_t kMostBodyBytes = 200'000;  // of JSON-LD's text, in which each block is looked for
constexpr std::size_t kNeighbours = 3;           // blocks before and after
constexpr double kFar = 99;                      // blocks

float share(double part, double whole) {
  return whole > 0 ? static_cast<float>(part / whole) : 0;
}
float logarithm(double n) {
  return static_cast<float>(std::log1p(n));
}

// Letters and digits in lower case, and what is not ASCII.
std::string letters_of(std::string_view text, std::size_t most) {
  std::string out;
  for (const char c : text) {
    if (out.size() >= most) break;
    if (is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80) out += lower_case(c);
  }
  return out;
}

// Counts over the bytes of one block.
struct TextCounts {
  int n_words = 0;
  int n_commas = 0;
  int n_ends = 0;
  int n_digits = 0;
  int n_capitals = 0;
  int n_lines = 0;
  int n_bars = 0;  // | and the like
  int n_others = 0;
};

TextCounts count_text(std::string_view text) {
  TextCounts n;
  n.n_words = 1;
  for (const char c : text) {
    n.n_words += c == ' ' || c == '\n' ? 1 : 0;
    n.n_commas += c == ',' || c == ';' ? 1 : 0;
    n.n_ends += c == '.' || c == '!' || c == '?' ? 1 : 0;
    n.n_digits += c >= '0' && c <= '9' ? 1 : 0;
    n.n_capitals += c >= 'A' && c <= 'Z' ? 1 : 0;
    n.n_lines += c == '\n' ? 1 : 0;
    n.n_bars += c == '|' || c == '/' || c == '@' ? 1 : 0;
    n.n_others += static_cast<unsigned char>(c) >= 0x80 ? 1 : 0;
  }
  return n;
}

// One kind of last character a number.
float ending_of(std::string_view text) {
  for (const std::string_view quote : {"\"", "”", "’", "'", ")"})
    if (text.ends_with(quote)) text.remove_suffix(quote.size());
  if (text.ends_with("...") || text.ends_with("…")) return 4;
  if (text.ends_with('.') || text.ends_with("。") || text.ends_with("।")) return 3;
  if (text.ends_with('!') || text.ends_with('?') || text.ends_with("？")) return 2;
  return text.ends_with(':') ? 1 : 0;
}

float beginning_of(std::string_view text) {
  const char c = text.empty() ? ' ' : text.front();
  if (c >= 'A' && c <= 'Z') return 3;
  if (c >= 'a' && c <= 'z') return 2;
  if (c >= '0' && c <= '9') return 1;
  return static_cast<unsigned char>(c) >= 0x80 ? 4 : 0;
}

float kind_of(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::p:
      return 1;
    case HtmlTag::li:
      return 2;
    case HtmlTag::blockquote:
      return 3;
    case HtmlTag::pre:
      return 4;
    case HtmlTag::tr:
    case HtmlTag::td:
    case HtmlTag::th:
    case HtmlTag::tbody:
    case HtmlTag::table:
      return 5;
    case HtmlTag::figcaption:
    case HtmlTag::caption:
    case HtmlTag::figure:
      return 6;
    case HtmlTag::dd:
    case HtmlTag::dt:
      return 7;
    case HtmlTag::button:
    case HtmlTag::legend:
      return 8;
    default:
      return tag >= HtmlTag::h1 && tag <= HtmlTag::h6 ? 10 + static_cast<float>(tag) - static_cast<float>(HtmlTag::h1)
                                                      : 0;
  }
}
bool is_heading(HtmlTag tag) {
  return tag >= HtmlTag::h1 && tag <= HtmlTag::h6;
}

float leaf_kind_of(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::a:
      return 1;
    case HtmlTag::span:
      return 2;
    case HtmlTag::strong:
    case HtmlTag::b:
      return 3;
    case HtmlTag::em:
    case HtmlTag::i:
      return 4;
    case HtmlTag::time:
      return 5;
    case HtmlTag::label:
      return 6;
    case HtmlTag::small:
    case HtmlTag::sup:
    case HtmlTag::cite:
      return 7;
    default:
      return 0;
  }
}

// Everything about the page that the rows are made of.
class FeatureWriter {
 public:
  FeatureWriter(std::span<const HtmlNode> nodes, const PageBlocks& page, const PageHints& hints)
      : page_(page),
        containers_(find_containers(page)),
        facts_(element_facts(nodes, page, containers_)),
        article_body_(letters_of(hints.article_body, kMostBodyBytes)),
        description_(letters_of(hints.description, hints.description.size())) {
    for (const std::string_view title : hints.titles) titles_.push_back(letters_of(title, kMostBodyBytes));
    prepare();
  }

  FeatureRows write() {
    FeatureRows rows;
    out_ = &rows.values;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      add_own(i);
      add_names(i);
      add_place(i);
      add_containers(i);
      add_neighbours(i);
      rows.end_row(page_.blocks.size());
    }
    return rows;
  }

 private:
  template <typename Number>
  void add(Number value) {
    out_->push_back(static_cast<float>(value));
  }
  [[nodiscard]] const PageElement& element(std::uint32_t i) const { return page_.elements[i]; }
  [[nodiscard]] std::uint32_t parent(std::uint32_t i) const { return i == 0 ? 0 : element(i).parent; }

  void prepare() {
    std::uint32_t n_sentence_bytes = 0;
    std::size_t heading = page_.blocks.size();
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const TextBlock& block = page_.blocks[i];
      const std::string_view text = page_.text_of(block);
      cues_.push_back(text_cues(text));
      letters_.push_back(letters_of(text, kSampleBytes));
      ++n_same_[letters_.back()];
      sentences_before_.push_back(n_sentence_bytes);
      heading_.push_back(heading);
      if (is_like_sentences(block)) n_sentence_bytes += block.n_bytes();
      if (is_heading(element(block.element).tag)) heading = i;
      const bool is_title =
          letters_.back().size() >= kTitleBytes && std::ranges::any_of(titles_, [this](const std::string& title) {
            return title.starts_with(letters_.back()) || letters_.back().starts_with(title);
          });
      is_title_.push_back(is_title);
      if (is_title || element(block.element).tag == HtmlTag::h1) title_ = i;
    }
    n_sentence_bytes_ = n_sentence_bytes;
    // The last title before half of the sentences is the article's own.
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const bool begins = is_title_[i] || element(page_.blocks[i].element).tag == HtmlTag::h1;
      if (begins && sentences_before_[i] * 4 <= n_sentence_bytes) first_title_ = i;
    }
  }

  void add_own(std::size_t i) {
    const TextBlock& block = page_.blocks[i];
    const std::string_view text = page_.text_of(block);
    const TextCounts n = count_text(text);
    const double size = block.n_bytes();
    add(logarithm(size));
    add(logarithm(n.n_words));
    add(size / n.n_words);
    add(share(block.n_link_bytes, size));
    add(block.n_links);
    add(share(block.n_bold_bytes, size));
    add(share(block.n_italic_bytes, size));
    add(share(n.n_commas, n.n_words));
    add(n.n_ends);
    add(ending_of(text));
    add(beginning_of(text));
    add(share(n.n_digits, size));
    add(share(n.n_capitals, size));
    add(share(n.n_capitals, n.n_words));
    add(share(n.n_others, size));
    add(n.n_lines);
    add(n.n_bars);
    add(block.n_line_ends);
    add(text.contains('?') ? 1 : 0);
    add(text.contains("http") ? 1 : 0);
    add(n_same_[letters_[i]]);
    add(is_title_[i] ? 1 : 0);
    add(!description_.empty() && letters_[i].size() >= kTitleBytes && description_.contains(letters_[i]) ? 1 : 0);
    add(article_body_.empty() ? -1 : article_body_.contains(letters_[i]) ? 1 : 0);
  }

  void add_names(std::size_t i) {
    const TextBlock& block = page_.blocks[i];
    const ElementFacts& fact = facts_[block.leaf];
    add(kind_of(element(block.element).tag));
    add(leaf_kind_of(element(block.leaf).tag));
    add(kind_of(element(parent(block.element)).tag));
    for (std::size_t k = 0; k < kAround.size(); ++k) add(fact.around >> k & 1U);
    for (const std::uint8_t distance : fact.cue_distance) add(distance);
    for (std::size_t k = 0; k < kTextCues; ++k) add(cues_[i] >> k & 1U);
    add(element(block.leaf).is_hidden ? 1 : 0);
  }

  void add_place(std::size_t i) {
    const TextBlock& block = page_.blocks[i];
    const std::size_t n = page_.blocks.size();
    add(share(static_cast<double>(i), static_cast<double>(n)));
    add(logarithm(static_cast<double>(i)));
    add(logarithm(static_cast<double>(n - i)));
    add(share(block.begin, static_cast<double>(page_.text.size())));
    add(share(sentences_before_[i], n_sentence_bytes_));
    add(logarithm(sentences_before_[i]));
    add(logarithm(n_sentence_bytes_ - sentences_before_[i]));
    add(logarithm(n_sentence_bytes_));
    add(share(n_sentence_bytes_, static_cast<double>(page_.text.size())));
    add(element(block.element).depth);
    add(first_title_ < n ? std::clamp(static_cast<double>(i) - static_cast<double>(first_title_), -50.0, 50.0) : -99);
    add(title_ < n ? std::clamp(static_cast<double>(i) - static_cast<double>(title_), -50.0, 50.0) : -99);
    add_heading(i);
  }

  // The heading above, which tells of what stands under it.
  void add_heading(std::size_t i) {
    const std::size_t heading = heading_[i];
    const bool has_one = heading < page_.blocks.size();
    add(has_one ? std::min<double>(static_cast<double>(i - heading), kFar) : kFar);
    add(has_one ? kind_of(element(page_.blocks[heading].element).tag) : 0);
    add(has_one ? logarithm(page_.blocks[heading].n_bytes()) : 0);
    for (std::size_t k = 0; k < kTextCues; ++k) add(has_one ? cues_[heading] >> k & 1U : 0);
    add(has_one && page_.is_inside(page_.blocks[i].element, parent(page_.blocks[heading].element)) ? 1 : 0);
  }

  void add_containers(std::size_t i) {
    const TextBlock& block = page_.blocks[i];
    const ElementFacts& fact = facts_[block.element];
    add(fact.is_in_best ? 1 : 0);
    add(fact.is_in_majority ? 1 : 0);
    add(containers_.article == kNoElement ? -1 : fact.is_in_article ? 1 : 0);
    add(containers_.main == kNoElement ? -1 : fact.is_in_main ? 1 : 0);
    for (const std::uint32_t outer : {containers_.best, containers_.majority, containers_.article})
      add_distance(block.element, outer);
    std::uint32_t at = block.element;
    for (int level = 0; level < 4; ++level, at = parent(at)) {
      const PageElement& around = element(at);
      if (level > 0) add(share(around.n_bytes, page_.elements[0].n_bytes));
      if (level > 0) add(logarithm(around.n_blocks));
      add(share(around.n_link_bytes, around.n_bytes));
      add(share(around.n_sentence_bytes, around.n_bytes));
      if (level > 0) add(share(around.n_sentence_bytes, n_sentence_bytes_));
      if (level > 0) add(share(around.n_bytes, around.n_blocks));
    }
  }

  void add_distance(std::uint32_t inner, std::uint32_t outer) {
    const bool is_there = outer != kNoElement;
    add(is_there ? static_cast<double>(element(inner).depth) - element(outer).depth : -kFar);
    add(is_there ? share(element(outer).n_sentence_bytes, n_sentence_bytes_) : -1);
  }

  void add_neighbours(std::size_t i) {
    for (std::size_t k = 1; k <= kNeighbours; ++k) {
      add_neighbour(i, i >= k ? i - k : page_.blocks.size());
      add_neighbour(i, i + k);
    }
    add(distance_to_sentences(i, -1));
    add(distance_to_sentences(i, 1));
  }

  void add_neighbour(std::size_t i, std::size_t other) {
    const bool is_there = other < page_.blocks.size();
    const TextBlock* block = is_there ? &page_.blocks[other] : nullptr;
    const TextBlock& own = page_.blocks[i];
    add(is_there ? logarithm(block->n_bytes()) : -1);
    add(is_there ? share(block->n_link_bytes, block->n_bytes()) : -1);
    add(is_there ? kind_of(element(block->element).tag) : -1);
    add(is_there && parent(block->element) == parent(own.element) ? 1 : 0);
    add(is_there ? ending_of(page_.text_of(*block)) : -1);
    add(is_there ? (cues_[other] != 0 ? 1 : 0) : -1);
  }

  [[nodiscard]] double distance_to_sentences(std::size_t i, int step) const {
    for (std::size_t k = 1; k < 20; ++k) {
      const std::size_t at = step > 0 ? i + k : i - k;
      if (at >= page_.blocks.size()) return kFar;
      if (is_like_sentences(page_.blocks[at])) return static_cast<double>(k);
    }
    return kFar;
  }

  const PageBlocks& page_;
  Containers containers_;
  std::vector<ElementFacts> facts_;
  std::string article_body_;
  std::string description_;
  std::vector<std::string> titles_;
  std::vector<float>* out_ = nullptr;

  std::vector<std::uint32_t> cues_;              // of each block's text
  std::vector<std::string> letters_;             // with which each block begins
  std::vector<std::uint32_t> sentences_before_;  // bytes
  std::vector<std::size_t> heading_;             // the last heading before each block
  std::vector<bool> is_title_;
  std::unordered_map<std::string, int> n_same_;
  std::size_t title_ = SIZE_MAX;
  std::size_t first_title_ = SIZE_MAX;
  std::uint32_t n_sentence_bytes_ = 0;
};

}  // namespace

FeatureRows block_features(std::span<const HtmlNode> nodes, const PageBlocks& page, const PageHints& hints) {
  return FeatureWriter(nodes, page, hints).write();
}

}  // namespace wirecopy::read
