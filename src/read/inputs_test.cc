#include "read/inputs.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/testing.h"

namespace wirecopy::read {
namespace {

using base::testing::TempFolder;
using Strings = std::vector<std::string>;

Strings found_in(const TempFolder& folder, const Inputs& inputs) {
  Strings names;
  for (const InputFile& file : inputs.files) names.push_back(file.path.substr(folder.path().size() + 1));
  return names;
}
Strings ids_of(const Inputs& inputs) {
  Strings ids;
  for (const InputFile& file : inputs.files) ids.push_back(file.id);
  return ids;
}

TEST(FileIds, LeaveOutFolderAndKnownEndings) {
  EXPECT_EQ(file_ids(Strings{"pages/0001.html.gz", "notes.2017.txt", "./a/b.JSONL.zst", "plain", "v1.2", ".txt"}),
            (Strings{"0001", "notes.2017", "b", "plain", "v1.2", ".txt"}));
}

TEST(FileIds, TakeAsMuchPathAsIsNeeded) {
  EXPECT_EQ(file_ids(Strings{"w/a/index.html", "w/b/index.html", "w/b/other.html"}),
            (Strings{"a/index", "b/index", "other"}));
  EXPECT_EQ(file_ids(Strings{"x/a/index.html", "y/a/index.html", "index.html"}),
            (Strings{"x/a/index", "y/a/index", "index.html"}));
}

TEST(FileIds, TakeEndingsWhereThePathIsTheSame) {
  EXPECT_EQ(file_ids(Strings{"a/x.html", "a/x.txt"}), (Strings{"a/x.html", "a/x.txt"}));
}

TEST(FileIds, AreTheSameForTheSameFile) {
  EXPECT_EQ(file_ids(Strings{"a/x.txt", "a/../a/./x.txt"}), (Strings{"a/x.txt", "a/x.txt"}));
}

TEST(Inputs, WalkFoldersInByteOrderWithoutHiddenFiles) {
  const TempFolder folder;
  for (const char* name : {"b.txt", "a/2.txt", "a/10.txt", "A.txt", ".hidden", ".git/x.txt", "é.txt", "a-b.txt"})
    folder.write(name, "x");
  const auto inputs = find_inputs(Strings{folder.path()});
  ASSERT_TRUE(inputs);
  EXPECT_EQ(found_in(folder, *inputs), (Strings{"A.txt", "a-b.txt", "a/10.txt", "a/2.txt", "b.txt", "é.txt"}));
  EXPECT_EQ(ids_of(*inputs), (Strings{"A", "a-b", "10", "2", "b", "é"}));
}

TEST(Inputs, DoNotFollowLinksInALoop) {
  const TempFolder folder;
  folder.write("a/page.txt", "x");
  std::filesystem::create_directory_symlink(folder.path(), folder.path("a/loop"));
  const auto inputs = find_inputs(Strings{folder.path()});
  ASSERT_TRUE(inputs);
  EXPECT_EQ(found_in(folder, *inputs), (Strings{"a/page.txt"}));
  ASSERT_EQ(inputs->notes.n_skipped(), 1U);
  EXPECT_EQ(inputs->notes.kept()[0].where, folder.path("a/loop"));
}

TEST(Inputs, KeepTheOrderGiven) {
  const TempFolder folder;
  const Strings paths = {folder.write("z.txt", "x"), folder.write("a.txt", "x")};
  const auto inputs = find_inputs(paths);
  ASSERT_TRUE(inputs);
  EXPECT_EQ(ids_of(*inputs), (Strings{"z", "a"}));
  EXPECT_EQ(inputs->files[0].n_bytes, 1U);
}

TEST(Inputs, FailOnAPathThatIsNotThere) {
  const TempFolder folder;
  const auto inputs = find_inputs(Strings{folder.path("no such page.txt")});
  ASSERT_FALSE(inputs);
  EXPECT_EQ(inputs.error().code, ErrorCode::not_found);
  EXPECT_EQ(inputs.error().where, folder.path("no such page.txt"));
}

TEST(Inputs, FailOnAFolderWithoutFiles) {
  const TempFolder folder;
  std::filesystem::create_directory(folder.path("empty"));
  const auto inputs = find_inputs(Strings{folder.path()});
  ASSERT_FALSE(inputs);
  EXPECT_EQ(inputs.error().code, ErrorCode::bad_input);
  EXPECT_NE(inputs.error().message.find("holds no file"), std::string::npos);
}

TEST(Inputs, FailOnAFileThatMayNotBeRead) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const TempFolder folder;
  const std::string path = folder.write("locked.txt", "x");
  std::filesystem::permissions(path, std::filesystem::perms::none);
  const auto inputs = find_inputs(Strings{path});
  ASSERT_FALSE(inputs);
  EXPECT_EQ(inputs.error().code, ErrorCode::unreadable);
}

}  // namespace
}  // namespace wirecopy::read
