-- The whole schema of a blog, newest version. `application_id` marks the file
-- as ours ("blog" in ASCII); `user_version` is the version of this schema.
-- Times are UTC, RFC 3339 with seconds and `Z`: their text order is their order.
PRAGMA application_id = 0x626c6f67;
PRAGMA user_version = 3;

-- One post. Its state is derived from published_at, never stored: NULL is a
-- draft, a time to come is scheduled, any other is published.
CREATE TABLE post (
  id            INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice
  slug          TEXT    NOT NULL UNIQUE CHECK (length(slug) BETWEEN 1 AND 200),
  title         TEXT    NOT NULL CHECK (trim(title) <> '' AND length(title) <= 255),
  author        TEXT    CHECK (trim(author) <> '' AND length(author) <= 255),
  summary       TEXT,
  body          TEXT    NOT NULL DEFAULT '', -- Markdown, as it was written
  published_at  TEXT    CHECK (published_at GLOB '????-??-??T??:??:??Z'),
  comments_open INTEGER NOT NULL DEFAULT 1 CHECK (comments_open IN (0, 1)),
  created_at    TEXT    NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??Z'),
  updated_at    TEXT    NOT NULL CHECK (updated_at GLOB '????-??-??T??:??:??Z'),
  revision      INTEGER NOT NULL DEFAULT 1 -- goes up with each edit
) STRICT;

CREATE INDEX post_date   ON post (coalesce(published_at, created_at));
CREATE INDEX post_state  ON post (published_at, created_at);
CREATE INDEX post_author ON post (author, coalesce(published_at, created_at));

-- One comment on one post. It goes when its post goes; a reply is on the post
-- of the comment that it answers, and goes with it.
CREATE TABLE comment (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  post_id    INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,
  parent_id  INTEGER CHECK (parent_id <> id),
  author     TEXT    NOT NULL CHECK (trim(author) <> '' AND length(author) <= 128),
  email      TEXT    CHECK (length(email) BETWEEN 1 AND 254),
  website    TEXT    CHECK (length(website) <= 255 AND
                            (website LIKE 'http://_%' OR website LIKE 'https://_%')),
  body       TEXT    NOT NULL CHECK (trim(body) <> ''), -- Markdown
  status     TEXT    NOT NULL CHECK (status IN ('pending', 'approved', 'spam')),
  created_at TEXT    NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??Z'),
  updated_at TEXT    NOT NULL CHECK (updated_at GLOB '????-??-??T??:??:??Z'),
  revision   INTEGER NOT NULL DEFAULT 1,
  reason     TEXT, -- why it has its status, where a rule or the policy decided
  UNIQUE (post_id, id), -- what a reply refers to
  FOREIGN KEY (post_id, parent_id) REFERENCES comment (post_id, id) ON DELETE CASCADE
) STRICT;

CREATE INDEX comment_thread  ON comment (post_id, parent_id, created_at);
CREATE INDEX comment_post    ON comment (post_id, created_at);
CREATE INDEX comment_date    ON comment (created_at);
CREATE INDEX comment_author  ON comment (author, created_at);
CREATE INDEX comment_email   ON comment (email COLLATE NOCASE) WHERE email IS NOT NULL;
CREATE INDEX comment_waiting ON comment (status, created_at) WHERE status <> 'approved';

-- One rule of moderation: all of its conditions, those that are not NULL, have to
-- hold of a comment. Rules are tried in the order of their positions; the first
-- that matches decides.
CREATE TABLE rule (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  position  INTEGER NOT NULL,
  name      TEXT    NOT NULL CHECK (trim(name) <> '' AND length(name) <= 100),
  action    TEXT    NOT NULL CHECK (action IN ('approve', 'hold', 'spam', 'reject')),
  enabled   INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
  author    TEXT, -- this name, in any case
  email     TEXT, -- this address, or any at a domain if it begins with `@`
  website   TEXT, -- this domain, or one below it
  words     TEXT, -- any of these words or phrases, one a line, in the body
  pattern   TEXT, -- a regular expression that matches in the body
  links     INTEGER CHECK (links > 0), -- at least so many links in the body
  post_age  INTEGER CHECK (post_age > 0), -- on a post at least so many days old
  duplicate INTEGER NOT NULL DEFAULT 0 CHECK (duplicate IN (0, 1)) -- with the body of another
) STRICT;

-- One label. `folded` is its name in lower case: "Rust" and "rust" are one tag.
CREATE TABLE tag (
  id     INTEGER PRIMARY KEY,
  name   TEXT NOT NULL CHECK (trim(name) <> '' AND length(name) <= 100 AND instr(name, ',') = 0),
  folded TEXT NOT NULL UNIQUE
) STRICT;

-- One post carries one tag.
CREATE TABLE post_tag (
  post_id INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,
  tag_id  INTEGER NOT NULL REFERENCES tag ON DELETE CASCADE,
  PRIMARY KEY (post_id, tag_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX post_tag_tag ON post_tag (tag_id, post_id);

-- One setting of this blog, such as its title.
CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One slug that a post used to have: the old address leads to it.
CREATE TABLE redirect (
  slug    TEXT    PRIMARY KEY CHECK (length(slug) BETWEEN 1 AND 200),
  post_id INTEGER NOT NULL REFERENCES post ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX redirect_post ON redirect (post_id);

-- One command that wrote; without a command, what another program wrote. It
-- put in the posts and comments with ids after `…_from` up to `…_to`, and did
-- the changes with such ids. The newest row says how far the log has come.
CREATE TABLE operation (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  at           TEXT    NOT NULL CHECK (at GLOB '????-??-??T??:??:??Z'),
  who          TEXT,
  command      TEXT,
  root         INTEGER NOT NULL, -- itself, or the first that it takes back or redoes
  level        INTEGER NOT NULL, -- even: does what its root did; odd: takes it back
  undone_by    INTEGER,
  change_from  INTEGER NOT NULL,
  change_to    INTEGER NOT NULL,
  post_from    INTEGER NOT NULL,
  post_to      INTEGER NOT NULL,
  comment_from INTEGER NOT NULL,
  comment_to   INTEGER NOT NULL,
  posts        INTEGER NOT NULL, -- how many it touched, of each kind
  comments     INTEGER NOT NULL,
  tags         INTEGER NOT NULL,
  tag_links    INTEGER NOT NULL,
  redirects    INTEGER NOT NULL,
  rules        INTEGER NOT NULL DEFAULT 0,
  settings     INTEGER NOT NULL DEFAULT 0,
  final        INTEGER NOT NULL DEFAULT 0 -- whether it cannot be taken back
) STRICT;

CREATE INDEX operation_change ON operation (change_to);
CREATE INDEX operation_chain  ON operation (root) WHERE level > 0;

-- One row as it was before an operation changed or removed it; without an
-- image, one that was not there. `part` tells the rows of one post apart: of a
-- tag link the id of the tag, of a redirect its slug; a setting has its name there
-- and no row. An image is the values of
-- the columns in the order of their table, without those that name the row.
-- Rows that the same operation put in need none: the operation has their ids.
CREATE TABLE change (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  kind  TEXT    NOT NULL,
  row   INTEGER NOT NULL,
  part  ANY     NOT NULL DEFAULT 0,
  image TEXT
) STRICT;

CREATE INDEX change_row ON change (kind, row);

CREATE TRIGGER post_added AFTER INSERT ON post
WHEN NEW.id <= (SELECT post_to FROM operation ORDER BY id DESC LIMIT 1)
BEGIN INSERT INTO change (kind, row) VALUES ('post', NEW.id); END;

CREATE TRIGGER post_changed AFTER UPDATE ON post
WHEN OLD.id <= (SELECT post_to FROM operation ORDER BY id DESC LIMIT 1)
BEGIN
  INSERT INTO change (kind, row, image) VALUES ('post', OLD.id, json_array(
    OLD.slug, OLD.title, OLD.author, OLD.summary, OLD.body, OLD.published_at,
    OLD.comments_open, OLD.created_at, OLD.updated_at, OLD.revision));
END;

CREATE TRIGGER post_removed AFTER DELETE ON post
WHEN OLD.id <= (SELECT post_to FROM operation ORDER BY id DESC LIMIT 1)
BEGIN
  INSERT INTO change (kind, row, image) VALUES ('post', OLD.id, json_array(
    OLD.slug, OLD.title, OLD.author, OLD.summary, OLD.body, OLD.published_at,
    OLD.comments_open, OLD.created_at, OLD.updated_at, OLD.revision));
END;

CREATE TRIGGER comment_added AFTER INSERT ON comment
WHEN NEW.id <= (SELECT comment_to FROM operation ORDER BY id DESC LIMIT 1)
BEGIN INSERT INTO change (kind, row) VALUES ('comment', NEW.id); END;

CREATE TRIGGER comment_changed AFTER UPDATE ON comment
WHEN OLD.id <= (SELECT comment_to FROM operation ORDER BY id DESC LIMIT 1)
BEGIN
  INSERT INTO change (kind, row, image) VALUES ('comment', OLD.id, json_array(
    OLD.post_id, OLD.parent_id, OLD.author, OLD.email, OLD.website, OLD.body,
    OLD.status, OLD.created_at, OLD.updated_at, OLD.revision, OLD.reason));
END;

CREATE TRIGGER comment_removed AFTER DELETE ON comment
WHEN OLD.id <= (SELECT comment_to FROM operation ORDER BY id DESC LIMIT 1)
BEGIN
  INSERT INTO change (kind, row, image) VALUES ('comment', OLD.id, json_array(
    OLD.post_id, OLD.parent_id, OLD.author, OLD.email, OLD.website, OLD.body,
    OLD.status, OLD.created_at, OLD.updated_at, OLD.revision, OLD.reason));
END;

CREATE TRIGGER tag_added AFTER INSERT ON tag
BEGIN INSERT INTO change (kind, row) VALUES ('tag', NEW.id); END;

CREATE TRIGGER tag_changed AFTER UPDATE ON tag
BEGIN
  INSERT INTO change (kind, row, image)
  VALUES ('tag', OLD.id, json_array(OLD.name, OLD.folded));
END;

CREATE TRIGGER tag_removed AFTER DELETE ON tag
BEGIN
  INSERT INTO change (kind, row, image)
  VALUES ('tag', OLD.id, json_array(OLD.name, OLD.folded));
END;

CREATE TRIGGER post_tag_added AFTER INSERT ON post_tag
WHEN NEW.post_id <= (SELECT post_to FROM operation ORDER BY id DESC LIMIT 1)
BEGIN
  INSERT INTO change (kind, row, part) VALUES ('post_tag', NEW.post_id, NEW.tag_id);
END;

CREATE TRIGGER post_tag_removed AFTER DELETE ON post_tag
WHEN OLD.post_id <= (SELECT post_to FROM operation ORDER BY id DESC LIMIT 1)
BEGIN
  INSERT INTO change (kind, row, part, image)
  VALUES ('post_tag', OLD.post_id, OLD.tag_id, '[]');
END;

CREATE TRIGGER redirect_added AFTER INSERT ON redirect
BEGIN
  INSERT INTO change (kind, row, part) VALUES ('redirect', NEW.post_id, NEW.slug);
END;

CREATE TRIGGER redirect_removed AFTER DELETE ON redirect
BEGIN
  INSERT INTO change (kind, row, part, image)
  VALUES ('redirect', OLD.post_id, OLD.slug, '[]');
END;

CREATE TRIGGER rule_added AFTER INSERT ON rule
BEGIN INSERT INTO change (kind, row) VALUES ('rule', NEW.id); END;

CREATE TRIGGER rule_changed AFTER UPDATE ON rule
BEGIN
  INSERT INTO change (kind, row, image) VALUES ('rule', OLD.id, json_array(
    OLD.position, OLD.name, OLD.action, OLD.enabled, OLD.author, OLD.email, OLD.website,
    OLD.words, OLD.pattern, OLD.links, OLD.post_age, OLD.duplicate));
END;

CREATE TRIGGER rule_removed AFTER DELETE ON rule
BEGIN
  INSERT INTO change (kind, row, image) VALUES ('rule', OLD.id, json_array(
    OLD.position, OLD.name, OLD.action, OLD.enabled, OLD.author, OLD.email, OLD.website,
    OLD.words, OLD.pattern, OLD.links, OLD.post_age, OLD.duplicate));
END;

CREATE TRIGGER setting_added AFTER INSERT ON setting
BEGIN INSERT INTO change (kind, row, part) VALUES ('setting', 0, NEW.name); END;

CREATE TRIGGER setting_changed AFTER UPDATE ON setting
BEGIN
  INSERT INTO change (kind, row, part, image)
  VALUES ('setting', 0, OLD.name, json_array(OLD.value));
END;

CREATE TRIGGER setting_removed AFTER DELETE ON setting
BEGIN
  INSERT INTO change (kind, row, part, image)
  VALUES ('setting', 0, OLD.name, json_array(OLD.value));
END;

-- One place that posts and comments were imported from, such as a WordPress site.
CREATE TABLE source (
  id   INTEGER PRIMARY KEY,
  name TEXT    NOT NULL UNIQUE CHECK (trim(name) <> '')
) STRICT;

-- Where one post or comment came from: `key` names it there. `digest` stands for
-- what it was there then, and `revision` is that of its row, so that a later import
-- sees what has changed, there and here. It stays when its row goes, so that what
-- was removed is not imported again.
CREATE TABLE origin (
  source   INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
  kind     TEXT    NOT NULL CHECK (kind IN ('post', 'comment')),
  key      ANY     NOT NULL,
  row      INTEGER NOT NULL,
  digest   INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (source, kind, key)
) STRICT, WITHOUT ROWID;

-- How far a reader of `blog changes` has come: what it has acknowledged (nothing
-- at the start), and the end of its last batch unless that is acknowledged. Both
-- are an operation, and a time by which scheduled posts have appeared. Of the log
-- a cursor needs the operations after the one it has seen, and their changes.
CREATE TABLE cursor (
  name       TEXT    PRIMARY KEY,
  batch      INTEGER NOT NULL, -- the number of its last batch
  seen       INTEGER,
  seen_at    TEXT    CHECK (seen_at GLOB '????-??-??T??:??:??Z'),
  offered    INTEGER,
  offered_at TEXT    CHECK (offered_at GLOB '????-??-??T??:??:??Z'),
  CHECK ((seen IS NULL) = (seen_at IS NULL)),
  CHECK ((offered IS NULL) = (offered_at IS NULL))
) STRICT, WITHOUT ROWID;

-- What is searched. words() is a function of the program: the words of a text
-- in lower case, without accents and with a space between, so that the indexes
-- have nothing to do but to split it there.
CREATE VIEW post_text (id, title, body, tags) AS
SELECT p.id, words(p.title), words(p.body), words(
  (SELECT group_concat(name, ' ') FROM (SELECT t.name FROM post_tag x CROSS JOIN tag t
    ON t.id = x.tag_id WHERE x.post_id = p.id ORDER BY t.folded)))
FROM post p;

CREATE VIEW comment_text (id, author, body) AS
SELECT id, words(author), words(body) FROM comment;

-- The indexes over them. What an operation changed is brought in when it ends.
CREATE VIRTUAL TABLE post_search USING fts5 (title, body, tags,
  content = 'post_text', content_rowid = 'id', columnsize = 0,
  tokenize = "ascii tokenchars '+#'");

CREATE VIRTUAL TABLE comment_search USING fts5 (author, body,
  content = 'comment_text', content_rowid = 'id', columnsize = 0,
  tokenize = "ascii tokenchars '+#'");
