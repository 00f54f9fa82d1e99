#include "read/inputs.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fmt/core.h>
#include <unistd.h>

namespace wirecopy::read {
namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) {
  return path.filename().native().starts_with('.');
}

// Takes one entry of a folder: a file to read, a folder to walk later, or something to leave out.
void take_entry(const fs::directory_entry& entry, std::vector<fs::path>* folders, Inputs* inputs) {
  std::error_code error;
  const std::string& path = entry.path().native();
  if (is_hidden(entry.path())) return;
  if (entry.is_directory(error)) {
    if (entry.is_symlink(error)) {
      inputs->notes.skipped(path, "a link to a folder; links are not followed, so that no loop can form");
    } else {
      folders->push_back(entry.path());
    }
  } else if (entry.is_regular_file(error)) {
    const std::uintmax_t size = entry.file_size(error);
    inputs->files.push_back({path, {}, error ? 0 : size});
  } else {
    inputs->notes.skipped(path, error ? fmt::format("cannot be read: {}", error.message())
                                      : std::string("neither file nor folder (a device, pipe or dead link)"));
  }
}

void walk_folder(const std::string& root, Inputs* inputs) {
  const std::size_t first = inputs->files.size();
  std::vector<fs::path> folders = {root};
  while (!folders.empty()) {
    const fs::path folder = std::move(folders.back());
    folders.pop_back();
    std::error_code error;
    fs::directory_iterator at(folder, error);
    for (; !error && at != fs::directory_iterator(); at.increment(error)) take_entry(*at, &folders, inputs);
    if (error) inputs->notes.skipped(folder.native(), fmt::format("cannot list this folder: {}", error.message()));
  }
  std::ranges::sort(inputs->files.begin() + static_cast<std::ptrdiff_t>(first), inputs->files.end(), {},
                    &InputFile::path);
}

Result<void> add_path(const std::string& path, Inputs* inputs) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return fail(ErrorCode::not_found, "no such file or folder", path);
  if (::access(path.c_str(), R_OK) != 0)
    return fail(ErrorCode::unreadable, fmt::format("cannot be read: {}", std::generic_category().message(errno)), path);
  if (!fs::is_directory(status)) {
    if (!fs::is_regular_file(status)) inputs->has_stream = true;
    const std::uintmax_t size = fs::file_size(path, error);
    inputs->files.push_back({path, {}, error ? 0 : size});
    return {};
  }
  const std::size_t n_before = inputs->files.size();
  walk_folder(path, inputs);
  if (inputs->files.size() == n_before) return fail(ErrorCode::bad_input, "this folder holds no file to read", path);
  return {};
}

}  // namespace

Result<Inputs> find_inputs(std::span<const std::string> paths) {
  Inputs inputs;
  for (const std::string& path : paths) {
    if (path == "-") {
      inputs.has_stream = true;
      inputs.files.push_back({path, {}, 0});
    } else {
      WIRECOPY_TRY_VOID(add_path(path, &inputs));
    }
  }
  std::vector<std::string> names;
  for (const InputFile& file : inputs.files) names.push_back(file.path == "-" ? "stdin" : file.path);
  const std::vector<std::string> ids = file_ids(names);
  for (std::size_t i = 0; i < ids.size(); ++i) inputs.files[i].id = ids[i];
  return inputs;
}

std::string display_name(const std::string& path) {
  return path == "-" ? "standard input" : path;
}

}  // namespace wirecopy::read
