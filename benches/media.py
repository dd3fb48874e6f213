#!/usr/bin/env python3
"""Measures a blog with many images against the same blog without them.

usage: benches/media.py [BLOG [IMAGES [KILOBYTES]]]

The memory of the import, the instructions of small commands (with valgrind), the time of
`db backup` against that of `cp` and `sync`, and what `post rm` and `undo` write.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

blog = os.path.realpath(sys.argv[1] if len(sys.argv) > 1 else "target/release/blog")
images = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
size = 1000 * int(sys.argv[3]) if len(sys.argv) > 3 else 200_000

HEAD = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Farm</title>
<link>https://farm.example</link><wp:base_blog_url>https://farm.example</wp:base_blog_url>
"""
UPLOADS = "https://farm.example/wp-content/uploads"


def name(number):
    return f"{2000 + number % 20}/{1 + number % 12:02}/image-{number}.png"


def write_inputs(folder):
    png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\3\x20\0\0\2\x58\x08\6\0\0\0"
    for number in range(images):
        path = folder / "uploads" / name(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png + os.urandom(size - len(png)))
    with open(folder / "export.xml", "w") as out:
        out.write(HEAD)
        for post in range(0, images, 10):
            pictures = "".join(
                f'<p><img src="{UPLOADS}/{name(number)}"></p>'
                for number in range(post, min(post + 10, images))
            )
            out.write(
                f"<item><title>Post {post}</title><wp:post_id>{post + 1}</wp:post_id>"
                "<wp:post_type>post</wp:post_type><wp:status>publish</wp:status>"
                "<wp:post_date_gmt>2020-01-02 03:04:05</wp:post_date_gmt>"
                f"<content:encoded><![CDATA[{pictures}]]></content:encoded></item>\n"
            )
        out.write("</channel></rss>\n")


def run(db, *arguments):
    """The seconds and the maximum resident megabytes of a command."""
    start = time.monotonic()
    process = subprocess.Popen(
        [blog, "--db", db, *arguments], stdout=subprocess.DEVNULL, cwd=folder
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"{arguments}: status {status}")
    return time.monotonic() - start, usage.ru_maxrss / 1024


def instructions(db, *arguments):
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", blog, "--db", db, *arguments],
        capture_output=True, text=True, cwd=folder,
    )
    return int(re.search(r"Collected : (\d+)", done.stderr).group(1))


def copy(db):
    start = time.monotonic()
    subprocess.run(["cp", "--reflink=never", db, folder / "copied.db"], check=True)
    copied = time.monotonic() - start
    subprocess.run(["sync", folder / "copied.db"], check=True)
    return copied, time.monotonic() - start


folder = Path(tempfile.mkdtemp(dir=os.environ.get("TMPDIR", "/var/tmp")))
try:
    write_inputs(folder)
    with_images, without = str(folder / "with.db"), str(folder / "without.db")
    run(without, "init", without)
    run(with_images, "init", with_images)
    run(without, "import", "wxr", "export.xml")
    seconds, megabytes = run(
        with_images, "import", "wxr", "export.xml", "--media", "uploads"
    )
    total = images * size / 1e6
    print(f"import of {images} images, {total:.0f} MB: {seconds:.1f} s, {megabytes:.0f} MiB of memory")
    for arguments in (["post", "list", "--limit", "20"], ["post", "show", "1"]):
        line = " ".join(arguments)
        seconds = [min(run(db, *arguments)[0] for _ in range(5)) for db in (with_images, without)]
        print(f"{line}: {seconds[0] * 1000:.1f} ms with, {seconds[1] * 1000:.1f} ms without")
        if shutil.which("valgrind"):
            counts = [instructions(db, *arguments) for db in (with_images, without)]
            print(f"{line}: {counts[0]} instructions with, {counts[1]} without")
    # Several times, and one file after the other: both read from the page cache, and write
    # to the memory that the other has freed.
    times = []
    for _ in range(4):
        copied, synced = copy(with_images)
        (folder / "copied.db").unlink()
        backup, megabytes = run(with_images, "db", "backup", "backup.db")
        (folder / "backup.db").unlink()
        times.append((copied, synced, backup))
    copied, synced, backup = (min(each) for each in zip(*times))
    print(
        f"db backup: {backup:.1f} s, {megabytes:.0f} MiB of memory; cp: {copied:.1f} s, "
        f"with sync {synced:.1f} s; {backup / synced:.2f} times"
    )
    before = os.path.getsize(with_images)
    run(with_images, "post", "rm", "1", "--yes")
    run(with_images, "undo")
    print(f"post rm and undo: {os.path.getsize(with_images) - before} bytes more")
finally:
    shutil.rmtree(folder)
