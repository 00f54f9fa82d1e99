// --memory keeps add within its bound, whatever the input: the system refuses it more than that here.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/program_testing.h"

namespace wirecopy::tests {
namespace {

// Some 300 KB of pages, written again and again under other ids.
class SlowMemory : public ProgramTest {
 protected:
  [[nodiscard]] Outcome add_times(int n, const std::string& options) const {
    write("pages.jsonl", generated_records(0, 400, 6));
    // -d bounds what a process may write to, in KiB: its heap and its threads' stacks.
    return run(
        fmt::format("for i in $(seq {}); do sed \"s/\\\"page /&$i-/\" pages.jsonl; done | "
                    "( ulimit -d {}; \"$WIRECOPY\" add store - --threads 2 {} )",
                    n, kLimit >> 10, options));
  }

  static constexpr std::uint64_t kLimit = 112ULL << 20;
};

TEST_F(SlowMemory, AddOfMuchMoreThanTheBoundKeepsToIt) {
  const Outcome add = add_times(450, "--memory 64M");  // 130 MB
  EXPECT_EQ(add.status, 0) << add.err;
  EXPECT_THAT(add.out, HasSubstr("\"added\":180000,"));
  EXPECT_EQ(run("wirecopy check-store store").status, 0);
  EXPECT_THAT(run("wirecopy info store").out, HasSubstr("\"pages\":180000,"));
}

using CliMemory = ProgramTest;

TEST_F(CliMemory, IsGivenAsASize) {
  write("pages.jsonl", generated_records(0, 3));
  for (const std::string size : {"64M", "100m", "1G", "2GB", "1GiB", "100000000"})
    EXPECT_EQ(run("wirecopy add store pages.jsonl --memory " + size).status, 0) << size;
  for (const std::string size : {"much", "64", "63M", "1X", "1Mx", "-1G", "99999999999G", "''"}) {
    const Outcome add = run("wirecopy add store pages.jsonl --memory=" + size);
    if (size != "''") expect_error(add, "--memory " + size);
  }
}

// A record that cannot be analysed within the bound is skipped, and said to be.
TEST_F(CliMemory, LeavesOutARecordThatIsTooLarge) {
  write("pages.jsonl", "{\"id\":\"large\",\"text\":\"" + std::string(3 << 20, 'x') + "\"}\n" + generated_record(1, 3));
  const Outcome add = run("wirecopy add store pages.jsonl --memory 64M");
  EXPECT_EQ(add.status, 0);
  EXPECT_THAT(add.out, HasSubstr("\"added\":1,"));
  EXPECT_THAT(add.err, HasSubstr("1 record skipped"));
  EXPECT_THAT(run("wirecopy add store pages.jsonl --memory 128M").out, HasSubstr("\"added\":1,"));
}

}  // namespace
}  // namespace wirecopy::tests
