#!/usr/bin/env bash
# Tries each property on inputs that the fuzzer makes up, for so many seconds: those
# named, or all. Needs `cargo install cargo-fuzz`. The corpus grows from the seeds and
# from what the tests give to the program; it is not a part of the repository.
#
#   fuzz/run.sh [SECONDS [TARGET…]]
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
shift || true

# The sanitizer asks for what only a nightly compiler does, or one that is told so.
export RUSTC_BOOTSTRAP=1
corpus=$PWD/fuzz/corpus
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
for target in "${targets[@]}"; do
  mkdir -p "$corpus/$target"
  printf '%s: ' "$target"
  log=$(mktemp)
  if cargo fuzz run "$target" "$corpus/$target" "tests/properties/seeds/$target" -- \
    -max_total_time="$seconds" -max_len=65536 -timeout=20 -rss_limit_mb=2048 \
    -close_fd_mask=1 > "$log" 2>&1; then
    grep '^Done' "$log"
  else
    tail -40 "$log"
    exit 1
  fi
  rm "$log"
done
