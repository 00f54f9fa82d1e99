// Tags to a tree, however they are closed (HTML standard, 13.2.6, in one pass and without its insertion modes).
// Elements whose tags may be left out are opened and closed as browsers do. Where it differs from them: text in a table
// but in no cell stays where it is written; a formatting element that is closed across others ends where they end, and
// one that was left open is not opened again in the next paragraph. The text of a page and its order in cells, items
// and paragraphs are the same.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include "read/html_tokens.h"

namespace wirecopy::read {

class HtmlTreeBuilder {
 public:
  explicit HtmlTreeBuilder(std::vector<HtmlNode>* nodes);

  // True if what follows the token is text up to the closing tag.
  [[nodiscard]] bool add(const HtmlToken& token);
  void finish();

  // Whether the innermost element belongs to a drawing or a formula, where other rules hold.
  [[nodiscard]] bool is_in_foreign() const { return top().is_foreign && !top().holds_html; }

 private:
  struct Open {
    std::uint32_t node = 0;
    HtmlTag tag = HtmlTag::unknown;
    bool is_foreign = false;
    bool holds_html = false;       // foreign, and HTML inside it
    bool is_to_be_closed = false;  // its closing tag came while others were open in it
  };
  // What ends the search for an open element.
  enum class Scope { normal, item, button, table };
  static constexpr std::size_t kNone = 0;  // the document itself is never searched for

  [[nodiscard]] const Open& top() const { return open_.back(); }
  [[nodiscard]] std::uint32_t& n_open(HtmlTag tag) { return n_open_[static_cast<std::size_t>(tag)]; }
  [[nodiscard]] std::size_t find_in_scope(HtmlTag tag, Scope scope);
  [[nodiscard]] bool is_top_among(std::initializer_list<HtmlTag> tags) const;

  void insert(const HtmlToken& token, bool is_foreign = false);
  void insert_implied(HtmlTag tag);
  void pop();
  void pop_through(std::size_t index);
  void pop_until(std::initializer_list<HtmlTag> tags);
  void close_in_scope(HtmlTag tag, Scope scope);

  void add_text(std::string_view text);
  [[nodiscard]] bool add_start(const HtmlToken& token);
  [[nodiscard]] bool add_in_head(const HtmlToken& token);
  [[nodiscard]] bool add_start_in_foreign(const HtmlToken& token);
  void add_end(const HtmlToken& token);
  void end_foreign(const HtmlToken& token);
  void end_other(const HtmlToken& token);
  void end_formatting(HtmlTag tag);
  void end_heading();
  void end_form();

  void open_html();
  void open_body();
  void merge_attributes(std::uint32_t node, const HtmlToken& token);
  [[nodiscard]] bool make_room(HtmlTag tag);
  [[nodiscard]] bool make_room_in_table(HtmlTag tag);
  void close_item(HtmlTag tag, HtmlTag other);

  std::vector<HtmlNode>* nodes_;
  std::vector<Open> open_;
  std::array<std::uint32_t, static_cast<std::size_t>(HtmlTag::n_tags)> n_open_{};
  std::array<std::uint32_t, static_cast<std::size_t>(HtmlTag::n_tags)> n_too_deep_{};
  std::uint32_t html_ = 0;  // nodes, 0 while not there
  std::uint32_t head_ = 0;
  std::uint32_t body_ = 0;
};

}  // namespace wirecopy::read
