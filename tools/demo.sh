#!/bin/sh
# Traces the example pages among themselves: prints where each passage came from, and writes an HTML report.
#   tools/demo.sh WIRECOPY PAGES OUTPUT
set -eu
wirecopy=$1
pages=$2
output=$3

mkdir -p "$output"
"$wirecopy" --version
