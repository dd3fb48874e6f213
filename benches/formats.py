#!/usr/bin/env python3
"""Imports every file of a folder of real exports, each into its own blog, and compares
the result with the counts of another parser (a JSON object by path; files without counts
are only printed). Then imports it again, which must change nothing, copies the blog
through our own format, which must give the same bytes, and verifies its exports for
WordPress and Hugo.

usage: benches/formats.py BLOG FOLDER [COUNTS.json]

The folder has wxr/, ghost/, disqus/, blogger/ and markdown/ (of .tar.xz archives).
"""
import json
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

blog, folder = sys.argv[1], Path(sys.argv[2])
counts = json.load(open(sys.argv[3])) if len(sys.argv) > 3 else {}


def run(db, *arguments):
    done = subprocess.run([blog, "--db", db, *arguments], capture_output=True, text=True)
    if done.returncode in (101, 134, 139) or done.returncode < 0:
        raise SystemExit(f"{arguments}: exit {done.returncode}: {done.stderr}")
    return done


def fresh(name):
    db = str(Path(work) / name)
    for side in ("", "-wal", "-shm"):
        Path(db + side).unlink(missing_ok=True)
    run(db, "init", db)
    return db


def inputs():
    for path in sorted(folder.glob("wxr/**/*.xml")):
        yield "wxr", path, ()
    for path in sorted(folder.glob("ghost/**/*.json")):
        yield "ghost", path, ()
    for path in sorted(folder.glob("disqus/*")):
        kind = "wxr" if path.name == "wordpress.xml" else "disqus" if path.suffix == ".xml" \
            else "comments" if path.name == "generic.json" else "remark42"
        yield kind, path, () if kind == "wxr" else ("--create-posts",)
    for path in sorted(folder.glob("blogger/*")):
        yield "blogger", path, ()
    for path in sorted(folder.glob("markdown/*.tar.xz")):
        to = Path(work) / path.name.removesuffix(".tar.xz")
        with tarfile.open(path) as archive:
            archive.extractall(to, filter="data")
        yield "markdown", to, ()


def expected(path):
    """The counts of posts and comments, if known."""
    found = counts.get(str(path.relative_to(folder))) if path.is_relative_to(folder) else None
    if not found:
        return None, None
    if "ERR" in found:
        return f"≤{found['items']}", f"≤{found['comments']}"
    if "types" in found:
        trash = found["approved"].get("trash", 0)
        return (found["types"].get("post", 0) + found["types"].get("page", 0),
                sum(found["ctypes"].values()) - trash)
    if "threads" in found:
        return None, found["posts"]
    return found["posts"], None


def imported(report, kind):
    return report[kind]["created"] if report else 0


print(f"{'file':60} {'exit':>4} {'posts':>6} {'of':>5} {'comm.':>6} {'of':>5}  again  round trip  verified  s")
bad = 0
with tempfile.TemporaryDirectory() as work:
    for kind, path, options in inputs():
        db = fresh("a.db")
        arguments = ("import", kind, str(path), "--keep-going", "--format", "json", *options)
        start = time.perf_counter()
        first = run(db, *arguments)
        took = time.perf_counter() - start
        report = json.loads(first.stdout) if first.stdout.strip() else None
        before = Path(db).read_bytes()
        second = run(db, *arguments)
        again = json.loads(second.stdout) if second.stdout.strip() else None
        written = sum(imported(again, what) + (again or {}).get(what, {}).get("updated", 0)
                      for what in ("posts", "comments"))
        same = written == 0 and Path(db).read_bytes() == before
        lines = Path(work) / "all.jsonl"
        run(db, "export", "jsonl", "-o", str(lines))
        other = fresh("b.db")
        run(other, "import", "jsonl", str(lines))
        trip = run(other, "export", "jsonl").stdout == lines.read_text()
        verified = [run(db, "export", what, "-o", str(Path(work) / to), "--verify")
                    for what, to in (("wxr", "all.xml"), ("markdown", f"{path.name}.md"))]
        exports = all(done.returncode == 0 for done in verified)
        posts, comments = expected(path)
        bad += not same or not trip or not exports
        name = str(path.relative_to(folder)) if path.is_relative_to(folder) else path.name
        print(f"{name[-60:]:60} {first.returncode:4} {imported(report, 'posts'):6} "
              f"{posts if posts is not None else '':>5} {imported(report, 'comments'):6} "
              f"{comments if comments is not None else '':>5}  "
              f"{'same ' if same else 'WROTE'}  {'same' if trip else 'DIFFERS':10}  "
              f"{'yes' if exports else 'NO':8}  {took:.2f}")
        for done in verified:
            if done.returncode:
                print(f"    {done.stderr.strip()[:160]}")
        for refused in (report or {}).get("refused", [])[:3]:
            print(f"    {refused['place']}: {refused['kind']} {refused['key']}: {refused['reason'][:100]}")
        if not report:
            print(f"    {first.stderr.strip()[:160]}")
raise SystemExit(bad)
