// Manifests: what is read holds together, and is the same when written anew.
#include "base/check.h"
#include "index/manifest.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace wirecopy::index;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::vector<ManifestDamage> damage;
  const Manifest manifest = salvage_manifest(bytes, &damage);
  WIRECOPY_CHECK(manifest.size + manifest.n_torn_bytes == size);
  WIRECOPY_CHECK(read_manifest(bytes, "fuzz").has_value() == damage.empty());
  for (const auto& [segment, removed] : manifest.segments) {
    WIRECOPY_CHECK(segment_number(segment.file).has_value());
    WIRECOPY_CHECK(removed.empty() || removed.back() < segment.n_pages);
  }
  const auto again = read_manifest(encode_manifest(manifest.segments), "again");
  WIRECOPY_CHECK(again.has_value() && again->segments.size() == manifest.segments.size());
  return 0;
}
