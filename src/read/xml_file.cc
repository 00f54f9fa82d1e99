#include "read/xml_file.h"

#include <utility>

#include "read/charset.h"

namespace wirecopy::read {

std::optional<XmlDocument> read_xml(const OpenFile& file, Notes* notes) {
  auto bytes = file.read_whole(notes);
  if (!bytes) return std::nullopt;
  std::vector<std::string> repairs;
  const std::string charset(xml_charset(*bytes));
  const std::string xml = to_utf8(*std::move(bytes), charset, &repairs);
  for (std::string& repair : repairs) notes->repaired(file.name, std::move(repair));
  Result<XmlDocument> document = XmlDocument::parse(xml);
  if (document) return *std::move(document);
  notes->skipped(file.name, std::move(document.error().message));
  return std::nullopt;
}

}  // namespace wirecopy::read
