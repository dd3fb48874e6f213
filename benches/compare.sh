#!/usr/bin/env bash
# Compares the program with the sqlite3 shell running the same SQL with the same
# PRAGMAs: wall time with hyperfine, instructions with callgrind.
# usage: benches/compare.sh [BLOG [POSTS COMMENTS]]
set -euo pipefail
cd "$(dirname "$0")/.."
blog=$(realpath "${1:-target/release/blog}")
posts=${2:-100000} comments=${3:-1000000}
runs=${RUNS:-40} rounds=${ROUNDS:-12}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
benches/generate.sh "$blog" "$folder/large.db" "$posts" "$comments"
benches/generate.sh "$blog" "$folder/small.db" 200 2000

instructions() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null |
        awk '/Collected/ { printf "%.2fM\n", $4 / 1e6 }'
}

compare() {
    local name=$1 sql=$2
    shift 2
    for size in small large; do
        export BLOG_DB=$folder/$size.db
        rm -f "$folder"/times-*.json
        # The two alternate, so that a slow minute of the machine affects both.
        for round in $(seq "$rounds"); do
            hyperfine -N --warmup 5 --runs "$runs" --export-json "$folder/times-$round.json" \
                "sqlite3 $BLOG_DB '.read $sql'" "$blog $*" >/dev/null 2>&1
        done
        local ratio
        ratio=$(python3 - "$folder"/times-*.json <<'PY'
import json, sys
shell, blog = [], []
for name in sys.argv[1:]:
    for times, result in zip((shell, blog), json.load(open(name))["results"]):
        times.extend(result["times"])
part = lambda times, share: sorted(times)[int(len(times) * share)] * 1e3
print(f"{part(shell, .5):.2f} {part(blog, .5):.2f} "
      f"{part(blog, .5) / part(shell, .5):.2f} {part(blog, .1) / part(shell, .1):.2f}")
PY
)
        printf '%-12s %-6s %s  %s / %s\n' "$name" "$size" "$ratio" \
            "$(instructions "$blog" "$@")" "$(instructions sqlite3 "$BLOG_DB" ".read $sql")"
    done
}

echo "command      file   shell ms, blog ms, ratio of medians, of fastest tenths; instructions blog / shell"
compare list benches/list.sql post list --limit 20
compare show benches/show.sql post show post-77 --format json
compare add benches/add.sql comment add post-77 --author Bob -b Welcome!
