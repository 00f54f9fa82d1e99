// The language of a page, and of its paragraphs that are in another.
#pragma once

#include <cstdint>

#include "wirecopy/page.h"

namespace wirecopy::read {

// How much is asked of a page's text.
enum class LanguageSearch : std::uint8_t {
  // A record of data, such as a line of JSON: a declared language is believed, else that of its first words is told.
  records,
  // A document: what it declares is weighed against its text, and every paragraph is looked at.
  documents,
};

// Fills in Page::language and Page::languages. A declared language that the text contradicts is kept in Page::extra as
// "declared_language". Cost: some microseconds for a record without language, some 2 % of reading a web page.
void find_languages(LanguageSearch search, Page* page);

}  // namespace wirecopy::read
