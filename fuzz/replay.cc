// Runs a fuzz target once over every file of the folders it is given: how the corpora are tested without libFuzzer.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::size_t replay_folder(const char* folder) {
  std::size_t n_files = 0;
  std::error_code missing;  // a folder that is not there holds no inputs
  for (const auto& entry : std::filesystem::directory_iterator(folder, missing)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    ++n_files;
  }
  return n_files;
}

}  // namespace

int main(int n_arguments, char** arguments) {
  std::size_t n_files = 0;
  for (int i = 1; i < n_arguments; ++i) n_files += replay_folder(arguments[i]);
  std::printf("%zu inputs replayed\n", n_files);
  return n_files > 0 ? 0 : 1;
}
