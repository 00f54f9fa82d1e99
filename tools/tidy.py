#!/usr/bin/env python3
"""Runs clang-tidy 19 over every source file of a build folder, remembering what passed (file_checks.py).

usage: tidy.py BUILD_FOLDER [PATH_PART...]     with PATH_PART only files whose path holds one of these
"""

import json
import subprocess
import sys
from pathlib import Path

import file_checks
from file_checks import ROOT, Check

CLANG_TIDY = "clang-tidy-19"
# Of a test file's ten seconds six go into looking for faults in GoogleTest's macros. Sanitizers see what tests do wrong.
TEST_CHECKS = ("--checks=-*,clang-diagnostic-*,bugprone-use-after-move,performance-for-range-copy,readability-function-size,"
               "readability-identifier-naming")


def source_files(build, parts):
    """The project's own files in the compile commands, with the command of each."""
    found = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        file = (Path(entry["directory"]) / entry["file"]).resolve()
        is_ours = file.suffix == ".cc" and file.is_relative_to(ROOT) and not file.is_relative_to(build.resolve())
        if is_ours and (not parts or any(part in str(file.relative_to(ROOT)) for part in parts)):
            found[file] = entry["command"]
    return found


def command_for(file, build):
    only = [TEST_CHECKS] if file.stem.endswith("_test") else []
    return [CLANG_TIDY, "-p", str(build), "--quiet", "--warnings-as-errors=*", *only, str(file)]


def main():
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    build = Path(sys.argv[1])
    version = subprocess.run([CLANG_TIDY, "--version"], capture_output=True, text=True, check=True).stdout
    sources = source_files(build, sys.argv[2:])
    context = version + (ROOT / ".clang-tidy").read_text()
    checks = [Check(file, command_for(file, build), compile_command) for file, compile_command in sources.items()]
    return 1 if file_checks.run("tidy", checks, context) else 0


if __name__ == "__main__":
    sys.exit(main())
