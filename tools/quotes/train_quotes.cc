// Learns who said what from marked pages, and writes models/quotes.bin.
//
//   train_quotes CLASSES FOLDER OUT      CLASSES: what cluster_words wrote; FOLDER: pages.jsonl and truth.jsonl
//
// First how often each word is one of speech; then the role tagger, on all pages and, for what follows, on each half of
// them; then the frame tagger, which sees of each page what the role tagger says that learnt from the other half. Same
// input, same bytes.
#include <array>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "attribution/quotes_model.h"
#include "attribution/tagging.h"
#include "tools/quotes/chain_learner.h"
#include "tools/quotes/made_pages.h"
#include "tools/quotes/marked_pages.h"

namespace {

using namespace wirecopy::attribution;  // NOLINT(google-build-using-namespace): a program, not a header
using wirecopy::ByteSpan;
using wirecopy::tools::ChainLearner;
using wirecopy::tools::LearnOptions;
using wirecopy::tools::MarkedPage;
using wirecopy::tools::MarkedStatement;
using wirecopy::tools::Sequence;

// Chosen on the development part of the corpus, as is kLeastCue.
constexpr LearnOptions kRoleOptions{.rounds = 7, .dropout = .6};
constexpr LearnOptions kFrameOptions{.rounds = 6, .dropout = .7};
constexpr float kLeastCue = .25F;
constexpr std::size_t kMadePages = 12;  // of each form
constexpr std::size_t kFolds = 2;

// How often a word stands in a cue, and how often at all.
struct CueCount {
  double n_cue = 0;
  double n = 0;

  // In seven steps.
  [[nodiscard]] std::uint8_t level() const {
    constexpr std::array kShares = {.01, .03, .08, .2, .4, .6, .8};
    return static_cast<std::uint8_t>(std::ranges::upper_bound(kShares, n_cue / (n + 1)) - kShares.begin());
  }
};
using CueCounts = std::unordered_map<std::uint32_t, CueCount>;  // looked up only, never walked

double is_cue(Label label) {
  return label == kCueBegin || label == kCueInside ? 1 : 0;
}

CueCounts count_cues(const std::vector<MarkedPage>& pages) {
  CueCounts counts;
  for (const MarkedPage& page : pages) {
    for (std::size_t i = 0; i < page.labels.size(); ++i) {
      CueCount& count = counts[page.tokens.tokens[i].word];
      count.n_cue += is_cue(page.labels[i]);
      count.n += 1;
    }
  }
  return counts;
}

// The words of CLASSES, with their levels.
WordTable word_table(const std::string& classes, const CueCounts& counts) {
  std::uint32_t n = 0;
  std::memcpy(&n, classes.data(), sizeof(n));
  std::vector<WordTable::Entry> entries(n);
  std::memcpy(entries.data(), classes.data() + sizeof(n), n * sizeof(WordTable::Entry));
  for (WordTable::Entry& entry : entries) {
    const auto count = counts.find(entry.word);
    if (count != counts.end()) entry.cue = count->second.level();
  }
  return WordTable(entries);
}

// Fills in what is known of a page's words; of each word's level all that its other places tell.
void describe(const WordTable& words, const CueCounts& counts, MarkedPage* page) {
  words.describe(&page->tokens.tokens);
  for (std::size_t i = 0; i < page->labels.size(); ++i) {
    Token& token = page->tokens.tokens[i];
    CueCount count = counts.at(token.word);
    count.n_cue -= is_cue(page->labels[i]);
    count.n -= 1;
    token.cue = token.fine < WordTable::kFirstUnlisted ? count.level() : std::uint8_t{0};
  }
}

void append_features(const FeatureList& features, Sequence* sequence) {
  sequence->begins.push_back(static_cast<std::uint32_t>(sequence->features.size()));
  sequence->features.insert(sequence->features.end(), features.hashes().begin(), features.hashes().end());
}

// The paragraphs of a page, as the role tagger learns them.
std::vector<Sequence> role_sequences(const MarkedPage& page) {
  std::vector<Sequence> sequences;
  std::vector<Surroundings> surroundings;
  FeatureList features;
  const Leads leads = count_leads(page.tokens);
  for (const Paragraph paragraph : page.tokens.paragraphs) {
    Sequence sequence;
    look_around(page.tokens, paragraph, leads, &surroundings);
    for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
      features.clear();
      role_features(page.tokens, paragraph, surroundings, i, &features);
      append_features(features, &sequence);
      sequence.steps.push_back(step_of(page.tokens, paragraph, i));
      sequence.labels.push_back(page.labels[i]);
    }
    sequence.begins.push_back(static_cast<std::uint32_t>(sequence.features.size()));
    sequences.push_back(std::move(sequence));
  }
  return sequences;
}

// What the role tagger says of one paragraph, kept.
struct KeptRoles {
  std::vector<LabelScores> probabilities;
  std::vector<Label> labels;
};
using PageRoles = std::vector<KeptRoles>;  // of each paragraph

PageRoles roles_of(const TagWeights& weights, const MarkedPage& page) {
  PageRoles kept;
  RoleTags tags;
  const Leads leads = count_leads(page.tokens);
  for (const Paragraph paragraph : page.tokens.paragraphs) {
    tag_roles(weights, page.tokens, paragraph, leads, &tags);
    kept.push_back({{tags.marginals.labels().begin(), tags.marginals.labels().end()}, tags.labels});
  }
  return kept;
}

// The role tagger from all pages but those of one fold; kFolds: from all.
TagWeights learn_roles(const std::vector<std::vector<Sequence>>& pages, std::size_t without) {
  std::vector<Sequence> chosen;
  for (std::size_t i = 0; i < pages.size(); ++i)
    if (i % kFolds != without) chosen.insert(chosen.end(), pages[i].begin(), pages[i].end());
  ChainLearner learner(kRoleOptions);
  learner.learn(chosen);
  return learner.weights();
}

// The role tagger, and of each page what one says that did not learn from it. On two threads.
TagWeights learn_all_roles(const std::vector<MarkedPage>& pages, std::vector<PageRoles>* kept) {
  std::vector<std::vector<Sequence>> sequences;
  for (const MarkedPage& page : pages) sequences.push_back(role_sequences(page));
  kept->resize(pages.size());
  const auto run_fold = [&](std::size_t fold) {
    const TagWeights weights = learn_roles(sequences, fold);
    for (std::size_t i = fold; i < pages.size(); i += kFolds) (*kept)[i] = roles_of(weights, pages[i]);
  };
  std::thread folds([&run_fold] {
    for (std::size_t fold = 0; fold < kFolds; ++fold) run_fold(fold);
  });
  TagWeights roles = learn_roles(sequences, kFolds);
  folds.join();
  return roles;
}

// A paragraph of a page and what the role tagger said of it.
struct KeptParagraph {
  const MarkedPage* page;
  Paragraph paragraph;
  std::span<const Surroundings> surroundings;
  RoleView roles;

  [[nodiscard]] std::span<const Token> tokens() const {
    return std::span(page->tokens.tokens).subspan(paragraph.begin, paragraph.end - paragraph.begin);
  }
};

// The labels of one statement's frame. What goes on after the cue begins anew.
std::vector<Label> frame_labels(const KeptParagraph& kept, TokenSpan cue, const MarkedStatement& statement) {
  std::vector<Label> labels(kept.tokens().size(), kNothing);
  wirecopy::tools::put_labels(kept.tokens(), statement.content, kContentBegin, labels);
  wirecopy::tools::put_labels(kept.tokens(), statement.speaker, kSpeakerBegin, labels);
  for (std::uint32_t i = cue.begin; i < cue.end; ++i)
    labels[i - kept.paragraph.begin] = i == cue.begin ? kCueBegin : kCueInside;
  Label last = kNothing;
  for (Label& here : labels) {
    const bool goes_on = here == kSpeakerInside || here == kContentInside;
    if (goes_on && last != here && last + 1 != here) here = static_cast<Label>(here - 1);
    last = here;
  }
  return labels;
}

Sequence frame_of(const KeptParagraph& kept, TokenSpan cue, const MarkedStatement& statement) {
  const Tokens& tokens = kept.page->tokens;
  const Paragraph paragraph = kept.paragraph;
  std::vector<FramePlace> places;
  look_from(tokens, paragraph, kept.roles, kept.surroundings, cue, &places);
  const Frame frame{&tokens, paragraph, kept.surroundings, kept.roles, cue, places};
  Sequence sequence;
  sequence.cue = {cue.begin - paragraph.begin, cue.end - paragraph.begin};
  sequence.labels = frame_labels(kept, cue, statement);
  FeatureList features;
  for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
    features.clear();
    if (i < cue.begin || i >= cue.end) frame_features(frame, i, &features);
    append_features(features, &sequence);
    sequence.steps.push_back(step_of(tokens, paragraph, i));
  }
  sequence.begins.push_back(static_cast<std::uint32_t>(sequence.features.size()));
  return sequence;
}

// The tokens of a statement's cue in this paragraph; empty if it stands in another.
TokenSpan cue_of(const KeptParagraph& kept, const MarkedStatement& statement) {
  TokenSpan cue;
  for (std::uint32_t i = kept.paragraph.begin; i < kept.paragraph.end; ++i) {
    const ByteSpan token = kept.page->tokens.tokens[i].span;
    const auto holds = [token](ByteSpan span) { return token.begin >= span.begin && token.end <= span.end; };
    if (std::ranges::none_of(statement.cue, holds)) continue;
    if (cue.end == 0) cue.begin = i;
    cue.end = i + 1;
  }
  return cue;
}

// The frames of one page, from its true cues. (Frames of what the role tagger took for cues wrongly, with nobody and
// nothing said, were tried: they cost more speakers of true ones than they saved.)
void add_frames(const MarkedPage& page, const PageRoles& roles, std::vector<Sequence>* sequences) {
  const Leads leads = count_leads(page.tokens);
  std::vector<Surroundings> surroundings;
  for (std::size_t p = 0; p < page.tokens.paragraphs.size(); ++p) {
    const Paragraph paragraph = page.tokens.paragraphs[p];
    look_around(page.tokens, paragraph, leads, &surroundings);
    const KeptParagraph kept{&page, paragraph, surroundings, {roles[p].probabilities, roles[p].labels}};
    for (const MarkedStatement& statement : page.statements) {
      const TokenSpan cue = cue_of(kept, statement);
      if (cue.end > 0) sequences->push_back(frame_of(kept, cue, statement));
    }
  }
}

TagWeights learn_frames(const std::vector<MarkedPage>& pages, const std::vector<PageRoles>& roles) {
  std::vector<Sequence> sequences;
  for (std::size_t i = 0; i < pages.size(); ++i) add_frames(pages[i], roles[i], &sequences);
  ChainLearner learner(kFrameOptions);
  learner.learn(sequences);
  return learner.weights();
}

}  // namespace

int main(int n_arguments, char** arguments) {
  if (n_arguments != 4) wirecopy::tools::give_up("usage: train_quotes CLASSES FOLDER OUT");
  std::vector<MarkedPage> pages = wirecopy::tools::read_marked_pages(arguments[2]);
  std::vector<MarkedPage> made = wirecopy::tools::PageMaker(pages).make(kMadePages);
  for (MarkedPage& page : made) pages.push_back(std::move(page));
  const CueCounts counts = count_cues(pages);
  QuotesModel model;
  model.words = word_table(wirecopy::tools::read_whole(arguments[1]), counts);
  for (MarkedPage& page : pages) describe(model.words, counts, &page);
  std::vector<PageRoles> roles;
  model.roles = learn_all_roles(pages, &roles);
  model.frames = learn_frames(pages, roles);
  model.least_cue = kLeastCue;
  std::string bytes;
  model.append_to(&bytes);
  std::ofstream(arguments[3], std::ios::binary) << bytes;
  return 0;
}
