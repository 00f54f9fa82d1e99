#include "read/main_text.h"

#include <algorithm>
#include <optional>

#include "read/ascii.h"
#include "read/page_parts.h"
#include "read/text_blocks.h"

namespace wirecopy::read {
namespace {

// A page that is put together by scripts may hold its text in JSON-LD alone: so many times what was found elsewhere.
constexpr std::size_t kFullerBody = 4;

// A page of less is like none that the model has seen.
constexpr std::size_t kLeastJudged = 400;  // bytes of text

// Where no block is taken, the best ones are, if there is any hope in them.
constexpr float kLeastHope = 0.2F;    // probability
constexpr float kNearHighest = 0.6F;  // of the highest

// What a line of text is read of at most: elements that give lines may stand in each other.
constexpr std::size_t kMostLineNodes = 2000;
constexpr std::size_t kMostLineBytes = 1000;

// The second look is not asked about what the first rules out, which is most of a page.
constexpr float kRuledOut = 0.01F;  // probability

// Whether each block is main text.
std::vector<bool> judge(std::span<const HtmlNode> nodes, const PageHints& hints, const ReadingModel& model,
                        const PageBlocks& page) {
  const FeatureRows rows = block_features(nodes, page, hints);
  const std::size_t n = page.blocks.size();
  std::vector<float> first(n);
  for (std::size_t i = 0; i < n; ++i) first[i] = model.first.probability(rows.row(i));
  const FeatureRows context = context_features(page, rows, first);
  std::vector<float> second = first;
  for (std::size_t i = 0; i < n; ++i)
    if (first[i] >= kRuledOut) second[i] = model.second.probability(context.row(i));
  const float highest = n == 0 ? 0 : std::ranges::max(second);
  const float threshold = highest < model.threshold && highest > kLeastHope ? highest * kNearHighest : model.threshold;
  std::vector<bool> is_main(n);
  for (std::size_t i = 0; i < n; ++i) is_main[i] = second[i] >= threshold;
  return is_main;
}

// The innermost <article> or <main> that holds most of the page's text, or the page.
std::uint32_t main_element(const PageBlocks& page) {
  std::uint32_t found = 0;
  for (std::uint32_t i = 0; i < page.elements.size(); ++i) {
    const PageElement& element = page.elements[i];
    const bool may_hold = element.tag == HtmlTag::article || element.tag == HtmlTag::main;
    if (may_hold && element.n_bytes * 2 > page.elements[0].n_bytes) found = i;
  }
  return found;
}

// Without a model: what stands in no menu, header, footer, sidebar or form, and is not hidden.
std::vector<bool> judge_by_form(const PageBlocks& page) {
  const std::uint32_t outer = main_element(page);
  std::vector<bool> is_furniture(page.elements.size());
  for (std::size_t i = 0; i < page.elements.size(); ++i) {
    const PageElement& element = page.elements[i];
    const HtmlTag tag = element.tag;
    is_furniture[i] = element.is_hidden || tag == HtmlTag::nav || tag == HtmlTag::aside || tag == HtmlTag::footer ||
                      tag == HtmlTag::header || tag == HtmlTag::form || tag == HtmlTag::button ||
                      (i > 0 && is_furniture[element.parent]);
  }
  std::vector<bool> is_main;
  for (const TextBlock& block : page.blocks)
    is_main.push_back(!is_furniture[block.element] && page.is_inside(block.element, outer));
  return is_main;
}

// The text of the blocks that are main text; beside it what `beside` says, where that is not empty.
PageText write(std::span<const HtmlNode> nodes, const PageBlocks& page, const std::vector<bool>& is_main,
               const std::vector<std::optional<PartKind>>& beside = {}) {
  PageText out;
  std::uint8_t n_line_ends = 0;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const TextBlock& block = page.blocks[i];
    n_line_ends = std::max(n_line_ends, block.n_line_ends);
    const auto at = static_cast<std::uint32_t>(out.text.size());
    if (!is_main[i]) {
      if (!beside.empty() && beside[i])
        out.parts.push_back({*beside[i], 0, {at, at}, std::string(page.text_of(block))});
      continue;
    }
    if (!out.text.empty()) out.text.append(n_line_ends, '\n');
    PagePart part = part_of(nodes, page, block);
    part.span.begin = static_cast<std::uint32_t>(out.text.size());
    out.text += page.text_of(block);
    part.span.end = static_cast<std::uint32_t>(out.text.size());
    out.parts.push_back(std::move(part));
    n_line_ends = 0;
  }
  return out;
}

// JSON-LD gives some texts with their markup.
PageText without_tags(std::string_view text) {
  if (text.contains('<'))
    if (const auto document = HtmlDocument::parse(text))
      return whole_text(document->nodes(), collect_blocks(document->nodes()));
  return {std::string(text), lines_as_parts(text)};
}

}  // namespace

PageText main_text(std::span<const HtmlNode> nodes, const PageBlocks& page, const PageHints& hints,
                   const ReadingModel& model, bool with_comments) {
  PageText text;
  const auto write_judged = [&](const std::vector<bool>& is_main) {
    text = write(nodes, page, is_main, parts_beside(nodes, page, is_main, with_comments));
  };
  if (page.text.size() >= kLeastJudged) write_judged(judge(nodes, hints, model, page));
  if (text.text.size() * kFullerBody < hints.article_body.size()) text = without_tags(hints.article_body);
  if (text.text.empty()) write_judged(judge_by_form(page));
  return !text.text.empty() ? text : whole_text(nodes, page);
}

PageText whole_text(std::span<const HtmlNode> nodes, const PageBlocks& page) {
  return write(nodes, page, std::vector<bool>(page.blocks.size(), true));
}

std::string line_of_text(std::span<const HtmlNode> nodes, std::size_t opening, std::vector<std::size_t>* seams) {
  std::string line;
  bool has_space = false;
  const std::size_t end = std::min<std::size_t>(nodes[opening].other, opening + kMostLineNodes);
  for (std::size_t i = opening + 1; i < end && line.size() < kMostLineBytes; ++i) {
    if (nodes[i].tag == HtmlTag::script || nodes[i].tag == HtmlTag::style || nodes[i].tag == HtmlTag::svg) {
      i = nodes[i].other;
    } else if (nodes[i].kind != HtmlNode::Kind::text) {
      has_space = has_space || nodes[i].tag == HtmlTag::br || has_trait(nodes[i].tag, html_traits::block);
    }
    if (nodes[i].kind != HtmlNode::Kind::text) {
      if (seams != nullptr && (seams->empty() || seams->back() != line.size())) seams->push_back(line.size());
      continue;
    }
    for (const char c : shortened(nodes[i].text, kMostLineBytes)) {
      if (is_space(c)) {
        has_space = true;
      } else {
        if (has_space && !line.empty()) line += ' ';
        has_space = false;
        line += c;
      }
    }
  }
  return line;
}

}  // namespace wirecopy::read
