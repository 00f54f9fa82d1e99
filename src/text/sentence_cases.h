// For tests: texts in which '|' stands at every place where one sentence ends and the next begins.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "text/text.h"

namespace wirecopy::text {

struct SentenceCase {
  std::string_view name;
  std::string_view marked;
};

inline std::string without_marks(std::string_view marked) {
  std::string text;
  for (const char byte : marked)
    if (byte != '|') text.push_back(byte);
  return text;
}

// The text with '|' put before every sentence but the first.
inline std::string marked_sentences(const std::string& text) {
  std::vector<ByteSpan> sentences;
  split_sentences(text, &sentences);
  std::string out;
  std::size_t at = 0;
  for (const ByteSpan sentence : sentences) {
    out.append(text, at, sentence.begin - at);
    if (sentence.begin != sentences.front().begin) out.push_back('|');
    at = sentence.begin;
  }
  return out.append(text, at);
}

template <std::size_t n>
void expect_sentences(const SentenceCase (&cases)[n]) {
  for (const SentenceCase& one : cases) EXPECT_EQ(marked_sentences(without_marks(one.marked)), one.marked) << one.name;
}

}  // namespace wirecopy::text
