// What a page says of itself to search engines, in <script type="application/ld+json"> (schema.org as JSON-LD).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "read/html.h"

namespace wirecopy::read {

// Of the page's article (NewsArticle, BlogPosting and their kin), else of the page; empty is not known.
struct JsonLd {
  std::string headline;
  std::string description;
  std::string article_body;
  std::string published;
  std::string modified;
  std::string url;
  std::string publisher;
  std::string site_name;  // of a WebSite
  std::string language;
  std::vector<std::string> authors;
  std::vector<std::string> creation_dates;  // dateCreated, uploadDate and the like
  bool is_article = false;                  // an article was found, not only a page
};

[[nodiscard]] JsonLd read_json_ld(std::span<const HtmlNode> nodes);

}  // namespace wirecopy::read
