// For tests only: files read to their end.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "read/read.h"

namespace wirecopy::read::testing {

struct ReadRecords {
  std::vector<Record> records;
  Notes notes;
};

// All records of the files, and what was noted on the way.
inline ReadRecords read_records(const std::vector<std::string>& paths, const ReadOptions& options = {}) {
  ReadRecords outcome;
  auto reader = RecordReader::open(paths, options);
  EXPECT_TRUE(reader);
  while (auto record = reader->next(&outcome.notes)) outcome.records.push_back(std::move(*record));
  EXPECT_EQ(reader->bytes_read(), reader->bytes_total());
  return outcome;
}

struct ReadPages {
  std::vector<Page> pages;
  Notes notes;
};

// The pages of a file whose records can all be parsed.
inline ReadPages read_pages(const std::string& path, const ReadOptions& options = {}) {
  ReadRecords read = read_records({path}, options);
  ReadPages outcome{{}, std::move(read.notes)};
  for (Record& record : read.records) {
    Result<Page> page = parse(std::move(record), options.names);
    EXPECT_TRUE(page);
    if (page) outcome.pages.push_back(*std::move(page));
  }
  return outcome;
}

}  // namespace wirecopy::read::testing
