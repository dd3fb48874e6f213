-- The newest schema of a blog, whole. `application_id` marks the file as a blog
-- ("blog" in ASCII); `user_version` is the version of this schema. Times are UTC,
-- RFC 3339 with seconds and `Z`, so they sort as text. Every command parses this
-- schema when it opens the file: `just schema-price` prints what each object costs.
-- Columns that lists read stand before long texts, which overflow to other pages.
PRAGMA application_id = 0x626c6f67;
PRAGMA user_version = 6;

-- One post or page. Its status derives from published_at: NULL is a draft, a future
-- time is scheduled, any other is published.
CREATE TABLE post (
  id            INTEGER PRIMARY KEY AUTOINCREMENT, -- never reused
  slug          TEXT    NOT NULL UNIQUE CHECK (length(slug) BETWEEN 1 AND 200),
  title         TEXT    NOT NULL CHECK (trim(title) <> '' AND length(title) <= 255),
  author        TEXT    CHECK (trim(author) <> '' AND length(author) <= 255),
  kind          TEXT    NOT NULL DEFAULT 'post' CHECK (kind = 'post' OR kind = 'page'),
  path          TEXT    CHECK (path LIKE '/%'), -- its own address; NULL: made from the slug
  published_at  TEXT    CHECK (published_at GLOB '????-??-??T??:??:??Z'),
  comments_open INTEGER NOT NULL DEFAULT 1 CHECK (comments_open = 0 OR comments_open = 1),
  created_at    TEXT    NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??Z'),
  updated_at    TEXT    NOT NULL CHECK (updated_at GLOB '????-??-??T??:??:??Z'),
  revision      INTEGER NOT NULL DEFAULT 1, -- increases with each edit
  language      TEXT, -- BCP 47; NULL: that of the blog
  guid          TEXT, -- its id in feeds, if another program assigned one
  image         TEXT, -- the media name or URL of its lead image
  summary       TEXT,
  body          TEXT    NOT NULL DEFAULT '' -- Markdown
) STRICT;

CREATE INDEX post_date   ON post (coalesce(published_at, created_at));
CREATE INDEX post_state  ON post (published_at, created_at);
CREATE INDEX post_author ON post (author, coalesce(published_at, created_at));
CREATE INDEX post_updated ON post (updated_at);
CREATE INDEX post_title  ON post (title COLLATE NOCASE);
CREATE INDEX post_page   ON post (coalesce(published_at, created_at)) WHERE kind <> 'post';
CREATE UNIQUE INDEX post_path ON post (path COLLATE NOCASE) WHERE path IS NOT NULL;

-- One comment on one post, deleted with it. A reply belongs to the post of its
-- parent and is deleted with the parent.
CREATE TABLE comment (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  post_id    INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,
  parent_id  INTEGER CHECK (parent_id <> id),
  author     TEXT    NOT NULL CHECK (trim(author) <> '' AND length(author) <= 128),
  email      TEXT    CHECK (length(email) BETWEEN 1 AND 254),
  website    TEXT    CHECK (length(website) <= 255 AND
                            (website LIKE 'http://_%' OR website LIKE 'https://_%')),
  status     TEXT    NOT NULL
    CHECK (status = 'pending' OR status = 'approved' OR status = 'spam'),
  format     TEXT    NOT NULL DEFAULT 'markdown' CHECK (format = 'markdown' OR format = 'html'),
  created_at TEXT    NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??Z'),
  updated_at TEXT    NOT NULL CHECK (updated_at GLOB '????-??-??T??:??:??Z'),
  revision   INTEGER NOT NULL DEFAULT 1,
  reason     TEXT, -- the rule or policy that decided its status
  body       TEXT    NOT NULL CHECK (trim(body) <> ''),
  UNIQUE (post_id, id), -- the target of the next key
  FOREIGN KEY (post_id, parent_id) REFERENCES comment (post_id, id) ON DELETE CASCADE
) STRICT;

CREATE INDEX comment_thread  ON comment (post_id, parent_id, created_at);
CREATE INDEX comment_post    ON comment (post_id, created_at);
CREATE INDEX comment_date    ON comment (created_at);
CREATE INDEX comment_updated ON comment (updated_at);
CREATE INDEX comment_waiting ON comment (status, created_at) WHERE status <> 'approved';

-- The history of a person, by address or name, is read from these alone.
CREATE INDEX comment_email   ON comment (email COLLATE NOCASE, created_at, status)
  WHERE email IS NOT NULL;
CREATE INDEX comment_author  ON comment (author, created_at, status, email IS NULL);
CREATE INDEX comment_reason  ON comment (reason, created_at) WHERE reason IS NOT NULL;

-- Finds a repeated body. An index of whole bodies would double the file.
CREATE INDEX comment_body    ON comment (length(body), substr(body, -12));

-- One moderation rule. It matches a comment when all its conditions that are not NULL
-- hold. Rules are tried by position; the first that matches decides.
CREATE TABLE rule (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  position  INTEGER NOT NULL,
  name      TEXT    NOT NULL CHECK (trim(name) <> '' AND length(name) <= 100),
  action    TEXT    NOT NULL
    CHECK (action = 'approve' OR action = 'hold' OR action = 'spam' OR action = 'reject'),
  enabled   INTEGER NOT NULL DEFAULT 1 CHECK (enabled = 0 OR enabled = 1),
  author    TEXT, -- this name, ignoring case
  email     TEXT, -- this address, or any at this domain if it begins with `@`
  website   TEXT, -- this domain or a subdomain
  words     TEXT, -- any of these words or phrases in the body, one a line
  pattern   TEXT, -- a regular expression that matches in the body
  links     INTEGER CHECK (links > 0), -- at least this many links in the body
  post_age  INTEGER CHECK (post_age > 0), -- on a post at least this many days old
  duplicate INTEGER NOT NULL DEFAULT 0 CHECK (duplicate = 0 OR duplicate = 1) -- repeats a body
) STRICT;

-- One label. `folded` is its name in lower case: "Rust" and "rust" are one tag.
CREATE TABLE tag (
  id     INTEGER PRIMARY KEY,
  name   TEXT NOT NULL CHECK (trim(name) <> '' AND length(name) <= 100 AND instr(name, ',') = 0),
  folded TEXT NOT NULL UNIQUE
) STRICT;

-- One tag of one post.
CREATE TABLE post_tag (
  post_id INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,
  tag_id  INTEGER NOT NULL REFERENCES tag ON DELETE CASCADE,
  PRIMARY KEY (post_id, tag_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX post_tag_tag ON post_tag (tag_id, post_id);

-- One setting, such as the title of the blog.
CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One former address of a post, as a path from the root: `/old-slug`, `/2014/05/Title.html`,
-- `/?p=12`. The path is as it was; upper and lower case are the same address.
CREATE TABLE redirect (
  path    TEXT    COLLATE NOCASE PRIMARY KEY CHECK (path LIKE '/_%' AND length(path) <= 2000),
  post_id INTEGER NOT NULL REFERENCES post ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX redirect_post ON redirect (post_id);

-- One file that the blog publishes, such as an image.
CREATE TABLE media (
  name       TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 200),
  digest     TEXT NOT NULL REFERENCES media_blob,
  type       TEXT NOT NULL, -- media type (RFC 6838)
  width      INTEGER, -- pixels
  height     INTEGER,
  alt        TEXT,
  created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??Z')
) STRICT, WITHOUT ROWID;

CREATE INDEX media_digest ON media (digest);

-- The bytes of media by their SHA-256 in hexadecimal. They never change, and remain
-- while a media row or an old one has their digest.
CREATE TABLE media_blob (
  digest TEXT PRIMARY KEY,
  bytes  BLOB NOT NULL
) STRICT;

-- One API token. Not part of undo, exports and dumps.
CREATE TABLE token (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  name       TEXT NOT NULL,
  hash       TEXT NOT NULL UNIQUE, -- SHA-256 in hexadecimal
  scopes     TEXT NOT NULL, -- separated by spaces
  created_at TEXT NOT NULL,
  expires_at TEXT,
  revoked_at TEXT
) STRICT;

-- One mail to send. Not part of undo, exports and dumps.
CREATE TABLE outbox (
  id         INTEGER PRIMARY KEY,
  kind       TEXT    NOT NULL,
  recipient  TEXT    NOT NULL,
  comment    INTEGER, -- the id of the comment it is about, which may be gone
  created_at TEXT    NOT NULL,
  due_at     TEXT    NOT NULL,
  attempts   INTEGER NOT NULL DEFAULT 0,
  error      TEXT -- why the last attempt failed
) STRICT;

-- One command that wrote, or the writes of another program (kind `external`). Its
-- posts and comments have ids after `…_from` up to `…_to`, and so have its changes.
-- The newest row is the position of the log.
CREATE TABLE operation (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  at           TEXT    NOT NULL CHECK (at GLOB '????-??-??T??:??:??Z'),
  kind         TEXT    NOT NULL, -- the command: `post add`, `undo`
  who          TEXT,
  command      TEXT, -- the command line without private texts, for people
  root         INTEGER NOT NULL, -- itself, or the operation its chain undoes and redoes
  level        INTEGER NOT NULL, -- even: does what its root did; odd: undoes it
  target       INTEGER, -- the operation it undoes or redoes
  undone_by    INTEGER,
  change_from  INTEGER NOT NULL,
  change_to    INTEGER NOT NULL,
  post_from    INTEGER NOT NULL,
  post_to      INTEGER NOT NULL,
  comment_from INTEGER NOT NULL,
  comment_to   INTEGER NOT NULL,
  posts        INTEGER NOT NULL, -- rows it touched, by kind
  comments     INTEGER NOT NULL,
  tags         INTEGER NOT NULL,
  tag_links    INTEGER NOT NULL,
  redirects    INTEGER NOT NULL,
  rules        INTEGER NOT NULL,
  settings     INTEGER NOT NULL,
  media        INTEGER NOT NULL,
  final        INTEGER NOT NULL -- whether it cannot be undone
) STRICT;

CREATE INDEX operation_change ON operation (change_to);
CREATE INDEX operation_chain  ON operation (root) WHERE level > 0;

-- One row that an operation changed, removed or (`existed = 0`) inserted under an id
-- that an earlier operation had assigned; rows with new ids need no change. `row` is
-- its id, or that of its post. `part` tells rows of one post apart: the tag of a
-- link, the path of a redirect; settings and media have their name there. The row as
-- it was is in the table `…_old` of its kind, if there are columns besides the key.
CREATE TABLE change (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  kind    TEXT    NOT NULL,
  row     INTEGER NOT NULL,
  part    ANY     NOT NULL DEFAULT 0,
  existed INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX change_row ON change (kind, row);

-- Rows as they were before a change: its id, then the columns of their table in its order.
CREATE TABLE post_old (change INTEGER PRIMARY KEY, id INTEGER, slug TEXT, title TEXT, author TEXT,
  kind TEXT, path TEXT, published_at TEXT, comments_open INTEGER, created_at TEXT, updated_at TEXT,
  revision INTEGER, language TEXT, guid TEXT, image TEXT, summary TEXT, body TEXT) STRICT;

CREATE TABLE comment_old (change INTEGER PRIMARY KEY, id INTEGER, post_id INTEGER,
  parent_id INTEGER, author TEXT, email TEXT, website TEXT, status TEXT, format TEXT,
  created_at TEXT, updated_at TEXT, revision INTEGER, reason TEXT, body TEXT) STRICT;

-- The log of a post has the comments that are removed.
CREATE INDEX comment_old_post ON comment_old (post_id, id);

CREATE TABLE rule_old (change INTEGER PRIMARY KEY, id INTEGER, position INTEGER, name TEXT,
  action TEXT, enabled INTEGER, author TEXT, email TEXT, website TEXT, words TEXT, pattern TEXT,
  links INTEGER, post_age INTEGER, duplicate INTEGER) STRICT;

CREATE TABLE tag_old (change INTEGER PRIMARY KEY, id INTEGER, name TEXT, folded TEXT) STRICT;

CREATE TABLE setting_old (change INTEGER PRIMARY KEY, name TEXT, value TEXT) STRICT;

CREATE TABLE media_old (change INTEGER PRIMARY KEY, name TEXT, digest TEXT, type TEXT,
  width INTEGER, height INTEGER, alt TEXT, created_at TEXT) STRICT;

-- The log of posts, comments and their tags, which other programs write too. Temporary
-- triggers of the program log the other kinds. Rows that an operation inserts need no
-- change: what the triggers log of them is deleted when the operation ends.
CREATE TRIGGER post_added AFTER INSERT ON post
WHEN NEW.id <= (SELECT post_to FROM operation ORDER BY id DESC LIMIT 1)
BEGIN INSERT INTO change (kind, row, existed) VALUES ('post', NEW.id, 0); END;

CREATE TRIGGER post_changed BEFORE UPDATE ON post
BEGIN
  INSERT INTO change (kind, row) VALUES ('post', OLD.id);
  INSERT INTO post_old SELECT last_insert_rowid(), * FROM post WHERE id = OLD.id;
END;

CREATE TRIGGER post_removed BEFORE DELETE ON post
BEGIN
  INSERT INTO change (kind, row, part)
  SELECT 'redirect', post_id, path FROM redirect WHERE post_id = OLD.id;
  INSERT INTO change (kind, row) VALUES ('post', OLD.id);
  INSERT INTO post_old SELECT last_insert_rowid(), * FROM post WHERE id = OLD.id;
END;

CREATE TRIGGER comment_added AFTER INSERT ON comment
WHEN NEW.id <= (SELECT comment_to FROM operation ORDER BY id DESC LIMIT 1)
BEGIN INSERT INTO change (kind, row, existed) VALUES ('comment', NEW.id, 0); END;

CREATE TRIGGER comment_changed BEFORE UPDATE ON comment
BEGIN
  INSERT INTO change (kind, row) VALUES ('comment', OLD.id);
  INSERT INTO comment_old SELECT last_insert_rowid(), * FROM comment WHERE id = OLD.id;
END;

CREATE TRIGGER comment_removed BEFORE DELETE ON comment
BEGIN
  INSERT INTO change (kind, row) VALUES ('comment', OLD.id);
  INSERT INTO comment_old SELECT last_insert_rowid(), * FROM comment WHERE id = OLD.id;
END;

CREATE TRIGGER tag_added AFTER INSERT ON tag
BEGIN INSERT INTO change (kind, row, existed) VALUES ('tag', NEW.id, 0); END;

CREATE TRIGGER tag_changed BEFORE UPDATE ON tag
BEGIN
  INSERT INTO change (kind, row) VALUES ('tag', OLD.id);
  INSERT INTO tag_old SELECT last_insert_rowid(), * FROM tag WHERE id = OLD.id;
END;

CREATE TRIGGER tag_removed BEFORE DELETE ON tag
BEGIN
  INSERT INTO change (kind, row) VALUES ('tag', OLD.id);
  INSERT INTO tag_old SELECT last_insert_rowid(), * FROM tag WHERE id = OLD.id;
END;

CREATE TRIGGER post_tag_added AFTER INSERT ON post_tag
WHEN NEW.post_id <= (SELECT post_to FROM operation ORDER BY id DESC LIMIT 1)
BEGIN
  INSERT INTO change (kind, row, part, existed) VALUES ('post_tag', NEW.post_id, NEW.tag_id, 0);
END;

CREATE TRIGGER post_tag_removed BEFORE DELETE ON post_tag
BEGIN
  INSERT INTO change (kind, row, part) VALUES ('post_tag', OLD.post_id, OLD.tag_id);
END;

-- One source that posts and comments were imported from, such as a WordPress site.
CREATE TABLE source (
  id   INTEGER PRIMARY KEY,
  name TEXT    NOT NULL UNIQUE CHECK (trim(name) <> '')
) STRICT;

-- The origin of one imported post or comment: `key` identifies it at its source.
-- `digest` and `revision` are those of the last import, so that a later one sees what
-- has changed on either side. The origin remains when its row is removed, so that a
-- later import skips it, unless `undone`: then the row went because its import was
-- undone or because its source no longer has it.
CREATE TABLE origin (
  source   INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
  kind     TEXT    NOT NULL CHECK (kind = 'post' OR kind = 'comment'),
  key      ANY     NOT NULL,
  row      INTEGER NOT NULL,
  digest   INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  undone   INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (source, kind, key)
) STRICT, WITHOUT ROWID;

-- The position of a reader of `blog changes`: `seen` is the last operation it has
-- acknowledged, `offered` the end of its last batch unless that is acknowledged. The
-- times bound which scheduled posts have appeared. Pruning keeps the operations after
-- `seen`.
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

-- The search indexes. They keep no copy of the texts: the program inserts the words of
-- each text in lower case, without accents, separated by spaces. Each operation updates
-- them before it commits.
CREATE VIRTUAL TABLE post_search USING fts5 (title, body, tags,
  content = '', columnsize = 0, tokenize = "ascii tokenchars '+#'");

CREATE VIRTUAL TABLE comment_search USING fts5 (author, body,
  content = '', columnsize = 0, tokenize = "ascii tokenchars '+#'");
