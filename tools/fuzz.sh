#!/bin/sh
# Runs every fuzz target for some seconds, from its corpus. What it learns is kept in build/, not in the corpus.
# With a seed the inputs are the same each time, as a gate needs it; without one they are new ones.
#   tools/fuzz.sh FOLDER_OF_TARGETS SECONDS_EACH [SEED]
set -eu
targets=$1
seconds=$2
seed=${3:-0}  # libFuzzer takes 0 for a random one
cd "$(dirname "$0")/.."
found=no
for target in "$targets"/*_fuzz; do
  [ -x "$target" ] || continue
  found=yes
  name=$(basename "$target" _fuzz)
  learnt=build/fuzz/learnt/$name
  mkdir -p "$learnt"
  echo "fuzz $name: $seconds s"
  log=$learnt.log
  if ! "$target" -seed="$seed" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
      -artifact_prefix="build/fuzz/$name-" -print_final_stats=1 "$learnt" "fuzz/corpus/$name" >"$log" 2>&1; then
    tail -n 60 "$log"
    exit 1
  fi
  grep -E 'number_of_executed_units|new_units_added' "$log" | sed 's/stat::/  /'
done
[ "$found" = yes ] || { echo "no fuzz target in $targets" >&2; exit 1; }
