.read benches/peer.sql
BEGIN IMMEDIATE;
INSERT INTO comment (post_id, parent_id, author, email, website, body, status, created_at, updated_at)
SELECT id, NULL, 'Bob', NULL, NULL, 'Welcome!', 'approved',
       '2026-11-23T12:00:00Z', '2026-11-23T12:00:00Z'
FROM post WHERE slug = 'post-77' AND comments_open;
SELECT c.id, c.post_id, p.slug FROM comment c CROSS JOIN post p ON p.id = c.post_id
WHERE c.id = last_insert_rowid();
COMMIT;
