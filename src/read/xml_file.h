// A whole file as XML.
#pragma once

#include <optional>

#include "read/cutter.h"
#include "read/xml.h"

namespace wirecopy::read {

// Nothing if the file is too large or no XML; that is noted, and so is what was repaired.
[[nodiscard]] std::optional<XmlDocument> read_xml(const OpenFile& file, Notes* notes);

}  // namespace wirecopy::read
