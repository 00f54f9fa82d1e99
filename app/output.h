// Where results go: standard output, or a file that appears under its name only
// once it is whole.
#pragma once

#include <string>
#include <string_view>

#include "wirecopy/result.h"

namespace wirecopy::app {

// Buffered. A file is written under a temporary name beside its own and renamed
// by `close`; if it is never closed, it is removed and what was there before
// stays. What is no plain file (/dev/stdout, a pipe) is written directly.
class Output {
 public:
  [[nodiscard]] static Result<Output> open(const std::string& path);  // "" and "-" are standard output
  ~Output();
  Output(Output&& other) noexcept;
  Output& operator=(Output&&) = delete;

  // Fails when the bytes cannot be written (no space left ...). A reader that
  // has gone away is no failure: `is_wanted` then turns false and everything
  // more is dropped.
  [[nodiscard]] Result<void> write(std::string_view bytes);
  [[nodiscard]] Result<void> flush();
  [[nodiscard]] Result<void> close();
  [[nodiscard]] bool is_wanted() const { return is_wanted_; }

 private:
  struct Renaming {
    std::string temporary;  // empty when written directly
    std::string target;
  };
  Output(int descriptor, std::string path, Renaming renaming);
  [[nodiscard]] std::unexpected<Error> failure(int error_number) const;

  int descriptor_;
  std::string path_;  // as given, for messages
  Renaming renaming_;
  std::string buffer_;
  bool is_wanted_ = true;
};

}  // namespace wirecopy::app
