#include <gtest/gtest.h>

#include "base/testing.h"
#include "read/read.h"
#include "read/testing.h"

namespace wirecopy::read {
namespace {

using base::testing::TempFolder;

using Outcome = testing::ReadPages;

Outcome read_mhtml(std::string_view bytes) {
  const TempFolder folder;
  return testing::read_pages(folder.write("saved.mhtml", bytes));
}

std::string saved(std::string_view part_header, std::string_view body) {
  return std::string(
             "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://capstan.example/snapshot\r\n"
             "Subject: =?utf-8?Q?The=20dam?=\r\nDate: Tue, 14 May 2024 13:40:00 -0000\r\nMIME-Version: 1.0\r\n"
             "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----x----\"\r\n\r\n\r\n"
             "------x----\r\n")
      .append(part_header)
      .append("\r\n\r\n")
      .append(body)
      .append(
          "\r\n------x----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n"
          "------x------\r\n");
}

constexpr std::string_view kHtml = "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable";

TEST(Mhtml, ReadsAPageWithWhereAndWhenItWasFetched) {
  const Outcome outcome = read_mhtml(
      saved(std::string(kHtml) + "\r\nContent-Location: https://capstan.example/dam",
            "<html><head><meta charset=3D\"utf-8\"><title>The dam</title></head><body><p>=E2=80=9CThe dam held,=\r\n"
            "=E2=80=9D she said. =F0=9F=98=80</p><p>=D7=A9=D7=9C=D7=95=D7=9D</p></body></html>"));
  ASSERT_EQ(outcome.pages.size(), 1U);
  const Page& page = outcome.pages[0];
  EXPECT_EQ(page.id, "saved");
  EXPECT_EQ(page.url, "https://capstan.example/dam");
  EXPECT_EQ(page.title, "The dam");
  EXPECT_EQ(page.text, "“The dam held,” she said. 😀\n\nשלום");
  EXPECT_EQ(page.extra, R"({"fetched":"2024-05-14T13:40:00-00:00"})");
}

TEST(Mhtml, TakesTheCharsetOfThePartAndTheAddressOfTheSnapshot) {
  const Outcome outcome =
      read_mhtml(saved("Content-Type: text/html; charset=\"windows-1252\"\r\nContent-Location: cid:frame@x\r\n"
                       "Content-Transfer-Encoding: quoted-printable",
                       "<p>Na=EFve =93words=94.</p>"));
  ASSERT_EQ(outcome.pages.size(), 1U);
  EXPECT_EQ(outcome.pages[0].text, "Naïve “words”.");
  EXPECT_EQ(outcome.pages[0].url, "https://capstan.example/snapshot");
}

TEST(Mhtml, KeepsWhatThePageSaysOfItselfBesideWhenItWasFetched) {
  const Outcome outcome = read_mhtml(saved(
      kHtml, "<meta property=3D\"article:modified_time\" content=3D\"2024-05-15T08:00:00Z\"><p>The dam held.</p>"));
  ASSERT_EQ(outcome.pages.size(), 1U);
  EXPECT_EQ(outcome.pages[0].modified, "2024-05-15T08:00:00Z");
  EXPECT_EQ(outcome.pages[0].extra, R"({"fetched":"2024-05-14T13:40:00-00:00"})");
}

TEST(Mhtml, TellsOfAMessageWithoutPage) {
  const Outcome outcome = read_mhtml(saved("Content-Type: application/pdf", "x"));
  EXPECT_TRUE(outcome.pages.empty());
  ASSERT_EQ(outcome.notes.n_skipped(), 1U);
  EXPECT_EQ(outcome.notes.kept()[0].reason, "a MIME message without a page; expected a part of type text/html");
}

}  // namespace
}  // namespace wirecopy::read
