#!/usr/bin/env python3
"""Measures how the cost of each reading command grows with the blog, and the peak memory
on the large one. The commands are those of tests/scale.txt. The cost of a small command is
its instructions (callgrind), on two blogs; one that grows by more than a tenth is marked
`GROWS`, and makes the status 1. The cost of one whose reason to grow is known is its CPU
time.

usage: benches/scale.py BLOG [SMALL.db LARGE.db | --posts N] [--only TEXT]

Without files, blogs of N / 10 and N posts (20,000) with ten times the comments are
generated. The files must come from benches/generate.sh. `--only` selects the commands that
contain the text. A peak memory below 16 MB is that of this script.
"""
import argparse
import os
import re
import shlex
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# A command may grow by this factor: the depth of a B-tree.
MOST = {"small": 1.1, "sample": 1.1, "bounded": 1.2, "grows": float("inf")}


def commands():
    """The class, command line and reason of each line of the table."""
    for line in (ROOT / "tests/scale.txt").read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            kind, command = line.split(None, 1)
            command, _, reason = command.partition("  # ")
            yield kind, command.strip(), reason


def environment(blog, command):
    variables = {**os.environ, "BLOG_DB": blog.file, "BLOG_PAGER": "", "NO_COLOR": "1"}
    return variables | ({"COMPLETE": "fish"} if command.startswith("--") else {})


class Blog:
    def __init__(self, file):
        self.file = str(Path(file).resolve())
        rows = subprocess.run(["sqlite3", self.file, "SELECT count(*) FROM post"],
                              capture_output=True, text=True, check=True)
        self.posts = int(rows.stdout)

    def words(self, command, out):
        """The words of a command: `OUT` is a file to write, `5%` a part of the posts."""
        part = lambda found: str(self.posts * int(found[1]) // 100)
        return [out if word == "OUT" else re.sub(r"^(\d+)%$", part, word)
                for word in shlex.split(command)]

    def run(self, command, *program):
        """The standard error of a command, and what it used."""
        with (tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile("w+") as said,
              open(os.devnull, "w") as null):
            # Python opens DEVNULL for reading too, which is how a closed output looks.
            child = subprocess.Popen(
                [*program, *self.words(command, f"{folder}/out")], env=environment(self, command),
                stdin=subprocess.DEVNULL, stdout=null, stderr=said)
            _, status, usage = os.wait4(child.pid, 0)
            said.seek(0)
            if status:
                raise SystemExit(f"{command}: status {status}: {said.read()[-1000:]}")
            return said.read(), usage

    def instructions(self, program, command):
        tool = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
        said, _ = self.run(command, *tool, program)
        return int(re.search(r"Collected : (\d+)", said)[1])


def measure(program, small, large, row):
    """The row, its cost on both blogs, and the peak memory in MB."""
    kind, command, _ = row
    used = [blog.run(command, program)[1] for blog in (small, large)]
    costs = [usage.ru_utime + usage.ru_stime for usage in used]
    if kind != "grows":
        costs = [blog.instructions(program, command) for blog in (small, large)]
    return row, costs, used[1].ru_maxrss / 1024


def shown(cost, kind):
    return f"{cost:.3f} s" if kind == "grows" else f"{cost / 1e6:.2f} M"


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("blog")
    parser.add_argument("files", nargs="*")
    parser.add_argument("--posts", type=int, default=20_000)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    program = os.path.realpath(given.blog)
    with tempfile.TemporaryDirectory() as folder:
        files = given.files
        for posts in [] if files else (given.posts // 10, given.posts):
            subprocess.run([ROOT / "benches/generate.sh", program, f"{folder}/{posts}.db",
                            str(posts), str(10 * posts)], env={**os.environ, "WORDS": "100"}, check=True)
            files = [*files, f"{folder}/{posts}.db"]
        small, large = map(Blog, files)
        rows = [row for row in commands() if given.only in row[1]]
        marked = 0
        print(f"{small.posts:>12} {large.posts:>12} {'growth':>7} {'MB':>4}  command")
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            measured = pool.map(lambda row: measure(program, small, large, row), rows)
            for (kind, command, reason), (before, after), memory in measured:
                grows = after > before * MOST[kind]
                marked += grows
                print(f"{shown(before, kind):>12} {shown(after, kind):>12} {after / before:7.2f} {memory:4.0f}  "
                      f"{'GROWS  ' if grows else ''}{command}{f'  ({reason})' if reason else ''}",
                      flush=True)
    print(f"{len(rows)} commands, {marked} small ones grow")
    sys.exit(marked > 0)


main()
