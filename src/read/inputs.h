// Which files are read, in which order, and under which ids.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "wirecopy/notes.h"
#include "wirecopy/result.h"

namespace wirecopy::read {

struct InputFile {
  std::string path;  // as given, or found below a folder that was given; "-" is standard input
  std::string id;    // for its pages that name none
  std::uint64_t n_bytes = 0;
};

struct Inputs {
  std::vector<InputFile> files;
  bool has_stream = false;  // standard input or a pipe: its size is not known
  Notes notes;              // what was left out while walking folders
};

// The files behind `paths`, in the order given, folders walked in byte order of the relative path. Hidden files and
// links to folders are left out. Errors: a path that is not there or cannot be read; a folder without files.
[[nodiscard]] Result<Inputs> find_inputs(std::span<const std::string> paths);

// Ids for files: the name without folder and known endings (pages/0001.html.gz is 0001), with as much of the path as
// is needed where two collide (a/index and b/index), and with its endings where that is not enough.
[[nodiscard]] std::vector<std::string> file_ids(std::span<const std::string> paths);

// "notes.2017.txt.gz" without the endings we know: "notes.2017".
[[nodiscard]] std::string_view without_endings(std::string_view name);

// How a path is named in messages: standard input by its name.
[[nodiscard]] std::string display_name(const std::string& path);

}  // namespace wirecopy::read
