#!/usr/bin/env python3
"""Checks that every file includes only what the module order allows (src/modules.cmake, ARCHITECTURE.md).

usage: check_modules.py [ROOT]

Prints one line for each fault, `file:line: what is wrong`, and exits with 1 if there is any. The rules:

- A module includes itself, the public headers and the modules its line names; those stand on earlier lines.
- The public headers include only the standard library and each other.
- app includes the public headers, base, report and itself.
- Tests and what helps them (testing.h, x_testing.h, x_cases.h, test_x.h), fuzz targets, benchmarks and tools include
  anything; nothing else includes them.
- A heavy third-party library is included from its home file only, and from no header.
- Headers do not include each other in a circle; a source file includes its own header first.
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

# Third-party headers (by prefix) and where they may be included. A home ending in "/" is a folder.
HOMES = {
    "simdjson": ["src/base/json.cc"],
    "sqlite3.h": ["src/index/catalogue.cc"],
    "zstd": ["src/base/zstd.cc"],
    "zdict": ["src/base/zstd.cc"],
    "archive": ["src/base/compress.cc", "src/base/zip.cc"],
    "zlib.h": ["src/base/gzip.cc"],
    "brotli/": ["src/base/brotli.cc"],
    "pugixml.hpp": ["src/read/xml.cc"],
    "unicode/": ["src/text/unicode.cc", "src/read/charset.cc"],
    "xxhash.h": ["src/base/hash.cc"],
    "CLI/": ["app/cli.cc"],
    "fmt/": ["src/", "app/"],  # light: any source file, but no header
}
TEST_ONLY = ("gtest/", "gmock/", "benchmark/")
# The operating system's headers, and the only places that do input and output.
SYSTEM = re.compile(
    r"(sys|linux|netinet|arpa)/.*|(dirent|fcntl|poll|pthread|pwd|sched|signal|spawn|stdlib|termios|unistd)\.h")
SYSTEM_HOMES = ("src/base/", "src/read/", "src/index/", "src/report/", "src/serve/", "app/")
TEST_FILE = re.compile(r"_test\.cc$|testing\.h$|_cases\.h$|/test_\w+\.h$")
STANDARD = re.compile(r"[a-z_0-9]+")
APP_MODULES = {"base", "report"}

INCLUDE = re.compile(r'\s*#\s*include\s*([<"])([^>"]+)[>"]')
MODULE = re.compile(r"^\s*wirecopy_module\(([^)]*)\)")


@dataclass(frozen=True)
class Fault:
    file: str
    line: int
    message: str

    def __str__(self):
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True)
class Include:
    line: int
    quoted: bool
    name: str


def read_modules(root):
    """The table of src/modules.cmake: module -> modules it may include; and the faults in it."""
    table, faults = {}, []
    file = "src/modules.cmake"
    for number, text in enumerate((root / file).read_text().splitlines(), 1):
        match = MODULE.match(text)
        if not match:
            continue
        name, *allowed = match.group(1).split()
        if name in table:
            faults.append(Fault(file, number, f"module {name} has two lines"))
        for other in allowed:
            if other not in table:
                faults.append(Fault(file, number, f"module {name} names {other}, which does not stand above it"))
        table[name] = set(allowed)
    for folder in sorted(p.name for p in (root / "src").iterdir() if p.is_dir()):
        if folder not in table:
            faults.append(Fault(file, 1, f"folder src/{folder} has no line"))
    return table, faults


def source_files(root):
    folders = ("include", "src", "app", "tests", "fuzz", "bench", "tools")
    files = [p for f in folders if (root / f).is_dir() for p in (root / f).rglob("*") if p.suffix in (".h", ".cc")]
    return sorted(str(p.relative_to(root)) for p in files)


def includes_of(root, file):
    lines = (root / file).read_text(encoding="utf-8").splitlines()
    found = ((number, INCLUDE.match(text)) for number, text in enumerate(lines, 1))
    return [Include(number, match.group(1) == '"', match.group(2)) for number, match in found if match]


def place_of(file):
    """Where a file belongs: "public", "app", "test" (what no user runs) or its module's name."""
    parts = file.split("/")
    if TEST_FILE.search(file) or parts[0] in ("tests", "fuzz", "bench", "tools"):
        return "test"
    return {"include": "public", "app": "app"}.get(parts[0]) or parts[1]


def resolve(root, file, name):
    """The project's file that a quoted include names, or None."""
    beside = str(Path(file).parent / name)
    for candidate in (f"include/{name}", f"src/{name}", name, beside):
        if (root / candidate).is_file():
            return candidate
    return None


def project_fault(place, target, table):
    """Why a file of `place` may not include the project's file `target`, or None."""
    there = place_of(target)
    if place == "test" or there in ("public", place):
        return None
    if place == "public":
        return f"a public header may not include {target}: only the standard library and public headers"
    allowed = APP_MODULES if place == "app" else table.get(place, set())
    if there in allowed:
        return None
    return f"module {place} may not include module {there} ({target})" if place != "app" else (
        f"app may not include module {there} ({target}): only the public headers, base and report")


def library_fault(file, place, name):
    """Why a file may not include the library or system header `name`, or None."""
    if STANDARD.fullmatch(name):
        return None
    if place == "test":
        return None
    if place == "public":
        return f"a public header may not include <{name}>: only the standard library and public headers"
    if name.startswith(TEST_ONLY):
        return f"<{name}> belongs to tests and benchmarks only"
    if SYSTEM.fullmatch(name):
        return None if file.startswith(SYSTEM_HOMES) else f"<{name}>: {place} may not call the operating system"
    for prefix, homes in HOMES.items():
        if name.startswith(prefix):
            at_home = any(file == home or (home.endswith("/") and file.startswith(home)) for home in homes)
            if at_home and file.endswith(".cc"):
                return None
            return f"<{name}> may be included only in {', '.join(homes)}" + (" (no header)" if at_home else "")
    return f"<{name}> is of no library that tools/check_modules.py knows; give it a home there"


def include_faults(root, file, includes, table):
    place = place_of(file)
    for include in includes:
        if not include.quoted:
            message = library_fault(file, place, include.name)
        else:
            target = resolve(root, file, include.name)
            message = project_fault(place, target, table) if target else f'"{include.name}" is no file of the project'
        if message:
            yield Fault(file, include.line, message)


def own_header_faults(root, file, includes):
    own = re.sub(r"(_test|_fuzz|_bench)?\.cc$", ".h", file)
    if not file.endswith(".cc") or not (root / own).is_file():
        return
    for i, include in enumerate(includes):
        if include.quoted and resolve(root, file, include.name) == own and i > 0:
            yield Fault(file, include.line, f'its own header "{include.name}" is not the first include')


def circle_faults(root, graph):
    """Headers that include each other in a circle. `graph`: file -> [(line, included file)]."""
    done, path = set(), []

    def visit(file):
        path.append(file)
        for line, target in graph[file]:
            if target in path:
                circle = " -> ".join(path[path.index(target):] + [target])
                yield Fault(file, line, f"includes in a circle: {circle}")
            elif target not in done and target in graph:
                yield from visit(target)
        done.add(path.pop())

    for file in sorted(graph):
        if file not in done:
            yield from visit(file)


def check(root):
    root = Path(root)
    table, faults = read_modules(root)
    graph = {}
    for file in source_files(root):
        includes = includes_of(root, file)
        faults += include_faults(root, file, includes, table)
        faults += own_header_faults(root, file, includes)
        resolved = ((i.line, resolve(root, file, i.name)) for i in includes if i.quoted)
        graph[file] = [(line, target) for line, target in resolved if target]
    faults += circle_faults(root, graph)
    return faults


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
    faults = check(root)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
