#include "read/element_facts.h"

#include <algorithm>

namespace wirecopy::read {
namespace {

constexpr float kWrapperShare = 0.6F;  // of the page's text: what holds more is laid out by its name, not told
constexpr float kMajority = 0.7F;      // of the page's sentences

constexpr std::uint32_t bit(ElementCue cue) {
  return 1U << static_cast<unsigned>(cue);
}
constexpr std::uint32_t kWrapperCues = bit(ElementCue::article) | bit(ElementCue::content) | bit(ElementCue::main);

}  // namespace

Containers find_containers(const PageBlocks& page) {
  Containers found;
  std::vector<float> score(page.elements.size());
  for (const TextBlock& block : page.blocks) {
    if (!is_like_sentences(block)) continue;
    float weight = static_cast<float>(block.n_bytes());
    std::uint32_t at = page.elements[block.element].parent;
    for (int level = 0; level < 3 && at != kNoElement; ++level, at = page.elements[at].parent) {
      score[at] += weight;
      weight /= 2;
    }
  }
  const auto is_more = [&page](std::uint32_t a, std::uint32_t b) {
    return b == kNoElement || page.elements[a].n_sentence_bytes > page.elements[b].n_sentence_bytes;
  };
  const auto all = static_cast<float>(page.elements.empty() ? 0 : page.elements[0].n_sentence_bytes);
  for (std::uint32_t i = 0; i < page.elements.size(); ++i) {
    const PageElement& element = page.elements[i];
    if (score[i] > (found.best == kNoElement ? 0 : score[found.best])) found.best = i;
    if (static_cast<float>(element.n_sentence_bytes) > kMajority * all) found.majority = i;
    if (element.tag == HtmlTag::article && is_more(i, found.article)) found.article = i;
    if (element.tag == HtmlTag::main && is_more(i, found.main)) found.main = i;
  }
  return found;
}

std::vector<ElementFacts> element_facts(std::span<const HtmlNode> nodes, const PageBlocks& page,
                                        const Containers& containers) {
  std::vector<ElementFacts> facts(page.elements.size());
  for (std::uint32_t i = 0; i < facts.size(); ++i) {
    const PageElement& element = page.elements[i];
    ElementFacts& fact = facts[i];
    if (i == 0) {
      fact.cue_distance.fill(kFarCue);
    } else {
      fact = facts[element.parent];
      for (std::uint8_t& distance : fact.cue_distance)
        distance = std::min<std::uint8_t>(static_cast<std::uint8_t>(distance + 1), kFarCue);
    }
    fact.is_in_best = fact.is_in_best || i == containers.best;
    fact.is_in_majority = fact.is_in_majority || i == containers.majority;
    fact.is_in_article = fact.is_in_article || i == containers.article;
    fact.is_in_main = fact.is_in_main || i == containers.main;
    for (std::size_t k = 0; k < kAround.size(); ++k)
      if (element.tag == kAround[k]) fact.around |= 1U << k;
    if (element.tag == HtmlTag::html || element.tag == HtmlTag::body) continue;
    std::uint32_t cues = element_cues(nodes[element.node]);
    if (static_cast<float>(element.n_bytes) > kWrapperShare * static_cast<float>(page.elements[0].n_bytes))
      cues &= kWrapperCues;
    for (std::size_t k = 0; k < kElementCues; ++k)
      if ((cues >> k & 1U) != 0) fact.cue_distance[k] = 0;
  }
  return facts;
}

}  // namespace wirecopy::read
