# Warnings are errors in every preset; sanitizers and debug checks come from here too.
add_library(wirecopy_warnings INTERFACE)
target_compile_options(wirecopy_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual
  -Wunused -Woverloaded-virtual -Wnull-dereference -Wdouble-promotion -Wformat=2 -Wimplicit-fallthrough -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 finds null dereferences and uninitialised values in inlined standard headers that are not there.
  target_compile_options(wirecopy_warnings INTERFACE -Wno-null-dereference -Wno-maybe-uninitialized -Wno-restrict)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # std::stable_sort of libstdc++ 12 calls what C++17 deprecated.
  target_compile_options(wirecopy_warnings INTERFACE -Wno-deprecated-declarations)
endif()
if(WIRECOPY_SANITIZE)
  target_compile_options(wirecopy_warnings INTERFACE -fsanitize=${WIRECOPY_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(wirecopy_warnings INTERFACE -fsanitize=${WIRECOPY_SANITIZE})
endif()
if(WIRECOPY_FUZZ)
  target_compile_options(wirecopy_warnings INTERFACE -fsanitize=fuzzer-no-link)
endif()
