# Third-party libraries, all Debian packages (tools/packages.txt). Each heavy one is included from one file only:
# ARCHITECTURE.md says which.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(simdjson REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc)
find_package(SQLite3 REQUIRED)
find_package(LibArchive REQUIRED)
find_package(ZLIB REQUIRED)
find_package(pugixml REQUIRED)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(brotli REQUIRED IMPORTED_TARGET libbrotlidec)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)

add_library(wirecopy_dependencies INTERFACE)
target_link_libraries(wirecopy_dependencies INTERFACE Threads::Threads fmt::fmt simdjson::simdjson ICU::uc SQLite::SQLite3
  LibArchive::LibArchive ZLIB::ZLIB pugixml::pugixml PkgConfig::zstd PkgConfig::brotli PkgConfig::xxhash)
