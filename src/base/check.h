// WIRECOPY_CHECK: for what only a bug can break; unreachable from any input. Stops the program, naming file and line.
#pragma once

#include <cstdio>
#include <cstdlib>

#define WIRECOPY_CHECK(condition)                                                          \
  do {                                                                                     \
    if (!(condition)) {                                                                    \
      std::fprintf(stderr, "%s:%d: internal error: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                        \
    }                                                                                      \
  } while (false)
