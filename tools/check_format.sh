#!/bin/sh
# Checks that every C++ file is laid out as .clang-format says; with --fix, lays it out.
set -eu
cd "$(dirname "$0")/.."
mode="--dry-run -Werror"
[ "${1:-}" != --fix ] || mode="-i"
# shellcheck disable=SC2086  # $mode is words
git ls-files -z --cached --others --exclude-standard -- '*.cc' '*.h' |
  xargs -0 -r clang-format-19 --style=file $mode
