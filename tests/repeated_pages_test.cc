// Pages of one invented outlet, each dressed with the same boxes: what one page alone cannot show.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/program_testing.h"

namespace wirecopy::tests {
namespace {

const std::string kBox =
    "You are reading the Ferrow Tribune, which lives by those who read it. For two crowns a week you help us to keep "
    "twelve reporters on the road, and the paper comes to your door by six.";
const std::string kAbout =
    "The Ferrow Tribune was founded in 1911 by the printers of the town, who own it still. It is printed on Quay "
    "Street "
    "and read from the source of the river to its mouth.";
const std::string kLegal =
    "What stands here may not be printed, broadcast or rewritten elsewhere without the leave of the Ferrow Tribune, "
    "which "
    "is given gladly to schools and parish papers that ask for it.";

// A sentence that no other page has.
std::string sentence(unsigned page, unsigned number) {
  constexpr std::string_view kWho[] = {"The harbour master", "A ferryman", "The council", "One of the millers"};
  constexpr std::string_view kDid[] = {"said on Monday that", "had written in a letter that", "told the Tribune that"};
  constexpr std::string_view kWhat[] = {"the wall will not hold another winter", "nobody has looked at the winch",
                                        "the tolls will rise before the summer", "the bridge stays closed to carts",
                                        "the water came from the north this time"};
  return fmt::format("{} {} {}, and that in the {}th year of the dyke some {} families of {} would have to pay for it.",
                     kWho[(page + number) % 4], kDid[(page * 3 + number) % 3], kWhat[(page + number * 2) % 5],
                     page * 7 + number + 20, page * 31 + number * 17 + 3, number % 2 == 0 ? "Ferrow" : "Lower Asken");
}
std::string teaser(unsigned page) {
  return fmt::format(
      "Tomorrow in this place: how the {} families of Reed Lane came to share one well, and what they "
      "say to each other when they meet there in the morning.",
      page + 40);
}

std::string paragraph(unsigned page, unsigned number) {
  return sentence(page, number * 2) + " " + sentence(page, number * 2 + 1);
}

std::string html(unsigned page) {
  std::string body;
  for (unsigned i = 0; i < 6; ++i) {
    body += fmt::format("<p>{}</p>\n", paragraph(page, i));
    if (i == 2) body += fmt::format("<p>{}</p>\n", kBox);
  }
  return fmt::format(
      "<html lang=en><head><title>Report {0} from the dyke | Ferrow Tribune</title><meta "
      "property=og:site_name content='Ferrow Tribune'><link rel=canonical "
      "href=https://tribune.example/{0}></head><body><nav><a href=/>Home</a></nav><article><h1>Report {0} "
      "from the dyke</h1>{1}<p>{2}</p><p>{3}</p><p>{4}</p></article></body></html>",
      page, body, teaser(page), kAbout, kLegal);
}

// The text of a page without its boxes, as JSON has it.
std::string own_text(unsigned page) {
  std::string text;
  for (unsigned i = 0; i < 6; ++i) text += paragraph(page, i) + "\\n\\n";
  return text + teaser(page);
}

// A page that gives the beginnings of many reports: the first of a site, a section, a day.
std::string list_html(std::string_view title, unsigned n_pages) {
  std::string body;
  for (unsigned i = 0; i < n_pages; ++i)
    body += fmt::format("<h2><a href=/{0}>Report {0} from the dyke</a></h2><p>{1}</p>\n", i, paragraph(i, 0));
  return fmt::format(
      "<title>{0}</title><link rel=canonical href=https://tribune.example/{0}><main><h1>{0}</h1>{1}</main>", title,
      body);
}

class CliRepeatedPages : public ProgramTest {
 protected:
  void write_site(unsigned n_pages) const {
    for (unsigned i = 0; i < n_pages; ++i) write(fmt::format("site/{:03}.html", i), html(i));
  }
  [[nodiscard]] std::string read(const std::string& what) const {
    const Outcome outcome = run("wirecopy read --quiet --format jsonl " + what);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    return outcome.out;
  }
  static std::vector<std::string> sorted_lines(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = text.find('\n', begin);
      lines.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
    std::ranges::sort(lines);
    return lines;
  }
};

TEST_F(CliRepeatedPages, LoseWhatTheyHaveInCommonAndKeepWhatChanges) {
  write_site(12);
  const std::string pages = read("site");
  for (unsigned i = 0; i < 12; ++i) EXPECT_THAT(pages, HasSubstr("\"text\":\"" + own_text(i) + "\""));
}

TEST_F(CliRepeatedPages, KeepBeginningsThatListsGiveToo) {
  write_site(12);
  for (const std::string list : {"news", "region", "may", "archive"})
    write("site/" + list + ".html", list_html(list, 12));
  const std::string pages = read("site");
  for (unsigned i = 0; i < 12; ++i) EXPECT_THAT(pages, HasSubstr("\"text\":\"" + own_text(i) + "\""));
}

TEST_F(CliRepeatedPages, KeepItAloneOrWhenAsked) {
  write_site(12);
  EXPECT_THAT(read("site/003.html"), AllOf(HasSubstr(kBox), HasSubstr(kAbout), HasSubstr(kLegal)));
  EXPECT_THAT(read("site --keep repeated"), AllOf(HasSubstr(kBox), HasSubstr(kAbout), HasSubstr(kLegal)));
}

TEST_F(CliRepeatedPages, GiveTheSameBytesOnAnyNumberOfThreadsAndInAnyOrder) {
  write_site(60);
  const std::string pages = read("site --threads 1");
  EXPECT_EQ(read("site --threads 2"), pages);
  EXPECT_EQ(read("site --threads 4"), pages);
  EXPECT_EQ(sorted_lines(read("$(ls -r site/*)")), sorted_lines(read("site/*")));
}

TEST_F(CliRepeatedPages, AreTracedAsTheyAreRead) {
  write_site(6);
  EXPECT_THAT(run("wirecopy trace site --format csv").out, Not(HasSubstr(kBox)));
  EXPECT_THAT(run("wirecopy add store site --quiet && wirecopy trace --store store site/003.html --format csv").out,
              HasSubstr(kBox));
}

TEST_F(CliRepeatedPages, AreAddedToAStoreAsEachStandsAlone) {
  write_site(6);
  EXPECT_EQ(run("wirecopy add store site --quiet").status, 0);
  EXPECT_THAT(run("wirecopy add store site/003.html --format text").out, HasSubstr("1 unchanged"));
}

}  // namespace
}  // namespace wirecopy::tests
