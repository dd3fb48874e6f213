#!/usr/bin/env bash
# Creates a blog with POSTS posts (200 or more) and COMMENTS comments in threads, logged
# and indexed. What grows with it: authors (20 posts each), commenters (50 comments
# each, half of them with an email address, a third with a website), two regular ones (5 %
# of the comments each), topics (20 posts each), own and former addresses, media, the log,
# pending comments and spam (4 % each).
# What does not: 25 drafts, scheduled posts and pages, 3 rules, 40 posts and 40 comments
# with the word "zebra", 40 comments held by rule 3.
# usage: [WORDS=300] benches/generate.sh BLOG FILE POSTS COMMENTS
set -euo pipefail
blog=$1 file=$2 posts=$3 comments=$4
rm -f "$file" "$file"-wal "$file"-shm
quietly() {
    "$blog" --db "$file" --timeout 3600 "$@" >/dev/null
}
"$blog" init "$file" >/dev/null
quietly rule add hold --word casino
quietly rule add spam --links 3 --name "many links"
quietly rule add hold --email @rare.example
quietly config set title "A generated blog"
quietly changes --cursor reader --from-now
quietly media add "$0"

sqlite3 "$file" >/dev/null <<SQL
PRAGMA foreign_keys = ON;
PRAGMA cache_size = -200000;
BEGIN;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $posts)
INSERT INTO post (slug, title, author, kind, path, body, published_at, created_at, updated_at)
SELECT 'post-' || i, 'Post number ' || i, 'author-' || (i % ($posts / 20)),
       iif(i BETWEEN 30 AND 54, 'page', 'post'),
       iif(i % 20 = 7, '/2014/05/title-' || i || '.html', NULL),
       '# Heading' || char(10) || replace(hex(zeroblob(${WORDS:-300})), '00', 'words of text ')
           || '[before](/post-' || (i - 1) || '/) word' || (i % 97)
           || iif(i % ($posts / 40) = 1, ' zebra', ''),
       CASE i % ($posts / 25) WHEN 3 THEN NULL WHEN 5 THEN '2040-01-01T00:00:00Z' ELSE
         strftime('%Y-%m-%dT%H:%M:%SZ', 1000000000 + i * 600000000 / $posts, 'unixepoch') END,
       strftime('%Y-%m-%dT%H:%M:%SZ', 1000000000 + i * 600000000 / $posts, 'unixepoch'),
       strftime('%Y-%m-%dT%H:%M:%SZ', 1600000000 + i * 7919 % 8000000, 'unixepoch')
FROM n;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100 + $posts / 20)
INSERT INTO tag (id, name, folded)
SELECT i, name, name
FROM (SELECT i, iif(i <= 100, 'tag-' || i, 'topic-' || (i - 100)) AS name FROM n);
INSERT INTO post_tag SELECT id, 1 + id % 100 FROM post;
INSERT OR IGNORE INTO post_tag SELECT id, 1 + id % 7 FROM post;
INSERT INTO post_tag SELECT id, 101 + id % ($posts / 20) FROM post;
INSERT INTO redirect SELECT '/old-' || slug, id FROM post WHERE id % 10 = 0;
INSERT INTO media SELECT 'images/' || post.id || '.png', digest, 'image/png', 800, 600, NULL, post.created_at
FROM post CROSS JOIN (SELECT digest FROM media) WHERE post.id % 10 = 0;
WITH RECURSIVE
  n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $comments),
  c (i, post, reader, at) AS (
    SELECT i, 1 + (i - 1) * $posts / $comments,
           CASE i % 20 WHEN 5 THEN 1 WHEN 15 THEN 4 ELSE i % ($comments / 50) END,
           strftime('%Y-%m-%dT%H:%M:%SZ', 1000000000 + i * 600000000 / $comments, 'unixepoch')
    FROM n)
INSERT INTO comment (post_id, parent_id, author, email, website, body, status, reason,
                     created_at, updated_at)
SELECT post, iif(i % 3 = 0 AND post = 1 + (i - 2) * $posts / $comments, i - 1, NULL),
       'reader-' || reader,
       CASE WHEN reader = 0 THEN 'reader-0@rare.example'
            WHEN reader % 2 = 0 THEN 'reader-' || reader || '@mail' || (reader % 7) || '.example' END,
       iif(reader % 3 = 0, 'https://reader-' || reader || '.example/', NULL),
       'A comment of some words on this text, number ' || i || ' word' || (i % 97)
           || iif(i % 25 = 0, ' for the casino', '') || iif(i % ($comments / 40) = 1, ' zebra', ''),
       CASE i % 25 WHEN 0 THEN 'pending' WHEN 1 THEN 'spam' ELSE 'approved' END,
       CASE WHEN i % ($comments / 40) = 0 THEN 'held by rule 3 "email @rare.example"'
            WHEN i % 50 = 25 THEN 'held by rule 1 "word casino"' END,
       at, at
FROM c;
COMMIT;
SQL
# Logs and indexes what the shell inserted.
quietly search nothing

# The log: each edit of a hundredth of the posts and comments is an operation of its own.
sqlite3 "$file" >/dev/null <<SQL
BEGIN;
UPDATE post SET summary = 'A summary', revision = revision + 1 WHERE id % 100 = 77;
UPDATE comment SET website = 'https://new.example/', revision = revision + 1 WHERE id % 100 = 77;
INSERT INTO operation (id, at, kind, who, command, root, level, change_from, change_to,
                       post_from, post_to, comment_from, comment_to, posts, comments,
                       tags, tag_links, redirects, rules, settings, media, final)
SELECT o.id + c.id - o.change_to, o.at, c.kind || ' set', 'ann', c.kind || ' set ' || c.row,
       o.id + c.id - o.change_to, 0, c.id - 1, c.id, o.post_to, o.post_to, o.comment_to,
       o.comment_to, c.kind = 'post', c.kind = 'comment', 0, 0, 0, 0, 0, 0, 0
FROM (SELECT * FROM operation ORDER BY id DESC LIMIT 1) o JOIN change c ON c.id > o.change_to
ORDER BY c.id;
COMMIT;
PRAGMA wal_checkpoint(TRUNCATE);
SQL
