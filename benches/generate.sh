#!/usr/bin/env bash
# Creates a blog with POSTS posts and COMMENTS comments in threads.
# usage: [WORDS=300] benches/generate.sh BLOG FILE POSTS COMMENTS
set -euo pipefail
blog=$1 file=$2 posts=$3 comments=$4
rm -f "$file" "$file"-wal "$file"-shm
"$blog" init "$file" >/dev/null
sqlite3 "$file" >/dev/null <<SQL
PRAGMA foreign_keys = ON;
PRAGMA cache_size = -200000;
BEGIN;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $posts)
INSERT INTO post (slug, title, author, body, published_at, created_at, updated_at)
SELECT 'post-' || i, 'Post number ' || i, 'author-' || (i % 50),
       '# Heading' || char(10) || replace(hex(zeroblob(${WORDS:-300})), '00', 'words of text '),
       strftime('%Y-%m-%dT%H:%M:%SZ', 1000000000 + i * 6000, 'unixepoch'),
       strftime('%Y-%m-%dT%H:%M:%SZ', 1000000000 + i * 6000, 'unixepoch'),
       strftime('%Y-%m-%dT%H:%M:%SZ', 1000000000 + i * 6000, 'unixepoch')
FROM n;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)
INSERT INTO tag (name, folded) SELECT 'tag-' || i, 'tag-' || i FROM n;
INSERT INTO post_tag SELECT id, 1 + id % 100 FROM post;
INSERT OR IGNORE INTO post_tag SELECT id, 1 + id % 7 FROM post;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $comments)
INSERT INTO comment (post_id, parent_id, author, body, status, created_at, updated_at)
SELECT 1 + (i - 1) * $posts / $comments,
       CASE WHEN i % 3 = 0 AND 1 + (i - 1) * $posts / $comments = 1 + (i - 2) * $posts / $comments
            THEN i - 1 END,
       'reader-' || (i % 1000), 'A comment of some words, number ' || i,
       CASE i % 25 WHEN 0 THEN 'pending' WHEN 1 THEN 'spam' ELSE 'approved' END,
       strftime('%Y-%m-%dT%H:%M:%SZ', 1000000000 + i * 600, 'unixepoch'),
       strftime('%Y-%m-%dT%H:%M:%SZ', 1000000000 + i * 600, 'unixepoch')
FROM n;
COMMIT;
PRAGMA wal_checkpoint(TRUNCATE);
SQL
