// HTML cut into tags and text (HTML standard, 13.2.5). Comments, doctypes and processing instructions are passed over.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "read/arena.h"
#include "read/html.h"

namespace wirecopy::read {

struct HtmlToken {
  enum class Kind { text, start, end, done };
  Kind kind = Kind::done;
  HtmlTag tag = HtmlTag::unknown;
  bool closes_itself = false;  // written <x/>
  std::string_view text;       // of a tag its name in lower case; else text, its references decoded
  std::span<const HtmlAttribute> attributes;
};

// Views in tokens are of the page or of the arena. Every byte is looked at a bounded number of times.
class HtmlTokenizer {
 public:
  HtmlTokenizer(std::string_view html, Arena* arena) : html_(html), arena_(arena) {}

  [[nodiscard]] HtmlToken next();

  // After the start tag of an element that holds no tags: what follows, up to its closing tag, is its text.
  void enter_raw_text(HtmlTag tag) { raw_ = tag; }
  // Whether <![CDATA[ ]]> is text here, as it is in drawings and formulas, or a comment.
  void allow_cdata(bool is_allowed) { is_cdata_allowed_ = is_allowed; }

 private:
  [[nodiscard]] std::string_view rest() const { return html_.substr(at_); }
  [[nodiscard]] bool is_at_end() const { return at_ >= html_.size(); }
  void pass_spaces();
  void pass_to(std::string_view mark);
  void pass_comment();
  HtmlToken take_raw_text();
  HtmlToken take_text();
  HtmlToken take_declaration();
  HtmlToken take_tag(HtmlToken::Kind kind);
  bool take_attributes(HtmlToken* token);
  HtmlAttribute take_attribute();
  std::string_view take_value();
  std::string_view take_name(std::size_t begin);
  std::string_view decoded(std::string_view text, bool is_in_attribute);
  [[nodiscard]] std::size_t end_of_raw_text(std::string_view name) const;

  std::string_view html_;
  std::size_t at_ = 0;
  Arena* arena_;
  HtmlTag raw_ = HtmlTag::unknown;
  bool is_cdata_allowed_ = false;
  std::vector<HtmlAttribute> attributes_;
  std::string scratch_;
};

}  // namespace wirecopy::read
