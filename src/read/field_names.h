// Under which names records (JSON objects, rows of a table) give the fields of a page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "wirecopy/page.h"

namespace wirecopy::read {

// A field of a page with the names it may have, best first.
struct PageField {
  std::string_view field;  // as we call it: "text"
  std::string Page::* target;
  std::vector<std::string> names;

  [[nodiscard]] bool has_name(std::string_view name) const;
};

class FieldNames {
 public:
  FieldNames();  // the usual ones: ours, those of news crawlers and services, of passim, JSON Feed, ninjs

  // Puts a name before all others of a field. False if pages have no such field.
  [[nodiscard]] bool map(std::string_view field, std::string name);

  [[nodiscard]] std::vector<std::string_view> field_list() const;  // what fields there are
  [[nodiscard]] const std::vector<PageField>& fields() const { return fields_; }
  [[nodiscard]] const PageField& text() const { return fields_.front(); }
  // The field that a name means, or null.
  [[nodiscard]] const PageField* find(std::string_view name) const;

 private:
  std::vector<PageField> fields_;
};

// What to say where no name of the text was found.
[[nodiscard]] std::string no_text(const FieldNames& names);

}  // namespace wirecopy::read
