// What a page's markup says of the page outright, before any of it is weighed.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "read/block_features.h"
#include "read/html.h"
#include "read/json_ld.h"

namespace wirecopy::read {

// Where a date stands.
enum class DatePlace {
  article_published,  // <meta property="article:published_time">
  item_published,     // itemprop="datePublished"
  other_meta,         // another <meta> whose name speaks of a date
  modified,           // what speaks of a change
  time,               // <time>
  script              // "publishedAt": "..." in a script
};
struct MarkupDate {
  DatePlace place = DatePlace::other_meta;
  std::string value;
};

// An <h1>. Its seams are the offsets in its text at which elements inside it begin or end.
struct MarkupHeading {
  std::string text;
  std::vector<std::size_t> seams = {};
};

// Empty is not known.
struct PageMarkup {
  JsonLd json_ld;
  std::string og_title;
  std::string twitter_title;
  std::string meta_title;  // of Dublin Core and other <meta>
  std::string title;       // <title>
  std::vector<MarkupHeading> headings;
  std::string description;
  std::string outlet;
  std::vector<std::string> authors;  // of <meta> and microdata
  std::string canonical;
  std::string og_url;
  std::string language;
  std::vector<MarkupDate> dates;

  [[nodiscard]] PageHints hints() const;  // views of this
  [[nodiscard]] std::string_view url() const { return canonical.empty() ? og_url : canonical; }
};

[[nodiscard]] PageMarkup read_markup(std::span<const HtmlNode> nodes);

// The page's title as a reader knows it, without the outlet's name; empty if the page gives none.
[[nodiscard]] std::string page_title(const PageMarkup& markup);

// The host of an address without "www.", or empty.
[[nodiscard]] std::string_view host_of(std::string_view url);

}  // namespace wirecopy::read
