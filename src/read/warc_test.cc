#include <gtest/gtest.h>

#include "base/testing.h"
#include "base/zstd.h"
#include "read/read.h"
#include "read/testing.h"

namespace wirecopy::read {
namespace {

using base::testing::brotli_of;
using base::testing::gzip_of;
using base::testing::TempFolder;

using Outcome = testing::ReadRecords;

Outcome read_file(const std::string& path, const ReadOptions& options = {}) {
  return testing::read_records({path}, options);
}

std::string record_with(std::string_view type, std::string_view fields, std::string_view block) {
  return std::string("WARC/1.1\r\nWARC-Type: ")
             .append(type)
             .append("\r\n")
             .append(fields)
             .append("\r\nContent-Length: ") +
         std::to_string(block.size()) + "\r\n\r\n" + std::string(block) + "\r\n\r\n";
}

std::string response(std::string_view url, std::string_view http_header, std::string_view body) {
  const std::string fields = "WARC-Target-URI: " + std::string(url) +
                             "\r\nWARC-Date: 2024-05-14T13:40:00Z\r\nContent-Type: application/http; msgtype=response";
  return record_with("response", fields, std::string(http_header) + "\r\n\r\n" + std::string(body));
}

constexpr std::string_view kHtml = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8";

std::string page(std::string_view name) {
  return response("https://capstan.example/" + std::string(name), kHtml,
                  "<html><body><p>“" + std::string(name) + "” 🚢 שלום</p></body></html>");
}

TEST(Warc, GivesThePagesOfAnArchiveByAddressAndDate) {
  const TempFolder folder;
  const std::string path = folder.write(
      "crawl.warc",
      record_with("warcinfo", "Content-Type: application/warc-fields", "software: x") + page("dam") +
          record_with("request", "WARC-Target-URI: https://capstan.example/dam", "GET / HTTP/1.1\r\n\r\n") +
          response("https://capstan.example/map.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png", "\x89PNG") +
          response("https://capstan.example/old", "HTTP/1.1 301 Moved\r\nContent-Type: text/html", "moved") +
          page("mine"));
  const Outcome outcome = read_file(path);
  ASSERT_EQ(outcome.records.size(), 2U);
  EXPECT_EQ(outcome.notes.n_skipped(), 0U);
  EXPECT_EQ(outcome.records[0].known.id, "https://capstan.example/dam@2024-05-14T13:40:00Z");
  EXPECT_EQ(outcome.records[0].charset, "utf-8");
  EXPECT_TRUE(outcome.records[1].known.path.starts_with(path + " at byte ")) << outcome.records[1].known.path;
  const Result<Page> parsed = parse(outcome.records[1]);
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->text, "“mine” 🚢 שלום");
  EXPECT_EQ(parsed->url, "https://capstan.example/mine");
}

TEST(Warc, ReadsConversionsAndResources) {
  const TempFolder folder;
  const std::string path = folder.write(
      "texts.wet", record_with("conversion", "WARC-Target-URI: <https://a.example/>\r\nContent-Type: text/plain",
                               "Der Deich hält.") +
                       record_with("resource",
                                   "WARC-Target-URI: <metadata://crawler.example/log>\r\nContent-Type: "
                                   "text/plain",
                                   "Saving to: index.html") +
                       record_with("resource", "Content-Type: text/html", "<p>Naïve 😀</p>"));
  const Outcome outcome = read_file(path);
  ASSERT_EQ(outcome.records.size(), 2U);
  EXPECT_EQ(outcome.records[0].format, Format::plain_text);
  EXPECT_EQ(outcome.records[0].known.url, "https://a.example/");
  EXPECT_TRUE(outcome.records[1].known.id.starts_with("texts")) << outcome.records[1].known.id;
}

TEST(Warc, TellsHowManyPagesWereFetchedAgainUnchanged) {
  const TempFolder folder;
  const auto revisit = [](std::string_view http) {
    return record_with("revisit", "WARC-Target-URI: https://capstan.example/dam\r\nContent-Type: application/http",
                       http);
  };
  const std::string picture = revisit("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n");
  const std::string html = revisit("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
  const Outcome one = read_file(folder.write("a.warc", page("dam") + html + picture));
  EXPECT_EQ(one.records.size(), 1U);
  ASSERT_EQ(one.notes.n_remarks(), 1U);
  EXPECT_EQ(one.notes.n_skipped(), 0U);
  EXPECT_EQ(one.notes.kept()[0].where, folder.path("a.warc"));
  EXPECT_EQ(one.notes.kept()[0].reason, "a page was fetched again and had not changed (a revisit record)");
  const Outcome two = read_file(folder.write("b.warc", html + revisit("") + page("dam")));
  EXPECT_EQ(two.records.size(), 1U);
  EXPECT_EQ(two.notes.kept().at(0).reason, "2 pages were fetched again and had not changed (revisit records)");
}

TEST(Warc, GivesAddressesThatAreValidUtf8) {
  const TempFolder folder;
  const Outcome outcome = read_file(folder.write("crawl.warc", page("caf\xE9")));
  ASSERT_EQ(outcome.records.size(), 1U);
  EXPECT_EQ(outcome.records[0].known.url, "https://capstan.example/caf\uFFFD");
  EXPECT_EQ(outcome.records[0].known.id, "https://capstan.example/caf\uFFFD@2024-05-14T13:40:00Z");
}

TEST(Warc, LosesOnlyTheRecordThatIsDamagedInAPackedArchive) {
  const TempFolder folder;
  std::string broken = gzip_of(page("second"));
  broken[broken.size() - 7] = static_cast<char>(broken[broken.size() - 7] ^ 0x20);
  const std::string path = folder.write("crawl.warc.gz", gzip_of(page("first")) + broken + gzip_of(page("third")));
  const Outcome outcome = read_file(path);
  ASSERT_GE(outcome.records.size(), 2U);
  EXPECT_TRUE(outcome.records.front().known.url.ends_with("first"));
  EXPECT_TRUE(outcome.records.back().known.url.ends_with("third"));
  ASSERT_EQ(outcome.notes.n_skipped(), 1U);
  EXPECT_TRUE(outcome.notes.kept()[0].where.starts_with(path + " at byte ")) << outcome.notes.kept()[0].where;
}

TEST(Warc, FindsTheNextRecordBehindBytesThatAreNone) {
  const TempFolder folder;
  const std::string path = folder.write("crawl.warc", page("first") + "garbage\n\nmore\n" + page("second"));
  const Outcome outcome = read_file(path);
  EXPECT_EQ(outcome.records.size(), 2U);
  EXPECT_EQ(outcome.notes.n_skipped(), 1U);
}

TEST(Warc, TellsOfRecordsThatBreakOffOrHaveNoLength) {
  const TempFolder folder;
  const std::string whole = page("first");
  EXPECT_EQ(read_file(folder.write("cut.warc", whole.substr(0, whole.size() - 20))).notes.n_skipped(), 1U);
  const Outcome outcome =
      read_file(folder.write("no-length.warc", "WARC/1.0\r\nWARC-Type: response\r\n\r\n" + page("second")));
  EXPECT_EQ(outcome.records.size(), 1U);
  EXPECT_EQ(outcome.notes.n_skipped(), 1U);
}

TEST(Warc, PassesOverRecordsAboveTheLimit) {
  const TempFolder folder;
  const std::string path = folder.write("crawl.warc", page(std::string(5000, 'x')) + page("small"));
  const Outcome outcome = read_file(path, {.limits = {.max_record_bytes = 2000}, .names = {}});
  ASSERT_EQ(outcome.records.size(), 1U);
  EXPECT_EQ(outcome.notes.n_skipped(), 1U);
}

TEST(Warc, UndoesTheCodingsOfHttp) {
  const TempFolder folder;
  const std::string html = "<p>The dam held. 😀</p>";
  const std::string chunked = std::string(kHtml) + "\r\nTransfer-Encoding: chunked";
  const std::string zipped = std::string(kHtml) + "\r\nContent-Encoding: gzip";
  const std::string brotli = std::string(kHtml) + "\r\nContent-Encoding: br";
  const std::string twice = std::string(kHtml) + "\r\nContent-Encoding: gzip, br";
  const std::string zstd = std::string(kHtml) + "\r\nContent-Encoding: zstd";
  const std::string path =
      folder.write("crawl.warc", response("a", chunked, "7\r\n<p>The \r\n12;x=1\r\ndam held. 😀</p>\r\n0\r\n\r\n") +
                                     response("b", zipped, gzip_of(html)) + response("c", zipped, html) +
                                     response("d", chunked, html) + response("e", brotli, brotli_of(html)) +
                                     response("f", brotli, html) + response("g", twice, brotli_of(gzip_of(html))) +
                                     response("h", zstd, base::zstd_compress(html, 1)));
  for (const Record& record : read_file(path).records) EXPECT_EQ(record.bytes, html) << record.known.url;
  EXPECT_EQ(read_file(path).records.size(), 8U);
}

TEST(Warc, TellsOfBodiesThatAreBrokenOrGrowTooLarge) {
  const TempFolder folder;
  const std::string brotli = std::string(kHtml) + "\r\nContent-Encoding: br";
  const std::string packed = brotli_of("<p>" + std::string(900, 'x') + "\xC3</p>");
  const std::string path = folder.write("crawl.warc", response("a", brotli, packed.substr(0, 500) + "\xFF") +
                                                          response("b", brotli, brotli_of(std::string(1500, 'x'))));
  const Outcome outcome = read_file(path, {.limits = {.max_record_bytes = 1400}, .names = {}});
  EXPECT_TRUE(outcome.records.empty());
  EXPECT_EQ(outcome.notes.n_skipped(), 2U);
  EXPECT_EQ(outcome.notes.kept().at(0).reason, "a body of broken or overlong br data");
}

TEST(Warc, TellsOfACodingItDoesNotRead) {
  const TempFolder folder;
  const std::string path =
      folder.write("crawl.warc", response("a", std::string(kHtml) + "\r\nContent-Encoding: compress", "x"));
  const Outcome outcome = read_file(path);
  ASSERT_EQ(outcome.notes.n_skipped(), 1U);
  EXPECT_NE(outcome.notes.kept()[0].reason.find("\"compress\""), std::string::npos);
}

}  // namespace
}  // namespace wirecopy::read
