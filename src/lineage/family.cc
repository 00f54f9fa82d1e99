#include "lineage/family.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"
#include "lineage/origin.h"
#include "lineage/role.h"

namespace wirecopy::lineage {
namespace {

FamilyPassage make_passage(const Page& page, std::string_view text, const Copy& copy) {
  FamilyPassage passage;
  passage.page = page;
  passage.span = copy.span;
  passage.characters = base::CodePointIndex(text).span(copy.span);
  passage.text = text.substr(copy.span.begin, copy.span.size());
  passage.similarity = copy.similarity;
  passage.kind = copy.kind;
  passage.n_edits = copy.n_edits;
  return passage;
}

}  // namespace

Result<Family> make_family(const Group& group, const FamilySources& sources) {
  Family family;
  family.id = fmt::format("{:016x}", group.identity);
  family.text = group.text;
  std::vector<Copied> copied;
  for (const Member& member : group.members) {
    WIRECOPY_TRY(const Shelf::Lease page, sources.shelf->get(member.page));
    const PageFacts& facts = sources.facts[member.page];
    family.passages.push_back(make_passage(facts.page, page->utf8, member.copy));
    family.kind = std::max(family.kind, member.copy.kind);
    copied.push_back(
        {member.page, member.copy.similarity, make_witness(facts, family.passages.back().text), member.copy.span});
  }
  Role role = role_of(group, sources.facts, sources.kinships);
  if (role.is_furniture) family.kind = Kind::furniture;
  family.is_phrase = role.is_phrase;
  family.quotation = role.quotation;
  family.is_frame_shared = role.is_frame_shared;
  for (std::size_t i = 0; i < family.passages.size(); ++i) family.passages[i].version_of = role.version_of[i];
  Lineage lineage = find_lineage(family.text, copied, {sources.facts, sources.kinships});
  family.origin = std::move(lineage.origin);
  for (std::size_t i = 0; i < family.passages.size(); ++i) family.passages[i].parent = lineage.parents[i];
  return family;
}

}  // namespace wirecopy::lineage
