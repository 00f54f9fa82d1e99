#include "read/reading_model.h"

#include <cmath>
#include <cstring>
#include <string>

#include <gtest/gtest.h>

namespace wirecopy::read {
namespace {

template <typename... Values>
std::string packed(Values... values) {
  std::string bytes;
  (bytes.append(reinterpret_cast<const char*>(&values), sizeof(values)), ...);
  return bytes;
}

std::string node(std::uint16_t column, std::uint16_t larger, float value) {
  return packed(column, larger, value);
}

// One tree over two columns: a value of column 1 up to 3 gives -1, a larger one 2.
std::string forest() {
  return packed(2U, 1U, 3U, 0U) + node(1, 2, 3) + node(0, 0, -1) + node(0, 0, 2);
}
std::string model() {
  return "WCREAD01" + packed(0.5F) + forest() + forest() + packed(2U, 0.25F, -1.0F);
}

TEST(ReadingModel, ReadsWhatWasWritten) {
  const auto read = ReadingModel::read(model());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->threshold, 0.5F);
  EXPECT_EQ(read->first.n_columns(), 2U);
  EXPECT_EQ(read->date, (std::vector<float>{0.25F, -1.0F}));
}

TEST(ReadingModel, WalksItsTrees) {
  const auto read = ReadingModel::read(model());
  ASSERT_TRUE(read);
  EXPECT_FLOAT_EQ(read->first.probability(std::vector<float>{9, 3}), 1 / (1 + std::exp(1.0F)));
  EXPECT_FLOAT_EQ(read->first.probability(std::vector<float>{9, 3.5F}), 1 / (1 + std::exp(-2.0F)));
}

TEST(ReadingModel, RefusesEveryTornModel) {
  const std::string bytes = model();
  for (std::size_t n = 0; n < bytes.size(); ++n) EXPECT_FALSE(ReadingModel::read(bytes.substr(0, n))) << n;
}

TEST(ReadingModel, RefusesTreesThatLeadNowhere) {
  const std::string head = "WCREAD01" + packed(0.5F);
  const std::string beyond = packed(2U, 1U, 1U, 0U) + node(1, 2, 3);
  const std::string column = packed(1U, 1U, 1U, 0U) + node(1, 0, 3);
  const std::string root = packed(1U, 1U, 1U, 1U) + node(0, 0, 3);
  for (const std::string& forest_bytes : {beyond, column, root}) EXPECT_FALSE(ReadingModel::read(head + forest_bytes));
  EXPECT_FALSE(ReadingModel::read("WCREAD01" + packed(0.5F, 0xFFFFFFFFU, 0xFFFFFFFFU, 0xFFFFFFFFU)));
}

TEST(ReadingModel, IsBuiltIn) {
  EXPECT_GT(ReadingModel::built_in().first.n_columns(), 0U);
}

}  // namespace
}  // namespace wirecopy::read
