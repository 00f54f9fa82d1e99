#!/bin/sh
# Adds the example pages to a store, traces one of them against it, prints where its passages came from, and writes an
# HTML report of all pages.
#   tools/demo.sh WIRECOPY PAGES OUTPUT
set -eu
wirecopy=$1
pages=$2
store=$3/store
report=$3/report.html

# Prints a command and runs it.
run() {
  echo "\$ $*"
  "$@" --quiet
  echo
}

rm -rf "$store"  # of an earlier version, which may have read the pages otherwise
mkdir -p "$3"
run "$wirecopy" add "$store" "$pages" --format text
run "$wirecopy" trace --store "$store" "$pages/kettle-mine-truth.html" --format text
run "$wirecopy" trace "$pages" --format html -o "$report"
echo "The report of all pages, with the texts side by side, for your browser: $PWD/$report"
