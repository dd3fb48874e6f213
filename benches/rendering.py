#!/usr/bin/env python3
"""Compares what readers saw at the source of an import with what they see now: imports each
export into a blog of its own, renders the stored texts by CommonMark, and compares words,
code, links and images with those of the HTML in the export, which is read here by other
code. Prints a table, and the differences with -v. The status is 1 if there are any.

usage: benches/rendering.py [-v] FILE|FOLDER...

BLOG names the program (target/debug/blog). It needs markdown-it-py and mdit-py-plugins
(pip). A FILE is an export of WordPress or Blogger (.xml), or of Ghost (.json).

The white space at the ends of lines of code, and tabs, are not compared for Ghost, whose
early versions changed them when they rendered Markdown; neither are the links of footnotes,
nor the number of links with the same address.
"""
import difflib
import html
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ElementTree
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

BLOG = os.environ.get("BLOG", str(Path(__file__).parent.parent / "target/debug/blog"))
RENDER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin).render

# Names of shortcodes whose content is code; those whose content is shown otherwise.
CODE = "code|sourcecode|source|php|python|css|java|javascript|js|html|xml|sql|bash|shell|ruby|c|cpp|text|plain"
SHOWN = "gallery|audio|video|embed|youtube|vimeo|gist|playlist|wpvideo|soundcloud|tweet"
INLINE = set(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meta nobr q"
    " s samp small span strike strong sub sup time tt u var wbr".split()
)
HIDDEN = {"script", "style", "title"}
VOID = set("area base br col embed hr img input link meta param source track wbr".split())


class Seen(HTMLParser):
    """What a reader sees of an HTML text."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.words, self.blocks, self.links, self.images = [], [], Counter(), Counter()
        self.hidden = self.pre = self.inline = 0
        self.spans = []
        self.feed(text)
        self.close()
        words = "".join(self.words).split()
        self.urls = {address(word) for word in words if "://" in word}
        words = [re.sub("[↩\ufe0e]", "", re.sub(r"\[(\d+)\]", r"\1", word)) for word in words]
        self.words = [word for word in words if word and "://" not in word and word[:4] != "www."]

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag not in INLINE:
            self.words.append(" ")
        if tag in HIDDEN:
            self.hidden += 1
        if tag == "pre":
            self.pre += 1
            self.blocks.append("")
        elif tag == "code":
            self.inline += 1
            self.spans.append("")
        elif tag == "br" and self.inline:
            self.spans[-1] += " "
        if tag == "br" and self.pre:
            self.blocks[-1] += "\n"
        if tag == "img" and values.get("src"):
            self.images[address(values["src"])] += 1
        elif tag in ("a", "area") and values.get("href"):
            self.links[address(values["href"])] += 1
        elif tag in ("iframe", "audio", "video", "source", "embed") and values.get("src"):
            self.links[address(values["src"])] += 1

    def handle_endtag(self, tag):
        if tag not in INLINE:
            self.words.append(" ")
        if tag in HIDDEN and self.hidden:
            self.hidden -= 1
        if tag == "pre" and self.pre:
            self.pre -= 1
        elif tag == "code" and self.inline:
            self.inline -= 1

    def handle_comment(self, text):
        if text.strip().lower().startswith(("more", "nextpage")):
            self.words.append(" ")

    def handle_data(self, text):
        if self.hidden:
            return
        if self.pre:
            text = text.removeprefix("\n") if self.get_starttag_text() and not self.blocks[-1] else text
            self.blocks[-1] += text
        elif self.inline:
            self.spans[-1] += text
        self.words.append(text)

    def code(self):
        """The text of blocks of code, and of code in a line."""
        blocks = [block.strip("\n") for block in self.blocks if block.strip()]
        return blocks + [" ".join(span.split()) for span in self.spans if span.strip()]


def address(text):
    text = re.sub(r"[\t\r\n]", "", text).strip()
    return urllib.parse.unquote(text, errors="replace")


def wordpress(text):
    """The HTML that WordPress makes of a text, without its paragraphs."""
    text = text.replace("\r\n", "\n")

    def code(found):
        inner = found[2].removeprefix("\n")
        return f"<pre>{html.escape(html.unescape(inner), quote=False)}</pre>"

    kept = []

    def keep(found):
        kept.append(found[0])
        return f"\0{len(kept) - 1}\0"

    # No shortcodes are in code.
    pattern = rf"<pre\b.*?</pre>|<code\b.*?</code>|\[({CODE})\b[^\]]*\].*?\[/\1\]"
    text = re.sub(pattern, keep, text, flags=re.S | re.I)
    text = re.sub(r"\[(?:wp_)?caption[^\]]*caption=\"([^\"]*)\"[^\]]*\](.*?)\[/(?:wp_)?caption\]", r"\2 \1", text, flags=re.S)
    text = re.sub(r"\[/?(?:wp_)?caption[^\]]*\]", " ", text)
    text = re.sub(r"\[embed[^\]]*\](.*?)\[/embed\]", r" \1 ", text, flags=re.S)
    text = re.sub(r"\[(youtube|gist)\](.*?)\[/\1\]", r" \2 ", text, flags=re.S)
    text = hidden(text)
    text = re.sub(r"\[(\[[^\]]*\])\]", r"\1", text)
    text = re.sub(r"\0(\d+)\0", lambda found: kept[int(found[1])], text)
    return re.sub(rf"\[({CODE})\b[^\]]*\](.*?)\[/\1\]", code, text, flags=re.S)


def hidden(text):
    """A text without the shortcodes that are shown in another way."""
    return re.sub(rf"(?<!\[)\[/?({SHOWN})\b[^\]]*\](?!\])", " ", text)


def name(element):
    return re.split("}|--", element.tag)[-1]


def parsed(path):
    """The root of an XML file, in which prefixes may be undeclared."""
    try:
        return ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        if "unbound prefix" not in str(error):
            raise
        text = path.read_text("utf-8-sig")
        text = re.sub(r"(</?\w+):(\w)", r"\1--\2", text)
        text = re.sub(r"(\s\w+):(\w+=)", r"\1--\2", text)
        return ElementTree.fromstring(text)


def posts(path):
    """The key and the HTML of each post in an export."""
    if path.suffix == ".json":
        document = json.loads(path.read_text("utf-8-sig"))
        blogs = document.get("db", document)
        for blog in blogs if isinstance(blogs, list) else [blogs]:
            for post in blog.get("data", {}).get("posts") or []:
                if post and post.get("html"):
                    text = post["html"].replace("__GHOST_URL__/", "/")
                    yield str(post.get("id")), re.sub(r"\[(\d+)\](?=</a></sup>)", r"\1", text)
        return
    for item in parsed(path).iter():
        fields, notes = {}, ""
        for child in item:
            if "excerpt" not in child.tag:
                fields.setdefault(name(child), child)
            meta = [part.text for part in child]
            if name(child) == "postmeta" and meta[0] == "footnotes":
                notes = " ".join(f"<p>{note['content']} ↩︎</p>" for note in json.loads(meta[1] or "[]"))
        value = lambda field: (fields[field].text or "").strip() if field in fields else ""
        if name(item) == "item" and value("post_type") in ("post", "page", ""):
            text = fields["encoded"].text or "" if "encoded" in fields else ""
            text = text.replace("<!-- wp:footnotes /-->", notes).replace("<![CDATA[", "&lt;![CDATA[")
            yield value("post_id") or value("guid"), wordpress(text)
        elif name(item) == "entry" and "content" in fields:
            yield re.split("[-/]", value("id"))[-1], fields["content"].text or ""


def stored(path, kind):
    """The texts that an import stores, by the keys of their posts."""
    with tempfile.TemporaryDirectory() as folder:
        file = f"{folder}/blog.db"
        subprocess.run([BLOG, "init", file], check=True, capture_output=True)
        arguments = [BLOG, "--db", file, "import", kind, str(path), "--keep-going"]
        subprocess.run(arguments, capture_output=True)
        db = sqlite3.connect(file)
        rows = db.execute("SELECT key, body FROM origin JOIN post ON row = id WHERE origin.kind = 'post'")
        found = {str(key): body for key, body in rows}
        db.close()
        return found


def trimmed(code):
    return "\n".join(line.expandtabs(4).rstrip() for line in code.split("\n"))


def compare(path, verbose):
    """Compares a file; returns the numbers of posts and differences."""
    root = path.read_text("utf-8-sig", errors="replace")[:20_000]
    kind = "ghost" if path.suffix == ".json" else "blogger" if "<feed" in root else "wxr"
    counts, seen = Counter(), set()
    bodies = stored(path, kind)
    for key, source in posts(path):
        # Of posts with the same key, only the first is found by it.
        if key not in bodies or key in seen:
            continue
        seen.add(key)
        counts["posts"] += 1
        rendered = RENDER(bodies[key])
        before, after = Seen(source), Seen(hidden(rendered) if kind == "wxr" else rendered)
        found = {"words": 0, "code": 0}
        if before.words != after.words:
            matcher = difflib.SequenceMatcher(None, before.words, after.words, False)
            for what, a, b, c, d in matcher.get_opcodes():
                if what != "equal":
                    found["words"] += max(b - a, d - c)
                    if verbose:
                        print(f"  {key}: {before.words[a:b][:12]} -> {after.words[c:d][:12]}")
        code, new = before.code(), after.code()
        if kind == "ghost":
            code, new = ([trimmed(block) for block in blocks] for blocks in (code, new))
        if code != new:
            found["code"] = max(1, sum(a != b for a, b in zip(code, new)), abs(len(code) - len(new)))
            if verbose:
                print(f"  {key}: code {[(a, b) for a, b in zip(code, new) if a != b][:1] or (len(code), len(new))}")
        for what in ("links", "images"):
            lost = getattr(before, what) - getattr(after, what)
            is_found = lambda url: url in after.urls or kind == "ghost" and url in after.links
            for url in [url for url in lost if is_found(url) or url.startswith("#fn")]:
                del lost[url]
            found[what] = lost.total()
            if lost and verbose:
                print(f"  {key}: {what} {lost}")
        counts.update(found)
    return counts


def main():
    verbose = "-v" in sys.argv
    paths = [Path(path) for path in sys.argv[1:] if path != "-v"]
    if not paths:
        raise SystemExit(__doc__)
    files = []
    for path in paths:
        inner = sorted(path.rglob("*")) if path.is_dir() else [path]
        files += [file for file in inner if file.suffix in (".xml", ".json")]
    columns = ["posts", "words", "code", "links", "images"]
    width = max(len(file.name) for file in files)
    print(f"{'file':{width}}  " + "  ".join(f"{column:>6}" for column in columns))
    total = Counter()
    for file in files:
        try:
            counts = compare(file, verbose)
        except (ElementTree.ParseError, ValueError, AttributeError) as error:
            print(f"{file.name:{width}}  not read: {error}")
            continue
        total.update(counts)
        print(f"{file.name:{width}}  " + "  ".join(f"{counts[column]:6}" for column in columns))
    print(f"{'all':{width}}  " + "  ".join(f"{total[column]:6}" for column in columns))
    sys.exit(any(total[column] for column in columns[1:]))


main()
