.read benches/peer.sql
.mode json
SELECT p.id, p.slug, p.title, p.author, p.summary, p.body, p.published_at, p.comments_open,
       p.created_at, p.updated_at, p.revision,
       (SELECT group_concat(name) FROM (SELECT t.name FROM post_tag x CROSS JOIN tag t
          ON t.id = x.tag_id WHERE x.post_id = p.id ORDER BY t.folded)),
       (SELECT count(*) FROM comment c WHERE c.post_id = p.id),
       (SELECT group_concat(substr(path, 2)) FROM redirect WHERE post_id = p.id)
FROM post p WHERE p.slug = 'post-77';
WITH RECURSIVE thread (id, depth, created_at) AS (
  SELECT id, 0, created_at FROM comment WHERE post_id = 77 AND parent_id IS NULL
  UNION ALL
  SELECT c.id, thread.depth + 1, c.created_at
  FROM thread CROSS JOIN comment c ON c.post_id = 77 AND c.parent_id = thread.id
  ORDER BY 2 DESC, 3, 1
)
SELECT c.id, c.post_id, p.slug, p.title, c.parent_id, c.author, c.email, c.website, c.body,
       c.status, c.created_at, c.updated_at, c.revision, thread.depth
FROM thread CROSS JOIN comment c ON c.id = thread.id CROSS JOIN post p ON p.id = c.post_id
LIMIT -1 OFFSET 0;
