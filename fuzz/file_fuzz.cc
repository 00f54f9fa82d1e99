// Any file taken for what it looks like, cut into records and parsed: pages of valid UTF-8 or notes, never more.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <sys/mman.h>
#include <unistd.h>

#include "base/check.h"
#include "base/utf8.h"
#include "read/read.h"

namespace {

namespace read = wirecopy::read;

// A file in memory, which readers open by its path.
class MemoryFile {
 public:
  explicit MemoryFile(const std::string& bytes) : file_(::memfd_create("fuzz", MFD_CLOEXEC)) {
    WIRECOPY_CHECK(file_ >= 0);
    WIRECOPY_CHECK(::write(file_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  }
  ~MemoryFile() { ::close(file_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(file_); }

 private:
  int file_;
};

void check_valid(const wirecopy::Page& page) {
  for (const std::string* field : {&page.id, &page.url, &page.title, &page.author, &page.published, &page.outlet,
                                   &page.language, &page.text, &page.extra})
    WIRECOPY_CHECK(wirecopy::base::is_valid_utf8(*field));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const MemoryFile file(std::string(reinterpret_cast<const char*>(data), size));
  auto reader =
      read::RecordReader::open(std::vector{file.path()}, {.limits = {.max_record_bytes = 1U << 20}, .names = {}});
  WIRECOPY_CHECK(reader.has_value());
  wirecopy::Notes notes;
  while (auto record = reader->next(&notes)) {
    if (record->format == read::Format::pdf) continue;  // another program's work, and a process each
    const auto page = read::parse(std::move(*record));
    if (page)
      check_valid(*page);
    else
      WIRECOPY_CHECK(!page.error().message.empty());
  }
  return 0;
}
