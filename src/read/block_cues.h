// What the names that authors give to elements, and the stock phrases of short texts, hint at: comments, share bars,
// menus, bylines. A hint is no verdict: the model weighs it.
#pragma once

#include <cstdint>
#include <string_view>

#include "read/html.h"

namespace wirecopy::read {

// What an element's class, id, role and itemprop speak of. One bit each in a mask.
enum class ElementCue : std::uint8_t {
  article,
  content,
  main,
  comment,
  share,
  related,
  card,
  nav,
  footer,
  header,
  side,
  author,
  date,
  newsletter,
  advert,
  caption,
  tag,
  consent,
  contents,
  quote,
  summary,
  shop,
  question,
  embed,
  notice,
  hidden,
  search,
  n_cues
};
[[nodiscard]] std::uint32_t element_cues(const HtmlNode& node);

// What a short text speaks of. One bit each in a mask.
enum class TextCue : std::uint8_t {
  more,
  share,
  subscribe,
  copyright,
  comment,
  advert,
  author,
  credit,
  date,
  contents,
  filed,
  act,
  consent,
  heading,  // of a list at the end: sources, references
  n_cues
};
[[nodiscard]] std::uint32_t text_cues(std::string_view text);

}  // namespace wirecopy::read
