#include "lineage/family.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"

namespace wirecopy::lineage {
namespace {

FamilyPassage make_passage(Page page, const Copy& copy) {
  FamilyPassage passage;
  passage.span = copy.span;
  passage.characters = base::CodePointIndex(page.text).span(copy.span);
  passage.text = page.text.substr(copy.span.begin, copy.span.size());
  passage.similarity = copy.similarity;
  passage.kind = copy.kind;
  passage.n_edits = copy.n_edits;
  page.text.clear();
  page.text.shrink_to_fit();
  passage.page = std::move(page);
  return passage;
}

}  // namespace

Result<Family> make_family(const Group& group, const PageOf& page_of) {
  Family family;
  family.id = fmt::format("{:016x}", group.identity);
  family.text = group.text;
  for (const Member& member : group.members) {
    WIRECOPY_TRY(Page page, page_of(member.page));
    family.passages.push_back(make_passage(std::move(page), member.copy));
    family.kind = std::max(family.kind, member.copy.kind);
  }
  return family;
}

}  // namespace wirecopy::lineage
