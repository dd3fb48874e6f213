#!/usr/bin/env python3
"""Writes a generated WordPress export: posts, and comments in threads.

usage: benches/wxr.py FILE POSTS COMMENTS [BYTES]

The bodies of the posts are padded to a file of BYTES bytes, if given. The output is
deterministic.
"""
import random
import sys
from datetime import datetime, timedelta

path, posts, comments = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
size = int(sys.argv[4]) if len(sys.argv) > 4 else 0
numbers = random.Random(1)
WORDS = [
    "".join(numbers.choice("bdfgklmnprst") + numbers.choice("aeiou") for _ in range(length))
    for length in (1, 2, 2, 3, 3, 4)
    for _ in range(500)
]
# Sentences are generated once, because only the reader is measured.
SENTENCES = [
    " ".join(numbers.choices(WORDS, k=numbers.randint(6, 18))).capitalize() + "."
    for _ in range(2_000)
]
START = datetime(2006, 1, 1)
# Approximate size of a post and a comment without their texts, in bytes.
POST, COMMENT = 1_750, 900

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.5" created="2026-01-01 00:00" -->
<rss version="2.0"
\txmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
\txmlns:content="http://purl.org/rss/1.0/modules/content/"
\txmlns:dc="http://purl.org/dc/elements/1.1/"
\txmlns:wp="http://wordpress.org/export/1.2/"
>
<channel>
\t<title>Generated</title>
\t<link>https://generated.example</link>
\t<wp:wxr_version>1.2</wp:wxr_version>
\t<wp:base_blog_url>https://generated.example</wp:base_blog_url>
\t<wp:author><wp:author_login><![CDATA[ann]]></wp:author_login>\
<wp:author_display_name><![CDATA[Ann Example]]></wp:author_display_name></wp:author>
\t<generator>https://wordpress.org/?v=6.5</generator>
"""


def text(bytes):
    made = []
    while bytes > 0:
        paragraph = " ".join(numbers.choices(SENTENCES, k=4))
        made.append(paragraph)
        bytes -= len(paragraph)
    return "\n\n".join(made)


def item(number, body):
    date = START + timedelta(minutes=97 * number)
    tags = "".join(
        f'\t\t<category domain="{domain}" nicename="{word}"><![CDATA[{word}]]></category>\n'
        for domain, word in (
            ("category", WORDS[number % 20]),
            ("post_tag", WORDS[number % 300]),
            ("post_tag", WORDS[number % 7 + 300]),
        )
    )
    return f"""\t<item>
\t\t<title><![CDATA[{WORDS[number % 2999].capitalize()} &amp; number {number}]]></title>
\t\t<link>https://generated.example/{date:%Y/%m}/post-{number}/</link>
\t\t<pubDate>{date:%a, %d %b %Y %H:%M:%S} +0000</pubDate>
\t\t<dc:creator><![CDATA[ann]]></dc:creator>
\t\t<guid isPermaLink="false">https://generated.example/?p={number}</guid>
\t\t<description></description>
\t\t<content:encoded><![CDATA[{body}]]></content:encoded>
\t\t<excerpt:encoded><![CDATA[]]></excerpt:encoded>
\t\t<wp:post_id>{number}</wp:post_id>
\t\t<wp:post_date><![CDATA[{date}]]></wp:post_date>
\t\t<wp:post_date_gmt><![CDATA[{date}]]></wp:post_date_gmt>
\t\t<wp:post_modified><![CDATA[{date}]]></wp:post_modified>
\t\t<wp:post_modified_gmt><![CDATA[{date}]]></wp:post_modified_gmt>
\t\t<wp:comment_status><![CDATA[open]]></wp:comment_status>
\t\t<wp:ping_status><![CDATA[open]]></wp:ping_status>
\t\t<wp:post_name><![CDATA[post-{number}]]></wp:post_name>
\t\t<wp:status><![CDATA[publish]]></wp:status>
\t\t<wp:post_parent>0</wp:post_parent>
\t\t<wp:menu_order>0</wp:menu_order>
\t\t<wp:post_type><![CDATA[post]]></wp:post_type>
\t\t<wp:post_password><![CDATA[]]></wp:post_password>
\t\t<wp:is_sticky>0</wp:is_sticky>
{tags}\t\t<wp:postmeta>
\t\t\t<wp:meta_key><![CDATA[_edit_last]]></wp:meta_key>
\t\t\t<wp:meta_value><![CDATA[1]]></wp:meta_value>
\t\t</wp:postmeta>
"""


def comment(number, parent, date):
    person = number % 5_000
    return f"""\t\t<wp:comment>
\t\t\t<wp:comment_id>{number}</wp:comment_id>
\t\t\t<wp:comment_author><![CDATA[{WORDS[person % 2999].capitalize()} {person}]]></wp:comment_author>
\t\t\t<wp:comment_author_email><![CDATA[p{person}@example.org]]></wp:comment_author_email>
\t\t\t<wp:comment_author_url></wp:comment_author_url>
\t\t\t<wp:comment_author_IP><![CDATA[127.0.0.1]]></wp:comment_author_IP>
\t\t\t<wp:comment_date><![CDATA[{date}]]></wp:comment_date>
\t\t\t<wp:comment_date_gmt><![CDATA[{date}]]></wp:comment_date_gmt>
\t\t\t<wp:comment_content><![CDATA[{" ".join(numbers.choices(SENTENCES, k=numbers.randint(1, 3)))}]]></wp:comment_content>
\t\t\t<wp:comment_approved><![CDATA[{"0" if number % 50 == 0 else "1"}]]></wp:comment_approved>
\t\t\t<wp:comment_type><![CDATA[comment]]></wp:comment_type>
\t\t\t<wp:comment_parent>{parent}</wp:comment_parent>
\t\t\t<wp:comment_user_id>0</wp:comment_user_id>
\t\t</wp:comment>
"""


each = max(400, (size - posts * POST - comments * (COMMENT + 150)) // max(posts, 1))
with open(path, "w", encoding="utf-8") as out:
    out.write(HEAD)
    written = 0
    for number in range(1, posts + 1):
        out.write(item(number, text(each)))
        ids = []
        for _ in range(comments * number // posts - comments * (number - 1) // posts):
            written += 1
            parent = numbers.choice(ids) if ids and numbers.random() < 0.5 else 0
            ids.append(written)
            date = START + timedelta(minutes=97 * number + 10 * len(ids))
            out.write(comment(written, parent, date))
        out.write("\t</item>\n")
    out.write("</channel>\n</rss>\n")
