#!/usr/bin/env bash
# Compares how the program starts with `true` and with the sqlite3 shell, in one run:
# median wall time by hyperfine, instructions by callgrind.
# usage: benches/start.sh [BLOG...]
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- target/release/blog
runs=${RUNS:-40} rounds=${ROUNDS:-12}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export BLOG_DB=$folder/blog.db TZ=UTC
benches/generate.sh "$1" "$BLOG_DB" 100 1000

commands=(/bin/true "sqlite3 -version" "sqlite3 $BLOG_DB '.read benches/show.sql'")
for blog in "$@"; do
    blog=$(realpath "$blog")
    commands+=("$blog --version" "$blog post show post-77" "$blog post show post-77 --format json")
done

# They take turns, so that a slow minute of the machine hits all.
for round in $(seq "$rounds"); do
    hyperfine -N --warmup 5 --runs "$runs" --export-json "$folder/$round.json" \
        "${commands[@]}" > /dev/null 2>&1
done
jq -rs '[.[].results] | transpose | map(map(.times[]) | sort | .[length / 2 | floor] * 1e3) |
    . as [$nothing, $_, $shell] | .[] | [., . / $nothing, . / $shell] | map(. * 100 | round / 100) | @tsv' \
    "$folder"/*.json > "$folder/times"

printf 'ms\t× true\t× shell\tinstructions\tcommand\n'
for command in "${commands[@]}"; do
    instructions=$(eval "valgrind --tool=callgrind --callgrind-out-file=/dev/null $command" \
        2>&1 > /dev/null | awk '/Collected/ { printf "%.2fM\n", $4 / 1e6 }')
    read -r times <&3
    printf '%s\t%s\t%s\n' "$times" "$instructions" "${command//"$folder/"/}"
done 3< "$folder/times"
