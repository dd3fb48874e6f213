#!/usr/bin/env python3
"""Compares the import of a generated WordPress export with inserting the same rows by
prepared statements into a file with the same indexes and triggers, which the program then
logs and indexes. Prints the ratio and the peak memory of the import.

usage: benches/import.py BLOG [POSTS COMMENTS BYTES]
"""
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

blog = sys.argv[1]
posts, comments, size = (sys.argv[2:5] + ["100000", "1000000", str(1 << 30)][len(sys.argv) - 2:])[:3]
TABLES = ("post", "tag", "post_tag", "comment")


def run(*arguments):
    """Runs a command; returns its duration and its peak memory in MiB."""
    start = time.perf_counter()
    child = subprocess.Popen([blog, *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"{arguments}: status {status}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


with tempfile.TemporaryDirectory() as folder:
    path, imported, inserted = (str(Path(folder) / name) for name in ("a.xml", "a.db", "b.db"))
    wxr = Path(__file__).with_name("wxr.py")
    subprocess.run([sys.executable, wxr, path, posts, comments, size], check=True)
    print(f"{os.path.getsize(path) / (1 << 20):.0f} MiB with {posts} posts and {comments} comments")

    run("init", imported)
    took, memory = run("--db", imported, "import", "wxr", path)
    print(f"import: {took:.1f} s, {memory:.0f} MiB at most")
    again, _ = run("--db", imported, "import", "wxr", path)
    print(f"again, which writes nothing: {again:.1f} s")

    rows = {}
    with sqlite3.connect(imported) as db:
        for table in TABLES:
            found = db.execute(f"SELECT * FROM {table}")
            rows[table] = found.fetchall()
    db.close()
    run("init", inserted)
    start = time.perf_counter()
    db = sqlite3.connect(inserted)
    for setting in ("foreign_keys = ON", "synchronous = FULL", "cache_size = -65536"):
        db.execute(f"PRAGMA {setting}")
    with db:
        for table in TABLES:
            marks = ", ".join("?" * len(rows[table][0]))
            db.executemany(f"INSERT INTO {table} VALUES ({marks})", rows[table])
    db.close()
    bare = time.perf_counter() - start
    logged, _ = run("--db", inserted, "post", "set", "1", "--title", "Again")
    limit = bare + logged
    print(f"the same rows inserted: {bare:.1f} s, logged and indexed: {logged:.1f} s more")
    print(f"ratio {took / limit:.2f}")
