#!/usr/bin/env python3
"""Measures each large or deep piece of work against its floor: the fastest other way to do
the same on the same machine. Prints a table of medians.

usage: benches/limits.py BLOG [POSTS COMMENTS] [--only TEXT] [--rounds N]

The floors are SQL in the sqlite3 shell, target/release/examples/limit (`LIMIT` names
another) for imports, and `cp` with a sync for a folder. Each round measures every row, the
program and its floor one after the other. `--only` selects the rows that contain the text.
A peak memory below 32 MB is that of this script.
"""
import argparse
import functools
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
LIMIT = os.environ.get("LIMIT", ROOT / "target/release/examples/limit")
ROWS = []


@dataclass
class Used:
    """What a command used: seconds, or instructions in millions, and its peak memory in MB."""
    wall: float = 0
    cpu: float = 0
    memory: float = 0
    instructions: float = 0


def row(measure, most, times=False, once=False):
    """A row of the table: the measure its goal is in, and the greatest value, absolute or
    `times` that of the floor. It is measured in each round, or `once`."""
    def add(function):
        ROWS.append((function, measure, most, times, once))
        return function
    return add


class Bench:
    def __init__(self, blog, posts, comments, folder):
        self.posts, self.comments, self.folder = posts, comments, folder
        # The same program starts up to a quarter slower by how its file came into the page
        # cache: all are written in the same way.
        self.blog, self.sqlite3, self.limit = (
            self.copied_program(path, name) for path, name in
            ((blog, "blog"), (shutil.which("sqlite3"), "sqlite3"), (LIMIT, "limit")))

    def copied_program(self, path, name):
        if not os.path.exists(path):
            return None
        to = self.path(name)
        Path(to).write_bytes(Path(path).read_bytes())
        os.chmod(to, 0o755)
        return to

    def path(self, name):
        return f"{self.folder}/{name}"

    def removed(self, name):
        """The path of a file, which does not exist."""
        for side in ("", "-wal", "-shm"):
            path = Path(self.path(name) + side)
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        return self.path(name)

    def copied(self, file, name):
        return shutil.copyfile(file, self.removed(name))

    def run(self, *command, output=os.devnull):
        with open(output, "w") as out:
            start = time.perf_counter()
            child = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(child.pid, 0)
            wall = time.perf_counter() - start
        if status:
            raise SystemExit(f"{command}: status {status}")
        return Used(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)

    def on(self, db, *arguments, output=os.devnull):
        """Runs the program on a blog."""
        return self.run(self.blog, "--db", db, "--timeout", "3600", *arguments, output=output)

    def sql(self, db, *statements):
        return self.run(self.sqlite3, db, *statements)

    def counted(self, db, *arguments):
        """The instructions of the program."""
        command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
                   self.blog, "--db", db, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return Used(instructions=int(re.search(r"Collected : (\d+)", done.stderr)[1]) / 1e6)

    def generated(self, name, posts, comments):
        path = self.path(name)
        subprocess.run([ROOT / "benches/generate.sh", self.blog, path, str(posts), str(comments)],
                       env={**os.environ, "WORDS": "100"}, check=True)
        return path

    @functools.cached_property
    def large(self):
        return self.generated("large.db", self.posts, self.comments)

    @functools.cached_property
    def waiting(self):
        """The large blog with 40 % of the comments pending."""
        db = self.copied(self.large, "waiting.db")
        self.sql(db, "UPDATE comment SET status = 'pending' WHERE id % 5 < 2 AND status <> 'pending'")
        self.on(db, "search", "nothing")
        return db

    @functools.cached_property
    def one_post(self):
        """A blog with all comments on one post, and a copy without triggers."""
        db = self.removed("one.db")
        self.on(db, "init", db)
        self.on(db, "post", "add", "Hello", "-b", "Some text.", "--tag", "a,b")
        self.sql(db, f"""
            PRAGMA foreign_keys = ON; PRAGMA cache_size = -200000;
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {self.comments})
            INSERT INTO comment (post_id, parent_id, author, body, status, created_at, updated_at)
            SELECT 1, iif(i % 3 > 0 AND i > 1, i - 1, NULL), 'reader-' || (i % 1000),
                   'A comment of some words, number ' || i || ', and a few words more.', 'approved',
                   strftime('%Y-%m-%dT%H:%M:%SZ', 1000000000 + i * 60, 'unixepoch'),
                   strftime('%Y-%m-%dT%H:%M:%SZ', 1000000000 + i * 60, 'unixepoch') FROM n""")
        self.on(db, "search", "nothing")
        bare = self.copied(db, "bare.db")
        found = subprocess.run(
            [self.sqlite3, bare, "SELECT 'DROP TRIGGER ' || name FROM sqlite_schema WHERE type = 'trigger'"],
            capture_output=True, text=True, check=True)
        self.sql(bare, *found.stdout.splitlines())
        return db, bare

    @functools.cached_property
    def exports(self):
        """The same posts and comments for WordPress and as JSON lines."""
        xml, db, lines = self.path("export.xml"), self.removed("exported.db"), self.path("export.jsonl")
        posts, comments = self.imported
        wxr = [sys.executable, ROOT / "benches/wxr.py", xml, str(posts), str(comments), str(5_800 * posts)]
        subprocess.run(wxr, check=True)
        self.on(db, "init", db)
        self.on(db, "import", "wxr", xml)
        self.on(db, "export", "jsonl", output=lines)
        self.removed("exported.db")
        return xml, lines

    @property
    def imported(self):
        return self.posts // 5, self.comments // 5

    @property
    def exported(self):
        return self.posts // 10

    @property
    def decisions(self):
        return self.comments // 25

    @functools.cached_property
    def few_posts(self):
        return self.generated("markdown.db", self.exported, self.exported)

    def import_of(self, form, file):
        """Imports a file of `exports`, and inserts the same rows at the limit."""
        db = self.removed("imported.db")
        self.on(db, "init", db)
        imported = self.on(db, "import", form, file)
        return imported, self.run(self.limit, self.exports[1], self.removed("limit.db"))


COMMENTS = """SELECT c.id, c.post_id, p.slug, p.title, c.parent_id, c.author, c.email, c.website, c.body,
    c.status, c.created_at, c.updated_at, c.revision, c.reason FROM (%s) i CROSS JOIN comment c ON c.id = i.id
    CROSS JOIN post p ON p.id = c.post_id ORDER BY c.created_at DESC, c.id DESC"""
POSTS = """SELECT p.id, p.slug, p.title, p.author, p.summary, p.published_at, p.comments_open, p.created_at,
    p.updated_at, p.revision, (SELECT group_concat(t.name) FROM post_tag x JOIN tag t ON t.id = x.tag_id
    WHERE x.post_id = p.id), (SELECT count(*) FROM comment c WHERE c.post_id = p.id)
    FROM (%s) i CROSS JOIN post p ON p.id = i.id"""
# Probes the search index along the date.
COMMENTS_WITH_WORDS = """SELECT c.id FROM comment c WHERE EXISTS (SELECT 1 FROM comment_search s
    WHERE s.rowid = c.id AND comment_search MATCH 'words')
    ORDER BY c.created_at DESC, c.id DESC LIMIT 20"""
POSTS_WITH_WORDS = """SELECT p.id FROM post p WHERE EXISTS (SELECT 1 FROM post_search s
    WHERE s.rowid = p.id AND post_search MATCH 'words')
    ORDER BY coalesce(p.published_at, p.created_at) DESC, p.id DESC LIMIT 20"""


@row("wall", 4.0, times=True)
def import_jsonl(b):
    """import jsonl, {b.imported[0]:,} posts + {b.imported[1]:,} comments"""
    return b.import_of("jsonl", b.exports[1])


@row("wall", 4.5, times=True)
def import_wxr(b):
    """import wxr, the same"""
    return b.import_of("wxr", b.exports[0])


@row("wall", 0.1)
def comment_list_search(b):
    """comment list --search WORD --limit 20"""
    return (b.on(b.large, "comment", "list", "--search", "words", "--limit", "20"),
            b.sql(b.large, COMMENTS % COMMENTS_WITH_WORDS))


@row("wall", 0.1)
def comment_list_offset(b):
    """comment list --limit 20, nine tenths skipped"""
    skipped = str(b.comments * 9 // 10)
    ids = f"SELECT id FROM comment ORDER BY created_at DESC, id DESC LIMIT 20 OFFSET {skipped}"
    return (b.on(b.large, "comment", "list", "--limit", "20", "--offset", skipped),
            b.sql(b.large, COMMENTS % ids))


@row("instructions", 3.0, times=True, once=True)
def comment_queue(b):
    """comment queue --limit 20, 40 % pending; the floor lists them"""
    return (b.counted(b.waiting, "comment", "queue", "--limit", "20"),
            b.counted(b.waiting, "comment", "list", "--status", "pending", "--limit", "20"))


@row("instructions", 6.0, once=True)
def comment_add(b):
    """comment add, a rule has --duplicate; the floor is without it"""
    add = ("comment", "add", "post-77", "--author", "Bob", "-b", "Welcome!")
    without = b.counted(b.waiting, *add)
    b.on(b.waiting, "rule", "add", "spam", "--duplicate")
    return b.counted(b.waiting, *add), without


@row("wall", 1.5, times=True)
def comment_count(b):
    """comment count --status approved"""
    count = """SELECT (SELECT count(*) FROM comment) -
        (SELECT count(*) FROM comment WHERE status <> 'approved')"""
    return b.on(b.large, "comment", "count", "--status", "approved"), b.sql(b.large, count)


@row("wall", 0.1)
def post_list_updated(b):
    """post list --sort updated_at --limit 20"""
    ids = "SELECT id FROM post ORDER BY updated_at DESC, id DESC LIMIT 20"
    return (b.on(b.large, "post", "list", "--sort", "updated_at", "--limit", "20"),
            b.sql(b.large, POSTS % ids))


@row("wall", 0.1)
def post_list_search(b):
    """post list --search WORD --limit 20"""
    return (b.on(b.large, "post", "list", "--search", "words", "--limit", "20"),
            b.sql(b.large, POSTS % POSTS_WITH_WORDS))


@row("wall", 0.1)
def search_by_date(b):
    """search WORD --sort date"""
    return (b.on(b.large, "search", "words", "--sort", "date"),
            b.sql(b.large, POSTS % POSTS_WITH_WORDS, COMMENTS % COMMENTS_WITH_WORDS))


@row("wall", 0.2)
def search_prefix(b):
    """search 't*'"""
    return b.on(b.large, "search", "t*"), None


@row("memory", 64)
def search_prefix_memory(b):
    """search 't*'"""
    return b.on(b.large, "search", "t*"), None


@row("wall", 3.0, times=True)
def comment_list_ids(b):
    """comment list --limit all --format ids"""
    return (b.on(b.large, "comment", "list", "--limit", "all", "--format", "ids"),
            b.sql(b.large, "SELECT id FROM comment ORDER BY created_at DESC, id DESC"))


@row("wall", 1.5, times=True)
def export_jsonl(b):
    """export jsonl; .dump"""
    return b.on(b.large, "export", "jsonl"), b.sql(b.large, ".dump")


@row("wall", 1.5, times=True)
def export_markdown(b):
    """export markdown, {b.exported:,} posts; cp -r of the result, sync"""
    folder, copy = b.removed("site"), b.removed("copy")
    exported = b.on(b.few_posts, "export", "markdown", "-o", folder)
    # The export is durable when it ends, and so is the copy.
    return exported, b.run("sh", "-c", f"cp -r {folder} {copy} && sync -f {copy}")


@row("cpu", 1.5, times=True)
def db_backup(b):
    """db backup; .backup and quick_check"""
    backup = b.on(b.large, "db", "backup", b.removed("backup.db"))
    copy = b.removed("backup.db")
    return backup, b.sql(b.large, f".backup {copy}", f".open {copy}", "PRAGMA quick_check")


@row("wall", 1.5, times=True)
def db_check(b):
    """db check; integrity_check"""
    return b.on(b.large, "db", "check"), b.sql(b.large, "PRAGMA integrity_check")


@row("wall", 2.0, times=True)
def undo_decisions(b):
    """undo of {b.decisions:,} decisions; doing them"""
    done = b.on(b.waiting, "comment", "spam", "--search", "casino", "--status", "pending")
    return b.on(b.waiting, "undo"), done


@row("wall", 1.6, times=True)
def undo_removal(b):
    """undo of a removed post with {b.comments:,} comments; the bare cascade"""
    db, bare = b.one_post
    db, bare = b.copied(db, "removed.db"), b.copied(bare, "cascade.db")
    b.on(db, "post", "rm", "1", "--yes")
    cascade = b.sql(bare, "PRAGMA foreign_keys = ON", "PRAGMA synchronous = FULL",
                    "DELETE FROM post WHERE id = 1")
    return b.on(db, "undo"), cascade


@row("memory", 64, once=True)
def replace_all(b):
    """replace --all of a common word, {b.posts:,} posts"""
    db = b.copied(b.large, "replaced.db")
    replaced = b.on(db, "replace", "words", "terms", "--all", "--yes")
    b.removed("replaced.db")
    return replaced, None


UNITS = {"wall": "s", "cpu": "s CPU", "memory": "MB", "instructions": "M instr."}


def amount(used, measure):
    return f"{getattr(used, measure):.3g} {UNITS[measure]}" if used else ""


def middle(all_used, measure):
    """The median, or `None` without a floor."""
    return median(getattr(used, measure) for used in all_used) if all_used[0] else None


def line(work, measure, most, times, measured):
    blogs, floors = zip(*measured)
    figure, floor = middle(blogs, measure), middle(floors, measure)
    ratio = figure / floor if floor else None
    cpu = middle(floors, "cpu") and middle(blogs, "cpu") / middle(floors, "cpu")
    met = (ratio if times else figure) <= most
    unit = UNITS[measure]
    cells = (work, f"{figure:.3g} {unit}", floor and f"{floor:.3g} {unit}", ratio and f"{ratio:.2f}",
             cpu and f"{cpu:.2f}", f"{most:g} ×" if times else f"{most:g} {unit}", "yes" if met else "NO")
    return "| " + " | ".join(cell or "" for cell in cells) + " |"


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("blog")
    parser.add_argument("posts", type=int, nargs="?", default=100_000)
    parser.add_argument("comments", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--only", default="")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    # The folder of large files is removed when the script is stopped, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(given.blog, given.posts, given.comments, folder)
        rows = [(row[0].__doc__.format(b=bench), *row) for row in ROWS]
        rows = [row for row in rows if given.only in row[0]]
        measured = [[] for _ in rows]
        for round in range(given.rounds):
            for (work, function, measure, _, _, once), into in zip(rows, measured):
                if round == 0 or not once:
                    into.append(function(bench))
                    used = " : ".join(amount(used, measure) for used in into[-1] if used)
                    print(f"{round + 1}  {work}: {used}", file=sys.stderr)
    print(f"{given.posts:,} posts, {given.comments:,} comments, {given.rounds} rounds\n")
    print("| work; floor | blog | floor | × | × CPU | goal | met |\n|---|---|---|---|---|---|---|")
    for (work, _, measure, most, times, _), used in zip(rows, measured):
        print(line(work, measure, most, times, used))


main()
