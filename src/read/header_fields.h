// Named fields above a body, as WARC, HTTP and MIME write them: "Name: value" lines up to an empty one. Folded lines
// (RFC 5322, section 2.2.3) go on with the line before.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wirecopy::read {

class HeaderFields {
 public:
  // No more than so many fields are kept, and no longer ones; the rest is left out.
  static constexpr std::size_t kMaxFields = 200;
  static constexpr std::size_t kMaxLine = 16U << 10;  // bytes

  // Takes a line without its line end. False if it is none of a header.
  [[nodiscard]] bool add(std::string_view line);

  // The value of the first field of this name, whatever its case; empty if there is none.
  [[nodiscard]] std::string_view find(std::string_view name) const;
  [[nodiscard]] bool empty() const { return fields_.empty(); }

 private:
  struct Field {
    std::string name;  // in lower case
    std::string value;
  };
  std::vector<Field> fields_;
};

// "text/html; charset=utf-8": the type in lower case, and its parameters.
struct MediaType {
  std::string type;
  std::string charset;
  std::string boundary;  // of multipart bodies
};
[[nodiscard]] MediaType media_type(std::string_view value);

// Reads the header above a body, and takes it off the bytes. Nothing if there is no empty line, or no field above it.
[[nodiscard]] std::optional<HeaderFields> take_header(std::string_view* bytes);

// A number in decimal digits, as Content-Length has it.
[[nodiscard]] std::optional<std::uint64_t> whole_number(std::string_view digits);

// The next line without its line end (CRLF or LF); it is taken off the text.
[[nodiscard]] std::string_view take_line(std::string_view* rest);

[[nodiscard]] std::string_view trimmed(std::string_view text);  // without white space around it

}  // namespace wirecopy::read
