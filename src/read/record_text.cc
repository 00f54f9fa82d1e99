#include "read/record_text.h"

#include "base/json_members.h"
#include "base/json_string.h"

namespace wirecopy::read {

bool replace_text(std::string_view text, const FieldNames& names, std::string* record) {
  for (const std::string& name : names.text().names) {
    const auto value = base::find_member(*record, name);
    if (!value || (*record)[value->begin] != '"') continue;
    std::string json;
    base::append_json_string(text, &json);
    record->replace(value->begin, value->end - value->begin, json);
    return true;
  }
  return false;
}

}  // namespace wirecopy::read
