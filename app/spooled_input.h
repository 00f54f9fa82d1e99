// Standard input kept in a temporary file, for commands that read their inputs
// twice.
#pragma once

#include <string>
#include <vector>

#include "wirecopy/result.h"

namespace wirecopy::app {

// Replaces each "-" among the inputs by a file named "stdin" that holds what
// standard input gave; the file goes with the object. Fails when the temporary
// folder cannot be written.
class SpooledInput {
 public:
  [[nodiscard]] static Result<SpooledInput> open(std::vector<std::string> inputs);
  ~SpooledInput();
  SpooledInput(SpooledInput&& other) noexcept;
  SpooledInput& operator=(SpooledInput&&) = delete;

  [[nodiscard]] const std::vector<std::string>& inputs() const { return inputs_; }

 private:
  SpooledInput(std::vector<std::string> inputs, std::string folder);

  std::vector<std::string> inputs_;
  std::string folder_;  // empty when nothing was kept
};

}  // namespace wirecopy::app
