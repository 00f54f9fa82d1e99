#include <cstdio>

int main() {
  std::puts("wirecopy " WIRECOPY_VERSION);
  return 0;
}
