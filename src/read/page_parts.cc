#include "read/page_parts.h"

#include <algorithm>

#include "read/ascii.h"
#include "read/block_cues.h"

namespace wirecopy::read {
namespace {

constexpr std::uint32_t kMostCaptionBytes = 1000;  // of a longer one the class is a lie
constexpr int kCaptionReach = 4;                   // elements up from a block to the one that is called a caption
// An <article> or <main> around the main text belongs to it if it has no more than so many times its sentences.
constexpr std::uint32_t kMostAround = 2;

constexpr std::uint32_t bit(ElementCue cue) {
  return 1U << static_cast<unsigned>(cue);
}
constexpr std::uint32_t bit(TextCue cue) {
  return 1U << static_cast<unsigned>(cue);
}

// Boxes with pictures of their own.
constexpr std::uint32_t kForeignBoxes = bit(ElementCue::related) | bit(ElementCue::card) | bit(ElementCue::nav) |
                                        bit(ElementCue::advert) | bit(ElementCue::side) | bit(ElementCue::comment) |
                                        bit(ElementCue::newsletter) | bit(ElementCue::author);
// What stands beside the words of a comment.
constexpr std::uint32_t kAboutComments = bit(ElementCue::author) | bit(ElementCue::date) | bit(ElementCue::share) |
                                         bit(ElementCue::nav) | bit(ElementCue::header) | bit(ElementCue::tag) |
                                         bit(ElementCue::notice);
constexpr std::uint32_t kNoCaption = bit(TextCue::advert) | bit(TextCue::share) | bit(TextCue::subscribe);

bool is_list(HtmlTag tag) {
  return tag == HtmlTag::ul || tag == HtmlTag::ol || tag == HtmlTag::dl || tag == HtmlTag::menu;
}

std::uint8_t heading_level(HtmlTag tag) {
  if (tag < HtmlTag::h1 || tag > HtmlTag::h6) return 0;
  return static_cast<std::uint8_t>(static_cast<unsigned>(tag) - static_cast<unsigned>(HtmlTag::h1) + 1);
}

bool says_caption(const HtmlNode& node) {
  if (node.tag == HtmlTag::figcaption || node.tag == HtmlTag::caption) return true;
  return lower_case(node.attribute("class")).contains("caption") ||
         lower_case(node.attribute("itemprop")).contains("caption");
}

class LaidOut {
 public:
  LaidOut(std::span<const HtmlNode> nodes, const PageBlocks& page) : nodes_(nodes), page_(page) {}

  [[nodiscard]] const HtmlNode& node(std::uint32_t element) const { return nodes_[page_.elements[element].node]; }
  [[nodiscard]] std::uint32_t parent(std::uint32_t element) const { return page_.elements[element].parent; }

  [[nodiscard]] bool is_caption(const TextBlock& block) const {
    std::uint32_t at = block.leaf;
    for (int i = 0; i < kCaptionReach && at != kNoElement; ++i, at = parent(at)) {
      if (says_caption(node(at))) return true;
      if (page_.elements[at].tag == HtmlTag::article) return false;
    }
    return false;
  }

  // How many lists a block stands in.
  [[nodiscard]] std::uint8_t list_depth(std::uint32_t element) const {
    std::uint8_t depth = 0;
    for (; element != kNoElement; element = parent(element))
      if (is_list(page_.elements[element].tag)) ++depth;
    return std::max<std::uint8_t>(depth, 1);
  }

  [[nodiscard]] PagePart part(const TextBlock& block) const {
    for (std::uint32_t at = block.element; at != kNoElement; at = parent(at)) {
      const HtmlTag tag = page_.elements[at].tag;
      if (const std::uint8_t level = heading_level(tag); level > 0) return {.kind = PartKind::heading, .level = level};
      if (tag == HtmlTag::figcaption || tag == HtmlTag::caption) return {.kind = PartKind::caption};
      if (tag == HtmlTag::blockquote) return {.kind = PartKind::quote};
      if (tag == HtmlTag::li || tag == HtmlTag::dt || tag == HtmlTag::dd)
        return {.kind = PartKind::item, .level = list_depth(at)};
      // A table may lay out a whole page: its paragraphs are no rows.
      if (tag == HtmlTag::tr || tag == HtmlTag::table)
        return {.kind = block.element == at || !is_like_sentences(block) ? PartKind::row : PartKind::paragraph};
    }
    return {};
  }

 private:
  std::span<const HtmlNode> nodes_;
  const PageBlocks& page_;
};

// Finds captions and comments around the main text.
class Beside {
 public:
  Beside(std::span<const HtmlNode> nodes, const PageBlocks& page, const std::vector<bool>& is_main)
      : layout_(nodes, page), page_(page), holds_main_(page.elements.size(), false), cues_(page.elements.size()) {
    for (std::size_t i = 0; i < is_main.size(); ++i)
      if (is_main[i]) add_main(page.blocks[i].element);
    widen();
  }

  [[nodiscard]] std::optional<PartKind> kind(const TextBlock& block, bool with_comments) {
    if (scope_ == kNoElement) return std::nullopt;
    if (is_caption_here(block)) return PartKind::caption;
    if (with_comments && is_comment(block)) return PartKind::comment;
    return std::nullopt;
  }

 private:
  // The scope is the innermost element that holds all main blocks.
  void add_main(std::uint32_t element) {
    for (std::uint32_t at = element; at != kNoElement && !holds_main_[at]; at = layout_.parent(at))
      holds_main_[at] = true;
    if (scope_ == kNoElement) scope_ = element;
    while (!page_.is_inside(element, scope_)) scope_ = layout_.parent(scope_);
  }

  // The picture above a report often stands beside the element that holds its paragraphs.
  void widen() {
    for (std::uint32_t at = scope_; at != kNoElement; at = layout_.parent(at)) {
      const PageElement& element = page_.elements[at];
      if (element.tag != HtmlTag::article && element.tag != HtmlTag::main) continue;
      if (element.n_sentence_bytes <= kMostAround * page_.elements[scope_].n_sentence_bytes) scope_ = at;
      return;
    }
  }

  [[nodiscard]] bool is_caption_here(const TextBlock& block) {
    if (block.n_bytes() > kMostCaptionBytes || block.n_link_bytes * 2 > block.n_bytes()) return false;
    if (page_.text_of(block) == "\u00a0") return false;
    if (!page_.is_inside(block.element, scope_) || !layout_.is_caption(block)) return false;
    for (std::uint32_t at = block.leaf; at != scope_ && !holds_main_[at]; at = layout_.parent(at)) {
      const HtmlTag tag = page_.elements[at].tag;
      if (tag == HtmlTag::nav || tag == HtmlTag::aside || tag == HtmlTag::footer) return false;
      if ((cues(at) & kForeignBoxes) != 0) return false;
    }
    return (text_cues(page_.text_of(block)) & kNoCaption) == 0;
  }

  [[nodiscard]] bool is_comment(const TextBlock& block) {
    if (block.n_link_bytes * 2 > block.n_bytes() || is_about_comment(block)) return false;
    for (std::uint32_t at = block.leaf; at != kNoElement && !holds_main_[at]; at = layout_.parent(at)) {
      const HtmlTag tag = page_.elements[at].tag;
      if (tag == HtmlTag::form || tag == HtmlTag::button || tag == HtmlTag::nav || heading_level(tag) > 0) return false;
      if ((cues(at) & bit(ElementCue::comment)) != 0) return has_no_form_above(at);
    }
    return false;
  }

  [[nodiscard]] bool has_no_form_above(std::uint32_t at) const {
    for (; at != kNoElement && !holds_main_[at]; at = layout_.parent(at))
      if (page_.elements[at].tag == HtmlTag::form) return false;
    return true;
  }

  // The commenter's name, the time, "Reply".
  [[nodiscard]] bool is_about_comment(const TextBlock& block) {
    std::uint32_t at = block.leaf;
    for (int i = 0; i < 3 && at != kNoElement; ++i, at = layout_.parent(at)) {
      const HtmlTag tag = page_.elements[at].tag;
      if (tag == HtmlTag::li || tag == HtmlTag::article) return false;
      if (tag == HtmlTag::cite || tag == HtmlTag::time || tag == HtmlTag::footer || tag == HtmlTag::header) return true;
      if ((cues(at) & kAboutComments) != 0) return true;
    }
    return false;
  }

  // Asked for each block of a deep page, and costly to tell.
  std::uint32_t cues(std::uint32_t element) {
    std::optional<std::uint32_t>& known = cues_[element];
    if (!known) known = element_cues(layout_.node(element));
    return *known;
  }

  LaidOut layout_;
  const PageBlocks& page_;
  std::vector<bool> holds_main_;                    // of each element, whether main text stands in it
  std::vector<std::optional<std::uint32_t>> cues_;  // of each element that was asked
  std::uint32_t scope_ = kNoElement;
};

}  // namespace

PagePart part_of(std::span<const HtmlNode> nodes, const PageBlocks& page, const TextBlock& block) {
  return LaidOut(nodes, page).part(block);
}

std::vector<std::optional<PartKind>> parts_beside(std::span<const HtmlNode> nodes, const PageBlocks& page,
                                                  const std::vector<bool>& is_main, bool with_comments) {
  Beside beside(nodes, page, is_main);
  std::vector<std::optional<PartKind>> kinds(page.blocks.size());
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (!is_main[i]) kinds[i] = beside.kind(page.blocks[i], with_comments);
  return kinds;
}

std::vector<PagePart> lines_as_parts(std::string_view text) {
  std::vector<PagePart> parts;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) {
      parts.emplace_back();
      parts.back().span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }
    begin = end + 1;
  }
  return parts;
}

}  // namespace wirecopy::read
