#include "read/html.h"

#include <algorithm>

#include "read/html_tree.h"

namespace wirecopy::read {

Result<HtmlDocument> HtmlDocument::parse(std::string_view html) {
  HtmlDocument document;
  HtmlTokenizer tokenizer(html, &document.arena_);
  HtmlTreeBuilder builder(&document.nodes_);
  while (true) {
    tokenizer.allow_cdata(builder.is_in_foreign());
    const HtmlToken token = tokenizer.next();
    if (token.kind == HtmlToken::Kind::done) break;
    if (document.nodes_.size() > kMaxNodes || document.arena_.n_bytes() > kMaxTreeBytes)
      return fail(ErrorCode::limit, "a page of more elements and attributes than any real page has");
    if (builder.add(token)) tokenizer.enter_raw_text(token.tag);
  }
  builder.finish();
  return document;
}

std::string_view HtmlNode::attribute(std::string_view name) const {
  const auto found = std::ranges::find(attributes, name, &HtmlAttribute::name);
  return found == attributes.end() ? std::string_view() : found->value;
}
bool HtmlNode::has_attribute(std::string_view name) const {
  return std::ranges::find(attributes, name, &HtmlAttribute::name) != attributes.end();
}

}  // namespace wirecopy::read
