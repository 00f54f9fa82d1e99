// Reading JSON: one document at a time into a tree of cheap handles. The parser is simdjson, named only in json.cc.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wirecopy/result.h"

namespace wirecopy::base {

enum class JsonType { null, boolean, number, string, array, object };

struct JsonField;

// A value in a parsed document; valid until its parser parses again or dies. Asking for the wrong type gives an empty
// or zero value, so ask `type` first where it matters.
class JsonValue {
 public:
  [[nodiscard]] JsonType type() const;
  [[nodiscard]] std::string_view string() const;  // valid UTF-8
  [[nodiscard]] double number() const;
  [[nodiscard]] std::int64_t integer() const;  // 0 also for numbers that are no 64-bit integer
  [[nodiscard]] bool boolean() const;
  [[nodiscard]] std::vector<JsonValue> items() const;                       // of an array
  [[nodiscard]] std::vector<JsonField> fields() const;                      // of an object, in its order
  [[nodiscard]] std::optional<JsonValue> find(std::string_view key) const;  // the first field of this name
  void append_text(std::string* out) const;                                 // as JSON on one line

 private:
  friend struct JsonAccess;
  using Handle = std::array<std::uint64_t, 2>;  // the parser's own handle
  explicit JsonValue(Handle handle) : handle_(handle) {}
  Handle handle_;
};

struct JsonField {
  std::string_view key;
  JsonValue value;
};

// What had to be mended before a document could be parsed.
struct JsonRepairs {
  std::size_t n_utf8 = 0;        // ill-formed UTF-8 sequences, now U+FFFD
  std::size_t n_surrogates = 0;  // escapes of half a surrogate pair, now U+FFFD
};

// Its memory is used again from document to document, and shrinks after a very large one. One thread at a time.
class JsonParser {
 public:
  static constexpr std::size_t kPadding = 64;  // spare capacity that saves `parse` a copy

  JsonParser();
  ~JsonParser();
  JsonParser(JsonParser&&) noexcept;
  JsonParser& operator=(JsonParser&&) noexcept;

  // Parses one document, whole. `bytes` is repaired in place where needed and must stay as it is while values are used.
  // Errors: bad_input with the parser's reason. Cost: about 1 GB/s.
  [[nodiscard]] Result<JsonValue> parse(std::string* bytes, JsonRepairs* repairs);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace wirecopy::base
