// What is known of a page's elements: which of them may hold its main text, and what each says of all that stands in
// it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "read/block_cues.h"
#include "read/html.h"
#include "read/text_blocks.h"

namespace wirecopy::read {

inline constexpr std::size_t kElementCues = static_cast<std::size_t>(ElementCue::n_cues);
inline constexpr std::uint8_t kFarCue = 20;  // levels up; no farther is counted

// Tags that tell of all that stands inside them.
inline constexpr auto kAround = std::to_array<HtmlTag>(
    {HtmlTag::nav,     HtmlTag::aside,  HtmlTag::footer, HtmlTag::header,     HtmlTag::form,    HtmlTag::figure,
     HtmlTag::table,   HtmlTag::ul,     HtmlTag::ol,     HtmlTag::blockquote, HtmlTag::article, HtmlTag::main,
     HtmlTag::section, HtmlTag::button, HtmlTag::label,  HtmlTag::dl,         HtmlTag::details, HtmlTag::a,
     HtmlTag::address, HtmlTag::dialog, HtmlTag::pre,    HtmlTag::figcaption, HtmlTag::fieldset});

// What is known of each element once, for all blocks inside it.
struct ElementFacts {
  std::uint32_t around = 0;                               // bits of kAround
  std::array<std::uint8_t, kElementCues> cue_distance{};  // levels up to an element that speaks of it
  bool is_in_best = false;
  bool is_in_majority = false;
  bool is_in_article = false;
  bool is_in_main = false;
};

// The elements that may hold the main text.
struct Containers {
  std::uint32_t best = kNoElement;      // of most sentences as children
  std::uint32_t majority = kNoElement;  // the innermost that holds most sentences
  std::uint32_t article = kNoElement;   // the <article> of most sentences
  std::uint32_t main = kNoElement;
};

[[nodiscard]] Containers find_containers(const PageBlocks& page);
[[nodiscard]] std::vector<ElementFacts> element_facts(std::span<const HtmlNode> nodes, const PageBlocks& page,
                                                      const Containers& containers);

}  // namespace wirecopy::read
