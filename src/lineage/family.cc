#include "lineage/family.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"
#include "lineage/origin.h"

namespace wirecopy::lineage {
namespace {

FamilyPassage make_passage(const Page& page, const Copy& copy) {
  FamilyPassage passage;
  passage.span = copy.span;
  passage.characters = base::CodePointIndex(page.text).span(copy.span);
  passage.text = page.text.substr(copy.span.begin, copy.span.size());
  passage.similarity = copy.similarity;
  passage.kind = copy.kind;
  passage.n_edits = copy.n_edits;
  passage.page = page;
  passage.page.text.clear();
  passage.page.text.shrink_to_fit();
  return passage;
}

}  // namespace

Result<Family> make_family(const Group& group, const PageOf& page_of) {
  Family family;
  family.id = fmt::format("{:016x}", group.identity);
  family.text = group.text;
  std::vector<Page> pages;
  for (const Member& member : group.members) {
    WIRECOPY_TRY(Page page, page_of(member.page));
    family.passages.push_back(make_passage(page, member.copy));
    family.kind = std::max(family.kind, member.copy.kind);
    pages.push_back(std::move(page));
  }
  Lineage lineage = find_lineage(family.text, pages, family.passages);
  family.origin = std::move(lineage.origin);
  for (std::size_t i = 0; i < family.passages.size(); ++i) family.passages[i].parent = lineage.parents[i];
  return family;
}

}  // namespace wirecopy::lineage
