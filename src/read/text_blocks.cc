#include "read/text_blocks.h"

#include <algorithm>

#include "read/ascii.h"

namespace wirecopy::read {
namespace {

constexpr std::uint32_t kSentenceBytes = 80;      // bytes; half of English sentences are longer
constexpr std::uint32_t kMostLinkedPercent = 40;  // of a sentence's bytes

bool is_dropped(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::audio:
    case HtmlTag::canvas:
    case HtmlTag::datalist:
    case HtmlTag::head:
    case HtmlTag::iframe:
    case HtmlTag::map:
    case HtmlTag::math:
    case HtmlTag::noscript:
    case HtmlTag::object:
    case HtmlTag::script:
    case HtmlTag::select:
    case HtmlTag::style:
    case HtmlTag::svg:
    case HtmlTag::template_:
    case HtmlTag::textarea:
    case HtmlTag::video:
      return true;
    default:
      return false;
  }
}

// The line ends that stand before and after an element: 2 make a blank line, 0 is part of a line.
std::uint8_t line_ends_around(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::caption:
    case HtmlTag::dd:
    case HtmlTag::dt:
    case HtmlTag::li:
    case HtmlTag::tr:
      return 1;
    case HtmlTag::body:
    case HtmlTag::button:
    case HtmlTag::legend:
    case HtmlTag::table:
      return 2;
    default:
      return has_trait(tag, html_traits::block) ? 2 : 0;
  }
}

bool says_hidden(const HtmlNode& node) {
  for (const HtmlAttribute& attribute : node.attributes) {
    if (attribute.name == "hidden") return true;
    if (attribute.name == "aria-hidden" && attribute.value == "true") return true;
    if (attribute.name != "style") continue;
    const std::size_t at = attribute.value.find("display:");
    if (at != std::string_view::npos && attribute.value.substr(at + 8, 5).contains("none")) return true;
  }
  return false;
}

class BlockCollector {
 public:
  PageBlocks collect(std::span<const HtmlNode> nodes) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const HtmlNode& node = nodes[i];
      if (node.kind == HtmlNode::Kind::text) {
        add_text(node.text);
      } else if (node.kind == HtmlNode::Kind::close) {
        close(node.tag);
      } else if (is_dropped(node.tag)) {
        has_space_ = true;
        i = node.other;
      } else if (has_trait(node.tag, html_traits::empty)) {
        add_empty(node.tag);
        i = node.other;
      } else {
        open(node, static_cast<std::uint32_t>(i));
      }
    }
    end_block(2);
    count();
    return std::move(page_);
  }

 private:
  void open(const HtmlNode& node, std::uint32_t i) {
    const std::uint8_t n = line_ends_around(node.tag);
    if (n > 0) end_block(n);
    if (node.tag == HtmlTag::td || node.tag == HtmlTag::th) has_space_ = true;
    const bool is_hidden = (at_ != kNoElement && page_.elements[at_].is_hidden) || says_hidden(node);
    const auto depth = static_cast<std::uint16_t>(at_ == kNoElement ? 0 : page_.elements[at_].depth + 1);
    page_.elements.push_back({.parent = at_, .node = i, .tag = node.tag, .is_hidden = is_hidden, .depth = depth});
    at_ = static_cast<std::uint32_t>(page_.elements.size() - 1);
    enter(node.tag, 1);
    if (node.tag == HtmlTag::a) links_.push_back(node.has_attribute("href"));
    if (node.tag == HtmlTag::a && links_.back()) {
      ++n_links_open_;
      ++block_.n_links;
    }
  }

  void close(HtmlTag tag) {
    if (at_ == kNoElement) return;
    if (const std::uint8_t n = line_ends_around(tag); n > 0) end_block(n);
    if (tag == HtmlTag::td || tag == HtmlTag::th) has_space_ = true;
    enter(tag, -1);
    if (tag == HtmlTag::a) {
      n_links_open_ -= links_.back() ? 1 : 0;
      links_.pop_back();
    }
    at_ = page_.elements[at_].parent;
  }

  void enter(HtmlTag tag, int step) {
    if (tag == HtmlTag::b || tag == HtmlTag::strong) n_bold_open_ += step;
    if (tag == HtmlTag::i || tag == HtmlTag::em) n_italic_open_ += step;
    if (tag == HtmlTag::pre) n_preformatted_ += step;
  }

  void add_empty(HtmlTag tag) {
    if (tag == HtmlTag::br) {
      if (has_line_end_) return end_block(2);
      has_line_end_ = true;
    }
    if (tag == HtmlTag::hr) end_block(2);
    if (tag == HtmlTag::img || tag == HtmlTag::wbr) return;
    has_space_ = true;
  }

  void add_text(std::string_view text) {
    while (!text.empty()) {
      const auto* word_end = std::ranges::find_if(text, is_space);
      const auto n = static_cast<std::size_t>(word_end - text.begin());
      if (n > 0) put(text.substr(0, n));
      text.remove_prefix(n);
      if (!text.empty()) {
        if (n_preformatted_ > 0 && text.front() == '\n') add_empty(HtmlTag::br);
        has_space_ = true;
        text.remove_prefix(1);
      }
    }
  }

  void put(std::string_view word) {
    const std::size_t size_before = page_.text.size();
    if (is_empty()) {
      begin_block();
    } else {
      if (block_.leaf != at_) block_.leaf = block_.element;
      if (has_line_end_) {
        page_.text += '\n';
      } else if (has_space_) {
        page_.text += ' ';
      }
    }
    has_space_ = false;
    has_line_end_ = false;
    page_.text += word;
    const auto n = static_cast<std::uint32_t>(page_.text.size() - size_before);
    if (n_links_open_ > 0) block_.n_link_bytes += n;
    if (n_bold_open_ > 0) block_.n_bold_bytes += n;
    if (n_italic_open_ > 0) block_.n_italic_bytes += n;
  }

  [[nodiscard]] bool is_empty() const { return block_.begin == page_.text.size(); }

  void begin_block() {
    block_.leaf = at_;
    block_.element = at_;
    while (block_.element != 0 && line_ends_around(page_.elements[block_.element].tag) == 0)
      block_.element = page_.elements[block_.element].parent;
    block_.n_line_ends = std::max<std::uint8_t>(n_line_ends_, 1);
    n_line_ends_ = 0;
  }

  void end_block(std::uint8_t n_line_ends) {
    if (!is_empty() && page_.blocks.size() < kMostBlocks) {
      block_.end = static_cast<std::uint32_t>(page_.text.size());
      page_.blocks.push_back(block_);
    }
    block_ = {};
    block_.begin = static_cast<std::uint32_t>(page_.text.size());
    block_.n_links = 0;
    n_line_ends_ = std::max(n_line_ends_, n_line_ends);
    has_space_ = false;
    has_line_end_ = false;
  }

  // Children stand after their parents: one pass back sums them up.
  void count() {
    for (const TextBlock& block : page_.blocks) {
      PageElement& element = page_.elements[block.element];
      ++element.n_blocks;
      element.n_bytes += block.n_bytes();
      element.n_link_bytes += block.n_link_bytes;
      if (is_like_sentences(block)) element.n_sentence_bytes += block.n_bytes();
    }
    for (std::size_t i = page_.elements.size(); i-- > 1;) {
      const PageElement& element = page_.elements[i];
      PageElement& parent = page_.elements[element.parent];
      parent.n_blocks += element.n_blocks;
      parent.n_bytes += element.n_bytes;
      parent.n_link_bytes += element.n_link_bytes;
      parent.n_sentence_bytes += element.n_sentence_bytes;
    }
  }

  PageBlocks page_;
  TextBlock block_;
  std::vector<bool> links_;  // of each open <a>, whether it links
  std::uint32_t at_ = kNoElement;
  int n_links_open_ = 0;
  int n_bold_open_ = 0;
  int n_italic_open_ = 0;
  int n_preformatted_ = 0;
  std::uint8_t n_line_ends_ = 0;
  bool has_space_ = false;
  bool has_line_end_ = false;
};

}  // namespace

bool PageBlocks::is_inside(std::uint32_t element, std::uint32_t outer) const {
  if (outer == kNoElement || element < outer) return false;
  while (element != kNoElement && element > outer) element = elements[element].parent;
  return element == outer;
}

PageBlocks collect_blocks(std::span<const HtmlNode> nodes) {
  return BlockCollector().collect(nodes);
}

bool is_like_sentences(const TextBlock& block) {
  return block.n_bytes() >= kSentenceBytes && block.n_link_bytes * 100 <= block.n_bytes() * kMostLinkedPercent;
}

}  // namespace wirecopy::read
