// catalogue.check: one line that lets a flipped byte in catalogue.sqlite be seen, which SQLite itself does not.
#include <charconv>

#include <fmt/format.h>

#include "base/files.h"
#include "base/hash.h"
#include "index/catalogue.h"
#include "index/catalogue_files.h"

namespace wirecopy::index {
namespace {

std::string fields_of(const CatalogueCheck& check) {
  return fmt::format("catalogue.sqlite size {} hash {:016x} records {} manifest {:016x}", check.file_size,
                     check.file_hash, check.n_records, check.manifest_hash);
}

std::string line_of(const CatalogueCheck& check) {
  const std::string fields = fields_of(check);
  return fmt::format("{} check {:016x}\n", fields, base::hash64(fields));
}

std::uint64_t number_after(std::string_view line, std::string_view name, int base) {
  const std::size_t at = line.find(name);
  std::uint64_t number = 0;
  if (at != std::string_view::npos)
    std::from_chars(line.data() + at + name.size(), line.data() + line.size(), number, base);
  return number;
}

}  // namespace

std::string catalogue_path(const std::string& folder) {
  return folder + "/catalogue.sqlite";
}

std::string catalogue_check_path(const std::string& folder) {
  return folder + "/catalogue.check";
}

std::optional<CatalogueCheck> read_catalogue_check(const std::string& folder) {
  const Result<std::string> line = base::read_file(catalogue_check_path(folder));
  if (!line) return std::nullopt;
  const CatalogueCheck check = {.file_size = number_after(*line, " size ", 10),
                                .file_hash = number_after(*line, " hash ", 16),
                                .n_records = number_after(*line, " records ", 10),
                                .manifest_hash = number_after(*line, " manifest ", 16)};
  if (*line != line_of(check)) return std::nullopt;
  return check;
}

bool is_catalogue_whole(const std::string& folder, const CatalogueCheck& check) {
  const Result<base::MappedFile> file = base::MappedFile::open(catalogue_path(folder));
  return file && file->bytes().size() == check.file_size && base::hash64(file->bytes()) == check.file_hash;
}

Result<void> write_catalogue_check(const std::string& folder, const Manifest& manifest) {
  WIRECOPY_TRY(const base::MappedFile file, base::MappedFile::open(catalogue_path(folder)));
  const CatalogueCheck check = {.file_size = file.bytes().size(),
                                .file_hash = base::hash64(file.bytes()),
                                .n_records = manifest.n_records,
                                .manifest_hash = manifest.hash};
  return base::write_file_durably(catalogue_check_path(folder), line_of(check));
}

}  // namespace wirecopy::index
