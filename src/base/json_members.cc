#include "base/json_members.h"

#include <algorithm>

#include "base/json_string.h"

namespace wirecopy::base {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

// Reads along an object that is known to be well-formed; beyond its end nothing is found.
class Scanner {
 public:
  explicit Scanner(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] bool skip_to_next(char c) {
    skip_space();
    if (at_ >= bytes_.size() || bytes_[at_] != c) return false;
    ++at_;
    return true;
  }

  // The raw bytes of a string, without its quotation marks.
  [[nodiscard]] std::string_view string() {
    skip_space();
    const std::size_t begin = at_ + 1;
    skip_string();
    return at_ > begin ? bytes_.substr(begin, at_ - 1 - begin) : std::string_view();
  }

  [[nodiscard]] JsonExtent value() {
    skip_space();
    const std::size_t begin = at_;
    if (at_ < bytes_.size() && bytes_[at_] == '"') {
      skip_string();
    } else {
      skip_other();
    }
    return {begin, at_};
  }

 private:
  void skip_space() { at_ = std::min(bytes_.find_first_not_of(kSpace, at_), bytes_.size()); }

  void skip_string() {
    ++at_;
    for (; at_ < bytes_.size() && bytes_[at_] != '"'; ++at_)
      if (bytes_[at_] == '\\') ++at_;
    at_ = std::min(at_ + 1, bytes_.size());
  }

  // A number, a word, or brackets with all that stands in them.
  void skip_other() {
    std::size_t depth = 0;
    while (at_ < bytes_.size()) {
      const char c = bytes_[at_];
      if (c == '"') {
        skip_string();
        continue;
      }
      const bool is_closing = c == '}' || c == ']';
      if (depth == 0 && (is_closing || c == ',' || kSpace.find(c) != std::string_view::npos)) return;
      if (c == '{' || c == '[') ++depth;
      if (is_closing) --depth;
      ++at_;
      if (is_closing && depth == 0) return;
    }
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<JsonExtent> find_member(std::string_view object, std::string_view name) {
  std::optional<JsonExtent> found;
  Scanner scanner(object);
  for (bool has_more = scanner.skip_to_next('{'); has_more; has_more = scanner.skip_to_next(',')) {
    const std::string_view key = scanner.string();
    if (key.find('\\') != std::string_view::npos || !scanner.skip_to_next(':')) return std::nullopt;
    const JsonExtent value = scanner.value();
    if (key == name && !found) found = value;
  }
  return found;
}

void set_member(std::string_view name, std::string_view value, std::string* object) {
  if (const auto old = find_member(*object, name)) {
    object->replace(old->begin, old->end - old->begin, value);
    return;
  }
  const std::size_t end = object->rfind('}');
  if (end == std::string::npos) return;
  const std::size_t last = object->find_last_not_of(kSpace, end - 1);
  std::string member = (*object)[last] == '{' ? "" : ",";
  append_json_string(name, &member);
  member += ':';
  member += value;
  object->insert(end, member);
}

}  // namespace wirecopy::base
