#!/usr/bin/env bash
# Compares `blog db check` and `blog db backup` with the sqlite3 shell.
# usage: benches/maintenance.sh [BLOG [POSTS COMMENTS]]
set -euo pipefail
cd "$(dirname "$0")/.."
blog=$(realpath "${1:-target/release/blog}") posts=${2:-100000} comments=${3:-1000000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
file=$folder/blog.db
benches/generate.sh "$blog" "$file" "$posts" "$comments"
# Adds the generated rows to the log and the search indexes.
"$blog" --db "$file" search nothing --timeout 600 >/dev/null
ls -lh "$file" | awk '{ print "file", $5 }'

measure() {
    local name=$1 start
    shift
    rm -f "$folder"/copy.db
    start=$(date +%s.%N)
    "$@" >/dev/null
    echo "$name $(date +%s.%N) $start" | awk '{ printf "%-28s %6.1f s\n", $1, $2 - $3 }'
}

measure sqlite3-integrity_check sqlite3 "$file" 'PRAGMA integrity_check'
measure blog-db-check "$blog" --db "$file" db check
measure sqlite3-.backup sqlite3 "$file" ".backup $folder/copy.db"
measure blog-db-backup "$blog" --db "$file" db backup "$folder/copy.db"
