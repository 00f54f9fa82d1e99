#include "base/child_process.h"

#include <vector>

#include <gtest/gtest.h>

namespace wirecopy::base {
namespace {

using Strings = std::vector<std::string>;

TEST(RunProgram, GivesWhatTheProgramWrites) {
  const std::string input = "“é” 😀\n" + std::string(1U << 20, 'x');
  const auto output = run_program(Strings{"cat"}, input);
  ASSERT_TRUE(output);
  EXPECT_EQ(output->exit_status, 0);
  EXPECT_EQ(output->bytes, input);
}

TEST(RunProgram, PassesArgumentsAsTheyAre) {
  const auto output = run_program(Strings{"printf", "%s|", "a b", "$(id)", "", "*"}, "");
  ASSERT_TRUE(output);
  EXPECT_EQ(output->bytes, "a b|$(id)||*|");
}

TEST(RunProgram, GivesTheExitStatus) {
  EXPECT_EQ(run_program(Strings{"false"}, "")->exit_status, 1);
  EXPECT_EQ(run_program(Strings{"sh", "-c", "kill -9 $$"}, "")->exit_status, 128 + 9);
}

TEST(RunProgram, FailsWhereThereIsNoSuchProgram) {
  const auto output = run_program(Strings{"wirecopy-has-no-such-program"}, "");
  ASSERT_FALSE(output);
  EXPECT_EQ(output.error().code, ErrorCode::not_found);
}

TEST(RunProgram, EndsWhatWritesTooMuchOrTakesTooLong) {
  const auto much = run_program(Strings{"cat", "/dev/zero"}, "", {.output_bytes = 100'000});
  ASSERT_FALSE(much);
  EXPECT_EQ(much.error().message, "it wrote more than 100000 bytes");
  const auto longer = run_program(Strings{"sleep", "1000"}, "", {.time = std::chrono::seconds(1)});
  ASSERT_FALSE(longer);
  EXPECT_EQ(longer.error().message, "it took more than 1 s");
}

}  // namespace
}  // namespace wirecopy::base
