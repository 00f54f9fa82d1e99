// For tests of the built program: a folder in which it runs as in a shell, and pages to give it.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include "base/json_string.h"

#ifndef WIRECOPY_PROGRAM
#define WIRECOPY_PROGRAM ""  // a header's own check builds without the path of the program
#endif

namespace wirecopy::tests {

// What is said of the program's output is nearly always one of these.
using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

struct Outcome {
  int status = -1;
  std::string out;
  std::string err;
};

inline std::string content_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

inline const std::string kShared =
    "The harbour wall at Port Amery broke on Tuesday night, and forty families left their homes before the tide came.";

// A folder of its own for each test, in which the program runs.
class ProgramTest : public testing::Test {
 protected:
  ProgramTest() {
    std::string name = (std::filesystem::temp_directory_path() / "wirecopy-cli-XXXXXX").string();
    EXPECT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  ~ProgramTest() override {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  void write(const std::string& name, std::string_view bytes) const {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }

  // Two pages that share a sentence, and one that shares nothing.
  void write_pages() const {
    write("one.txt", "“Own” words of the first page 😀 stand here.\r\n" + kShared + "\r\nשלום to all readers.\r\n");
    write("two.txt", "Quite another beginning, as it happens.\n" + kShared + "\nAnd an end.\n");
    write("alone.txt", "Nobody else has ever written such a line about turnips and gulls.\n");
  }

  // Runs a shell command in the folder; "wirecopy" in it is the program, and so is "$WIRECOPY" for inner shells.
  [[nodiscard]] Outcome run(const std::string& command) const {
    const std::string line = fmt::format(
        "cd '{0}' && export WIRECOPY='{1}' && wirecopy() {{ '{1}' \"$@\"; }} && {{ {2}; }} >out.bytes 2>err.bytes",
        folder_.string(), WIRECOPY_PROGRAM, command);
    const int status = std::system(line.c_str());  // NOLINT(concurrency-mt-unsafe): one thread
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content_of(folder_ / "out.bytes"),
            content_of(folder_ / "err.bytes")};
  }

  std::filesystem::path folder_;
};

inline void expect_error(const Outcome& run, const std::string& message) {
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.err, AllOf(StartsWith("wirecopy: "), HasSubstr(message)));
  EXPECT_THAT(run.out, IsEmpty());
}

// The text of a page: sentences that no other page has, and some that every seventh page shares.
inline std::string generated_text(unsigned number, unsigned n_sentences) {
  constexpr std::string_view kWords[] = {"harbour", "minister",  "ferry",     "said",  "the",    "and",    "“quietly”",
                                         "café",    "Z\u0301ar", "שלום",      "😀",    "forty",  "before", "gulls",
                                         "of",      "in",        "委員会",    "storm", "turnip", "denied", "‘never’",
                                         "wall",    "letter",    "Wednesday", "crack", "tide",   "open",   "Ostley"};
  std::string text;
  for (unsigned sentence = 0; sentence < n_sentences; ++sentence) {
    std::mt19937 random(sentence % 4 == 3 ? number % 7 * 1000 + sentence : number * 1000 + sentence + 7000);
    text += sentence == 0 ? "On" : " On";
    for (unsigned word = 0; word < 14; ++word) text += fmt::format(" {}", kWords[random() % std::size(kWords)]);
    text += fmt::format(" {}.{}", random() % 1000, sentence % 5 == 4 ? "\r\n\r\n" : "");
  }
  return text;
}

// A line of JSON Lines. `published` moves with the number, so that sources differ in age.
inline std::string generated_record(unsigned number, unsigned n_sentences) {
  std::string text;
  base::append_json_string(generated_text(number, n_sentences), &text);
  return fmt::format("{{\"id\":\"page {}\",\"outlet\":\"Outlet {}\",\"published\":\"2024-05-{:02}\",\"text\":{}}}\n",
                     number, number % 5, number % 28 + 1, text);
}

inline std::string generated_records(unsigned begin, unsigned end, unsigned n_sentences = 12) {
  std::string lines;
  for (unsigned i = begin; i < end; ++i) lines += generated_record(i, n_sentences);
  return lines;
}

}  // namespace wirecopy::tests
