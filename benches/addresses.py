#!/usr/bin/env python3
"""Counts old addresses that lead nowhere after an import: imports each export or folder into
a blog of its own, takes the addresses that published posts had from the source by code of its
own, and asks `blog post show` for each: the whole path, the path in lower case, with and
without the slash at its end, and the whole URL with a query. Prints a table; the status is 1
if an address leads nowhere or to a post with another title.

usage: benches/addresses.py FILE|FOLDER...

BLOG names the program (target/debug/blog). A FILE is an export of WordPress or Blogger
(.xml, .atom) or of Ghost (.json); a FOLDER has Markdown files.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from urllib.parse import urlsplit

BLOG = os.environ.get("BLOG", str(Path(__file__).parent.parent / "target/debug/blog"))
WP = "{http://wordpress.org/export/1.%s/}"
ATOM = "{http://www.w3.org/2005/Atom}"
BLOGGER = "{http://schemas.google.com/blogger/2018}"


def blog(folder, *arguments, stdin=""):
    """Runs the program with a blog in the folder."""
    environment = {**os.environ, "BLOG_DB": f"{folder}/blog.db", "NO_COLOR": "1"}
    return subprocess.run(
        [BLOG, *arguments], env=environment, input=stdin, text=True, capture_output=True
    )


def path_of(url):
    """The path of a URL, with the query if that names the post."""
    parts = urlsplit(url)
    names = re.match(r"(p|page_id)=\d+", parts.query)
    return f"{parts.path}?{parts.query}" if names else parts.path


def of_wordpress(root):
    for item in root.iter("item"):
        wp = next((child.tag.split("}")[0] + "}" for child in item if "wordpress.org/export/1" in child.tag
                   and "excerpt" not in child.tag), None)
        if wp is None:
            continue
        text = lambda name: (item.findtext(name) or "").strip()
        if text(wp + "status") == "publish" and text(wp + "post_type") in ("post", "page"):
            yield text("link")


def of_blogger(root):
    for entry in root.iter(ATOM + "entry"):
        kinds = [one.get("term", "") for one in entry.iter(ATOM + "category")]
        kind = entry.findtext(BLOGGER + "type") or ""
        if kind:
            if kind in ("POST", "PAGE") and entry.findtext(BLOGGER + "status") == "LIVE":
                yield entry.findtext(BLOGGER + "filename") or ""
        elif any(kind.endswith(("#post", "#page")) for kind in kinds):
            if "draft" not in [one.tag.split("}")[1] for one in entry.iter()]:
                links = [one for one in entry.iter(ATOM + "link") if one.get("rel") == "alternate"]
                yield links[0].get("href") if links else ""


def of_ghost(path):
    data = json.loads(Path(path).read_text("utf-8-sig"))
    data = data["db"][0]["data"] if "db" in data else data["data"]
    for post in data.get("posts", []):
        is_public = post.get("visibility", "public") == "public" and post.get("type") != "email"
        if post.get("status") == "published" and post.get("slug") and is_public:
            yield f"/{post['slug']}/"


def front_matter(text):
    """The addresses in front matter, by key."""
    text = text.lstrip("\ufeff")
    if match := re.match(r"\+\+\+\s*\n(.*?)\n\+\+\+\s*\n", text, re.S):
        try:
            return tomllib.loads(match[1])
        except tomllib.TOMLDecodeError:
            return {}
    match = re.match(r"---\s*\n(.*?)\n---\s*\n", text, re.S)
    keys = re.findall(r"^(permalink|url|path|draft|published):[ \t]*[\"']?([^\"'\n]+?)[\"']?[ \t]*$",
                      match[1], re.M) if match else []
    return dict(keys)


def of_folder(folder):
    for path in sorted(Path(folder).rglob("*")):
        if path.suffix not in (".md", ".markdown", ".html") or not path.is_file():
            continue
        try:
            front = front_matter(path.read_text("utf-8"))
        except UnicodeDecodeError:
            continue
        if str(front.get("draft")).lower() == "true" or str(front.get("published")).lower() == "false":
            continue
        for key in ("permalink", "url", "path"):
            value = front.get(key)
            # A pattern or a word such as `pretty` is not an address.
            if isinstance(value, str) and "/" in value and not re.search(r"[:{<]", value):
                yield "/" + value.lstrip("/")


def addresses(path):
    if os.path.isdir(path):
        return of_folder(path)
    if path.endswith(".json"):
        return of_ghost(path)
    root = ElementTree.parse(path).getroot()
    return of_blogger(root) if root.tag == ATOM + "feed" else of_wordpress(root)


def format_of(path):
    if os.path.isdir(path):
        return "markdown"
    if path.endswith(".json"):
        return "ghost"
    return "blogger" if b"<feed" in Path(path).read_bytes()[:5000] else "wxr"


def lost(folder, found):
    """The forms of addresses that lead nowhere."""
    for address in found:
        path = path_of(address)
        forms = {path, path.lower()}
        if "?" not in path:
            forms |= {path.rstrip("/") or path, path.rstrip("/") + "/", f"https://a.example{path}?utm=1"}
        forms = [form for form in forms if form.strip("/")]
        shown = blog(folder, "post", "show", "-", "--fields", "id", "--format", "tsv", "--no-header",
                     stdin="\0".join(forms))
        if shown.returncode or len(set(shown.stdout.split())) > 1:
            yield path, shown.stderr.strip().split("\n")[0] or "several posts"


def main():
    failed = False
    print(f"{'source':60} {'addresses':>9} {'lost':>5}")
    for path in sys.argv[1:]:
        try:
            found = [address for address in addresses(path) if address and path_of(address).strip("/")]
        except (ElementTree.ParseError, json.JSONDecodeError, KeyError, IndexError, TypeError) as error:
            print(f"{path[-60:]:60} cannot be read here: {error}")
            continue
        with tempfile.TemporaryDirectory() as folder:
            blog(folder, "init")
            blog(folder, "import", format_of(path), path, "--keep-going")
            without = list(lost(folder, found))
        print(f"{path[-60:]:60} {len(found):9} {len(without):5}")
        for address, why in without[:10]:
            print(f"    {address}: {why}")
        failed |= bool(without)
    sys.exit(failed)


main()
