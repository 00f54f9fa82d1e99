// A page: one document read, with its text and what is known of it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "wirecopy/span.h"

namespace wirecopy {

enum class PartKind : std::uint8_t { paragraph, heading, item, quote, row, caption, comment };

// A piece of a page as its markup lays it out.
struct PagePart {
  PartKind kind = PartKind::paragraph;
  std::uint8_t level = 0;  // of a heading 1 to 6; of an item the number of lists it stands in
  ByteSpan span = {};      // of the page's text; empty, at the place where it stood, of what stands beside the text
  std::string text = {};   // of what stands beside the text: a caption, a comment; else empty
};

// Paragraphs or sentences of a page in another language than the page's.
struct LanguageSpan {
  ByteSpan span;
  std::string language;  // BCP 47 primary subtag
};

// Empty strings mean "not known". Times are ISO 8601, as precise as known, with the page's own offset kept.
struct Page {
  std::string id;
  std::string path;  // the file it came from, with the line or record where there is one
  std::string url;
  std::string title;
  std::string author;
  std::string published;
  std::string modified;  // when it was last changed
  std::string outlet;
  std::string agency;              // the news agency that it credits
  std::string language;            // as declared ("pt-BR"), or as identified ("pt")
  std::string text;                // valid UTF-8; exactly as given for records that carry text
  std::vector<PagePart> parts;     // of a web page, in order; a store does not keep them
  std::string extra;               // unknown fields of a JSON record: one JSON object, or empty
  std::vector<std::string> notes;  // what was repaired in this page
  std::vector<LanguageSpan> languages =
      {};  // in order, not overlapping; of pages just read, a store does not keep them
};

// How much of a web page is taken for its text.
struct WebText {
  bool raw = false;                 // all text there is, menus and all
  bool with_comments = false;       // readers' comments too, beside the text
  bool without_repetition = false;  // what a host's pages repeat is left out; needs many pages to be seen
};

}  // namespace wirecopy
