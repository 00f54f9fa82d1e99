#include "index/page_record.h"

#include <string>

#include <gtest/gtest.h>

namespace wirecopy::index {
namespace {

std::string record_of(const Page& page) {
  std::string record;
  append_page_record(page, &record);
  return record;
}
std::optional<Page> read_back(const std::string& record) {
  Decoder records(record);
  return read_page_record(&records);
}

TEST(PageRecord, KeepsWhatWasAddedLater) {
  Page page;
  page.id = "1";
  page.notes = {"repaired"};
  page.modified = "2024-05-14";
  page.agency = "AP";
  const auto found = read_back(record_of(page));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->modified, "2024-05-14");
  EXPECT_EQ(found->agency, "AP");
  EXPECT_EQ(found->notes, page.notes);
}

TEST(PageRecord, IsAsItWasWithoutIt) {
  Page page;
  page.id = "1";
  const std::string before = record_of(page);
  page.modified = "2024";
  EXPECT_EQ(record_of(page).size(), before.size() + 2 * sizeof(std::uint32_t) + 4);
  ASSERT_TRUE(read_back(before));
}

TEST(PageRecord, RefusesWhatBreaksOff) {
  Page page;
  page.modified = "2024";
  const std::string record = record_of(page);
  EXPECT_FALSE(read_back(record.substr(0, record.size() - 1)));
}

}  // namespace
}  // namespace wirecopy::index
