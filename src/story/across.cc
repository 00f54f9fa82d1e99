#include "story/across.h"

#include <algorithm>
#include <memory>
#include <span>
#include <string_view>
#include <utility>

#include "attribution/stance.h"
#include "story/pieces.h"
#include "story/reports.h"
#include "story/speaker_name.h"
#include "story/votes.h"
#include "text/text.h"

namespace wirecopy::story {
namespace {

// Of a sentence that the page gives as its own, others must have so much as said by somebody, and so many of them:
// else it is one of many ways to tell what happened.
constexpr double kNearlyAll = .8;
constexpr std::size_t kFewestWords = 8;  // of such a sentence

std::uint32_t first_place(const Statement& statement) {
  std::uint32_t place = statement.content.front().begin;
  if (!statement.cue.empty()) place = std::min(place, statement.cue.front().begin);
  if (statement.speaker && !statement.speaker->spans.empty())
    place = std::min(place, statement.speaker->spans.front().begin);
  return place;
}

bool touches(const Statement& statement, ByteSpan span) {
  const auto meets = [&](ByteSpan each) { return overlap(each, span) > 0; };
  return std::ranges::any_of(statement.content, meets) || std::ranges::any_of(statement.cue, meets) ||
         (statement.speaker && std::ranges::any_of(statement.speaker->spans, meets));
}

class Across {
 public:
  Across(const PageTrace& trace, std::vector<PageQuotes> documents, PageQuotes* quotes)
      : trace_(trace),
        text_(text::analyze(quotes->page.text)),
        quotes_(*quotes),
        quotations_(sentence_quotations(text_)) {
    for (PageQuotes& document : documents) witnesses_.push_back(std::make_unique<const Witness>(std::move(document)));
  }

  void run() {
    std::vector<Statement> parted;
    for (Statement& statement : quotes_.statements) part(&statement, &parted);
    std::erase_if(quotes_.statements, [](const Statement& each) { return each.content.empty(); });
    std::ranges::move(parted, std::back_inserter(quotes_.statements));
    for (Statement& statement : quotes_.statements) look_up(&statement);
    add_unmarked();
    std::ranges::stable_sort(quotes_.statements, {}, first_place);
    for (std::size_t i = 0; i < quotes_.statements.size(); ++i)
      quotes_.statements[i].id = static_cast<std::uint32_t>(i);
  }

 private:
  [[nodiscard]] std::vector<Found> reports_of(std::span<const ByteSpan> content) const {
    return find_reports(trace_, text_, witnesses_, content);
  }

  // Speech outside the sentence of its cue, or without one, stands with what is before it only because it is behind it:
  // where the others agree on another speaker for it, it is his.
  void part(Statement* statement, std::vector<Statement>* parted) const {
    std::vector<ByteSpan> kept;
    std::vector<ByteSpan> joined;
    for (const ByteSpan piece : cut_at(quotations_, {quotes_.page.text, text_}, statement->content))
      (is_framed(*statement, piece) ? kept : joined).push_back(piece);
    if (joined.empty() || (statement->cue.empty() && joined.size() == 1)) return;
    const SpeakerName own = name_of(*statement, kept);
    std::vector<ByteSpan> moved;
    for (const ByteSpan piece : joined) (is_anothers(own, piece) ? moved : kept).push_back(piece);
    if (moved.empty()) return;
    for (const ByteSpan piece : moved)
      parted->push_back(statement_of(piece, SpeechKind::direct, statement->probability));
    std::ranges::sort(kept);
    statement->content = std::move(kept);
  }

  // Whether a piece stands in the sentence that tells that somebody says it.
  [[nodiscard]] bool is_framed(const Statement& statement, ByteSpan piece) const {
    return !statement.cue.empty() && overlap(sentence_of(statement.cue.front()), piece) > 0;
  }

  // Who says it by the page or, if that has only a "he", by the others.
  [[nodiscard]] SpeakerName name_of(const Statement& statement, std::span<const ByteSpan> content) const {
    SpeakerName own;
    if (statement.speaker) own = speaker_name(named(*statement.speaker));
    if (own.tells() || content.empty()) return own;
    const std::vector<Vote> votes = count_votes(reports_of(content));
    return votes.empty() ? own : speaker_name(votes.front().attribution.speaker);
  }

  [[nodiscard]] bool is_anothers(const SpeakerName& own, ByteSpan piece) const {
    const std::vector<Vote> votes = count_votes(reports_of({&piece, 1}));
    if (!agree(votes)) return false;
    return !own.tells() || !may_be_same(own, speaker_name(votes.front().attribution.speaker));
  }

  [[nodiscard]] ByteSpan sentence_of(ByteSpan span) const {
    for (const text::Sentence& sentence : text_.sentences)
      if (overlap(sentence.span, span) > 0) return sentence.span;
    return span;
  }

  [[nodiscard]] Statement statement_of(ByteSpan content, SpeechKind kind, double probability) const {
    Statement statement;
    statement.kind = kind;
    statement.probability = probability;
    statement.content = {content};
    const attribution::Attitude attitude = attribution::attitude_of(quotes_.page.text, statement);
    statement.stance = attitude.stance;
    statement.is_hedged = attitude.is_hedged;
    return statement;
  }

  void look_up(Statement* statement) const {
    const std::vector<Found> reports = reports_of(statement->content);
    const std::vector<Vote> votes = count_votes(reports);
    if (!statement->speaker && agree(votes)) restore(reports[votes.front().evidence], statement);
    for (const Found& each : reports) statement->reports.push_back(each.report);
    for (const Vote& vote : votes) statement->attributions.push_back(vote.attribution);
  }

  static void restore(const Found& evidence, Statement* statement) {
    const Report& report = evidence.report;
    statement->speaker.emplace();
    statement->speaker->text = report.speaker;
    statement->speaker->entity = evidence.statement->speaker->entity;
    statement->speaker->restored_from = RestoredFrom{report.document, report.speaker_span};
  }

  // Sentences that the page gives as its own and others as somebody's words.
  void add_unmarked() {
    std::vector<Statement> added;
    for (const text::Sentence& sentence : text_.sentences) {
      const auto is_met = [&](const Statement& statement) { return touches(statement, sentence.span); };
      if (sentence.end - sentence.begin < kFewestWords || std::ranges::any_of(quotes_.statements, is_met)) continue;
      const ByteSpan span = sentence.span;
      const double share_said = share_that_names(reports_of({&span, 1}));
      if (share_said < kNearlyAll) continue;
      Statement statement = statement_of(span, SpeechKind::indirect, share_said);
      look_up(&statement);
      if (statement.speaker) added.push_back(std::move(statement));
    }
    std::ranges::move(added, std::back_inserter(quotes_.statements));
  }

  // How many of the pages that have nearly all of the words name somebody for them.
  static double share_that_names(std::span<const Found> reports) {
    std::size_t n_all = 0;
    std::size_t n_naming = 0;
    for (const Found& each : reports) {
      n_all += each.report.share >= kNearlyAll ? 1U : 0U;
      n_naming += each.report.share >= kNearlyAll && !each.report.speaker.empty() ? 1U : 0U;
    }
    return n_all == 0 ? 0 : double(n_naming) / double(n_all);
  }

  const PageTrace& trace_;
  text::Text text_;
  PageQuotes& quotes_;
  std::vector<ByteSpan> quotations_;  // that sentences begin with
  std::vector<std::unique_ptr<const Witness>> witnesses_;
};

}  // namespace

void look_across(const PageTrace& trace, std::vector<PageQuotes> documents, PageQuotes* quotes) {
  Across(trace, std::move(documents), quotes).run();
}

}  // namespace wirecopy::story
