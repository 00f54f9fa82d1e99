#!/usr/bin/env python3
"""Checks that every header compiles alone, remembering what passed (file_checks.py). usage: check_headers.py"""

import os
import subprocess
import sys

import file_checks
from file_checks import ROOT, Check

COMPILER = os.environ.get("CXX", "g++")
FLAGS = ["-std=c++23", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", "-Iinclude", "-Isrc", "-I.", "-x", "c++"]


def main():
    folders = ("include", "src", "app", "tests", "fuzz", "bench")
    headers = sorted(file for folder in folders for file in (ROOT / folder).rglob("*.h"))
    version = subprocess.run([COMPILER, "--version"], capture_output=True, text=True, check=True).stdout
    # A header given as the main file warns about its own `#pragma once`: a file that includes it is compiled instead.
    checks = [Check(header, [COMPILER, *FLAGS, "-include", str(header), os.devnull]) for header in headers]
    return 1 if file_checks.run("headers", checks, version) else 0


if __name__ == "__main__":
    sys.exit(main())
