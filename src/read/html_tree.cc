#include "read/html_tree.h"

#include <algorithm>

#include "read/ascii.h"

namespace wirecopy::read {
namespace {

using enum HtmlTag;
namespace traits = html_traits;

bool is_heading(HtmlTag tag) {
  return tag >= h1 && tag <= h6;
}

// HTML that cannot stand in a drawing ends it.
bool ends_foreign(HtmlTag tag) {
  if (has_trait(tag, traits::block)) return tag != desc;
  switch (tag) {
    case b:
    case big:
    case body:
    case br:
    case code:
    case dd:
    case dt:
    case em:
    case embed:
    case head:
    case i:
    case img:
    case li:
    case meta:
    case nobr:
    case s:
    case small:
    case span:
    case strike:
    case strong:
    case sub:
    case sup:
    case table:
    case tt:
    case u:
    case var:
      return true;
    default:
      return false;
  }
}

// Places in drawings and formulas whose content is HTML.
bool holds_html(const HtmlToken& token) {
  constexpr std::array<std::string_view, 6> kNames = {"annotation-xml", "mi", "mn", "mo", "ms", "mtext"};
  return token.tag == foreignobject || token.tag == desc || token.tag == title ||
         std::ranges::find(kNames, token.text) != kNames.end();
}

}  // namespace

HtmlTreeBuilder::HtmlTreeBuilder(std::vector<HtmlNode>* nodes) : nodes_(nodes) {
  nodes_->push_back({.kind = HtmlNode::Kind::open, .text = {}, .attributes = {}});
  open_.push_back({});
}

bool HtmlTreeBuilder::add(const HtmlToken& token) {
  switch (token.kind) {
    case HtmlToken::Kind::text:
      add_text(token.text);
      return false;
    case HtmlToken::Kind::start:
      return add_start(token);
    case HtmlToken::Kind::end:
      add_end(token);
      return false;
    case HtmlToken::Kind::done:
      break;
  }
  return false;
}

void HtmlTreeBuilder::finish() {
  open_body();
  while (!open_.empty()) pop();
}

// ---- the stack of open elements

std::size_t HtmlTreeBuilder::find_in_scope(HtmlTag tag, Scope scope) {
  if (n_open(tag) == 0) return kNone;
  for (std::size_t i = open_.size() - 1; i > 0; --i) {
    const HtmlTag at = open_[i].tag;
    if (at == tag && !open_[i].is_foreign) return i;
    const bool is_barrier = scope == Scope::table ? at == table || at == template_ : has_trait(at, traits::barrier);
    if (is_barrier || open_[i].holds_html) return kNone;
    if (scope == Scope::button && at == button) return kNone;
    if (scope == Scope::item && (at == ol || at == ul)) return kNone;
  }
  return kNone;
}

bool HtmlTreeBuilder::is_top_among(std::initializer_list<HtmlTag> tags) const {
  return std::ranges::find(tags, top().tag) != tags.end();
}

void HtmlTreeBuilder::insert(const HtmlToken& token, bool is_foreign) {
  const auto node = static_cast<std::uint32_t>(nodes_->size());
  nodes_->push_back({HtmlNode::Kind::open, token.tag, node + 1, token.text, token.attributes});
  const bool is_empty =
      is_foreign || token.tag == svg || token.tag == math ? token.closes_itself : has_trait(token.tag, traits::empty);
  const bool is_too_deep = !is_empty && open_.size() >= HtmlDocument::kMaxDepth;
  if (is_too_deep) ++n_too_deep_[static_cast<std::size_t>(token.tag)];
  if (is_empty || is_too_deep) {
    nodes_->push_back({HtmlNode::Kind::close, token.tag, node, token.text, {}});
    return;
  }
  const bool is_root = token.tag == svg || token.tag == math;
  open_.push_back({node, token.tag, is_foreign || is_root, is_foreign && holds_html(token)});
  ++n_open(token.tag);
}

void HtmlTreeBuilder::insert_implied(HtmlTag tag) {
  HtmlToken token;
  token.tag = tag;
  token.text = html_tag_name(tag);
  insert(token);
}

// Closes the innermost element, and those around it that waited for it to be closed.
void HtmlTreeBuilder::pop() {
  do {
    const Open& element = open_.back();
    HtmlNode& opening = (*nodes_)[element.node];
    opening.other = static_cast<std::uint32_t>(nodes_->size());
    --n_open(element.tag);
    nodes_->push_back({HtmlNode::Kind::close, element.tag, element.node, opening.text, {}});
    open_.pop_back();
  } while (!open_.empty() && open_.back().is_to_be_closed);
}

void HtmlTreeBuilder::pop_through(std::size_t index) {
  while (open_.size() > index) pop();
}

void HtmlTreeBuilder::pop_until(std::initializer_list<HtmlTag> tags) {
  while (open_.size() > 1 && !is_top_among(tags)) pop();
}

void HtmlTreeBuilder::close_in_scope(HtmlTag tag, Scope scope) {
  if (const std::size_t found = find_in_scope(tag, scope); found != kNone) pop_through(found);
}

// ---- html, head, body

void HtmlTreeBuilder::open_html() {
  if (html_ != 0) return;
  html_ = static_cast<std::uint32_t>(nodes_->size());
  insert_implied(html);
}

void HtmlTreeBuilder::open_body() {
  if (body_ != 0) return;
  open_html();
  if (head_ == 0) {
    head_ = static_cast<std::uint32_t>(nodes_->size());
    insert_implied(head);
  }
  pop_until({html});
  body_ = static_cast<std::uint32_t>(nodes_->size());
  insert_implied(body);
}

void HtmlTreeBuilder::merge_attributes(std::uint32_t node, const HtmlToken& token) {
  HtmlNode& element = (*nodes_)[node];
  if (element.attributes.empty()) element.attributes = token.attributes;
}

// True if the token was dealt with.
bool HtmlTreeBuilder::add_in_head(const HtmlToken& token) {
  open_html();
  if (token.tag == html) {
    merge_attributes(html_, token);
    return true;
  }
  if (token.tag == head) {
    if (head_ != 0) return true;
    head_ = static_cast<std::uint32_t>(nodes_->size());
    insert(token);
    return true;
  }
  if (body_ != 0) return false;
  if (n_open(template_) != 0) return false;  // its content stands in no body
  if (token.tag == body) {
    open_body();
    merge_attributes(body_, token);
    return true;
  }
  if (!has_trait(token.tag, traits::head)) {
    open_body();
    return false;
  }
  if (head_ == 0) {
    head_ = static_cast<std::uint32_t>(nodes_->size());
    insert_implied(head);
  }
  return false;
}

// ---- text and start tags

void HtmlTreeBuilder::add_text(std::string_view text) {
  if (text.empty()) return;
  const bool is_in_element = open_.size() > 1 && !is_top_among({html, head});  // a <title>, a <script>, the body
  if (!is_in_element) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    if (text.empty()) return;
    open_body();
  }
  nodes_->push_back({HtmlNode::Kind::text, unknown, 0, text, {}});
}

bool HtmlTreeBuilder::add_start_in_foreign(const HtmlToken& token) {
  if (!ends_foreign(token.tag)) {
    insert(token, true);
    return true;
  }
  while (is_in_foreign()) pop();
  return false;
}

bool HtmlTreeBuilder::add_start(const HtmlToken& token) {
  if (is_in_foreign() && add_start_in_foreign(token)) return false;
  if (add_in_head(token)) return false;
  if (token.tag == body || token.tag == frameset || token.tag == frame) {
    if (token.tag == body) merge_attributes(body_, token);
    return false;
  }
  if (!make_room(token.tag)) return false;
  insert(token);
  const bool is_text = has_trait(token.tag, traits::raw | traits::text_only) || token.tag == plaintext;
  return is_text && top().tag == token.tag;
}

// Closes what cannot hold the element, opens what must. False if the element has no place at all.
bool HtmlTreeBuilder::make_room(HtmlTag tag) {
  if (tag == form && n_open(form) != 0) return false;
  if (has_trait(tag, traits::block)) close_in_scope(p, Scope::button);
  if (is_heading(tag) && is_heading(top().tag)) pop();
  switch (tag) {
    case li:
      close_item(li, li);
      return true;
    case dd:
    case dt:
      close_item(dd, dt);
      return true;
    case optgroup:
      if (top().tag == option) pop();
      if (top().tag == optgroup) pop();
      return true;
    case option:
      if (top().tag == option) pop();
      return true;
    case a:
    case nobr:
      if (n_open(tag) != 0) end_formatting(tag);
      return true;
    case button:
      close_in_scope(button, Scope::normal);
      return true;
    case select:
    case input:
    case textarea:
      close_in_scope(select, Scope::normal);
      return true;
    case table:
      close_in_scope(p, Scope::button);
      return true;
    case caption:
    case col:
    case colgroup:
    case tbody:
    case td:
    case tfoot:
    case th:
    case thead:
    case tr:
      return make_room_in_table(tag);
    default:
      return true;
  }
}

// Rows and cells outside a table are no elements.
bool HtmlTreeBuilder::make_room_in_table(HtmlTag tag) {
  if (find_in_scope(table, Scope::table) == kNone) return false;
  if (tag == col) {
    pop_until({table, colgroup});
    return true;
  }
  if (tag != tr && tag != td && tag != th) {
    pop_until({table});
    return true;
  }
  if (tag == tr) {
    pop_until({table, tbody, thead, tfoot});
  } else {
    pop_until({table, tbody, thead, tfoot, tr});
  }
  if (top().tag == table) insert_implied(tbody);
  if (tag != tr && top().tag != tr) insert_implied(tr);
  return true;
}

// Closes the list item that is open, unless another element lies between.
void HtmlTreeBuilder::close_item(HtmlTag tag, HtmlTag other) {
  for (std::size_t i = open_.size() - 1; n_open(tag) + n_open(other) != 0 && i > 0; --i) {
    const HtmlTag at = open_[i].tag;
    if (at == tag || at == other) {
      pop_through(i);
      break;
    }
    if (has_trait(at, traits::special) && at != address && at != div && at != p) break;
  }
  close_in_scope(p, Scope::button);
}

// ---- end tags

void HtmlTreeBuilder::add_end(const HtmlToken& token) {
  const HtmlTag tag = token.tag;
  if (std::uint32_t& n = n_too_deep_[static_cast<std::size_t>(tag)]; n != 0) {
    --n;
    return;
  }
  if (is_in_foreign()) return end_foreign(token);
  if (top().holds_html && (*nodes_)[top().node].text == token.text) return pop();
  if (tag == html || tag == body || tag == form) {  // what comes after the body still belongs to it
    if (tag == form) end_form();
    return;
  }
  if (tag == br || (tag == p && find_in_scope(p, Scope::button) == kNone)) {
    open_body();
    insert_implied(tag);
    if (top().tag == p) pop();
    return;
  }
  if (n_open(tag) == 0 && !is_heading(tag)) return;
  if (is_heading(tag)) return end_heading();
  if (has_trait(tag, traits::formatting)) return end_formatting(tag);
  if (tag == p) return close_in_scope(p, Scope::button);
  if (tag == li) return close_in_scope(li, Scope::item);
  const bool is_table_part = tag == table || tag == tbody || tag == thead || tag == tfoot || tag == tr || tag == td ||
                             tag == th || tag == caption || tag == colgroup;
  if (is_table_part) return close_in_scope(tag, Scope::table);
  const bool closes_all = has_trait(tag, traits::block | traits::barrier | traits::raw | traits::text_only);
  if (closes_all || tag == dd || tag == dt || tag == button || tag == select || tag == head)
    return close_in_scope(tag, Scope::normal);
  end_other(token);
}

void HtmlTreeBuilder::end_foreign(const HtmlToken& token) {
  for (std::size_t i = open_.size() - 1; open_[i].is_foreign; --i)
    if ((*nodes_)[open_[i].node].text == token.text) return pop_through(i);
}

// An element of no special kind is closed unless a special one lies between.
void HtmlTreeBuilder::end_other(const HtmlToken& token) {
  for (std::size_t i = open_.size() - 1; i > 0; --i) {
    if ((*nodes_)[open_[i].node].text == token.text) return pop_through(i);
    if (has_trait(open_[i].tag, traits::special)) return;
  }
}

// Across special elements the closing waits until they are closed.
void HtmlTreeBuilder::end_formatting(HtmlTag tag) {
  bool is_across = false;
  for (std::size_t i = open_.size() - 1; i > 0; --i) {
    Open& element = open_[i];
    if (element.tag == tag && !element.is_foreign) {
      if (!is_across) return pop_through(i);
      element.is_to_be_closed = true;
      return;
    }
    if (has_trait(element.tag, traits::barrier) || element.holds_html) return;
    is_across = is_across || has_trait(element.tag, traits::special);
  }
}

void HtmlTreeBuilder::end_heading() {
  for (std::size_t i = open_.size() - 1; i > 0 && !has_trait(open_[i].tag, traits::barrier); --i)
    if (is_heading(open_[i].tag)) return pop_through(i);
}

// What is open in a form stays open.
void HtmlTreeBuilder::end_form() {
  const std::size_t found = find_in_scope(form, Scope::normal);
  if (found == kNone) return;
  while (has_trait(top().tag, traits::implied)) pop();
  if (found + 1 == open_.size()) return pop();
  if (found < open_.size()) open_[found].is_to_be_closed = true;
}

}  // namespace wirecopy::read
