//! Imported texts look as they did at their source.

use crate::common::Blog;

/// The text that the import of a post of WordPress stores.
fn wordpress(text: &str) -> String {
    imported(&[(1, "post", text, "")])
}

/// The text that the import of items stores for the first: ids, types, texts and footnotes.
fn imported(items: &[(u32, &str, &str, &str)]) -> String {
    let blog = Blog::new();
    let items = items.iter().map(|(id, kind, text, notes)| {
        format!(
            "<item><title>A</title><content:encoded><![CDATA[{text}]]></content:encoded>\
             <wp:post_id>{id}</wp:post_id><wp:status>publish</wp:status>\
             <wp:post_type>{kind}</wp:post_type>\
             <wp:postmeta><wp:meta_key>footnotes</wp:meta_key>\
             <wp:meta_value><![CDATA[{notes}]]></wp:meta_value></wp:postmeta></item>"
        )
    });
    let items: Vec<String> = items.collect();
    let path = blog.write(
        "a.xml",
        format!("<rss><channel>{}</channel></rss>", items.concat()),
    );
    blog.ok(["import", "wxr", path.to_str().unwrap()]);
    blog.ok(["post", "show", "1", "--raw"])
}

#[test]
fn code_of_wordpress_keeps_every_byte() {
    let text = "Look:\n<pre class=\"brush: sh\">ls  -l\n\n\t# all\n</pre>\n<h4>Then</h4>\n\
                <pre>a\n\n\nb</pre>\n<blockquote>Quoted\n<pre>*x*\n\n_y_</pre></blockquote>\n\
                [code lang=\"go\"]\nif a &lt; b {\n\n\tf(\"[gallery]\")\n}\n[/code]\n\n\
                [css]a > b { color: red }[/css]\n\nInline <code>x*y*z</code>.";
    assert_eq!(
        wordpress(text),
        "Look:\n\n```sh\nls  -l\n\n\t# all\n```\n\n#### Then\n\n```\na\n\n\nb\n```\n\n\
         > Quoted\n>\n> ```\n> *x*\n>\n> _y_\n> ```\n\n\
         ```go\nif a < b {\n\n\tf(\"[gallery]\")\n}\n```\n\n\
         ```css\na > b { color: red }\n```\n\nInline `x*y*z`."
    );
}

#[test]
fn code_in_columns_of_wordpress_keeps_every_byte() {
    let text = "<!-- wp:columns -->\n<div class=\"wp-block-columns\"><!-- wp:column {\"width\":\"30%\"} -->\n\
                <div class=\"wp-block-column\" style=\"flex-basis:30%\"><!-- wp:code {\"language\":\"sql\"} -->\n\
                <pre class=\"wp-block-code\"><code>SELECT *\n\nFROM a;</code></pre>\n\
                <!-- /wp:code --></div>\n<!-- /wp:column --></div>\n<!-- /wp:columns -->";
    assert_eq!(
        wordpress(text),
        "<div class=\"wp-block-column\" style=\"flex-basis:30%\">\n\n\
         ```sql\nSELECT *\n\nFROM a;\n```\n\n</div>"
    );
}

#[test]
fn text_of_wordpress_is_not_read_as_markdown() {
    let text = "3*4*5 is _sixty_; snake_case stays\n# no heading\n1999. It was a year\n\
                - no list\n\nIf &lt;i&gt; and a<b, then C:\\dir\n\n    no code";
    assert_eq!(
        wordpress(text),
        "3\\*4\\*5 is \\_sixty\\_; snake_case stays\\\n\\# no heading\\\n1999\\. It was a year\\\n\
         \\- no list\n\nIf &lt;i> and a&lt;b, then C:\\\\dir\n\nno code"
    );
}

#[test]
fn what_wordpress_embeds_becomes_links() {
    let text = "See:\n\nhttps://video.example/watch?v=1&amp;t=2\n\n[youtube aBc-1]\n\n\
                [vimeo 12]\n\n[gist id=\"ann/34\"]\n\nnot https://a.example here\n\n\
                [youtube=https://www.youtube.com/watch?v=x&w=320]";
    assert_eq!(
        wordpress(text),
        "See:\n\n<https://video.example/watch?v=1&t=2>\n\n\
         <https://www.youtube.com/watch?v=aBc-1>\n\n<https://vimeo.com/12>\n\n\
         <https://gist.github.com/ann/34>\n\nnot https\\://a.example here\n\n\
         <https://www.youtube.com/watch?v=x&w=320>"
    );
}

#[test]
fn the_mark_that_cuts_the_summary_stays_on_its_line() {
    for mark in ["<!--more-->", "<!-- more -->", "<!--MORE Go on-->"] {
        assert_eq!(
            wordpress(&format!("First\n{mark}\nsecond")),
            format!("First\n\n{mark}\n\nsecond")
        );
    }
    assert_eq!(
        wordpress("First\n<!--nextpage-->\nsecond"),
        "First\n\n<!--nextpage-->\n\nsecond"
    );
}

#[test]
fn reusable_blocks_and_footnotes_are_resolved() {
    let post = "<!-- wp:paragraph -->\n<p>Tea<sup data-fn=\"n1\" class=\"fn\">\
                <a href=\"#n1\" id=\"n1-link\">1</a></sup></p>\n<!-- /wp:paragraph -->\n\n\
                <!-- wp:block {\"ref\":2} /-->\n\n<!-- wp:footnotes /-->";
    let block = "<!-- wp:paragraph -->\n<p>Write to <em>us</em>.</p>\n<!-- /wp:paragraph -->\
                 <!-- wp:block {\"ref\":2} /-->";
    let notes = "[{\"content\":\"From \\u003cb\\u003eJapan\\u003c/b\\u003e\",\"id\":\"n1\"}]";
    let body = imported(&[(1, "post", post, notes), (2, "wp_block", block, "")]);
    assert_eq!(
        body,
        "Tea<sup data-fn=\"n1\" class=\"fn\"><a id=\"n1-link\"></a>[1](#n1)</sup>\n\n\
         Write to *us*.\n\n\
         1. <a id=\"n1\"></a>From **Japan** [↩︎](#n1-link)"
    );
}

#[test]
fn the_page_of_a_page_builder_is_not_code() {
    let text = "\t\t<div class=\"builder\">\n\t\t\t<section>\n\n\t\t\t\t\t<p>Welcome *here*</p>\n\n\
                \t\t\t\t<table><tr><td>1</td></tr>\n\n</table></section>\n\t\t</div>";
    assert_eq!(
        wordpress(text),
        "<div class=\"builder\">\n\nWelcome \\*here\\*\n\n\
         <table>\n<tr>\n<td>1</td>\n</tr>\n</table>\n\n</div>"
    );
}

#[test]
fn html_of_blogger_becomes_markdown() {
    let blog = Blog::new();
    let text = "<div dir=\"ltr\" trbidi=\"on\">One *star*<br /><br /><b>Two</b><br />\
                <div class=\"separator\" style=\"clear: both;\"><a href=\"b.jpg\" imageanchor=\"1\">\
                <img border=\"0\" src=\"s.jpg\" /></a></div><div>Three</div><div>Four</div><a name='more'></a>Five</div>";
    let text = text.replace('<', "&lt;");
    let feed = format!(
        "<feed><entry><id>tag:blogger.com,1999:blog-1.post-2</id><title>A</title>\
         <category scheme='http://schemas.google.com/g/2005#kind' \
         term='http://schemas.google.com/blogger/2008/kind#post'/>\
         <content type='html'>{text}</content></entry></feed>"
    );
    let path = blog.write("a.xml", feed);
    blog.ok(["import", "blogger", path.to_str().unwrap()]);
    assert_eq!(
        blog.ok(["post", "show", "1", "--raw"]),
        "One \\*star\\*\n\n**Two**\n\n<div class=\"separator\" style=\"clear: both;\">\
         <a href=\"b.jpg\" imageanchor=\"1\"><img border=\"0\" src=\"s.jpg\"></a></div>\n\n\
         Three\\\nFour\n\n<!--more-->\n\nFive"
    );
}

#[test]
fn html_of_ghost_becomes_markdown() {
    let blog = Blog::new();
    let post = serde_json::json!({
        "id": 1, "title": "A", "slug": "a",
        "html": "<h2 id=\"tea\">Tea</h2><p>1*2*3</p><pre><code class=\"language-js\">a\n\n  b</code></pre>",
    });
    let export = serde_json::json!({"db": [{"data": {"posts": [post]}}]});
    let path = blog.write("a.json", export.to_string());
    blog.ok(["import", "ghost", path.to_str().unwrap()]);
    assert_eq!(
        blog.ok(["post", "show", "1", "--raw"]),
        "## Tea\n\n1\\*2\\*3\n\n```js\na\n\n  b\n```"
    );
}
