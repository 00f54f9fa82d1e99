#include <array>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/child_process.h"
#include "base/testing.h"
#include "read/read.h"
#include "read/testing.h"

namespace wirecopy::read {
namespace {

using base::testing::TempFolder;

bool is_installed() {
  return base::run_program(std::vector<std::string>{"pdftotext", "-v"}, "").has_value();
}

// The operators that show lines one below the other; each is in windows-1252, in which the font is encoded.
std::string shown(const std::vector<std::string>& lines) {
  std::string content = "BT /F1 12 Tf 72 720 Td 14 TL\n";
  for (const std::string& line : lines) content += "(" + line + ") Tj T*\n";
  return content + "ET";
}

// A PDF file (ISO 32000-1, section 7.5) of a page for each content.
std::string pdf_of(const std::vector<std::string>& contents, std::string_view info) {
  std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>", ""};
  objects.push_back("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  objects.emplace_back(info);
  std::string kids;
  for (const std::string& content : contents) {
    const std::size_t page = objects.size() + 1;
    kids += fmt::format("{} 0 R ", page);
    objects.push_back(
        fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {} 0 R "
                    "/Resources << /Font << /F1 3 0 R >> >> >>",
                    page + 1));
    objects.push_back(fmt::format("<< /Length {} >>\nstream\n{}\nendstream", content.size(), content));
  }
  objects[1] = fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, contents.size());
  std::string pdf = "%PDF-1.4\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", pdf.size());
    pdf += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const std::size_t begin = pdf.size();
  return pdf + table +
         fmt::format("trailer\n<< /Size {} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{}\n%%EOF\n", objects.size() + 1,
                     begin);
}

Result<Page> read_pdf(std::string bytes) {
  return parse(record_of(Format::pdf, std::move(bytes), "id", "where"));
}

class Pdf : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!is_installed()) GTEST_SKIP() << "pdftotext is not installed";
  }
};

TEST_F(Pdf, GivesParagraphsAndWhatItSaysOfItself) {
  const auto page = read_pdf(
      pdf_of({shown({"\x93The dam held for forty years and", "broke in a minute,\x94 the inquiry was told on Mon-",
                     "day.", "", "", "A second paragraph, in a caf\xE9."})},
             "<< /Title <FEFF00C9006D0069006C0065D83DDE00> /Author (Odile Farrant) /CreationDate "
             "(D:20240514134000+02'00') >>"));
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_EQ(page->text,
            "“The dam held for forty years and broke in a minute,” the inquiry was told on Monday.\n\n"
            "A second paragraph, in a café.");
  EXPECT_EQ(page->title, "Émile😀");
  EXPECT_EQ(page->author, "Odile Farrant");
  EXPECT_EQ(page->published, "2024-05-14T13:40:00+02:00");
}

TEST_F(Pdf, JoinsParagraphsThatRunOverThePage) {
  const auto page =
      read_pdf(pdf_of({shown({"It went on and"}), shown({"on and on."}), shown({"Then it ended."})}, "<<>>"));
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_EQ(page->text, "It went on and on and on.\n\nThen it ended.");
}

TEST_F(Pdf, TakesNoFileNameForATitle) {
  const auto page = read_pdf(pdf_of({shown({"Text."})}, "<< /Title (Microsoft Word - release final.docx) >>"));
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_EQ(page->title, "");
}

TEST_F(Pdf, TellsWhyThereIsNoPage) {
  const auto broken = read_pdf("%PDF-1.4\nno more");
  ASSERT_FALSE(broken);
  EXPECT_NE(broken.error().message.find("broken, or locked"), std::string::npos) << broken.error().message;
  const auto empty = read_pdf(pdf_of({""}, "<<>>"));
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().message, "a PDF file without text; are its pages pictures?");
}

TEST_F(Pdf, IsToldByItsBytes) {
  const TempFolder folder;
  const auto read = testing::read_pages(folder.write("release.txt", pdf_of({shown({"Text."})}, "<<>>")));
  ASSERT_EQ(read.pages.size(), 1U);
  EXPECT_EQ(read.pages[0].id, "release");
  EXPECT_EQ(read.pages[0].text, "Text.");
}

}  // namespace
}  // namespace wirecopy::read
