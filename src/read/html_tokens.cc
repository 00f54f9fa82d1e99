#include "read/html_tokens.h"

#include <algorithm>
#include <array>

#include "read/ascii.h"
#include "read/character_references.h"

namespace wirecopy::read {
namespace {

// What ends a name of a tag or an attribute, or a value without quotes.
struct ByteClasses {
  static constexpr unsigned kTagEnd = 1;
  static constexpr unsigned kAttributeEnd = 2;
  static constexpr unsigned kValueEnd = 4;
  static constexpr unsigned kUpper = 8;
  std::array<unsigned char, 256> of{};

  constexpr ByteClasses() {
    for (const char c : {' ', '\t', '\r', '\n', '\f', '>'}) mark(c, kTagEnd | kAttributeEnd | kValueEnd);
    mark('/', kTagEnd | kAttributeEnd);
    mark('=', kAttributeEnd);
    for (char c = 'A'; c <= 'Z'; ++c) mark(c, kUpper);
  }
  [[nodiscard]] constexpr bool is(char c, unsigned kind) const {
    return (of[static_cast<unsigned char>(c)] & kind) != 0;
  }

 private:
  constexpr void mark(char c, unsigned kinds) {
    of[static_cast<unsigned char>(c)] |= static_cast<unsigned char>(kinds);
  }
};
constexpr ByteClasses kBytes;

bool has_upper(std::string_view name) {
  return std::ranges::any_of(name, [](char c) { return kBytes.is(c, ByteClasses::kUpper); });
}

bool starts_with_name(std::string_view text, std::string_view lower_name) {
  if (text.size() < lower_name.size()) return false;
  for (std::size_t i = 0; i < lower_name.size(); ++i)
    if (lower_case(text[i]) != lower_name[i]) return false;
  return text.size() == lower_name.size() || kBytes.is(text[lower_name.size()], ByteClasses::kTagEnd);
}

// Where in a script, from `at` on, a tag of the script's name stands: "<script" or "</script".
std::size_t find_tag(std::string_view text, std::size_t at, std::string_view open, std::string_view name) {
  for (at = text.find(open, at); at != std::string_view::npos; at = text.find(open, at + 1))
    if (starts_with_name(text.substr(at + open.size()), name)) return at;
  return std::string_view::npos;
}

// The end of a script. In "<!-- ... <script> ... </script> ... -->" the inner closing tag does not count (13.2.5.20 to
// 31), as long as the comment is closed.
std::size_t end_of_script(std::string_view text) {
  std::size_t end = find_tag(text, 0, "</", "script");
  std::size_t comment = text.substr(0, end).find("<!--");
  while (end != std::string_view::npos && comment != std::string_view::npos) {
    const std::size_t comment_end = text.find("-->", comment + 2);
    if (comment_end == std::string_view::npos) return end;
    const std::size_t inner = find_tag(text.substr(0, std::min(end, comment_end)), comment, "<", "script");
    if (inner != std::string_view::npos && end < comment_end) end = find_tag(text, end + 1, "</", "script");
    comment = text.substr(0, end).find("<!--", comment_end);
  }
  return end;
}

}  // namespace

HtmlToken HtmlTokenizer::next() {
  if (raw_ != HtmlTag::unknown) return take_raw_text();
  while (!is_at_end()) {
    if (html_[at_] != '<' || at_ + 1 == html_.size()) return take_text();
    const char c = html_[at_ + 1];
    if (is_letter(c)) return take_tag(HtmlToken::Kind::start);
    if (c == '!') {
      HtmlToken token = take_declaration();
      if (token.kind == HtmlToken::Kind::text) return token;
    } else if (c == '/' && at_ + 2 < html_.size() && is_letter(html_[at_ + 2])) {
      return take_tag(HtmlToken::Kind::end);
    } else if ((c == '/' && at_ + 2 < html_.size()) || c == '?') {
      pass_to(">");
    } else {
      return take_text();
    }
  }
  return {};
}

void HtmlTokenizer::pass_spaces() {
  while (!is_at_end() && is_space(html_[at_])) ++at_;
}

void HtmlTokenizer::pass_to(std::string_view mark) {
  const std::size_t found = html_.find(mark, at_);
  at_ = found == std::string_view::npos ? html_.size() : found + mark.size();
}

// "<!-->" and "<!--->" are whole comments; others end in "-->" or "--!>".
void HtmlTokenizer::pass_comment() {
  const std::size_t begin = at_;
  for (std::size_t end = html_.find('>', begin + 4); end != std::string_view::npos; end = html_.find('>', end + 1)) {
    const std::string_view before = html_.substr(begin + 2, end - begin - 2);
    if (!before.ends_with("--") && !(before.ends_with("--!") && before.size() > 4)) continue;
    at_ = end + 1;
    return;
  }
  at_ = html_.size();
}

HtmlToken HtmlTokenizer::take_declaration() {
  constexpr std::string_view kCdata = "<![CDATA[";
  HtmlToken token;
  if (rest().starts_with("<!--")) {
    pass_comment();
  } else if (is_cdata_allowed_ && rest().starts_with(kCdata)) {
    const std::size_t begin = at_ + kCdata.size();
    const std::size_t end = std::min(html_.find("]]>", begin), html_.size());
    token.kind = HtmlToken::Kind::text;
    token.text = html_.substr(begin, end - begin);
    at_ = std::min(end + 3, html_.size());
  } else {
    pass_to(">");
  }
  return token;
}

std::size_t HtmlTokenizer::end_of_raw_text(std::string_view name) const {
  if (raw_ == HtmlTag::plaintext) return html_.size();
  const std::size_t end = raw_ == HtmlTag::script ? end_of_script(rest()) : find_tag(rest(), 0, "</", name);
  return end == std::string_view::npos ? html_.size() : at_ + end;
}

HtmlToken HtmlTokenizer::take_raw_text() {
  HtmlToken token;
  const std::size_t end = end_of_raw_text(html_tag_name(raw_));
  token.kind = HtmlToken::Kind::text;
  token.text = html_.substr(at_, end - at_);
  if (has_trait(raw_, html_traits::text_only)) token.text = decoded(token.text, false);
  at_ = end;
  raw_ = HtmlTag::unknown;
  return token;
}

// Up to the next '<' that begins a tag or a comment.
HtmlToken HtmlTokenizer::take_text() {
  std::size_t end = at_;
  while (true) {
    end = html_.find('<', end);
    if (end == std::string_view::npos || end + 1 == html_.size()) {
      end = html_.size();
      break;
    }
    const char c = html_[end + 1];
    const bool is_markup = is_letter(c) || c == '!' || c == '?' || (c == '/' && end + 2 < html_.size());
    if (is_markup) break;
    ++end;
  }
  HtmlToken token;
  token.kind = HtmlToken::Kind::text;
  token.text = decoded(html_.substr(at_, end - at_), false);
  at_ = end;
  return token;
}

// A tag that breaks off with the page is left out, and ends it.
HtmlToken HtmlTokenizer::take_tag(HtmlToken::Kind kind) {
  HtmlToken token;
  at_ += kind == HtmlToken::Kind::start ? 1 : 2;
  const std::size_t begin = at_;
  while (!is_at_end() && !kBytes.is(html_[at_], ByteClasses::kTagEnd)) ++at_;
  token.tag = html_tag(html_.substr(begin, at_ - begin));
  token.text = token.tag != HtmlTag::unknown ? html_tag_name(token.tag) : take_name(begin);
  if (take_attributes(&token)) token.kind = kind;
  return token;
}

std::string_view HtmlTokenizer::take_name(std::size_t begin) {
  const std::string_view name = html_.substr(begin, at_ - begin);
  return has_upper(name) ? arena_->copy(lower_case(name)) : name;
}

// False if the page ends before the tag does.
bool HtmlTokenizer::take_attributes(HtmlToken* token) {
  attributes_.clear();
  while (true) {
    while (!is_at_end() && (is_space(html_[at_]) || html_[at_] == '/')) ++at_;
    if (is_at_end()) return false;
    if (html_[at_] == '>') break;
    const HtmlAttribute attribute = take_attribute();
    if (attributes_.size() < HtmlDocument::kMaxAttributes) attributes_.push_back(attribute);
  }
  token->closes_itself = html_[at_ - 1] == '/';
  token->attributes = arena_->copy(std::span<const HtmlAttribute>(attributes_));
  ++at_;
  return true;
}

HtmlAttribute HtmlTokenizer::take_attribute() {
  const std::size_t begin = at_++;  // a name may begin with '='
  while (!is_at_end() && !kBytes.is(html_[at_], ByteClasses::kAttributeEnd)) ++at_;
  HtmlAttribute attribute{take_name(begin), {}};
  pass_spaces();
  if (is_at_end() || html_[at_] != '=') return attribute;
  ++at_;
  pass_spaces();
  attribute.value = decoded(take_value(), true);
  return attribute;
}

std::string_view HtmlTokenizer::take_value() {
  if (is_at_end()) return {};
  const char quote = html_[at_];
  const std::size_t begin = at_;
  if (quote == '"' || quote == '\'') {
    const std::size_t end = std::min(html_.find(quote, begin + 1), html_.size());
    at_ = std::min(end + 1, html_.size());
    return html_.substr(begin + 1, end - begin - 1);
  }
  while (!is_at_end() && !kBytes.is(html_[at_], ByteClasses::kValueEnd)) ++at_;
  return html_.substr(begin, at_ - begin);
}

std::string_view HtmlTokenizer::decoded(std::string_view text, bool is_in_attribute) {
  if (!text.contains('&')) return text;
  scratch_.clear();
  decode_references(text, is_in_attribute ? ReferencePlace::attribute : ReferencePlace::text, &scratch_);
  return arena_->copy(scratch_);
}

}  // namespace wirecopy::read
