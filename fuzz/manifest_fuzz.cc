// Manifests: what is read holds together, and is the same when written anew.
#include "base/check.h"
#include "index/manifest.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  namespace index = wirecopy::index;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::vector<index::ManifestDamage> damage;
  const index::Manifest manifest = index::salvage_manifest(bytes, &damage);
  WIRECOPY_CHECK(manifest.size + manifest.n_torn_bytes == size);
  WIRECOPY_CHECK(index::read_manifest(bytes, "fuzz").has_value() == damage.empty());
  for (const index::Manifest::Entry& entry : manifest.segments) {
    WIRECOPY_CHECK(index::segment_number(entry.segment.file).has_value());
    WIRECOPY_CHECK(entry.removed.empty() || entry.removed.back() < entry.segment.n_pages);
  }
  const auto again = index::read_manifest(index::encode_manifest(manifest.segments), "again");
  WIRECOPY_CHECK(again.has_value() && again->segments.size() == manifest.segments.size());
  return 0;
}
