// A page's metadata, all but the text, as one record.
#pragma once

#include <optional>
#include <string>

#include "index/encoding.h"
#include "wirecopy/page.h"

namespace wirecopy::index {

// Appends u32 size and the fields, each as u32 length and bytes.
void append_page_record(const Page& page, std::string* out);

// The next record's page; nothing if it is not well formed.
[[nodiscard]] std::optional<Page> read_page_record(Decoder* records);

}  // namespace wirecopy::index
