// What goes wrong for a user, each with its clear message and exit status 2: nothing to read, nowhere to write.
#include <filesystem>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "index/lock.h"
#include "tests/program_testing.h"

namespace wirecopy::tests {
namespace {

std::string binary_junk() {
  std::string junk;
  for (unsigned i = 0; i < 4096; ++i) junk.push_back(static_cast<char>((i * 2654435761U) >> 24));
  return junk;
}

class CliBadInput : public ProgramTest {
 protected:
  // Commands that read files, each to be followed by a file's name.
  static constexpr const char* kReaders[] = {"wirecopy read", "wirecopy trace", "wirecopy compare good.txt",
                                             "wirecopy add store"};

  void SetUp() override { write("good.txt", "A good page, “quoted” 😀 — e\u0301.\r\nשלום\r\n"); }

  // Every reader fails on this file alone, names it, says why, and writes no result; no store is made either.
  void expect_refused(const std::string& file, const std::string& why) const {
    for (const std::string reader : kReaders) {
      const Outcome outcome = run(reader + " " + file);
      EXPECT_EQ(outcome.status, 2) << reader;
      EXPECT_THAT(outcome.out, IsEmpty()) << reader;
      EXPECT_THAT(outcome.err, AllOf(HasSubstr(file), HasSubstr(why))) << reader;
    }
    EXPECT_FALSE(std::filesystem::exists(folder_ / "store")) << "nothing was added, but a store was made";
  }
};

TEST_F(CliBadInput, BinaryJunk) {
  write("junk.bin", binary_junk());
  expect_refused("junk.bin", "binary");
}

TEST_F(CliBadInput, AnEmptyFile) {
  write("empty.txt", "");
  expect_refused("empty.txt", "empty");
}

TEST_F(CliBadInput, NothingButWhiteSpace) {
  write("white.txt", " \r\n\t\r\n");
  expect_refused("white.txt", "white space");
}

TEST_F(CliBadInput, APathThatIsNotThere) {
  expect_refused("missing.txt", "o such file");
}

TEST_F(CliBadInput, AFolderWithoutFiles) {
  std::filesystem::create_directory(folder_ / "bare");
  expect_refused("bare", "bare");
}

TEST_F(CliBadInput, AFolderWithoutPages) {
  write("heap/junk.bin", binary_junk());
  write("heap/empty.txt", "");
  expect_refused("heap", "heap/empty.txt");
}

TEST_F(CliBadInput, ARefusedInputMakesNoPages) {
  write("junk.bin", binary_junk());
  EXPECT_EQ(run("wirecopy add store junk.bin").status, 2);
  EXPECT_EQ(run("wirecopy add store good.txt").status, 0);
  EXPECT_THAT(run("wirecopy info store").out, HasSubstr("\"pages\":1,"));
}

TEST_F(CliBadInput, ABrokenLineAmongGoodOnesIsSkippedByEveryCommand) {
  write("pages.jsonl", generated_record(1, 5) + "{\"id\":\"b\",\"text\":\n" + generated_record(8, 5));
  for (const std::string command : {"read", "trace", "add store"}) {
    const Outcome outcome = run("wirecopy " + command + " pages.jsonl");
    EXPECT_EQ(outcome.status, 0) << command;
    EXPECT_THAT(outcome.err, AllOf(HasSubstr("pages.jsonl:2"), HasSubstr("1 record skipped"))) << command;
    EXPECT_EQ(run("wirecopy " + command + " --strict pages.jsonl").status, 2) << command;
  }
  EXPECT_THAT(run("wirecopy info store").out, HasSubstr("\"pages\":2,"));
}

TEST_F(CliBadInput, StrictStillWritesWhatItCouldRead) {
  write("pages.jsonl", generated_record(1, 5) + "{]\n");
  EXPECT_THAT(run("wirecopy read --strict pages.jsonl").out, HasSubstr("\"page\":\"page 1\""));
}

TEST_F(CliBadInput, InvalidUtf8IsRepairedAndTold) {
  write("latin.txt", "caf\xE9 \xF0\x9F\x98 and on\r\n");
  const Outcome read = run("wirecopy read latin.txt");
  EXPECT_EQ(read.status, 0);
  EXPECT_THAT(read.out, AllOf(HasSubstr("caf\uFFFD \uFFFD and on"), HasSubstr("\"notes\":[\"")));
  EXPECT_EQ(run("wirecopy read --strict latin.txt").status, 0) << "a repaired record is not a skipped one";
}

TEST_F(CliBadInput, ACutOffArchiveKeepsItsWholeLines) {
  write("pages.jsonl", generated_records(0, 400));
  if (run("gzip -k pages.jsonl && head -c 20000 pages.jsonl.gz > cut.jsonl.gz").status != 0)
    GTEST_SKIP() << "gzip is not installed";
  const Outcome read = run("wirecopy read cut.jsonl.gz");
  EXPECT_EQ(read.status, 0);
  EXPECT_THAT(read.out, HasSubstr("\"page\":\"page 0\""));
  EXPECT_THAT(read.err, HasSubstr("cut.jsonl.gz"));
  EXPECT_EQ(run("wirecopy read --strict cut.jsonl.gz").status, 2);
}

TEST_F(CliBadInput, StandardInputThatIsEmpty) {
  for (const std::string command : {"read -", "trace -", "add store -"})
    expect_error(run("wirecopy " + command + " < /dev/null"), "(standard input)");
}

TEST_F(CliBadInput, StandardInputIsNamedAsSuch) {
  for (const std::string command : {"read -", "trace -"})
    EXPECT_THAT(run("printf '{\"id\":1,\"text\":\"x\"}\\n{]\\n' | wirecopy " + command).err,
                HasSubstr("skipped standard input:2: "))
        << command;
}

TEST_F(CliBadInput, AStoreThatIsAFile) {
  for (const std::string command : {"add good.txt good.txt", "info good.txt", "check-store good.txt",
                                    "remove good.txt x", "trace --store good.txt good.txt"})
    expect_error(run("wirecopy " + command), "good.txt");
  EXPECT_THAT(content_of(folder_ / "good.txt"), HasSubstr("A good page"));
}

TEST_F(CliBadInput, AFolderThatIsNoStore) {
  write("folder/note.txt", "mine");
  expect_error(run("wirecopy trace --store folder good.txt"), "no store");
  expect_error(run("wirecopy info folder"), "no store");
  expect_error(run("wirecopy check-store folder"), "no store");
  expect_error(run("wirecopy remove folder x"), "no store");
  expect_error(run("wirecopy add folder good.txt"), "no store and is not empty");
  EXPECT_EQ(content_of(folder_ / "folder/note.txt"), "mine");
  EXPECT_FALSE(std::filesystem::exists(folder_ / "folder/LOCK"));
}

TEST_F(CliBadInput, AStoreThatCannotBeMade) {
  expect_error(run("wirecopy add good.txt/store good.txt"), "good.txt/store");
  if (std::filesystem::is_directory("/proc/self"))
    expect_error(run("wirecopy add /proc/self/store good.txt"), "/proc/self/store");
}

TEST_F(CliBadInput, AStoreOnlyForReadingIsReadAllTheSame) {
  if (::geteuid() == 0 && run("unshare -m true").status != 0) GTEST_SKIP() << "no mounts of our own here";
  write("pages.jsonl", generated_records(0, 20));
  ASSERT_EQ(run("wirecopy add store pages.jsonl").status, 0);
  const std::string seal =
      ::geteuid() == 0 ? "mount --bind store store && mount -o remount,ro,bind store" : "chmod a-w store store/*";
  const auto sealed = [&](const std::string& command) {
    return run((::geteuid() == 0 ? "unshare -m" : "") + fmt::format(" sh -c '{} && \"$WIRECOPY\" {}'", seal, command));
  };
  expect_error(sealed("add store good.txt"), "store/LOCK");
  expect_error(sealed("remove store \"page 1\""), "store/LOCK");
  EXPECT_EQ(sealed("info store").status, 0);
  EXPECT_EQ(sealed("check-store store").status, 0);
  EXPECT_EQ(sealed("trace --store store pages.jsonl").status, 0);
  EXPECT_EQ(run("chmod -R u+w store").status, 0);
}

TEST_F(CliBadInput, ASecondWriterIsToldWhoWrites) {
  ASSERT_EQ(run("wirecopy add store good.txt").status, 0);
  const auto lock = index::WriterLock::acquire((folder_ / "store").string());
  ASSERT_TRUE(lock);
  const std::string who = fmt::format("process {} since ", ::getpid());
  write("other.txt", "Another page.");
  expect_error(run("wirecopy add store other.txt"), who);
  expect_error(run("wirecopy remove store good"), who);
  expect_error(run("wirecopy compact store"), who);
  expect_error(run("wirecopy check-store store --repair"), who);
  EXPECT_EQ(run("wirecopy info store").status, 0);
  EXPECT_EQ(run("wirecopy trace --store store other.txt").status, 1);
  EXPECT_THAT(run("wirecopy check-store store").out, HasSubstr(who));
}

// A small disk of its own, in a mount namespace that ends with the command.
class CliFullDisk : public CliBadInput {
 protected:
  void SetUp() override {
    CliBadInput::SetUp();
    if (run("unshare -m true").status == 0)
      unshare_ = "unshare -m";
    else if (run("unshare -rm true").status == 0)
      unshare_ = "unshare -rm";
    else
      GTEST_SKIP() << "no mounts of our own here";
    std::filesystem::create_directory(folder_ / "disk");
    write("few.jsonl", generated_records(0, 20));
    write("many.jsonl", generated_records(0, 1600, 20));
  }

  // Runs a script on an empty disk of a megabyte.
  [[nodiscard]] Outcome on_disk(const std::string& script) const {
    write("script.sh", "mount -t tmpfs -o size=1m none disk || exit 99\n" + script);
    return run(unshare_ + " sh script.sh");
  }

  std::string unshare_;
};

constexpr const char* kNoSpace = "No space left on device (disk";

TEST_F(CliFullDisk, AddNamesTheFileAndKeepsWhatWasThere) {
  const Outcome outcome = on_disk(
      "\"$WIRECOPY\" add --list disk/store few.jsonl > acknowledged\n"
      "\"$WIRECOPY\" add --list disk/store many.jsonl > more; echo $? > status\n"
      "\"$WIRECOPY\" check-store disk/store > check; echo $? >> status\n"
      "\"$WIRECOPY\" info disk/store\n");
  EXPECT_THAT(outcome.err, HasSubstr(kNoSpace));
  EXPECT_EQ(content_of(folder_ / "status"), "2\n0\n") << content_of(folder_ / "check");
  EXPECT_THAT(outcome.out, HasSubstr("\"pages\":20,"));
  EXPECT_THAT(content_of(folder_ / "acknowledged"), AllOf(HasSubstr("page 0\n"), HasSubstr("page 19\n")));
  EXPECT_THAT(content_of(folder_ / "more"), Not(HasSubstr("page 20\n")));
}

TEST_F(CliFullDisk, ANewStoreHasNoPages) {
  const Outcome outcome = on_disk(
      "\"$WIRECOPY\" add disk/store many.jsonl; echo $? > status\n"
      "\"$WIRECOPY\" check-store disk/store; echo $? >> status\n");
  EXPECT_THAT(outcome.err, HasSubstr(kNoSpace));
  EXPECT_EQ(content_of(folder_ / "status"), "2\n0\n");
}

TEST_F(CliFullDisk, AddGoesOnWhenThereIsSpaceAgain) {
  const Outcome outcome = on_disk(
      "head -c 900000 /dev/zero > disk/ballast\n"
      "\"$WIRECOPY\" add disk/store many.jsonl; echo $? > status\n"
      "rm disk/ballast\n"
      "\"$WIRECOPY\" add disk/store few.jsonl; echo $? >> status\n"
      "\"$WIRECOPY\" check-store disk/store; echo $? >> status\n");
  EXPECT_EQ(content_of(folder_ / "status"), "2\n0\n0\n") << outcome.err;
}

TEST_F(CliFullDisk, OutputNamesTheFileAndLeavesTheOldOne) {
  const Outcome outcome = on_disk(
      "echo old > disk/r.jsonl\n"
      "\"$WIRECOPY\" read many.jsonl -o disk/r.jsonl; echo $? > status\n"
      "ls -A disk; cat disk/r.jsonl\n");
  EXPECT_THAT(outcome.err, HasSubstr(kNoSpace));
  EXPECT_EQ(content_of(folder_ / "status"), "2\n");
  EXPECT_EQ(outcome.out, "r.jsonl\nold\n");
}

TEST_F(CliFullDisk, NoSpaceForStandardInputIsTold) {
  const Outcome outcome = on_disk(
      "export TMPDIR=disk\n"
      "\"$WIRECOPY\" trace - < many.jsonl; echo $? > status; ls -A disk\n");
  EXPECT_THAT(outcome.err, HasSubstr(kNoSpace));
  EXPECT_EQ(content_of(folder_ / "status"), "2\n");
  EXPECT_EQ(outcome.out, "") << "the copy of standard input is left behind";
}

}  // namespace
}  // namespace wirecopy::tests
