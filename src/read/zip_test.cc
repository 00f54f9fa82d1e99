#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/testing.h"
#include "read/read.h"
#include "read/testing.h"

namespace wirecopy::read {
namespace {

using base::testing::gzip_of;
using base::testing::TempFolder;
using base::testing::zip_of;
using base::testing::ZipMember;
using Strings = std::vector<std::string>;

using Outcome = testing::ReadRecords;

Outcome read_zip(const TempFolder& folder, const std::vector<ZipMember>& members) {
  return testing::read_records({folder.write("news.zip", zip_of(members))});
}

Strings ids_of(const Outcome& outcome) {
  Strings ids;
  for (const Record& record : outcome.records) ids.push_back(record.known.id);
  return ids;
}

std::string warc_of(std::string_view url, std::string_view html) {
  const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + std::string(html);
  return std::string("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: ")
             .append(url)
             .append("\r\nWARC-Date: 2024-05-14T13:40:00Z\r\nContent-Type: application/http\r\nContent-Length: ")
             .append(std::to_string(http.size())) +
         "\r\n\r\n" + http + "\r\n\r\n";
}

TEST(ZipCutter, ReadsAnArchiveAsAFolder) {
  const TempFolder folder;
  const Outcome outcome = read_zip(folder, {{"a/page.html", "<p>“é” 😀</p>", true},
                                            {"a/", ""},
                                            {"records.jsonl.gz", gzip_of("{\"text\":\"x\"}\n{\"text\":\"y\"}\n")},
                                            {"a/page.txt", "שלום"},
                                            {"__MACOSX/._page.txt", "x"},
                                            {".hidden/page.txt", "x"},
                                            {"logo.png", "\x89PNG"}});
  EXPECT_EQ(ids_of(outcome), (Strings{"news/a/page", "news/records:1", "news/records:2", "news/a/page.txt"}));
  EXPECT_EQ(outcome.records[0].bytes, "<p>“é” 😀</p>");
  EXPECT_EQ(outcome.records[0].known.path, folder.path("news.zip/a/page.html"));
  EXPECT_EQ(outcome.records[2].known.path, folder.path("news.zip/records.jsonl.gz:2"));
  ASSERT_EQ(outcome.notes.n_skipped(), 1U);
  EXPECT_EQ(outcome.notes.kept()[0].where, folder.path("news.zip/logo.png"));
}

TEST(ZipCutter, ReadsOnlyTheArchivesOfAWacz) {
  const TempFolder folder;
  const std::vector<ZipMember> members = {
      {"pages/pages.jsonl", "{\"id\":\"pages\"}\n{\"id\":\"1\",\"url\":\"https://a.example/\",\"text\":\"x\"}\n", true},
      {"archive/data.warc.gz", gzip_of(warc_of("https://a.example/", "<p>The dam held.</p>"))},
      {"indexes/index.cdx.gz", gzip_of("example,a)/ 20240514134000")},
      {"datapackage.json", "{\"profile\": \"data-package\", \"resources\": []}", true}};
  const Outcome outcome = testing::read_records({folder.write("crawl.wacz", zip_of(members))});
  EXPECT_EQ(ids_of(outcome), (Strings{"https://a.example/@2024-05-14T13:40:00Z"}));
  EXPECT_EQ(outcome.records[0].known.path, folder.path("crawl.wacz/archive/data.warc.gz at byte 0"));
  EXPECT_EQ(outcome.notes.n_skipped() + outcome.notes.n_repaired() + outcome.notes.n_remarks(), 0U);
}

TEST(ZipCutter, TellsOfADamagedMemberAndReadsTheOthers) {
  const TempFolder folder;
  std::string lines;
  for (int i = 0; i < 100; ++i) lines += "{\"text\":\"x\"}\n";
  const Outcome outcome =
      read_zip(folder, {{"1.txt", "first"}, {"2.jsonl", lines, true, true}, {"3.txt", "third", true}});
  EXPECT_EQ(ids_of(outcome), (Strings{"news/1", "news/3"}));
  ASSERT_EQ(outcome.notes.n_skipped(), 1U);
  EXPECT_TRUE(outcome.notes.kept()[0].where.starts_with(folder.path("news.zip/2.jsonl at byte 0")));
  EXPECT_TRUE(outcome.notes.kept()[0].reason.starts_with("cannot be unpacked: ")) << outcome.notes.kept()[0].reason;
}

TEST(ZipCutter, ReadsWhatComesThroughAPipe) {
  const TempFolder folder;
  const std::string pipe = folder.path("pipe");
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  std::thread writer([&] { std::ofstream(pipe, std::ios::binary) << zip_of({{"1.txt", "first 😀"}}); });
  Notes notes;
  auto reader = RecordReader::open(Strings{pipe});
  ASSERT_TRUE(reader);
  const auto record = reader->next(&notes);
  writer.join();
  ASSERT_TRUE(record);
  EXPECT_EQ(record->bytes, "first 😀");
  EXPECT_EQ(record->known.id, "pipe/1");
}

TEST(ZipCutter, TellsWhatItDoesNotOpen) {
  const TempFolder folder;
  const std::string inner = zip_of({{"1.txt", "x"}});
  const Outcome outcome = testing::read_records(
      {folder.write("1.zip", zip_of({{"inner.zip", inner}})),
       folder.write("2.docx", zip_of({{"[Content_Types].xml", "<x/>"}})), folder.write("3.zip", zip_of({})),
       folder.write("4.zip.gz", gzip_of(inner)), folder.write("5.zip", "PK\x03\x04 and no more")});
  EXPECT_TRUE(outcome.records.empty());
  ASSERT_EQ(outcome.notes.n_skipped(), 5U);
  const auto& notes = outcome.notes.kept();
  EXPECT_EQ(notes[0].where, folder.path("1.zip/inner.zip"));
  EXPECT_EQ(notes[0].reason, "an archive inside an archive; not opened");
  EXPECT_EQ(notes[1].reason, "an office document or e-book; expected a ZIP archive of pages");
  EXPECT_EQ(notes[2].reason, "a ZIP archive without files");
  EXPECT_EQ(notes[3].reason, "a ZIP archive packed once more (gzip); expected it unpacked");
  EXPECT_TRUE(notes[4].reason.starts_with("broken ZIP archive: ")) << notes[4].reason;
}

}  // namespace
}  // namespace wirecopy::read
