#!/usr/bin/env bash
# Runs the named fuzz targets, or all, for SECONDS each. Needs `cargo install
# cargo-fuzz`. The corpus is made from the seeds and the inputs of the tests, and is not
# part of the repository. Prints the number of executions of each target; the whole log
# is in fuzz/logs/TARGET.
#
#   fuzz/run.sh [-j TARGETS-AT-ONCE] [SECONDS [TARGET…]]
set -euo pipefail
cd "$(dirname "$0")/.."
at_once=1
if [ "${1:-}" = -j ]; then
  at_once=$2
  shift 2
fi
export seconds=${1:-60}
shift || true

# The sanitizer needs nightly features, which this variable enables on stable.
export RUSTC_BOOTSTRAP=1
export corpus=$PWD/fuzz/corpus
if [ ! -d "$corpus" ]; then
  FUZZ_CORPUS=$corpus/tests cargo test --locked --quiet --test blog import
  for folder in "$corpus"/tests/import*; do
    mv "$folder" "$corpus/$(basename "${folder#"$corpus"/tests/import_}")"
  done
  mv "$corpus/import" "$corpus/jsonl"
  rm -r "$corpus/tests"
fi

[ $# -gt 0 ] || mapfile -t targets < <(cargo fuzz list)
[ $# -eq 0 ] || targets=("$@")
cargo fuzz build
mkdir -p fuzz/logs

# Fuzzes one target and prints its result.
fuzz() {
  mkdir -p "$corpus/$1"
  local log=fuzz/logs/$1
  if cargo fuzz run "$1" "$corpus/$1" "tests/properties/seeds/$1" -- \
    -max_total_time="$seconds" -max_len=65536 -timeout=20 -rss_limit_mb=2048 \
    -close_fd_mask=1 -print_final_stats=1 > "$log" 2>&1; then
    printf '%s: %s\n' "$1" "$(grep '^Done' "$log")"
  else
    printf '%s: failed\n%s\n' "$1" "$(tail -40 "$log")"
    return 1
  fi
}
export -f fuzz
printf '%s\n' "${targets[@]}" | xargs -P "$at_once" -I{} bash -c 'fuzz {}'
