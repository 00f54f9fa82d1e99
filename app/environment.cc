#include "app/environment.h"

#include <cstdlib>

namespace wirecopy::app {

std::string environment(const char* variable) {
  const char* value = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): nobody calls setenv
  return value == nullptr ? "" : value;
}

}  // namespace wirecopy::app
