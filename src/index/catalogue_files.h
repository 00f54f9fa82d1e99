// Between the two files of the catalogue's code.
#pragma once

#include <string>

#include "index/manifest.h"
#include "wirecopy/result.h"

namespace wirecopy::index {

// Writes catalogue.check for catalogue.sqlite as it lies there.
[[nodiscard]] Result<void> write_catalogue_check(const std::string& folder, const Manifest& manifest);

}  // namespace wirecopy::index
