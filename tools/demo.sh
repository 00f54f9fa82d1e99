#!/bin/sh
# Traces the example pages among themselves: prints where each passage came from, and writes an HTML report.
#   tools/demo.sh WIRECOPY PAGES OUTPUT
set -eu
wirecopy=$1
pages=$2
report=$3/report.html

mkdir -p "$3"
"$wirecopy" trace --quiet --format text "$pages"
"$wirecopy" trace --quiet --format html -o "$report" "$pages"
echo
echo "The same for your browser, with the texts side by side: $PWD/$report"
