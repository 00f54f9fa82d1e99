#include "read/mime.h"

#include <gtest/gtest.h>

namespace wirecopy::read {
namespace {

MimePart message(std::string_view bytes) {
  MimePart part;
  auto fields = take_header(&bytes);
  if (fields) part.fields = *std::move(fields);
  part.body = bytes;
  return part;
}

std::string_view page_of(std::string_view bytes) {
  static MimePart kept;
  const auto part = find_page_part(message(bytes));
  if (!part) return "none";
  kept = *part;
  return kept.body;
}

TEST(MimeParts, GiveTheFirstHtmlHoweverDeep) {
  EXPECT_EQ(
      page_of("Content-Type: multipart/related; boundary=\"out er\"\n\npreamble\n--out er\n"
              "Content-Type: multipart/alternative; boundary=in\n\n--in\nContent-Type: text/plain\n\nplain\n"
              "--in\nContent-Type: text/html\n\n<p>first 😀\n--in--\n--out er\nContent-Type: text/html\n\n<p>second\n"
              "--out er--\n"),
      "<p>first 😀");
}

TEST(MimeParts, GivePlainTextWhereThereIsNoHtml) {
  EXPECT_EQ(
      page_of("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b\r\n"
              "Content-Type: text/plain\r\n\r\nשלום\r\n\r\n--b--\r\n"),
      "שלום\r\n");
}

TEST(MimeParts, AreTheMessageItselfWhereItIsNoMultipart) {
  EXPECT_EQ(page_of("Content-Type: text/html\n\n<p>x"), "<p>x");
}

TEST(MimeParts, MayBreakOffOrBeMissing) {
  EXPECT_EQ(page_of("Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>torn"),
            "<p>torn");
  EXPECT_EQ(page_of("Content-Type: multipart/related\n\n--b\nContent-Type: text/html\n\n<p>x"), "none");
  EXPECT_EQ(page_of("Content-Type: multipart/related; boundary=b\n\nx --b\n--b"), "none");
  EXPECT_EQ(page_of("Content-Type: multipart/related; boundary=b\n\n--b--\nContent-Type: text/html\n\n<p>x"), "none");
}

TEST(MimeParts, AreNoneBehindABoundaryLongerThanAllowed) {
  const auto message_of = [](std::size_t n) {
    const std::string boundary(n, 'b');
    return "Content-Type: multipart/related; boundary=" + boundary + "\n\n--" + boundary +
           "\nContent-Type: text/html\n\n<p>x\n--" + boundary + "--\n";
  };
  EXPECT_EQ(page_of(message_of(70)), "<p>x");
  EXPECT_EQ(page_of(message_of(71)), "none");
}

TEST(TransferCoding, UndoesQuotedPrintable) {
  EXPECT_EQ(decode_transfer("Quoted-Printable", "caf=C3=A9 =\r\nau=  \nlait =3D3 =F0=9F=98=80"), "café aulait =3 😀");
  EXPECT_EQ(decode_transfer("quoted-printable", "a=zz b=4"), "a=zz b=4");
  EXPECT_EQ(decode_transfer("quoted-printable", "end="), "end");
}

TEST(TransferCoding, UndoesBase64) {
  EXPECT_EQ(decode_transfer("base64", "wqtuYcOv\r\ndmXCuyDwn5iA"), "«naïve» 😀");
  EXPECT_EQ(decode_transfer("BASE64", "YQ=="), "a");
  EXPECT_EQ(decode_transfer("base64", "Y!W*J"), "ab");
}

TEST(TransferCoding, LeavesOtherBodiesAsTheyAre) {
  EXPECT_EQ(decode_transfer("8bit", "=C3=A9"), "=C3=A9");
}

}  // namespace
}  // namespace wirecopy::read
