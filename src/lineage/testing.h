// For tests only: made-up news, and the families of a few texts without any index.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "lineage/group.h"
#include "match/shared.h"
#include "text/text.h"

namespace wirecopy::lineage::testing {

constexpr std::string_view kFerry =
    "The ferry Aurelia struck a sandbank off the harbour of Lindmouth shortly before dawn on Tuesday, forcing 214 "
    "passengers into lifeboats while a trawler crew kept watch.";
constexpr std::string_view kDam =
    "Engineers lowered the reservoir behind the Kestrel dam by four metres after cracks appeared along its eastern "
    "spillway, the regional water board announced.";
constexpr std::string_view kOrchard =
    "Frost destroyed nearly two thirds of the apricot blossom in the Velden valley, and growers expect the smallest "
    "harvest since their cooperative was founded.";
constexpr std::string_view kMuseum =
    "A night watchman at the Halloran museum found an empty frame where the portrait of a glassblower had hung for "
    "ninety years, detectives told reporters.";

inline std::string joined(std::initializer_list<std::string_view> parts, std::string_view between = " ") {
  std::string text;
  for (const std::string_view part : parts) (text += text.empty() ? "" : between) += part;
  return text;
}

// What every two of the texts share, the later as the copy.
inline std::vector<Link> links_of(const std::vector<std::string>& texts) {
  match::PassageScratch scratch;
  std::vector<text::Text> analyzed;
  for (const std::string& text : texts) analyzed.push_back(text::analyze(text));
  std::vector<Link> links;
  for (PageNumber a = 0; a < texts.size(); ++a)
    for (PageNumber b = 0; b < a; ++b)
      for (const match::TokenPassage& shared : match::find_shared(analyzed[a], analyzed[b], &scratch))
        links.push_back({{a, match::bytes_of(analyzed[a], shared.a)}, {b, match::bytes_of(analyzed[b], shared.b)}});
  return links;
}

inline std::vector<Group> group_links(const std::vector<Link>& links, const std::vector<std::string>& texts,
                                      const GroupOptions& options = {}) {
  const TextOf text_of = [&](PageNumber page) -> Result<std::string> { return texts[page]; };
  Shelf shelf(texts.size(), text_of, SIZE_MAX);
  base::ThreadPool pool(2);
  return group({links, {}}, options, &shelf, &pool).value();
}

inline std::vector<Group> group_texts(const std::vector<std::string>& texts, std::size_t min_pages = 2) {
  return group_links(links_of(texts), texts, {.min_pages = min_pages});
}

// The pages of a family's members, in order, as often as they have members.
inline std::vector<PageNumber> pages_of(const Group& group) {
  std::vector<PageNumber> pages;
  for (const Member& member : group.members) pages.push_back(member.page);
  return pages;
}

// The members' text.
inline std::vector<std::string> texts_of(const Group& group, const std::vector<std::string>& texts) {
  std::vector<std::string> found;
  for (const Member& member : group.members)
    found.push_back(texts[member.page].substr(member.copy.span.begin, member.copy.span.size()));
  return found;
}

}  // namespace wirecopy::lineage::testing
