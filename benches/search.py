#!/usr/bin/env python3
"""Searches the posts of the Rust blog (a folder of Markdown files with TOML front
matter), each with a comment. Checks the first hits of ten queries, and that every string
of a JSON array is a valid query.

usage: benches/search.py BLOG CONTENT [STRINGS.json]
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

blog, content = sys.argv[1], Path(sys.argv[2])
strings = json.load(open(sys.argv[3])) if len(sys.argv) > 3 else []
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
raise SystemExit(failed)
