#!/usr/bin/env python3
"""Loads a blog from posts.jsonl and comments.jsonl with `blog post add` and
`blog comment add`, one process for each item, then counts the rows.

usage: benches/load.py BLOG FOLDER DB [LOADERS]

Several loaders load the whole folder into the same file concurrently, each with its
number appended to the slugs; no item may be lost or refused.
"""
import json
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

blog, folder, db = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
loaders = int(sys.argv[4]) if len(sys.argv) > 4 else 1


def run(*arguments, text=""):
    done = subprocess.run(
        [blog, "--db", db, *arguments], input=text.encode(), capture_output=True
    )
    if done.returncode != 0:
        raise SystemExit(f"{arguments}: exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode().strip()


def rows(name):
    with open(folder / name) as lines:
        return [json.loads(line) for line in lines]


def option(name, value):
    return [f"--{name}={value}"] if value else []


def load(number):
    suffix = f"-copy-{number}" if number else ""
    posts, comments = {}, {}
    for post in rows("posts.jsonl"):
        slug = post["slug"] and post["slug"] + suffix
        when = ["--draft"] if post["status"] == "draft" else option("at", post["date"])
        posts[post["ref"]] = run(
            "post", "add", *option("slug", slug), *option("author", post["author"]),
            *(f"--tag={tag}" for tag in post["tags"]), *when, "--format=ids",
            "-F", "-", "--", post["title"], text=post["body"],
        )
    for comment in rows("comments.jsonl"):
        comments[comment["ref"]] = run(
            "comment", "add", posts[comment["post"]], *option("author", comment["author"]),
            *option("website", comment["website"]), *option("at", comment["date"]),
            *option("parent", comments.get(comment["parent"])),
            "--status", "approved" if comment["approved"] == "1" else "pending",
            "--format=ids", "-F", "-", text=comment["body"],
        )
    return posts


with ThreadPoolExecutor(loaders) as pool:
    loaded = list(pool.map(load, range(loaders)))

refs = {id: ref for posts in loaded for ref, id in posts.items()}
all_posts = json.loads(run("post", "list", "--format=json"))
all_comments = json.loads(run("comment", "list", "--format=json"))
tags = json.loads(run("tag", "list", "--format=json"))
by_post = Counter(str(refs[str(comment["post_id"])]) for comment in all_comments)
print(json.dumps({
    "posts": len(all_posts),
    "comments": len(all_comments),
    "replies": sum(comment["parent_id"] is not None for comment in all_comments),
    "tags": len(tags),
    "tag_links": sum(tag["posts"] for tag in tags),
    "comments_by_post": dict(by_post.most_common()),
}, indent=1))
