//! Small texts, and random trees.

use super::{Newlines, guarded, is_plain, markdown, markdown_of_lines, written};
use crate::model::limits::{HTML_ATTRIBUTES, HTML_NODES};

/// The HTML that a reader of the Markdown sees.
fn rendered(markdown: &str) -> String {
    let mut options = comrak::Options::default();
    let extension = &mut options.extension;
    extension.autolink = true;
    extension.footnotes = true;
    extension.strikethrough = true;
    extension.table = true;
    extension.tasklist = true;
    options.render.r#unsafe = true;
    comrak::markdown_to_html(markdown, &options)
}

fn check(cases: &[(&str, &str)]) {
    for (html, expected) in cases {
        assert_eq!(markdown(html), *expected, "{html}");
    }
}

#[test]
fn blocks_become_markdown() {
    check(&[
        ("<p>One\ntwo</p>\n\n<p>three</p>", "One\ntwo\n\nthree"),
        ("<h2>A <em>b</em></h2>text<hr>", "## A *b*\n\ntext\n\n***"),
        ("<h3>C #</h3><h4>a<br>b</h4>", "### C \\#\n\n#### a<br>b"),
        (
            "<blockquote><p>a</p><p>b</p></blockquote><blockquote>c</blockquote>",
            "> a\n>\n> b\n\n> c",
        ),
        ("a<br>b<br/><br>c", "a\\\nb\n\nc"),
        (
            "<div>a</div><div>b</div><div><br></div><div>c</div>",
            "a\\\nb\n\nc",
        ),
        (
            "\t\t<div>\n\t\t\t<section>\n   <p>a</p></section>\n\n</div>",
            "a",
        ),
        ("<p>&nbsp;</p><p></p><p>a</p>", "a"),
        (
            "<section class=section><p name=a class=\"graf x\">a</p><p class=aligncenter>b</p></section>",
            "a\n\n<p class=\"aligncenter\">b</p>",
        ),
        (
            "<!-- a --> <b>b</b><!-- c -->",
            "<!-- a -->\n\n**b**<!-- c -->",
        ),
        ("a<!--more-->b", "a\n\n<!--more-->\n\nb"),
        ("<p><!-- More go\non --></p>", "<!-- More go on -->"),
        ("", ""),
    ]);
}

#[test]
fn lists_become_markdown() {
    check(&[
        (
            "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>",
            "- a\n- b\n  - c",
        ),
        (
            "<ol start=9><li><p>a</p></li><li><p>b</p><p>c</p></li></ol>",
            "9. a\n\n10. b\n\n    c",
        ),
        ("<ul><li>a</ul><ul><li>b</ul>", "- a\n\n* b"),
        ("<ul><li>a<ul><li></li></ul></li></ul>", "- a\n\n  -"),
        ("<ul><li>a</li><ol><li>b</ol></ul>", "- a\n  1. b"),
        (
            "<ul><li><input type=checkbox checked> a</li><li><input type=\"checkbox\">[x]</ul>",
            "- [x] a\n- [ ] \\[x]",
        ),
        (
            "<ul><li>a<pre>b\n\n c</pre></li></ul>",
            "- a\n  ```\n  b\n\n   c\n  ```",
        ),
        ("<ul><li><hr></ul>", "- ___"),
        (
            "<ol type=a><li>a</ol>",
            "<ol type=\"a\">\n<li>a</li>\n</ol>",
        ),
    ]);
}

#[test]
fn code_keeps_every_byte() {
    check(&[
        ("<pre>\n\n\ta  \n\n# b</pre>", "```\n\n\ta  \n\n# b\n```"),
        (
            "<pre><code class=\"language-rust\">let a = &amp;b;\n</code></pre>",
            "```rust\nlet a = &b;\n```",
        ),
        ("<pre lang=\"c\">``` x</pre>", "````c\n``` x\n````"),
        (
            "<pre class=\"brush: powershell; title: x\">a</pre>",
            "```powershell\na\n```",
        ),
        (
            "<div class=\"highlight\"><pre><code data-lang=js><span class=k>a</span><br>b</code></pre></div>",
            "```js\na\nb\n```",
        ),
        (
            "<blockquote><pre># a\n\nb</pre></blockquote>",
            "> ```\n> # a\n>\n> b\n> ```",
        ),
        (
            "<pre>a <a href=x>b</a>\n\n\n <b>c</b></pre>",
            "<pre>a <a href=\"x\">b</a>\n&#10;\n <b>c</b></pre>",
        ),
        (
            "<table><tr><td><pre>\n\na\n \n\n*b*</pre></td></tr></table>",
            "<table>\n<tr>\n<td>\n<pre>\n&#10;a\n &#10;\n*b*</pre>\n</td>\n</tr>\n</table>",
        ),
        ("<code>a*b</code> <code>`</code>", "`a*b` `` ` ``"),
        ("<code>a<br>b*</code>", "<code>a\\\nb\\*</code>"),
    ]);
}

#[test]
fn tables_become_markdown_if_they_are_simple() {
    check(&[
        (
            "<table><thead><tr><th>a<th align=right>b|</thead><tr><td>c<td align=right><code>|</code></table>",
            "| a | b\\| |\n| --- | ---: |\n| c | `\\|` |",
        ),
        (
            "<table><tr><td>a</td></tr></table>",
            "<table>\n<tr>\n<td>a</td>\n</tr>\n</table>",
        ),
    ]);
}

#[test]
fn inline_elements_become_markdown() {
    check(&[
        ("<b>a</b> <i>b</i> <s>c</s>", "**a** *b* ~~c~~"),
        ("a<em> b </em>c", "a *b* c"),
        ("x<b>\"a\"</b>y", "x<strong>\"a\"</strong>y"),
        ("x<b>a</b>y <b><i>c</i></b>", "x**a**y ***c***"),
        ("<b>a</b><i>b</i>", "<strong>a</strong>*b*"),
        ("<em></em><b> </b>a", "a"),
        (
            "<a href='x y' title='t\"'>a]</a>",
            "[a\\]](<x y> \"t&quot;\")",
        ),
        (
            "<a href='https://a.b/c'>https://a.b/c</a>",
            "<https://a.b/c>",
        ),
        (
            "<a name=x></a><a href=#x id=y>z</a>",
            "<a name=\"x\"></a><a id=\"y\"></a>[z](#x)",
        ),
        (
            "<img src=a.png alt='b [c]' loading=lazy>",
            "![b \\[c\\]](a.png)",
        ),
        (
            "<a href=b><img src=a width=3></a> c",
            "[<img src=\"a\" width=\"3\">](b) c",
        ),
        (
            "<p>a <span style='color: red'>*b*</span> <sup>2</sup></p>",
            "a <span style=\"color: red\">\\*b\\*</span> <sup>2</sup>",
        ),
        ("<span class='wp-block-x'>a</span><o:p>b</o:p>", "ab"),
        ("<img src=a width=3>\nb", "<img src=\"a\" width=\"3\"> b"),
        ("<em class=x>a</em> <a class=y href=b>c</a>", "*a* [c](b)"),
        ("<my-tag>a</my-tag>", "<my-tag>a</my-tag>"),
        ("<p>a</b></i>b</p>", "ab"),
        ("<p><b>a</p><p>b</b>c</p>", "**a**\n\n**b**c"),
    ]);
}

#[test]
fn text_is_never_markup() {
    check(&[
        (
            "2*3*4 and _x_, snake_case, 5 * 3",
            "2\\*3\\*4 and \\_x\\_, snake_case, 5 * 3",
        ),
        (
            "# a<br>1986. b<br>+ c<br>- d<br>--- e",
            "\\# a\\\n1986\\. b\\\n\\+ c\\\n\\- d\\\n\\--- e",
        ),
        (
            "a<br>===<br>| b | c |<br>|---|---|",
            "a\\\n\\===\\\n\\| b | c |\\\n\\|---|---|",
        ),
        (
            "&lt;b&gt; a&lt;b 1 &lt; 2 &amp;amp; &amp; b",
            "&lt;b> a&lt;b 1 < 2 &amp;amp; & b",
        ),
        ("C:\\*.txt `x` ~~y~~", "C:\\\\\\*.txt \\`x\\` \\~\\~y\\~\\~"),
        ("[a](b) [^1] [c]: d", "\\[a\\](b) [^1] [c\\]: d"),
        (
            "see http://a.b/c and www.a.b",
            "see http\\://a.b/c and www\\.a.b",
        ),
        ("hello!<a href=x>a</a>", "hello\\![a](x)"),
        ("    a\n\n    b", "a\nb"),
        ("a<b and <em>c</em>", "a&lt;b and *c*"),
    ]);
}

#[test]
fn the_rest_stays_html_without_blank_lines() {
    check(&[
        (
            "<div class=x>\n\n<p>a *b*</p>\n\n<p>c</p></div>",
            "<div class=\"x\">\n\na \\*b\\*\n\nc\n\n</div>",
        ),
        (
            "<div class=x>a\n\n*b*</div>",
            "<div class=\"x\">a\n*b*</div>",
        ),
        (
            "<figure><img src=a>\n\n<figcaption>b</figcaption></figure>",
            "<figure><img src=\"a\">\n<figcaption>b</figcaption>\n</figure>",
        ),
        (
            "<p style='text-align: center'>a</p>",
            "<p style=\"text-align: center\">a</p>",
        ),
        (
            "<p>a<script>\nx *y*\n\nz</script></p>",
            "a\n\n<script>\nx *y*\nz</script>",
        ),
        ("<style>a { }\n\nb</style>c", "<style>a { }\nb</style>\n\nc"),
        (
            "<script>'</pre>'\n\n*</script>",
            "<div>\n<script>'</pre>'\n*</script>\n</div>",
        ),
        (
            "<iframe src=x></iframe> *a*",
            "<p><iframe src=\"x\"></iframe> *a*</p>",
        ),
        ("<video src=x></video>", "<video src=\"x\"></video>"),
        ("<dl><dt>a<dd>b</dl>", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>"),
    ]);
}

#[test]
fn names_that_links_lead_to_are_kept() {
    check(&[
        (
            "<a href='#a'>b</a><h2 id=a>A</h2><h2 id=c>C</h2><h2 id=x>D</h2><p id=e>e</p>",
            "[b](#a)\n\n## <a id=\"a\"></a>A\n\n## C\n\n## <a id=\"x\"></a>D\n\ne",
        ),
        (
            "<a href='#a'>b</a><ul><li id=a>c</ul>",
            "[b](#a)\n\n- <a id=\"a\"></a>c",
        ),
    ]);
}

#[test]
fn newlines_are_breaks_in_texts_of_lines() {
    for (html, expected) in [
        ("a\nb\n\nc", "a\\\nb\n\nc"),
        ("a<br />\nb", "a\\\nb"),
        (
            "<h3>a</h3>\nb\n<ul>\n<li>c</li>\n</ul>\nd",
            "### a\n\nb\n\n- c\n\nd",
        ),
        ("<em>a\n\nb</em> c", "*a*\n\n*b* c"),
        ("a <pre>b\n\nc</pre>\nd", "a\n\n```\nb\n\nc\n```\n\nd"),
        (
            "<div class=x>\na\n\nb</div>",
            "<div class=\"x\">\n\na\n\nb\n\n</div>",
        ),
        ("<blockquote>a\n\nb</blockquote>", "> a\n>\n> b"),
        (
            "<table>\n<tr>\n<td>a\n\nb</td>\n</tr>\n</table>",
            "<table>\n<tr>\n<td>\n<p>a</p>\n<p>b</p>\n</td>\n</tr>\n</table>",
        ),
        ("<code>\na *b*\nc\n</code>", "<code>a \\*b\\*\\\nc</code>"),
        (
            "<video>\n\n<source src=a>\n\n</video>",
            "<video><source src=\"a\"></video>",
        ),
        ("a\n<!--more-->\nb", "a\n\n<!--more-->\n\nb"),
    ] {
        assert_eq!(markdown_of_lines(html), expected, "{html}");
    }
}

#[test]
fn html_that_stays_is_one_block() {
    for (html, expected) in [
        ("<p>a</p>\n\n<p>*b*</p>", "<p>a</p>\n<p>*b*</p>"),
        ("<b>a *b*</b>", "<div>\n<b>a *b*</b>\n</div>"),
        ("a\n\nb", "<div>\na\nb\n</div>"),
        ("<script src=a></script>", "<script src=a></script>"),
        (
            "<script>a</script>\n*b*",
            "<div>\n<script>a</script>\n*b*\n</div>",
        ),
        ("<!-- a --> *b*", "<div>\n<!-- a --> *b*\n</div>"),
        ("", ""),
    ] {
        assert_eq!(guarded(html), expected);
    }
}

#[test]
fn a_text_over_the_limits_stays_html_and_loses_only_attributes() {
    let lines = "a\n".repeat(HTML_NODES + 1);
    assert_eq!(markdown(&lines), guarded(&lines));
    let attributes: String = (0..=HTML_ATTRIBUTES)
        .map(|at| format!(" x{at}=1"))
        .collect();
    let image = markdown(&format!("<img src=a.png alt=b{attributes}>"));
    assert!(image.contains("a.png"), "{image}");
    assert!(!image.contains(&format!("x{HTML_ATTRIBUTES}")), "{image}");
}

#[test]
fn hostile_texts_take_linear_time() {
    for part in [
        "<div>",
        "<b>",
        "<b><p>",
        "<a href=x>",
        "<ul><li>",
        "<blockquote>",
        "</b>",
        "<p><b><i>",
        "<table><tr><td>",
        "<!--",
        "<a b='",
        "<a b=\"",
        "a<b ",
        "<b><div></b>",
        "<br>",
        "a\n\n",
        "<span style=a>b<br><br>",
        "*",
        "[",
        "<em>a</em>",
        "<b>a</b><i>b</i>",
        "<code>`",
        "&",
        "<img src=a>\n",
        "<script>",
        "<h1>",
        "<select><option>",
        "<svg>",
        "<font><div>",
        "<pre>\n\n",
        "<ol><li><p>a",
        "www.",
        "http://",
        "<!--more-->",
        "<p id=a><a href='#a'>",
    ] {
        let start = std::time::Instant::now();
        let html = part.repeat(60_000 / part.len());
        let length = markdown(&html).len().max(markdown_of_lines(&html).len());
        assert!(length < 40 * html.len(), "{part}: {length}");
        assert!(
            start.elapsed().as_secs() < 10,
            "{part}: {:?}",
            start.elapsed()
        );
    }
}

/// A random tree of blocks and inline elements.
struct Random {
    numbers: fastrand::Rng,
    words: u32,
}

impl Random {
    fn text(&mut self) -> String {
        const SIGNS: [&str; 34] = [
            "*",
            "_",
            "`",
            "# ",
            "1. ",
            "- ",
            "+ ",
            "> ",
            "&lt;",
            "&amp;amp;",
            "\\",
            "[",
            "](x)",
            "!",
            "~~",
            "|",
            "---",
            "===",
            ":",
            "\n",
            "  ",
            "\t",
            "&nbsp;",
            "é",
            "…",
            "http://a.b",
            "www.a.b",
            "[^1]",
            "&lt;div&gt;",
            "```",
            "(",
            "\"",
            "“",
            ")",
        ];
        let mut text = String::new();
        for _ in 0..self.numbers.u32(1..4) {
            self.words += 1;
            for _ in 0..self.numbers.u32(0..3) {
                text.push_str(SIGNS[self.numbers.usize(..SIGNS.len())]);
            }
            text.push_str(&format!("w{}", self.words));
            text.push_str(["", " ", "\n", "*", "_"][self.numbers.usize(..5)]);
        }
        text
    }

    fn inline(&mut self, depth: u32) -> String {
        let mut html = String::new();
        for _ in 0..self.numbers.u32(1..4) {
            if depth == 0 || self.numbers.bool() {
                html.push_str(&self.text());
                continue;
            }
            let inner = self.inline(depth - 1);
            let name = [
                "em",
                "strong",
                "b",
                "del",
                "code",
                "span",
                "span style=\"x\"",
                "sup",
                "br",
                "a",
                "img",
                "i",
                "u",
                "comment",
            ][self.numbers.usize(..14)];
            html.push_str(&match name {
                "br" => format!("<br>{inner}"),
                "a" => format!("<a href=\"/x_{depth}*y\">{inner}</a>"),
                "img" => format!("<img src=\"a.png\" alt=\"a*b\">{inner}"),
                "comment" => format!("<!-- c -->{inner}"),
                name => {
                    let end = name.split(' ').next().unwrap();
                    format!("<{name}>{inner}</{end}>")
                }
            });
        }
        html
    }

    fn blocks(&mut self, depth: u32) -> String {
        let mut html = String::new();
        for _ in 0..self.numbers.u32(1..4) {
            let kind = self.numbers.u32(0..12);
            html.push_str(&if depth == 0 || kind < 4 {
                let inline = self.inline(2);
                match kind % 4 {
                    0 => inline,
                    1 => match self.numbers.u32(0..6) {
                        0 => format!("<p style=\"a\">{inline}</p>"),
                        1 => format!("<dl><dt>{inline}</dt><dd>{}</dd></dl>", self.text()),
                        2 => format!(" <b>{inline}<p>{}</b> {}</p> ", self.text(), self.text()),
                        3 => format!("<p><i>{inline}<p>{}</i> ", self.text()),
                        4 => format!(
                            "<figure>{inline}<figcaption>{}</figcaption></figure>",
                            self.text()
                        ),
                        _ => format!("<h3>{inline}</h3>"),
                    },
                    2 => format!("<pre>{}</pre>", self.text()),
                    _ => format!("<p>{inline}</p>\n"),
                }
            } else {
                let inner = self.blocks(depth - 1);
                match kind {
                    4 | 5 => format!(
                        "<ul><li>{inner}</li>\n<li>{}</li></ul>",
                        self.blocks(depth - 1)
                    ),
                    6 => format!("<ol start=\"3\"><li>{inner}</li></ol>"),
                    7 | 8 => format!("<blockquote>{inner}</blockquote>"),
                    9 => {
                        let name = [
                            "div class=\"x\"",
                            "details",
                            "b",
                            "span style=\"x\"",
                            "center",
                            "ul",
                        ];
                        let name = name[self.numbers.usize(..6)];
                        let end = name.split(' ').next().unwrap();
                        format!(" <{name}>{inner}</{end}> ")
                    }
                    10 => format!(
                        "<table><tr><th>{}</th></tr><tr><td>{}</td></tr></table>",
                        self.inline(2),
                        self.inline(2)
                    ),
                    _ => format!("<div>{inner}</div>"),
                }
            });
        }
        html
    }
}

/// The words of HTML, and the text of its blocks of code, by a simple reading of tags.
fn words(html: &str) -> (Vec<String>, Vec<String>) {
    let (mut text, mut code) = (String::new(), Vec::<String>::new());
    let mut rest = html;
    let mut is_code = false;
    while let Some((before, after)) = rest.split_once('<') {
        let before = crate::markup::html::unescape(before);
        match code.last_mut() {
            Some(code) if is_code => code.push_str(&before),
            _ => text.push_str(&before),
        }
        let (tag, behind) = match after.strip_prefix("!--") {
            Some(comment) => ("", comment.split_once("-->").unwrap().1),
            None => after.split_once('>').unwrap(),
        };
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        let is_inline = matches!(
            name,
            "" | "a" | "em" | "strong" | "del" | "span" | "sup" | "u" | "b" | "i" | "code" | "img"
        );
        if !is_inline {
            text.push(' ');
        }
        if name == "pre" {
            is_code = !tag.starts_with('/');
            if is_code {
                code.push(String::new());
            }
        }
        rest = behind;
    }
    text.push_str(&crate::markup::html::unescape(rest));
    let code = code.iter().map(|code| code.trim_matches('\n').to_owned());
    let words = text.split_whitespace().map(str::to_owned);
    (words.collect(), code.collect())
}

#[test]
fn a_plain_text_is_written_as_it_is() {
    let parts = [
        "word", "Word", "é", "日本", " ", "  ", ",", ".", "...", ";", ":", "://", "?", "!", "(",
        ")", "'", "\"", "/", "-", "--", " - ", "’", "—", "…", "7", "1.", "1) ", "www", "www.",
        "http", "\n\n", "\n", "[", "*", "a@b.cc", "<", "&amp;", "ª", "\u{a0}",
    ];
    let mut numbers = fastrand::Rng::with_seed(1);
    let mut plain = 0;
    for _ in 0..20_000 {
        let text: String = (0..numbers.usize(1..9))
            .map(|_| *numbers.choice(&parts).unwrap())
            .collect();
        if is_plain(&text) {
            plain += 1;
            assert_eq!(written(&text, Newlines::Break), text);
        }
    }
    assert!(plain > 1_000, "{plain}");
}

#[test]
fn the_words_and_the_code_of_random_trees_survive() {
    let rounds: u64 = std::env::var("RANDOM_TREES").map_or(300, |rounds| rounds.parse().unwrap());
    for seed in 0..rounds {
        let mut random = Random {
            numbers: fastrand::Rng::with_seed(seed),
            words: 0,
        };
        let html = random.blocks(3);
        for convert in [markdown, markdown_of_lines] {
            let markdown = convert(&html);
            let shown = rendered(&markdown);
            let texts = format!("seed {seed}\n{html}\n=====\n{markdown}\n=====\n{shown}");
            let ((found, code), (expected, expected_code)) = (words(&shown), words(&html));
            let differs = found.iter().zip(&expected).find(|(a, b)| a != b);
            assert_eq!(differs, None, "{texts}");
            assert_eq!(found.len(), expected.len(), "{texts}");
            assert_eq!(code, expected_code, "{texts}");
            let count = |html: &str| {
                (
                    html.matches("<a href").count(),
                    html.matches("<img").count(),
                )
            };
            // A link that a blank line splits becomes two.
            let ((links, images), (least, all)) = (count(&shown), count(&html));
            assert!(links >= least && images == all, "{texts}");
        }
    }
}
