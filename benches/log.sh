#!/usr/bin/env bash
# The cost of the log of operations, as ratios: loading comments with and without its
# triggers, and removing a post with all comments compared with the bare cascade in the
# sqlite3 shell. Then checks that undo restores everything.
# usage: benches/log.sh [BLOG [COMMENTS]]
set -euo pipefail
cd "$(dirname "$0")/.."
blog=$(realpath "${1:-target/release/blog}")
comments=${2:-100000}
runs=${RUNS:-5}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

"$blog" init logged.db >/dev/null
"$blog" --db logged.db post add Hello -b "Some text." --tag a,b >/dev/null
sqlite3 logged.db 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
cp logged.db bare.db
sqlite3 bare.db "SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_schema WHERE type = 'trigger'" |
    sqlite3 bare.db
cat >load.sql <<SQL
PRAGMA foreign_keys = ON;
PRAGMA cache_size = -200000;
BEGIN;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $comments)
INSERT INTO comment (post_id, parent_id, author, body, status, created_at, updated_at)
SELECT 1, CASE WHEN i % 3 > 0 AND i > 1 THEN i - 1 END, 'reader-' || (i % 1000),
       'A comment of some words, number ' || i || ', and a few words more for its reader.',
       CASE i % 25 WHEN 0 THEN 'pending' WHEN 1 THEN 'spam' ELSE 'approved' END,
       strftime('%Y-%m-%dT%H:%M:%SZ', 1000000000 + i * 60, 'unixepoch'),
       strftime('%Y-%m-%dT%H:%M:%SZ', 1000000000 + i * 60, 'unixepoch')
FROM n;
COMMIT;
SQL

ratio() {
    jq -r '.results | "\(.[0].median) s, \(.[1].median) s, ratio \(.[0].median / .[1].median)"' "$1"
}
compare() {
    hyperfine --runs "$runs" --export-json times.json --prepare "$1" "$2" --prepare "$3" "$4" >/dev/null 2>&1
    ratio times.json
}

echo -n "load $comments comments, with the log and without: "
compare 'cp logged.db a.db' 'sqlite3 a.db ".read load.sql"' \
    'cp bare.db b.db' 'sqlite3 b.db ".read load.sql"'

sqlite3 logged.db '.read load.sql'
sqlite3 bare.db '.read load.sql'
# The next command logs and indexes the external writes.
echo -n "log and index them: "
/usr/bin/time -f '%e s' "$blog" --db logged.db post set 1 --title 'Hello again' 2>&1 | tail -1
sqlite3 logged.db 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
dump() {
    for table in post comment tag post_tag redirect; do
        sqlite3 "$1" "SELECT * FROM $table ORDER BY 1, 2"
    done | sha256sum
}
before=$(dump logged.db)

echo -n "remove the post with all of them, blog and the bare cascade: "
compare 'rm -f a.db*; cp logged.db a.db' "$blog --db a.db post rm 1 --yes" \
    'rm -f b.db*; cp bare.db b.db' \
    'sqlite3 b.db "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; DELETE FROM post WHERE id = 1"'

echo -n "undo it: "
hyperfine --runs "$runs" --export-json times.json \
    --prepare "rm -f a.db*; cp logged.db a.db; $blog --db a.db post rm 1 --yes" \
    "$blog --db a.db undo" >/dev/null 2>&1
jq -r '"\(.results[0].median) s"' times.json
[ "$before" = "$(dump a.db)" ] && echo "the dump is what it was: ids, threads, tags and all"
sqlite3 a.db 'PRAGMA integrity_check; PRAGMA foreign_key_check'
