.read benches/peer.sql
.mode tabs
.headers on
SELECT p.id, p.slug, p.title, p.author, p.summary, '', p.published_at, p.comments_open,
       p.created_at, p.updated_at, p.revision,
       (SELECT group_concat(name) FROM (SELECT t.name FROM post_tag x CROSS JOIN tag t
          ON t.id = x.tag_id WHERE x.post_id = p.id ORDER BY t.folded)),
       (SELECT count(*) FROM comment c WHERE c.post_id = p.id)
FROM post p ORDER BY coalesce(p.published_at, p.created_at) DESC, p.id DESC LIMIT 20 OFFSET 0;
