// XML as a tree of cheap handles. The parser is pugixml, named only in xml.cc: no DTD is read, no entity but XML's own
// is known, nothing is fetched.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "wirecopy/result.h"

namespace wirecopy::read {

// An element; valid as long as its document.
class XmlElement {
 public:
  // Its name, without and with the prefix of a namespace: "encoded", "content:encoded".
  [[nodiscard]] std::string_view name() const;
  [[nodiscard]] std::string_view full_name() const;
  [[nodiscard]] std::string_view attribute(std::string_view name) const;  // empty if there is none
  [[nodiscard]] std::string text() const;       // all text inside, white space around it left out
  [[nodiscard]] std::string inner_xml() const;  // all that stands inside, as it is written
  [[nodiscard]] std::string outer_xml() const;  // the same with its own tags
  [[nodiscard]] bool has_own_text() const;      // text beside its children, other than white space
  [[nodiscard]] std::vector<XmlElement> children() const;
  // Its first child of this full name, if there is one.
  [[nodiscard]] bool find(std::string_view full_name, XmlElement* child) const;
  [[nodiscard]] std::string text_of(std::string_view full_name) const;  // of that child, or empty

 private:
  friend class XmlDocument;
  friend struct XmlAccess;
  void* node_ = nullptr;
};

class XmlDocument {
 public:
  // `xml` is UTF-8. Errors: bad_input with the parser's reason and the offset.
  [[nodiscard]] static Result<XmlDocument> parse(std::string_view xml);
  ~XmlDocument();
  XmlDocument(XmlDocument&&) noexcept;
  XmlDocument& operator=(XmlDocument&&) noexcept;

  [[nodiscard]] XmlElement root() const;

 private:
  struct State;
  explicit XmlDocument(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// The charset that an XML declaration names, or empty.
[[nodiscard]] std::string_view xml_charset(std::string_view xml);

}  // namespace wirecopy::read
