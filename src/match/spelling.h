// How alike two words are written: "Hittite" and "Hittito", "colour" and "coloured" where no table knows them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace wirecopy::match {

// A word's pairs of neighbouring letters, its ends counted as letters. ASCII letters count without case.
class Spelling {
 public:
  explicit Spelling(std::string_view written);

  // 0: not alike; at most 204, that of a word written the same way, for letters alone say less than a table does.
  // Symmetric. Cost: linear in the letters of both.
  [[nodiscard]] std::uint8_t likeness(const Spelling& other) const;

 private:
  std::string_view written_;          // whose memory must outlive this
  std::vector<std::uint16_t> pairs_;  // ascending, each once
};

}  // namespace wirecopy::match
