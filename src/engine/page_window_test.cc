#include "engine/page_window.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "read/page_parts.h"

namespace wirecopy::engine {
namespace {

constexpr std::string_view kBox = "The Ferrow Tribune 🗞 comes to your inbox every morning, free of charge.";

// A page with the outlet's box between paragraphs of its own.
PreparedPage report(int i) {
  PreparedPage prepared;
  Page& page = prepared.page;
  page.id = page.title = fmt::format("report-{}", i);
  page.url = "https://www.ferrow-tribune.example/" + page.id;
  page.text = fmt::format(
      "Report number {} begins with a line that none of the others has — שלום.\n\n{}\n\nAnd report {} ends "
      "with another one, of which the same may be said.",
      i, kBox, i);
  page.parts = read::lines_as_parts(page.text);
  return prepared;
}
std::vector<PreparedPage> reports(int n) {
  std::vector<PreparedPage> pages;
  for (int i = 0; i < n; ++i) pages.push_back(report(i));
  return pages;
}

// What comes out of a window, as one text a page.
std::vector<std::string> through_window(std::vector<PreparedPage> pages, WindowLimits limits = {}) {
  std::vector<std::string> texts;
  PageWindow window(true, limits);
  const auto take = [&texts](const std::vector<PreparedPage>& ready) {
    for (const PreparedPage& page : ready) texts.push_back(page.page.id + "\n" + page.page.text);
  };
  for (PreparedPage& page : pages) {
    window.add(std::move(page));
    take(window.take_ready());
  }
  take(window.take_all());
  return texts;
}

TEST(PageWindow, TrimsTheFirstPageByWhatFollows) {
  const std::vector<std::string> texts = through_window(reports(5));
  ASSERT_EQ(texts.size(), 5U);
  for (const std::string& text : texts) EXPECT_FALSE(text.contains(kBox)) << text;
}

TEST(PageWindow, DoesNotDependOnTheOrderOfWhatItHolds) {
  std::vector<PreparedPage> turned = reports(9);
  std::ranges::reverse(turned);
  std::vector<std::string> texts = through_window(std::move(turned));
  std::ranges::reverse(texts);
  EXPECT_EQ(texts, through_window(reports(9)));
}

TEST(PageWindow, HoldsNoMoreThanItsLimits) {
  PageWindow window(true, {.bytes = 1U << 20, .pages = 6});
  for (int i = 0; i < 6; ++i) window.add(report(i));
  EXPECT_EQ(window.take_ready().size(), 0U);
  window.add(report(6));
  EXPECT_EQ(window.take_ready().size(), 4U);
  EXPECT_EQ(window.take_all().size(), 3U);
}

TEST(PageWindow, RemembersWhatLeftIt) {
  for (const std::string& text : through_window(reports(30), {.bytes = 1U << 20, .pages = 6}))
    EXPECT_FALSE(text.contains(kBox)) << text;
}

TEST(PageWindow, HandsOnAtOnceWhatHasNoParts) {
  PageWindow window(true);
  PreparedPage record = report(1);
  record.page.parts.clear();
  window.add(std::move(record));
  EXPECT_EQ(window.take_ready().size(), 1U);
}

TEST(PageWindow, ChangesNothingWhenItIsNotOpen) {
  PageWindow window(false);
  for (int i = 0; i < 5; ++i) window.add(report(i));
  const std::vector<PreparedPage> pages = window.take_ready();
  ASSERT_EQ(pages.size(), 5U);
  EXPECT_EQ(pages[4].page.text, report(4).page.text);
}

}  // namespace
}  // namespace wirecopy::engine
