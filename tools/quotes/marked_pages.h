// Pages whose statements are marked, read from a folder like those that `wirecopy eval quotes` scores.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "attribution/features.h"
#include "base/json.h"
#include "base/utf8.h"
#include "wirecopy/span.h"

namespace wirecopy::tools {

struct MarkedStatement {
  std::vector<ByteSpan> speaker;
  std::vector<ByteSpan> cue;
  std::vector<ByteSpan> content;
};

struct MarkedPage {
  std::string text;
  std::vector<MarkedStatement> statements;
  attribution::Tokens tokens;
  std::vector<attribution::Label> labels;  // of each token, whoever it belongs to
};

[[noreturn]] inline void give_up(const std::string& why) {
  std::fprintf(stderr, "train_quotes: %s\n", why.c_str());
  std::exit(2);  // NOLINT(concurrency-mt-unsafe): before any thread is made
}

inline std::string read_whole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) give_up("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Labels the tokens from `first` on that lie within the spans: the first of each span `begin`, the others the label
// after it.
inline void put_labels(std::span<const attribution::Token> tokens, const std::vector<ByteSpan>& spans,
                       attribution::Label begin, std::span<attribution::Label> labels) {
  for (const ByteSpan span : spans) {
    bool is_first = true;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].span.begin < span.begin || tokens[i].span.end > span.end) continue;
      labels[i] = static_cast<attribution::Label>(is_first ? begin : begin + 1);
      is_first = false;
    }
  }
}

// Cuts a page's text into tokens and labels them. A cue goes before a speaker, a speaker before content.
inline void prepare(MarkedPage* page) {
  attribution::tokenize(page->text, &page->tokens);
  const std::vector<attribution::Token>& tokens = page->tokens.tokens;
  page->labels.assign(tokens.size(), attribution::kNothing);
  for (const MarkedStatement& each : page->statements)
    put_labels(tokens, each.content, attribution::kContentBegin, page->labels);
  for (const MarkedStatement& each : page->statements)
    put_labels(tokens, each.speaker, attribution::kSpeakerBegin, page->labels);
  for (const MarkedStatement& each : page->statements)
    put_labels(tokens, each.cue, attribution::kCueBegin, page->labels);
}

namespace marked {

using RowSink = std::function<void(const base::JsonValue&)>;

inline void each_row(const std::string& path, const RowSink& sink) {
  std::ifstream file(path);
  if (!file) give_up("cannot read " + path);
  base::JsonParser parser;
  for (std::string line; std::getline(file, line);) {
    base::JsonRepairs repairs;
    const auto row = parser.parse(&line, &repairs);
    if (row) sink(*row);
  }
}

// Where each code point of a text begins, and where the text ends.
inline std::vector<std::uint32_t> byte_offsets(const std::string& text) {
  std::vector<std::uint32_t> offsets;
  for (std::size_t at = 0; at < text.size(); at += base::decode(text, at).size)
    offsets.push_back(static_cast<std::uint32_t>(at));
  offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return offsets;
}

inline std::vector<ByteSpan> spans_of(const base::JsonValue& row, const char* role,
                                      const std::vector<std::uint32_t>& offsets) {
  std::vector<ByteSpan> spans;
  const auto value = row.find(role);
  if (!value || value->type() != base::JsonType::object) return spans;
  const auto all = value->find("spans");
  if (!all) return spans;
  for (const base::JsonValue& span : all->items()) {
    const auto ends = span.items();
    const auto begin = static_cast<std::size_t>(ends.at(0).integer());
    const auto end = static_cast<std::size_t>(ends.at(1).integer());
    spans.push_back({offsets.at(begin), offsets.at(end)});
  }
  std::ranges::sort(spans);
  return spans;
}

}  // namespace marked

// FOLDER/pages.jsonl and FOLDER/truth.jsonl.
inline std::vector<MarkedPage> read_marked_pages(const std::string& folder) {
  std::vector<MarkedPage> pages;
  std::vector<std::vector<std::uint32_t>> offsets;
  std::map<std::string, std::size_t, std::less<>> ids;
  marked::each_row(folder + "/pages.jsonl", [&](const base::JsonValue& row) {
    ids[std::string(row.find("id")->string())] = pages.size();
    pages.emplace_back();
    pages.back().text = row.find("text")->string();
    offsets.push_back(marked::byte_offsets(pages.back().text));
  });
  marked::each_row(folder + "/truth.jsonl", [&](const base::JsonValue& row) {
    const std::size_t i = ids.find(row.find("page")->string())->second;
    pages[i].statements.push_back({marked::spans_of(row, "speaker", offsets[i]),
                                   marked::spans_of(row, "cue", offsets[i]),
                                   marked::spans_of(row, "content", offsets[i])});
  });
  for (MarkedPage& page : pages) prepare(&page);
  return pages;
}

}  // namespace wirecopy::tools
