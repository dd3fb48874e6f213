#!/usr/bin/env bash
# Compares the start time of the program with `true` and the sqlite3 shell: median wall
# time with hyperfine, instructions with callgrind.
# usage: benches/start.sh [BLOG...]
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- target/release/blog
runs=${RUNS:-40} rounds=${ROUNDS:-12}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export BLOG_DB=$folder/blog.db TZ=UTC
benches/generate.sh "$1" "$BLOG_DB" 200 2000

commands=(/bin/true "sqlite3 -version" "sqlite3 $BLOG_DB '.read benches/show.sql'")
for blog in "$@"; do
    blog=$(realpath "$blog")
    commands+=("$blog --version" "$blog post show post-77" "$blog post show post-77 --format json")
done

# They alternate, so that a slow minute of the machine affects all.
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
