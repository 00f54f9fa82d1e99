#include "read/field_names.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace wirecopy::read {

bool PageField::has_name(std::string_view name) const {
  return std::ranges::find(names, name) != names.end();
}

FieldNames::FieldNames()
    : fields_{
          {"text",
           &Page::text,
           {"text", "maintext", "content_text", "content", "body", "articleBody", "article", "body_text"}},
          {"id", &Page::id, {"id", "uri"}},
          {"title", &Page::title, {"headline", "title"}},
          {"published",
           &Page::published,
           {"published", "date_published", "datePublished", "publishedAt", "date_publish", "publish_date", "pubDate",
            "date", "versioncreated", "versionCreated", "firstcreated", "firstCreated"}},
          {"outlet",
           &Page::outlet,
           {"outlet", "source", "series", "sitename", "site_name", "source_domain", "domain", "copyrightholder",
            "copyrightHolder"}},
          {"author", &Page::author, {"author", "authors", "byline", "by"}},
          {"url", &Page::url, {"url", "link"}},
          {"language", &Page::language, {"language", "lang"}},
          {"modified", &Page::modified, {"modified", "date_modified", "dateModified"}},
          {"agency", &Page::agency, {"agency"}},
      } {}

bool FieldNames::map(std::string_view field, std::string name) {
  const auto found = std::ranges::find(fields_, field, &PageField::field);
  if (found == fields_.end()) return false;
  for (PageField& other : fields_) std::erase(other.names, name);
  found->names.insert(found->names.begin(), std::move(name));
  return true;
}

const PageField* FieldNames::find(std::string_view name) const {
  const auto found = std::ranges::find_if(fields_, [&](const PageField& field) { return field.has_name(name); });
  return found == fields_.end() ? nullptr : &*found;
}

std::vector<std::string_view> FieldNames::field_list() const {
  std::vector<std::string_view> list;
  for (const PageField& field : fields_) list.push_back(field.field);
  return list;
}

std::string no_text(const FieldNames& names) {
  return fmt::format("a record without text; expected one of the fields {}", fmt::join(names.text().names, ", "));
}

}  // namespace wirecopy::read
