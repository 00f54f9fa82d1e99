// Whom a page names as the one its text is from: datelines, credits, and reports of others that it cites.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/text.h"
#include "wirecopy/span.h"

namespace wirecopy::lineage {

// A name as it is compared: folded words, without "the" and without what many outlets' names share ("News", "Agency").
struct Name {
  std::vector<std::string> words;
  std::string acronym;  // the first letters of all its words, if it has two or more
  [[nodiscard]] bool empty() const { return words.empty(); }
};
[[nodiscard]] Name make_name(std::string_view text);

struct Credit {
  enum class Form : std::uint8_t {
    dateline,  // "LINDMOUTH (Capstan) —"
    credit,    // "Story from Capstan", "(Capstan)" at the end
    byline,    // "By Capstan" where the author stands; may be a person
    mention,   // "Capstan reported", "according to Capstan"
  };
  Form form = Form::mention;
  ByteSpan span;  // of the name
  Name name;
};

// Whether a credit means this outlet: by the same words, its acronym or its last word ("the Gazette"); in a dateline or
// a credit also by its first words.
[[nodiscard]] bool is_to(const Credit& credit, const Name& outlet);

struct PageCredits {
  std::vector<Credit> credits;  // in order of the page
  ByteSpan dateline;            // the place before a dash the page begins with, with or without a name; may be empty
};

// The name in a page's field for its author, as a credit of the form byline; empty if there is none. Its span is empty.
[[nodiscard]] Credit make_byline(std::string_view author);

// `tokens` are those of the page's text. Cost: linear in the page.
[[nodiscard]] PageCredits find_credits(std::string_view utf8, std::span<const text::Token> tokens);

}  // namespace wirecopy::lineage
