// Learns who said what from marked pages: see the end of this file for the order of things.
//
//   train_quotes CLASSES TRAIN DEV OUT [RESULT.jsonl]
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "attribution/statements.h"
#include "attribution/tagging.h"
#include "base/files.h"
#include "base/json.h"
#include "base/utf8.h"

namespace {

using namespace wirecopy;               // NOLINT(google-build-using-namespace): a program, not a header
using namespace wirecopy::attribution;  // NOLINT(google-build-using-namespace)

double param(const char* name, double value) {
  const char* given = std::getenv(name);
  return given ? std::atof(given) : value;
}

// --- data
struct MarkedStatement {
  std::vector<ByteSpan> speaker;
  std::vector<ByteSpan> cue;
  std::vector<ByteSpan> content;
};

struct MarkedPage {
  std::string id;
  std::string text;
  std::vector<MarkedStatement> statements;
  Tokens tokens;
  std::vector<Label> labels;  // of each token
};

std::string read_whole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "train_quotes: cannot read %s\n", path.c_str());
    std::exit(2);
  }
  return {std::istreambuf_iterator<char>(file), {}};
}

void each_row(const std::string& path, const std::function<void(const base::JsonValue&)>& row) {
  std::ifstream file(path);
  base::JsonParser parser;
  std::string line;
  while (std::getline(file, line)) {
    base::JsonRepairs repairs;
    const auto value = parser.parse(&line, &repairs);
    if (value) row(*value);
  }
}

std::vector<std::uint32_t> byte_offsets(const std::string& text) {
  std::vector<std::uint32_t> offsets;
  for (std::size_t at = 0; at < text.size(); at += base::decode(text, at).size)
    offsets.push_back(static_cast<std::uint32_t>(at));
  offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return offsets;
}

std::vector<ByteSpan> spans_of(const base::JsonValue& row, const char* role,
                               const std::vector<std::uint32_t>& offsets) {
  std::vector<ByteSpan> spans;
  const auto value = row.find(role);
  if (!value || value->type() != base::JsonType::object) return spans;
  for (const auto& span : value->find("spans")->items()) {
    const auto ends = span.items();
    spans.push_back(
        {offsets[static_cast<std::size_t>(ends[0].integer())], offsets[static_cast<std::size_t>(ends[1].integer())]});
  }
  std::ranges::sort(spans);
  return spans;
}

void label(const std::vector<ByteSpan>& spans, Label begin, MarkedPage* page) {
  for (const ByteSpan span : spans) {
    bool is_first = true;
    for (std::size_t i = 0; i < page->tokens.tokens.size(); ++i) {
      const ByteSpan token = page->tokens.tokens[i].span;
      if (token.begin < span.begin || token.end > span.end) continue;
      page->labels[i] = static_cast<Label>(is_first ? begin : begin + 1);
      is_first = false;
    }
  }
}

void label_page(MarkedPage* page) {
  page->labels.assign(page->tokens.tokens.size(), kNothing);
  for (const MarkedStatement& statement : page->statements) label(statement.content, kContentBegin, page);
  for (const MarkedStatement& statement : page->statements) label(statement.speaker, kSpeakerBegin, page);
  for (const MarkedStatement& statement : page->statements) label(statement.cue, kCueBegin, page);
}

std::vector<MarkedPage> read_pages(const std::string& folder) {
  std::vector<MarkedPage> pages;
  std::map<std::string, std::size_t> ids;
  std::vector<std::vector<std::uint32_t>> offsets;
  each_row(folder + "/pages.jsonl", [&](const base::JsonValue& row) {
    MarkedPage page;
    page.id = row.find("id")->string();
    page.text = row.find("text")->string();
    ids[page.id] = pages.size();
    offsets.push_back(byte_offsets(page.text));
    tokenize(page.text, &page.tokens);
    page.labels.assign(page.tokens.tokens.size(), kNothing);
    pages.push_back(std::move(page));
  });
  each_row(folder + "/truth.jsonl", [&](const base::JsonValue& row) {
    const std::size_t i = ids.at(std::string(row.find("page")->string()));
    pages[i].statements.push_back(
        {spans_of(row, "speaker", offsets[i]), spans_of(row, "cue", offsets[i]), spans_of(row, "content", offsets[i])});
  });
  for (MarkedPage& page : pages) label_page(&page);
  return pages;
}

// Pages in two forms of which the marked ones hold few, made of their statements: speech in quotation marks with a dash
// and a name behind it, and transcripts, a name and a colon before what each says.
class FormMaker {
 public:
  explicit FormMaker(const std::vector<MarkedPage>& pages) : random_(7) {
    for (const MarkedPage& page : pages)
      for (const MarkedStatement& statement : page.statements) add(page, statement);
  }

  std::vector<MarkedPage> make(std::size_t n_each) {
    std::vector<MarkedPage> pages;
    for (std::size_t i = 0; i < n_each; ++i) {
      pages.push_back(make_page(true));
      pages.push_back(make_page(false));
    }
    return pages;
  }

 private:
  struct Said {
    std::string speaker;
    std::string words;
  };

  void add(const MarkedPage& page, const MarkedStatement& statement) {
    if (statement.content.size() != 1 || statement.speaker.size() != 1) return;
    const auto cut = [&](ByteSpan span) { return page.text.substr(span.begin, span.size()); };
    std::string speaker = cut(statement.speaker[0]);
    std::string words = cut(statement.content[0]);
    const bool is_name = speaker.size() < 40 && speaker[0] >= 'A' && speaker[0] <= 'Z' &&
                         speaker.find(' ') != std::string::npos && speaker.find_first_of(",(") == std::string::npos;
    if (is_name) speakers_.push_back(speaker);
    for (const char* mark : {"\"", "\u201C", "\u201D"})
      if (words.starts_with(mark)) words.erase(0, std::strlen(mark));
    for (const char* mark : {"\"", "\u201D"})
      if (words.ends_with(mark)) words.erase(words.size() - std::strlen(mark));
    if (!words.empty() && words.back() == ',') words.back() = '.';
    const bool is_speech =
        words.size() > 30 && words[0] >= 'A' && words[0] <= 'Z' && words.find('\n') == std::string::npos;
    if (is_speech && page.text[statement.content[0].begin] != words[0]) said_.push_back(words);
  }

  std::size_t draw(std::size_t n) { return random_() % n; }

  void put(const std::string& words, std::vector<ByteSpan>* spans, MarkedPage* page) {
    const auto begin = static_cast<std::uint32_t>(page->text.size());
    page->text += words;
    if (spans) spans->push_back({begin, static_cast<std::uint32_t>(page->text.size())});
  }

  MarkedPage make_page(bool has_dash) {
    MarkedPage page;
    page.id = "made";
    const std::size_t n = 3 + draw(6);
    const bool is_curly = draw(2) == 0;
    const bool is_quoted = draw(3) == 0;
    const bool is_upper = draw(2) == 0;
    static const char* const kDashes[] = {"\u2014", " \u2014 ", "\u2015 ", " \u2015 ", " - ", " \u2013 ", " \u2014"};
    const std::string dash = kDashes[draw(7)];
    const std::string end = draw(3) == 0 ? "." : "";
    std::vector<std::string> names;
    for (std::size_t i = 0; i < 2 + draw(2); ++i) names.push_back(speakers_[draw(speakers_.size())]);
    for (std::size_t i = 0; i < n; ++i) {
      MarkedStatement statement;
      const std::string& words = said_[draw(said_.size())];
      std::string name = has_dash ? speakers_[draw(speakers_.size())] : names[i % names.size()];
      if (has_dash) {
        put((is_curly ? "\u201C" : "\"") + words + (is_curly ? "\u201D" : "\""), &statement.content, &page);
        const std::size_t at = dash.find_first_not_of(' ');
        page.text += dash.substr(0, at);
        put(dash.substr(at, dash.find_last_not_of(' ') + 1 - at), &statement.cue, &page);
        page.text += dash.substr(dash.find_last_not_of(' ') + 1);
        put(name, &statement.speaker, &page);
        page.text += end;
      } else {
        if (is_quoted) page.text += is_curly ? "\u201C" : "\"";
        if (is_upper) name = name.substr(name.rfind(' ') + 1);
        if (is_upper)
          for (char& c : name) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        put(name, &statement.speaker, &page);
        put(":", &statement.cue, &page);
        page.text += " ";
        put(words, &statement.content, &page);
      }
      page.text += i + 1 < n ? "\n\n" : "";
      page.statements.push_back(statement);
    }
    tokenize(page.text, &page.tokens);
    label_page(&page);
    return page;
  }

  std::vector<std::string> speakers_;
  std::vector<std::string> said_;
  std::mt19937 random_;
};

// --- words
// How often, in seven steps.
std::uint8_t cue_level(double n_cue, double n) {
  constexpr double kSteps7[] = {.01, .03, .08, .2, .4, .6, .8};
  const double share = n_cue / (n + 1);
  return static_cast<std::uint8_t>(std::ranges::upper_bound(kSteps7, share) - std::begin(kSteps7));
}

bool is_cue(Label label) {
  return label == kCueBegin || label == kCueInside;
}

struct CueCounts {
  std::unordered_map<std::uint32_t, std::pair<double, double>> of;
};

CueCounts count_cues(const std::vector<MarkedPage>& pages) {
  CueCounts counts;
  for (const MarkedPage& page : pages)
    for (std::size_t i = 0; i < page.labels.size(); ++i) {
      auto& [n_cue, n] = counts.of[page.tokens.tokens[i].word];
      n_cue += is_cue(page.labels[i]) ? 1 : 0;
      n += 1;
    }
  return counts;
}

WordTable word_table(const std::string& classes, const CueCounts& counts) {
  std::vector<WordTable::Entry> entries;
  std::string_view bytes = classes;
  std::uint32_t n = 0;
  std::memcpy(&n, bytes.data(), 4);
  entries.resize(n);
  std::memcpy(entries.data(), bytes.data() + 4, n * sizeof(WordTable::Entry));
  for (auto& entry : entries) {
    const auto found = counts.of.find(entry.word);
    if (found != counts.of.end()) entry.cue = cue_level(found->second.first, found->second.second);
  }
  return WordTable(entries);
}

// A word's own place must not tell that it is a cue.
void describe_marked(const WordTable& words, const CueCounts& counts, MarkedPage* page) {
  words.describe(&page->tokens.tokens);
  for (std::size_t i = 0; i < page->labels.size(); ++i) {
    Token& token = page->tokens.tokens[i];
    const auto& [n_cue, n] = counts.of.at(token.word);
    if (token.cue > 0 || n_cue > 0) {
      const bool listed = token.fine < 1000;
      token.cue = listed ? cue_level(n_cue - (is_cue(page->labels[i]) ? 1 : 0), n - 1) : 0;
    }
  }
}

// --- learning a chain
struct Sequence {
  std::vector<std::uint32_t> begins;  // of each token's features
  std::vector<std::uint32_t> features;
  std::vector<std::uint8_t> steps;
  std::vector<Label> labels;
  TokenSpan cue;  // whose scores are fixed; empty for the first tagger
};

struct LearnOptions {
  unsigned bits = 20;
  int rounds = 10;
  double rate = .15;
  double l2 = 2e-6;
  double dropout = .1;
  unsigned seed = 1;
};

class Learner {
 public:
  explicit Learner(const LearnOptions& options)
      : options_(options),
        mask_((1U << options.bits) - 1),
        weights_((std::size_t{mask_} + 1) * kLabels),
        squares_(weights_.size()) {
    for (auto& step : transitions_)
      for (std::size_t from = 0; from < kLabels; ++from)
        for (std::size_t to = 0; to < kLabels; ++to)
          if (!is_allowed(from, to)) step[from][to] = kImpossible;
  }

  // Several times from nothing, each in another order; the mean of all.
  void learn(const std::vector<Sequence>& sequences) {
    const unsigned n_seeds = static_cast<unsigned>(param("SEEDS", 1));
    for (unsigned seed = 0; seed < n_seeds; ++seed) {
      options_.seed = seed + 1;
      std::ranges::fill(weights_, 0.0F);
      std::ranges::fill(squares_, 0.0F);
      for (std::size_t k = 0; k < kSteps; ++k)
        for (std::size_t from = 0; from < kLabels; ++from)
          for (std::size_t to = 0; to < kLabels; ++to)
            transitions_[k][from][to] = is_allowed(from, to) ? 0 : kImpossible;
      transition_squares_ = {};
      learn_once(sequences);
    }
    take_mean();
  }

  void learn_once(const std::vector<Sequence>& sequences) {
    std::vector<std::uint32_t> order(sequences.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::mt19937 random(options_.seed);
    for (int round = 0; round < options_.rounds; ++round) {
      std::shuffle(order.begin(), order.end(), random);
      double loss = 0;
      for (const std::uint32_t i : order) loss += update(sequences[i], random);
      std::fprintf(stderr, "  round %d: loss %.0f\n", round, loss);
      if (2 * round >= options_.rounds - 1) add_to_mean();
    }
  }

  [[nodiscard]] TagWeights weights() const {
    return {weights_, transitions_, static_cast<unsigned>(param("BUCKETS", 15))};
  }

 private:
  static bool is_allowed(std::size_t from, std::size_t to) {
    if (to == 7 || from == 7) return false;
    if (to == kCueInside || to == kSpeakerInside || to == kContentInside) return from == to || from + 1 == to;
    return true;
  }

  void add_to_mean() {
    mean_.resize(weights_.size());
    for (std::size_t i = 0; i < weights_.size(); ++i) mean_[i] += weights_[i];
    for (std::size_t k = 0; k < kSteps; ++k)
      for (std::size_t from = 0; from < kLabels; ++from)
        for (std::size_t to = 0; to < kLabels; ++to) transition_mean_[k][from][to] += transitions_[k][from][to];
    ++n_mean_;
  }

  void take_mean() {
    for (std::size_t i = 0; i < weights_.size(); ++i) weights_[i] = mean_[i] / n_mean_;
    for (std::size_t k = 0; k < kSteps; ++k)
      for (std::size_t from = 0; from < kLabels; ++from)
        for (std::size_t to = 0; to < kLabels; ++to)
          transitions_[k][from][to] = transition_mean_[k][from][to] / n_mean_;
    mean_.clear();
  }

  double update(const Sequence& s, std::mt19937& random) {
    const std::size_t n = s.labels.size();
    scores_.assign(n, {});
    kept_.resize(s.features.size());
    const auto drop = static_cast<std::uint32_t>(options_.dropout * 4294967295.0);
    for (std::size_t f = 0; f < s.features.size(); ++f) kept_[f] = random() >= drop;
    const float grow = 1.0F / static_cast<float>(1 - options_.dropout);
    for (std::size_t i = 0; i < n; ++i) {
      LabelScores sum{};
      for (std::uint32_t f = s.begins[i]; f < s.begins[i + 1]; ++f) {
        if (!kept_[f]) continue;
        const float* row = &weights_[std::size_t{s.features[f] & mask_} * kLabels];
        for (std::size_t l = 0; l < kLabels; ++l) sum[l] += row[l];
      }
      for (std::size_t l = 0; l < kLabels; ++l) scores_[i][l] = sum[l] * grow;
    }
    if (s.cue.end > 0) fix_cue(s.cue, {0, static_cast<std::uint32_t>(n)}, &scores_);
    const Chain chain{scores_, s.steps, &transitions_};
    marginals_.run(chain);
    const double loss = marginals_.log_partition() - path_score(chain, s.labels);
    update_transitions(chain, s);
    for (std::size_t i = 0; i < n; ++i) {
      LabelScores gradient = marginals_.labels()[i];
      gradient[s.labels[i]] -= 1;
      if (std::ranges::all_of(gradient, [](float g) { return std::abs(g) < 1e-4F; })) continue;
      for (std::uint32_t f = s.begins[i]; f < s.begins[i + 1]; ++f)
        if (kept_[f]) step(std::size_t{s.features[f] & mask_} * kLabels, gradient);
    }
    return loss;
  }

  void step(std::size_t row, const LabelScores& gradient) {
    float* w = &weights_[row];
    float* q = &squares_[row];
    const auto rate = static_cast<float>(options_.rate);
    const auto l2 = static_cast<float>(options_.l2);
    for (std::size_t l = 0; l < kLabels; ++l) {
      const float g = gradient[l] + l2 * w[l];
      q[l] += g * g;
      w[l] -= rate * g / (std::sqrt(q[l]) + .1F);
    }
  }

  void update_transitions(const Chain& chain, const Sequence& s) {
    Transitions gradient{};
    Label last = 0;
    for (std::size_t i = 0; i < s.labels.size(); ++i) {
      for (Label from = 0; from < kLabels; ++from)
        for (Label to = 0; to < kLabels; ++to) gradient[s.steps[i]][from][to] += marginals_.pair(chain, i, from, to);
      gradient[s.steps[i]][last][s.labels[i]] -= 1;
      last = s.labels[i];
    }
    for (std::size_t k = 0; k < kSteps; ++k)
      for (std::size_t from = 0; from < kLabels; ++from)
        for (std::size_t to = 0; to < kLabels; ++to) {
          if (!is_allowed(from, to)) continue;
          const float g = gradient[k][from][to];
          transition_squares_[k][from][to] += g * g;
          transitions_[k][from][to] -=
              static_cast<float>(options_.rate) * g / (std::sqrt(transition_squares_[k][from][to]) + .1F);
        }
  }

  LearnOptions options_;
  std::uint32_t mask_;
  std::vector<float> weights_;
  std::vector<float> squares_;
  Transitions transitions_{};
  Transitions transition_squares_{};
  std::vector<float> mean_;
  Transitions transition_mean_{};
  float n_mean_ = 0;
  std::vector<LabelScores> scores_;
  std::vector<char> kept_;
  Marginals marginals_;
};

std::vector<Sequence> role_sequences(const MarkedPage& page) {
  std::vector<Sequence> sequences;
  std::vector<Surroundings> surroundings;
  FeatureList features;
  for (const Paragraph paragraph : page.tokens.paragraphs) {
    Sequence s;
    look_around(page.tokens, paragraph, count_leads(page.tokens), &surroundings);
    for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
      features.clear();
      role_features(page.tokens, paragraph, surroundings, i, &features);
      s.begins.push_back(static_cast<std::uint32_t>(s.features.size()));
      s.features.insert(s.features.end(), features.hashes().begin(), features.hashes().end());
      s.steps.push_back(step_of(page.tokens, paragraph, i));
      s.labels.push_back(page.labels[i]);
    }
    s.begins.push_back(static_cast<std::uint32_t>(s.features.size()));
    sequences.push_back(std::move(s));
  }
  return sequences;
}

// What the first tagger says of one paragraph, kept.
struct KeptRoles {
  std::vector<LabelScores> probabilities;
  std::vector<Label> labels;
};

bool is_within(ByteSpan token, const std::vector<ByteSpan>& spans) {
  return std::ranges::any_of(spans, [token](ByteSpan s) { return token.begin >= s.begin && token.end <= s.end; });
}

void put_frame_labels(const Tokens& tokens, Paragraph paragraph, const std::vector<ByteSpan>& spans, Label begin,
                      std::vector<Label>* labels) {
  for (const ByteSpan span : spans) {
    bool is_first = true;
    for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
      const ByteSpan token = tokens.tokens[i].span;
      if (token.begin < span.begin || token.end > span.end) continue;
      (*labels)[i - paragraph.begin] = static_cast<Label>(is_first ? begin : begin + 1);
      is_first = false;
    }
  }
}

// The frames of one page, from its true cues.
void add_frames(const MarkedPage& page, const std::vector<KeptRoles>& roles, std::vector<Sequence>* sequences) {
  std::vector<Surroundings> surroundings;
  std::vector<FramePlace> places;
  FeatureList features;
  for (std::size_t p = 0; p < page.tokens.paragraphs.size(); ++p) {
    const Paragraph paragraph = page.tokens.paragraphs[p];
    look_around(page.tokens, paragraph, count_leads(page.tokens), &surroundings);
    for (const MarkedStatement& statement : page.statements) {
      TokenSpan cue;
      for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i)
        if (is_within(page.tokens.tokens[i].span, statement.cue)) {
          if (cue.end == 0) cue.begin = i;
          cue.end = i + 1;
        }
      if (cue.end == 0) continue;
      const RoleView view{roles[p].probabilities, roles[p].labels};
      look_from(page.tokens, paragraph, view, surroundings, cue, &places);
      const Frame frame{&page.tokens, paragraph, surroundings, view, cue, places};
      Sequence s;
      s.cue = {cue.begin - paragraph.begin, cue.end - paragraph.begin};
      s.labels.assign(paragraph.end - paragraph.begin, kNothing);
      put_frame_labels(page.tokens, paragraph, statement.content, kContentBegin, &s.labels);
      put_frame_labels(page.tokens, paragraph, statement.speaker, kSpeakerBegin, &s.labels);
      for (std::uint32_t i = s.cue.begin; i < s.cue.end; ++i) s.labels[i] = i == s.cue.begin ? kCueBegin : kCueInside;
      for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
        s.begins.push_back(static_cast<std::uint32_t>(s.features.size()));
        s.steps.push_back(step_of(page.tokens, paragraph, i));
        if (i >= cue.begin && i < cue.end) continue;
        features.clear();
        frame_features(frame, i, &features);
        s.features.insert(s.features.end(), features.hashes().begin(), features.hashes().end());
      }
      s.begins.push_back(static_cast<std::uint32_t>(s.features.size()));
      // A label that goes on after the cue begins anew.
      for (std::size_t i = 0; i < s.labels.size(); ++i) {
        const Label last = i == 0 ? Label{kNothing} : s.labels[i - 1];
        if ((s.labels[i] == kSpeakerInside || s.labels[i] == kContentInside) && last != s.labels[i] &&
            last + 1 != s.labels[i])
          s.labels[i] = static_cast<Label>(s.labels[i] - 1);
      }
      sequences->push_back(std::move(s));
    }
  }
}

// --- results
void append_spans(const std::vector<ByteSpan>& spans, const base::CodePointIndex& index, std::string* out) {
  *out += "{\"spans\":[";
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const auto s = index.span(spans[i]);
    *out += (i > 0 ? ",[" : "[") + std::to_string(s.begin) + "," + std::to_string(s.end) + "]";
  }
  *out += "]}";
}

void write_results(const std::vector<MarkedPage>& pages, const QuotesModel& model, const std::string& path) {
  std::ofstream out(path);
  Scratch scratch;
  for (const MarkedPage& page : pages) {
    const base::CodePointIndex index(page.text);
    std::string line = "{\"page\":\"" + page.id + "\",\"statements\":[";
    bool is_first = true;
    for (const Statement& statement : find_statements(page.text, model, &scratch)) {
      line += is_first ? "{\"speaker\":" : ",{\"speaker\":";
      is_first = false;
      append_spans(statement.speaker ? statement.speaker->spans : std::vector<ByteSpan>(), index, &line);
      line += ",\"cue\":";
      append_spans(statement.cue, index, &line);
      line += ",\"content\":";
      append_spans(statement.content, index, &line);
      line += "}";
    }
    out << line << "]}\n";
  }
}

LearnOptions role_options() {
  LearnOptions options;
  options.bits = static_cast<unsigned>(TagWeights::kFeatureBits);
  options.rounds = static_cast<int>(param("R_ROUNDS", 6));
  options.rate = param("R_RATE", .05);
  options.l2 = param("R_L2", 2e-6);
  options.dropout = param("R_DROP", .5);
  return options;
}

LearnOptions frame_options() {
  LearnOptions options;
  options.bits = static_cast<unsigned>(TagWeights::kFeatureBits);
  options.rounds = static_cast<int>(param("F_ROUNDS", 5));
  options.rate = param("F_RATE", .05);
  options.l2 = param("F_L2", 2e-6);
  options.dropout = param("F_DROP", .6);
  return options;
}

}  // namespace

int main(int n_arguments, char** arguments) {
  if (n_arguments < 5) return 2;
  std::vector<MarkedPage> dev = read_pages(arguments[3]);
  if (std::string(arguments[2]) == "-") {
    const std::string bytes = read_whole(arguments[4]);
    auto model = *QuotesModel::read(bytes);
    for (const int least : {20, 25, 30, 35, 40}) {
      model.least_cue = static_cast<float>(least) / 100;
      write_results(dev, model, std::string(arguments[5]) + std::to_string(least));
    }
    return 0;
  }
  std::vector<MarkedPage> train = read_pages(arguments[2]);
  for (MarkedPage& page : FormMaker(train).make(static_cast<std::size_t>(param("FORMS", 12))))
    train.push_back(std::move(page));
  const CueCounts counts = count_cues(train);
  const WordTable words = word_table(read_whole(arguments[1]), counts);
  for (MarkedPage& page : train) describe_marked(words, counts, &page);
  QuotesModel model;
  model.words = words;
  const int n_folds = static_cast<int>(param("FOLDS", 4));
  // Each page's roles by a tagger that did not learn from it.
  std::vector<std::vector<KeptRoles>> kept(train.size());
  std::vector<std::vector<Sequence>> sequences(train.size());
  for (std::size_t i = 0; i < train.size(); ++i) sequences[i] = role_sequences(train[i]);
  const auto learn_without = [&](int fold) {
    std::vector<Sequence> chosen;
    for (std::size_t i = 0; i < train.size(); ++i)
      if (static_cast<int>(i % static_cast<std::size_t>(n_folds)) != fold)
        chosen.insert(chosen.end(), sequences[i].begin(), sequences[i].end());
    Learner learner(role_options());
    learner.learn(chosen);
    return learner.weights();
  };
  TagWeights roles;
  const auto run_fold = [&](int fold) {
    const TagWeights weights = learn_without(fold);
    RoleTags tags;
    for (std::size_t i = static_cast<std::size_t>(fold); i < train.size(); i += static_cast<std::size_t>(n_folds))
      for (const Paragraph paragraph : train[i].tokens.paragraphs) {
        tag_roles(weights, train[i].tokens, paragraph, count_leads(train[i].tokens), &tags);
        kept[i].push_back({{tags.marginals.labels().begin(), tags.marginals.labels().end()}, tags.labels});
      }
  };
  {
    Learner learner(role_options());
    std::thread other([&] {
      for (int fold = 0; fold < n_folds; fold += 2) run_fold(fold);
    });
    for (int fold = 1; fold < n_folds; fold += 2) run_fold(fold);
    std::vector<Sequence> all;
    for (const auto& each : sequences) all.insert(all.end(), each.begin(), each.end());
    learner.learn(all);
    roles = learner.weights();
    other.join();
  }
  std::vector<Sequence> frames;
  for (std::size_t i = 0; i < train.size(); ++i) add_frames(train[i], kept[i], &frames);
  Learner learner(frame_options());
  learner.learn(frames);
  model.roles = roles;
  model.frames = learner.weights();
  if (n_arguments > 5) {
    for (const int least : {25, 30, 35, 40}) {
      model.least_cue = static_cast<float>(least) / 100;
      write_results(dev, model, std::string(arguments[5]) + std::to_string(least));
    }
  }
  model.least_cue = static_cast<float>(param("LEAST", .35));
  std::string bytes;
  model.append_to(&bytes);
  std::ofstream(arguments[4], std::ios::binary) << bytes;
  return 0;
}
