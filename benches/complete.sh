#!/usr/bin/env bash
# Measures the time of a completion on 1,000,000 posts with 1,000,000 comments, compared
# with the sqlite3 shell finding one post in the same file.
# usage: benches/complete.sh [BLOG [POSTS COMMENTS]]
set -euo pipefail
cd "$(dirname "$0")/.."
blog=$(realpath "${1:-target/release/blog}")
posts=${2:-1000000} comments=${3:-1000000}
runs=${RUNS:-30} rounds=${ROUNDS:-6}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export BLOG_DB=${FILE:-$folder/blog.db} COMPLETE=fish
[ -f "$BLOG_DB" ] || COMPLETE= WORDS=20 benches/generate.sh "$blog" "$BLOG_DB" "$posts" "$comments"

echo "at the tab                               shell ms, blog ms, slowest; ratio; blog's instructions"
while read -r line; do
    # The last word is the incomplete one; `.` means an empty word.
    read -ra words <<<"$line"
    [ "${words[-1]}" != . ] || words[-1]="''"
    rm -f "$folder"/times-*.json
    for round in $(seq "$rounds"); do
        hyperfine -N --warmup 3 --runs "$runs" --export-json "$folder/times-$round.json" \
            "sqlite3 $BLOG_DB \"SELECT slug FROM post WHERE slug = 'post-77'\"" \
            "$blog -- blog ${words[*]}" >/dev/null 2>&1
    done
    [ "${words[-1]}" != "''" ] || words[-1]=
    count=$("$blog" -- blog "${words[@]}" | wc -l)
    instructions=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null \
        "$blog" -- blog "${words[@]}" 2>&1 >/dev/null | awk '/Collected/ { printf "%.1fM", $4 / 1e6 }')
    python3 - "$line" "$count" "$instructions" "$folder"/times-*.json <<'PY'
import json, sys
line, count, instructions, *names = sys.argv[1:]
shell, blog = [], []
for name in names:
    for times, result in zip((shell, blog), json.load(open(name))["results"]):
        times.extend(time * 1e3 for time in result["times"])
middle = lambda times: sorted(times)[len(times) // 2]
print(f"{line:<34} {count:>5} {middle(shell):6.2f} {middle(blog):6.2f} {max(blog):6.2f} "
      f"{middle(blog) / middle(shell):5.2f}  {instructions}")
PY
done <<'LINES'
po
post li
post list --st
post show .
post show post-77
post show p
post list --tag .
post list --tag tag-1,tag-9
post list --author .
post list --author author-4
comment list --author .
comment list --author reader-77
comment approve .
comment approve 77
post list --fields id,sl
config set .
undo .
LINES
