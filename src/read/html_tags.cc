#include "read/html_tags.h"

#include <array>

#include "read/ascii.h"

namespace wirecopy::read {
namespace {

using namespace html_traits;  // NOLINT(google-build-using-namespace): the table reads as the list of tags does

constexpr std::size_t kTags = static_cast<std::size_t>(HtmlTag::n_tags);

#define WIRECOPY_HTML_TAG(name, traits) #name,
constexpr std::array<std::string_view, kTags> kSpelled = {"", WIRECOPY_HTML_TAGS(WIRECOPY_HTML_TAG)};
#undef WIRECOPY_HTML_TAG
#define WIRECOPY_HTML_TAG(name, traits) traits,
constexpr std::array<unsigned, kTags> kTraits = {none, WIRECOPY_HTML_TAGS(WIRECOPY_HTML_TAG)};
#undef WIRECOPY_HTML_TAG

// "template" is a word of C++, hence template_.
constexpr std::string_view name_of(std::size_t tag) {
  const std::string_view spelled = kSpelled[tag];
  return spelled.ends_with('_') ? spelled.substr(0, spelled.size() - 1) : spelled;
}

constexpr std::size_t kLongestName = 13;
constexpr std::size_t kSlots = 512;

constexpr std::size_t slot_of(std::string_view name) {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(lower_case(c))) * 16777619U;
  return (hash >> 8 ^ hash) % kSlots;
}

// Open addressing, linear probing; 0 is an empty slot.
constexpr std::array<HtmlTag, kSlots> make_slots() {
  std::array<HtmlTag, kSlots> slots{};
  for (std::size_t tag = 1; tag < kTags; ++tag) {
    std::size_t slot = slot_of(name_of(tag));
    while (slots[slot] != HtmlTag::unknown) slot = (slot + 1) % kSlots;
    slots[slot] = static_cast<HtmlTag>(tag);
  }
  return slots;
}
constexpr std::array<HtmlTag, kSlots> kByName = make_slots();

bool is_same_name(std::string_view lower, std::string_view name) {
  if (lower.size() != name.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i)
    if (lower[i] != lower_case(name[i])) return false;
  return true;
}

}  // namespace

std::string_view html_tag_name(HtmlTag tag) {
  return name_of(static_cast<std::size_t>(tag));
}

bool has_trait(HtmlTag tag, unsigned trait) {
  return (kTraits[static_cast<std::size_t>(tag)] & trait) != 0;
}

HtmlTag html_tag(std::string_view name) {
  if (name.size() > kLongestName) return HtmlTag::unknown;
  for (std::size_t slot = slot_of(name); kByName[slot] != HtmlTag::unknown; slot = (slot + 1) % kSlots)
    if (is_same_name(html_tag_name(kByName[slot]), name)) return kByName[slot];
  return HtmlTag::unknown;
}

}  // namespace wirecopy::read
