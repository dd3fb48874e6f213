#!/usr/bin/env python3
"""Searches the posts of the Rust blog (a folder of Markdown files with TOML front
matter), each with a comment. Checks the first hits of ten queries, and that every string
of a JSON array is a valid query. Then measures a word contained in every one of POSTS
posts, compared with a command that reads one post.

usage: benches/search.py BLOG CONTENT [STRINGS.json [POSTS]]
"""
import json
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

blog, content = sys.argv[1], Path(sys.argv[2])
strings = json.load(open(sys.argv[3])) if len(sys.argv) > 3 else []
many = int(sys.argv[4]) if len(sys.argv) > 4 else 0
folder = tempfile.TemporaryDirectory()

# The queries and their expected first hit: a post by its title, a comment by the title
# of its post.
QUERIES = [
    ("async await stable", "post", "Async-await on stable Rust!"),
    ("const generics beta", "post", "Const generics MVP hits beta!"),
    ("IMPOSTER syndrome", "post", "Imposter Syndrome"),
    ('"fearless concurrency" firefox', "post", "Fearless Concurrency in Firefox Quantum"),
    ("generic associated types stable", "post",
     "Generic associated types to be stable in Rust 1.65"),
    ("survey results 2023", "post", "2023 Annual Rust Survey Results"),
    ("incremental comp*", "post", "Incremental Compilation"),
    ("non-lexical lifetimes -coroutines", "post", "Non-lexical lifetimes (NLL) fully stable"),
    ("crates.io phishing", "post", "crates.io phishing campaign"),
    ("naive cafe c++", "comment", "Imposter Syndrome"),
]


def run(*arguments, code=0):
    done = subprocess.run([blog, "--db", db, *arguments], capture_output=True, text=True)
    if done.returncode != code:
        raise SystemExit(f"{arguments}: exit {done.returncode}: {done.stderr}")
    return done.stdout


def median(*arguments, runs=21):
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        run(*arguments)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1e3


def first(*words):
    hits = json.loads(run("search", "--format=json", "--limit=1", *words))
    return (hits[0]["kind"], hits[0]["title"]) if hits else None


def load():
    run("init", db)
    count = 0
    for path in sorted(content.rglob("*.md")):
        text = path.read_text()
        if not re.search(r'^title = ', text, re.M):
            continue
        date = re.search(r'^path = ".*?(\d{4})/(\d\d)/(\d\d)/', text, re.M)
        when = [f"--at={'-'.join(date.groups())}"] if date else []
        id = run("post", "add", "-F", str(path), *when, "--format=ids").strip()
        words = re.findall(r"[A-Za-z]{4,}", text)[-30:-10]
        body = f"Comment {id}: {' '.join(words)}"
        if "imposter-syndrome" in str(path):
            body = "A naïve comment from the Café about C++."
        run("comment", "add", id, "--author", f"Reader {id}", "--body", body)
        count += 1
    return count


def rows(posts):
    """Posts with the word `common` and a few words of their own."""
    for i in range(posts):
        body = "common " + " ".join(f"w{i * k % (37 ** k)}" for k in range(1, 30))
        yield f"p{i}", f"Post {i}", body


db = str(Path(folder.name) / "blog.db")
print(f"{load()} posts loaded")
failed = 0
for words, *expected in QUERIES:
    found = first(words)
    failed += found != tuple(expected)
    print("ok  " if found == tuple(expected) else "FAIL", words, "->", found)
for string in strings:
    if "\0" not in string:
        run("search", string)
        run("search", "--", string)
print(f"{len(strings)} strings are queries")
trivial = median("post", "show", "1", "--format=ids")
for words in ("phishing", "rust", "the rust of"):
    took = median("search", words)
    print(f"search {words}: {took:.1f} ms, {took / trivial:.1f} times a post by its id")

if many:
    db = str(Path(folder.name) / "large.db")
    run("init", db)
    with sqlite3.connect(db) as large:
        large.executemany(
            "INSERT INTO post (slug, title, body, published_at, created_at, updated_at)"
            " VALUES (?, ?, ?, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z',"
            " '2026-01-01T00:00:00Z')", rows(many))
    large.close()
    start = time.perf_counter()
    run("search", "nothing")
    print(f"{many} posts of another program indexed in {time.perf_counter() - start:.0f} s")
    trivial = median("post", "show", "1", "--format=ids")
    for words in (["common"], ["common post"], ["w0 -w1"], ["common", "--sort=date"]):
        took = median("search", *words, runs=11)
        print(f"search {' '.join(words)}: {took:.1f} ms, {took / trivial:.1f} times a post by its id")
raise SystemExit(failed)
