#include "read/xml.h"

#include <algorithm>

#include <fmt/core.h>
#include <pugixml.hpp>

#include "read/header_fields.h"

namespace wirecopy::read {

struct XmlAccess {
  static pugi::xml_node of(const XmlElement& element) {
    return pugi::xml_node(static_cast<pugi::xml_node_struct*>(element.node_));
  }
  static XmlElement from(const pugi::xml_node& node) {
    XmlElement element;
    element.node_ = node.internal_object();
    return element;
  }
};

namespace {

// Calls `use` with each node below `top`, in document order.
template <typename Use>
void walk(const pugi::xml_node& top, const Use& use) {
  pugi::xml_node at = top.first_child();
  while (at) {
    use(at);
    if (at.first_child()) {
      at = at.first_child();
      continue;
    }
    while (at != top && !at.next_sibling()) at = at.parent();
    if (at == top) return;
    at = at.next_sibling();
  }
}

class StringWriter final : public pugi::xml_writer {
 public:
  explicit StringWriter(std::string* out) : out_(out) {}
  void write(const void* data, std::size_t size) override { out_->append(static_cast<const char*>(data), size); }

 private:
  std::string* out_;
};

}  // namespace

std::string_view XmlElement::full_name() const {
  return XmlAccess::of(*this).name();
}

std::string_view XmlElement::name() const {
  const std::string_view full = full_name();
  const std::size_t colon = full.find(':');
  return colon == std::string_view::npos ? full : full.substr(colon + 1);
}

std::string_view XmlElement::attribute(std::string_view name) const {
  return XmlAccess::of(*this).attribute(std::string(name).c_str()).value();
}

std::string XmlElement::text() const {
  std::string text;
  walk(XmlAccess::of(*this), [&](const pugi::xml_node& node) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) text += node.value();
  });
  return std::string(trimmed(text));
}

std::string XmlElement::inner_xml() const {
  // Deeper than pages are: the printer is not asked to go on without end.
  std::string xml;
  StringWriter writer(&xml);
  for (const pugi::xml_node& child : XmlAccess::of(*this).children())
    child.print(writer, "", pugi::format_raw | pugi::format_no_declaration);
  return xml;
}

bool XmlElement::has_own_text() const {
  for (const pugi::xml_node& child : XmlAccess::of(*this).children()) {
    const bool is_text = child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata;
    if (is_text && !trimmed(child.value()).empty()) return true;
  }
  return false;
}

std::string XmlElement::outer_xml() const {
  std::string xml;
  StringWriter writer(&xml);
  XmlAccess::of(*this).print(writer, "", pugi::format_raw | pugi::format_no_declaration);
  return xml;
}

std::vector<XmlElement> XmlElement::children() const {
  std::vector<XmlElement> children;
  for (const pugi::xml_node& child : XmlAccess::of(*this).children())
    if (child.type() == pugi::node_element) children.push_back(XmlAccess::from(child));
  return children;
}

bool XmlElement::find(std::string_view full_name, XmlElement* child) const {
  const pugi::xml_node found = XmlAccess::of(*this).child(std::string(full_name).c_str());
  if (found) *child = XmlAccess::from(found);
  return static_cast<bool>(found);
}

std::string XmlElement::text_of(std::string_view full_name) const {
  XmlElement child;
  return find(full_name, &child) ? child.text() : std::string();
}

struct XmlDocument::State {
  pugi::xml_document document;
};

XmlDocument::XmlDocument(std::unique_ptr<State> state) : state_(std::move(state)) {}
XmlDocument::~XmlDocument() = default;
XmlDocument::XmlDocument(XmlDocument&&) noexcept = default;
XmlDocument& XmlDocument::operator=(XmlDocument&&) noexcept = default;

Result<XmlDocument> XmlDocument::parse(std::string_view xml) {
  auto state = std::make_unique<State>();
  const unsigned options = pugi::parse_default | pugi::parse_ws_pcdata_single;
  const pugi::xml_parse_result parsed =
      state->document.load_buffer(xml.data(), xml.size(), options, pugi::encoding_utf8);
  if (!parsed)
    return fail(ErrorCode::bad_input, fmt::format("broken XML: {} at byte {}", parsed.description(), parsed.offset));
  return XmlDocument(std::move(state));
}

XmlElement XmlDocument::root() const {
  return XmlAccess::from(state_->document.document_element());
}

std::string_view xml_charset(std::string_view xml) {
  if (!xml.starts_with("<?xml")) return {};
  const std::string_view declaration = xml.substr(0, xml.find("?>"));
  const std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  const std::size_t open = declaration.find_first_of("\"'", at);
  if (open == std::string_view::npos) return {};
  const std::size_t close = declaration.find(declaration[open], open + 1);
  return close == std::string_view::npos ? std::string_view() : declaration.substr(open + 1, close - open - 1);
}

}  // namespace wirecopy::read
