#include <gtest/gtest.h>

#include "base/testing.h"
#include "read/read.h"
#include "read/testing.h"

namespace wirecopy::read {
namespace {

using base::testing::gzip_of;
using base::testing::TempFolder;
using Strings = std::vector<std::string>;

using Outcome = testing::ReadRecords;

Outcome read_all(const Strings& paths, const Limits& limits = {}) {
  return testing::read_records(paths, {.limits = limits, .names = {}});
}
Strings bytes_of(const Outcome& outcome) {
  Strings all;
  for (const Record& record : outcome.records) all.push_back(record.bytes);
  return all;
}

TEST(RecordReader, CutsJsonLinesWhateverTheirLineEnds) {
  const TempFolder folder;
  const Outcome outcome = read_all(
      {folder.write("p.jsonl", "\xEF\xBB\xBF{\"text\":\"“é”\"}\r\n\r\n{\"text\":\"😀\"}\n \n\n{\"text\":\"שלום\"}")});
  EXPECT_EQ(bytes_of(outcome), (Strings{"{\"text\":\"“é”\"}\r", "{\"text\":\"😀\"}", "{\"text\":\"שלום\"}"}));
  EXPECT_EQ(outcome.records[1].known.id, "p:3");
  EXPECT_EQ(outcome.records[2].known.path, folder.path("p.jsonl:6"));
  EXPECT_EQ(outcome.notes.n_skipped(), 0U);
}

TEST(RecordReader, ReadsThePackedFileAsThePlainOne) {
  const TempFolder folder;
  std::string lines;
  for (int i = 0; i < 20'000; ++i) lines += "{\"id\":" + std::to_string(i) + ",\"text\":\"“é” 😀\"}\n";
  const Outcome plain = read_all({folder.write("p.jsonl", lines)});
  const Outcome packed = read_all({folder.write("p.jsonl.gz", gzip_of(lines, 50'000))});
  EXPECT_EQ(plain.records.size(), 20'000U);
  EXPECT_EQ(bytes_of(plain), bytes_of(packed));
  EXPECT_EQ(plain.records[77].known.id, packed.records[77].known.id);
}

TEST(RecordReader, PassesOverLinesAboveTheLimit) {
  const TempFolder folder;
  const std::string huge = "{\"text\":\"" + std::string(2'000'000, 'x') + "\"}\n";
  const std::string path = folder.write("p.jsonl", "{\"text\":\"a\"}\n" + huge + "{\"text\":\"b\"}\n" + huge);
  const Outcome outcome = read_all({path}, {.max_record_bytes = 1'000'000});
  EXPECT_EQ(bytes_of(outcome), (Strings{"{\"text\":\"a\"}", "{\"text\":\"b\"}"}));
  ASSERT_EQ(outcome.notes.n_skipped(), 2U);
  EXPECT_EQ(outcome.notes.kept()[0].where, path + ":2");
  EXPECT_NE(outcome.notes.kept()[0].reason.find("more than 1000000 bytes"), std::string::npos);
}

TEST(RecordReader, PassesOverFilesAboveTheLimit) {
  const TempFolder folder;
  const Outcome outcome =
      read_all({folder.write("a.txt", std::string(2'000'000, 'x'))}, {.max_record_bytes = 1'000'000});
  EXPECT_TRUE(outcome.records.empty());
  EXPECT_EQ(outcome.notes.n_skipped(), 1U);
}

TEST(RecordReader, KeepsLinesBeforeDamageAndTellsWhereItIs) {
  const TempFolder folder;
  std::string lines;
  for (int i = 0; i < 20'000; ++i) lines += "{\"id\":" + std::to_string(i) + ",\"text\":\"x\"}\n";
  const std::string path = folder.write("p.jsonl.gz", gzip_of(lines, 10'000).substr(0, 300'000));
  const Outcome outcome = read_all({path, folder.write("next.txt", "Text")});
  ASSERT_GT(outcome.records.size(), 5'000U);
  EXPECT_EQ(outcome.records[5'000].bytes, "{\"id\":5000,\"text\":\"x\"}");
  for (const Record& record : outcome.records) EXPECT_EQ(record.bytes.back(), record.known.id == "next" ? 't' : '}');
  ASSERT_EQ(outcome.notes.n_skipped(), 1U);
  EXPECT_TRUE(outcome.notes.kept()[0].where.starts_with(path + " at byte "));
  EXPECT_EQ(outcome.records.back().known.id, "next");
}

TEST(RecordReader, SkipsWhatItCannotReadAndGoesOn) {
  const TempFolder folder;
  folder.write("1.png", std::string("\x89PNG\r\n\x1A\n\0\0", 10));
  folder.write("2.txt", "");
  folder.write("3.bin", std::string("\0\1\2\3", 4));
  folder.write("4.txt", "Text");
  folder.write("5.txt.gz", gzip_of(std::string("\0\1\2", 3)));
  folder.write("6.txt.gz", gzip_of(""));
  folder.write("7.gz", "\x1F\x8B\x08 not gzip at all");
  const Outcome outcome = read_all({folder.path()});
  ASSERT_EQ(outcome.records.size(), 1U);
  EXPECT_EQ(outcome.records[0].known.id, "4");
  EXPECT_EQ(outcome.records[0].format, Format::plain_text);
  EXPECT_EQ(outcome.notes.n_skipped(), 6U);
  EXPECT_NE(outcome.notes.kept()[0].reason.find("PNG"), std::string::npos);
  EXPECT_EQ(outcome.notes.kept()[1].reason, "an empty file");
}

TEST(RecordReader, ReadsAnArrayOrASingleObject) {
  const TempFolder folder;
  const Outcome outcome = read_all({folder.write("a.json", "[{\"text\": \"“x”\"},\n {\"text\": \"y 😀\"}]\n"),
                                    folder.write("o.json", "{\n  \"text\": \"z\"\n}\n"), folder.write("e.json", "[]")});
  EXPECT_EQ(bytes_of(outcome), (Strings{"{\"text\": \"“x”\"}", "{\"text\": \"y 😀\"}", "{\"text\":\"z\"}"}));
  EXPECT_EQ(outcome.records[1].known.id, "a:2");
  EXPECT_EQ(outcome.records[1].known.path, folder.path("a.json item 2"));
  EXPECT_EQ(outcome.records[2].known.id, "o");
}

TEST(RecordReader, CutsAnArrayWhateverItsSizeAndItsItems) {
  const TempFolder folder;
  std::string array = " [\n";
  for (int i = 0; i < 20'000; ++i) {
    array += R"({"id": )" + std::to_string(i) + R"(, "text": "]\\\",[{ 😀", "x": [[1], {}]})";
    array += i + 1 < 20'000 ? "," : "\n]\r\n";
  }
  const Outcome outcome = read_all({folder.write("a.json", array)}, {.max_record_bytes = 100'000});
  ASSERT_EQ(outcome.records.size(), 20'000U);
  EXPECT_EQ(outcome.records[19'999].bytes, R"({"id": 19999, "text": "]\\\",[{ 😀", "x": [[1], {}]})");
  EXPECT_EQ(outcome.records[19'999].known.id, "a:20000");
  EXPECT_EQ(outcome.notes.n_skipped(), 0U);
}

TEST(RecordReader, TellsWhatIsWrongWithAnArray) {
  const TempFolder folder;
  const auto reasons = [&folder](std::string_view bytes, std::uint64_t limit = 1000) {
    const Outcome outcome = read_all({folder.write("a.json", bytes)}, {.max_record_bytes = limit});
    std::string all = std::to_string(outcome.records.size());
    for (const Note& note : outcome.notes.kept())
      all += "; " + note.where.substr(folder.path().size() + 1) + ": " + note.reason;
    return all;
  };
  EXPECT_EQ(reasons("[ ]"), "0; a.json: an empty JSON array");
  EXPECT_EQ(reasons(R"([{"text":"x"},{"text":"y)"), "1; a.json: a JSON array that breaks off");
  EXPECT_EQ(reasons(R"([{"text":"x"}] {"text":"y"})"),
            "1; a.json: bytes behind the end of a JSON array; expected one array");
  EXPECT_EQ(reasons(R"([{"text":"a"},{"text":"xxxxxxxxxxxxxxxxxxxx"},{"text":"b"}])", 20),
            "2; a.json item 2: an item of more than 20 bytes, the most that is read as one record");
}

TEST(RecordReader, ReadsTheRecordsInsideAnObject) {
  const TempFolder folder;
  const Outcome outcome = read_all(
      {folder.write("feed.json", R"({"version": "https://jsonfeed.org/version/1.1", "title": "The Courier", "items": )"
                                 R"([{"content_text": "“é” 😀"}, {"content_text": "b"}]})"),
       folder.write("service.json", "{\n\"status\": \"ok\", \"articles\": [{\"content\": \"c\"}]\n}")});
  EXPECT_EQ(bytes_of(outcome),
            (Strings{R"({"content_text":"“é” 😀"})", R"({"content_text":"b"})", R"({"content":"c"})"}));
  EXPECT_EQ(outcome.records[1].known.outlet, "The Courier");
  EXPECT_EQ(outcome.records[1].known.id, "feed:2");
}

TEST(RecordReader, TellsWhatWasLeftOutOfAFolder) {
  const TempFolder folder;
  folder.write("a.txt", "Text");
  std::filesystem::create_directory_symlink(folder.path(), folder.path("loop"));
  EXPECT_EQ(read_all({folder.path()}).notes.n_skipped(), 1U);
}

TEST(RecordReader, FailsOnAPathThatIsNotThere) {
  EXPECT_FALSE(RecordReader::open(Strings{"/no/such/page.txt"}));
}

}  // namespace
}  // namespace wirecopy::read
