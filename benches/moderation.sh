#!/usr/bin/env bash
# Decides about many comments at once, as a ratio to the bare SQL in the sqlite3 shell
# (without log, triggers and revisions); then undoes it.
# usage: benches/moderation.sh [BLOG [COMMENTS]]
set -euo pipefail
cd "$(dirname "$0")/.."
blog=$(realpath "${1:-target/release/blog}")
comments=${2:-100000}
runs=${RUNS:-10}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

"$blog" init logged.db >/dev/null
"$blog" --db logged.db post add Hello -b "Some text." >/dev/null
# Two of five are pending; half of all contain the word casino.
sqlite3 logged.db <<SQL
PRAGMA foreign_keys = ON;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $comments)
INSERT INTO comment (post_id, author, body, status, created_at, updated_at)
SELECT 1, 'reader-' || (i % 1000),
       'A comment of some words, number ' || i || iif(i % 2, ' for the casino', ' for a reader'),
       iif(i % 5 < 2, 'pending', 'approved'),
       strftime('%Y-%m-%dT%H:%M:%SZ', 1000000000 + i * 60, 'unixepoch'),
       strftime('%Y-%m-%dT%H:%M:%SZ', 1000000000 + i * 60, 'unixepoch')
FROM n;
SQL
# The next command logs and indexes them.
"$blog" --db logged.db post set 1 --title Again >/dev/null
sqlite3 logged.db 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
cp logged.db bare.db
sqlite3 bare.db "SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_schema WHERE type = 'trigger'" |
    sqlite3 bare.db
statuses() {
    sqlite3 "$1" 'SELECT * FROM comment ORDER BY id' | sha256sum
}
before=$(statuses logged.db)

echo "$comments comments, $(sqlite3 logged.db "SELECT count(*) FROM comment WHERE status = 'pending'") pending"
"$blog" --db logged.db comment spam --search casino --status pending --dry-run
cat >bare.sql <<SQL
PRAGMA foreign_keys = ON;
PRAGMA synchronous = FULL;
UPDATE comment SET status = 'spam' WHERE status = 'pending'
    AND id IN (SELECT rowid FROM comment_search WHERE comment_search MATCH '"casino"');
SQL
rm -f times.json
hyperfine --runs "$runs" --export-json times.json \
    --prepare 'rm -f a.db*; cp logged.db a.db' \
    "$blog --db a.db comment spam --search casino --status pending" \
    --prepare 'rm -f b.db*; cp bare.db b.db' \
    'sqlite3 b.db ".read bare.sql"' >/dev/null 2>&1
jq -r '.results | "mark as spam, blog and the bare SQL: \(.[0].median) s, \(.[1].median) s, ratio \(.[0].median / .[1].median)"' times.json
hyperfine --runs "$runs" --export-json times.json \
    --prepare "rm -f a.db*; cp logged.db a.db; $blog --db a.db comment spam --search casino --status pending" \
    "$blog --db a.db undo" >/dev/null 2>&1
jq -r '"undo it: \(.results[0].median) s"' times.json
[ "$before" = "$(statuses a.db)" ] && echo "every comment is what it was"

"$blog" --db logged.db rule add spam --word casino --disabled >/dev/null
hyperfine --runs "$runs" --export-json times.json "$blog --db logged.db rule test 1" >/dev/null 2>&1
jq -r '"try a rule on all of them: \(.results[0].median) s"' times.json
