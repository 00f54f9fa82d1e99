// Ids grow from the right: all files start with their bare name; those that collide take one more folder, until each
// stands alone or has no folder left. At most as many rounds as the deepest path has folders.
#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "read/ascii.h"
#include "read/inputs.h"

namespace wirecopy::read {
namespace {

constexpr std::array<std::string_view, 25> kEndings = {
    ".txt", ".text", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson", ".gz",    ".zst", ".bz2", ".xz",  ".md",
    ".csv", ".tsv",  ".xml",  ".rss", ".atom",  ".warc", ".wet",   ".mht",    ".mhtml", ".pdf", ".zip", ".wacz"};

bool ends_with_ignoring_case(std::string_view name, std::string_view ending) {
  if (name.size() <= ending.size()) return false;
  return std::ranges::equal(name.substr(name.size() - ending.size()), ending, {}, [](char c) { return lower_case(c); });
}

std::vector<std::string_view> folders_and_name(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    if (part == ".." && !parts.empty()) {
      parts.pop_back();
    } else if (!part.empty() && part != "." && part != "..") {
      parts.push_back(part);
    }
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  }
  return parts;
}

struct NamedFile {
  std::vector<std::string_view> parts;
  std::size_t n_parts = 1;  // how many of them, from the right, the id takes
  bool with_endings = false;

  [[nodiscard]] std::string id() const {
    if (parts.empty()) return {};
    std::string joined;
    for (std::size_t i = parts.size() - n_parts; i + 1 < parts.size(); ++i) (joined += parts[i]) += '/';
    return joined += with_endings ? parts.back() : without_endings(parts.back());
  }
  // False if there is nothing left to tell it apart by.
  bool grow() {
    if (n_parts < parts.size()) {
      ++n_parts;
    } else if (!with_endings && !parts.empty()) {
      with_endings = true;
    } else {
      return false;
    }
    return true;
  }
};

// Lengthens the ids that collide; false once none does or none can grow.
bool grow_colliding(std::vector<NamedFile>* files) {
  std::map<std::string, std::vector<NamedFile*>> by_id;
  for (NamedFile& file : *files) by_id[file.id()].push_back(&file);
  bool has_grown = false;
  for (const auto& [id, same] : by_id)
    if (same.size() > 1)
      for (NamedFile* file : same) has_grown = file->grow() || has_grown;
  return has_grown;
}

}  // namespace

std::string_view without_endings(std::string_view name) {
  while (true) {
    const auto found = std::ranges::find_if(
        kEndings, [name](std::string_view ending) { return ends_with_ignoring_case(name, ending); });
    if (found == kEndings.end()) return name;
    name.remove_suffix(found->size());
  }
}

std::vector<std::string> file_ids(std::span<const std::string> paths) {
  std::vector<NamedFile> files;
  for (const std::string& path : paths) files.push_back({.parts = folders_and_name(path)});
  while (grow_colliding(&files)) {
  }
  std::vector<std::string> ids;
  for (const NamedFile& file : files) ids.push_back(file.id());
  return ids;
}

}  // namespace wirecopy::read
