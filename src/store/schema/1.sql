-- The whole schema of a blog, newest version. `application_id` marks the file
-- as ours ("blog" in ASCII); `user_version` is the version of this schema.
-- Times are UTC, RFC 3339 with seconds and `Z`: their text order is their order.
PRAGMA application_id = 0x626c6f67;
PRAGMA user_version = 1;

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
  UNIQUE (post_id, id), -- what a reply refers to
  FOREIGN KEY (post_id, parent_id) REFERENCES comment (post_id, id) ON DELETE CASCADE
) STRICT;

CREATE INDEX comment_thread  ON comment (post_id, parent_id, created_at);
CREATE INDEX comment_post    ON comment (post_id, created_at);
CREATE INDEX comment_date    ON comment (created_at);
CREATE INDEX comment_author  ON comment (author, created_at);
CREATE INDEX comment_waiting ON comment (status, created_at) WHERE status <> 'approved';

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
