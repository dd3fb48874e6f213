#!/usr/bin/env python3
"""Prints the cost of each object of the schema for a command that opens a blog.

SQLite parses the whole schema at each start. The cost of an object is the number of
additional instructions (callgrind) of the sqlite3 shell to open a file with all objects up
to this one.
usage: benches/schema.py [SCHEMA.sql]
"""

import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).parent.parent
SCHEMA = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "schema.sql"


def statements(text):
    statement = ""
    for line in text.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def instructions(sql, folder):
    file = pathlib.Path(folder) / "schema.db"
    file.unlink(missing_ok=True)
    subprocess.run(["sqlite3", file], input=sql, text=True, check=True)
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    command += ["sqlite3", file, "SELECT 1 FROM sqlite_schema LIMIT 1"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(re.search(r"Collected : (\d+)", done.stderr)[1])


def main():
    prices = []
    with tempfile.TemporaryDirectory() as folder:
        sql = ""
        before = empty = None
        for statement in statements(SCHEMA.read_text()):
            sql += statement
            plain = re.sub(r"--.*", "", statement)
            made = re.search(r"CREATE (?:UNIQUE |VIRTUAL )?(\w+) (\w+)", plain)
            if made is None:
                continue
            if before is None:
                before = empty = instructions(sql[: sql.index(statement)], folder)
            after = instructions(sql, folder)
            prices.append((after - before, *made.groups()))
            before = after
    for price, kind, name in sorted(prices, reverse=True):
        print(f"{price:>9,}  {kind.lower()} {name}")
    print(f"{before - empty:>9,}  {len(prices)} objects")


main()
