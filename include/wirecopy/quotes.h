// Who said what: the statements of a page, each with its speaker, its cue and what was said.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wirecopy/engine.h"
#include "wirecopy/notes.h"
#include "wirecopy/page.h"
#include "wirecopy/result.h"
#include "wirecopy/span.h"

namespace wirecopy {

// How speech is given: all of it inside quotation marks, none of it, or some.
enum class SpeechKind : std::uint8_t { direct, indirect, mixed };

// What a speaker does with what he says. Wirecopy says who asserts what, never whether it is so.
enum class Stance : std::uint8_t { asserts, denies, accuses, demands, promises, predicts, asks, declines };

// Who a speaker is, beyond the words that name him here.
struct SpeakerEntity {
  std::string id;    // "e1" for the first who speaks on the page, the same for all that he says there
  std::string name;  // the fullest that the page gives him; of the unnamed the words that first mention him
  std::string type;  // person, organisation, government, document, group or anonymous
};

// Where a speaker stands whom the page itself does not name.
struct RestoredFrom {
  std::string document;  // a page's id
  CodePointSpan span;    // of its text
};

struct Speaker {
  std::vector<ByteSpan> spans;  // of the page, or empty if it was restored
  std::string text;             // as the page, or the one it was restored from, has it
  std::optional<SpeakerEntity> entity = {};
  std::optional<RestoredFrom> restored_from = {};
};

// Where another page has the words of a statement, and whom it names for them.
struct Report {
  std::string document;  // that page's id
  std::string outlet;
  std::string published;
  CodePointSpan span;    // of its text: from the first word that is the same to the last
  double share = 0;      // how much of the statement's words stand there, by weight, 0..1
  bool is_said = false;  // there too somebody says it
  std::string speaker;   // as that page has him; empty if it names nobody or says only "he"
  CodePointSpan speaker_span;
};

// Whom other pages name for a statement: names that may be one speaker's together.
struct Attribution {
  std::string speaker;    // the fullest name
  std::size_t pages = 0;  // that name him
  std::size_t outlets = 0;
  double share = 0;  // of what outlets name anybody, each counted once and by how much of the words it has, 0..1
};

// Spans are of the page's text, in order, not overlapping and not empty.
struct Statement {
  SpeechKind kind = SpeechKind::indirect;
  Stance stance = Stance::asserts;
  bool is_hedged = false;  // "may", "reportedly": said with less than certainty
  double probability = 0;  // that there is a statement here, 0..1; 0: not told
  std::optional<Speaker> speaker = {};
  std::vector<ByteSpan> cue;      // the words that tell that somebody says it; empty for speech without a frame
  std::vector<ByteSpan> content;  // what is said; at least one span
  std::uint32_t id = 0;           // its number in the page
  // Of statements looked up in a store: the pages that have the same words, most of them first, and whom these name,
  // most of them first: more than one if they contradict one another.
  std::vector<Report> reports = {};
  std::vector<Attribution> attributions = {};
};

struct PageQuotes {
  Page page;
  std::vector<Statement> statements;  // in the order in which they begin
  std::vector<std::string> notes;     // what was not looked for
};

// The statements of a page. Cost: linear; a page of 800 words takes about a millisecond. May be called from many
// threads at once. English in depth; of pages in other languages only what stands inside quotation marks, which `notes`
// says.
[[nodiscard]] PageQuotes find_quotes(Page page);

// Gets pages in input order, on the calling thread, until it returns false.
using QuotesSink = std::function<bool(const PageQuotes&)>;

// Reads pages and finds their statements. Errors: those of read_pages.
[[nodiscard]] Result<void> quotes_of_pages(std::span<const std::string> inputs, const WorkOptions& options,
                                           const QuotesSink& sink, Notes* notes);

// The statements of pages, each looked up among the pages of a store: other pages that report it, and, where its page
// lost the speaker, the speaker that they name (Speaker::restored_from), if they agree. Without inputs the pages are
// the store's own, the newest version of each, in its order. A page is never its own witness. Cost: that of tracing the
// page, and of finding the statements of every page it shares text with. Errors: those of read_pages; no store, a
// damaged one.
[[nodiscard]] Result<void> quotes_across(const std::string& store, std::span<const std::string> inputs,
                                         const WorkOptions& options, const QuotesSink& sink, Notes* notes);

// Which statements are wanted: those that meet all that is asked.
struct QuoteFilter {
  std::string speaker;   // all of its words stand in the speaker's name
  std::string about;     // all of its words, in any form, stand in what is said
  bool orphans = false;  // the page itself names no speaker

  [[nodiscard]] bool is_empty() const { return speaker.empty() && about.empty() && !orphans; }
};

// Takes away the statements that are not wanted; the others keep their ids. Words are equal whatever their case.
void keep_wanted(const QuoteFilter& filter, PageQuotes* quotes);

// The words of several spans of a text, one space between two spans.
[[nodiscard]] std::string joined(std::string_view text, std::span<const ByteSpan> spans);

}  // namespace wirecopy
