//! Texts with shortcodes.

use super::convert::is_picture;
use super::html;
use crate::import::wxr::attachment::Attachments;

fn read(text: &str) -> (String, Vec<String>) {
    let mut noticed = Vec::new();
    let html = html(text.to_owned(), "1", &Attachments::default(), &mut noticed);
    (html, noticed)
}

#[test]
fn known_shortcodes_become_html() {
    let cases = [
        (
            "a [caption id=\"x\" align=\"alignleft\" width=\"3\"]<a href=\"b\"><img src=\"c\" /></a> Some <em>text</em>[/caption] d",
            "a <figure class=\"wp-caption alignleft\"><a href=\"b\"><img src=\"c\" /></a><figcaption>Some <em>text</em></figcaption></figure> d",
        ),
        (
            "[caption caption=\"It's > here\"]<img src='c'>[/caption]",
            "<figure class=\"wp-caption alignnone\"><img src='c'><figcaption>It's > here</figcaption></figure>",
        ),
        (
            "[embed width=\"1\"]https://x/y?z[/embed]",
            "<a href=\"https://x/y?z\">https://x/y?z</a>",
        ),
        (
            "[audio https://x/a.mp3]",
            "<audio controls src=\"https://x/a.mp3\"></audio>",
        ),
        (
            "[video mp4=\"https://x/a.mp4\"][/video]",
            "<video controls src=\"https://x/a.mp4\"></video>",
        ),
        ("[[gallery ids=\"1\"]]", "[gallery ids=\"1\"]"),
        (
            "[code lang='c']\n\nint *p; // &lt;\n<b>[gallery]\n[/code]",
            "<pre><code class=\"language-c\">\nint *p; // &lt;\n&lt;b&gt;[gallery]</code></pre>",
        ),
        (
            "[php]echo &amp;lt;[/php] [text]a[/text]",
            "<pre><code class=\"language-php\">echo &amp;lt;</code></pre> <pre><code>a</code></pre>",
        ),
        (
            "<pre>[audio https://x/a]</pre><CODE>[code]</code>",
            "<pre>[audio https://x/a]</pre><CODE>[code]</code>",
        ),
        (
            "[youtube=http://y/watch?v=a&w=1]",
            "<a href=\"http://y/watch?v=a&w=1\">http://y/watch?v=a&w=1</a>",
        ),
        (
            "[youtube abc_-1]",
            "<a href=\"https://www.youtube.com/watch?v=abc_-1\">https://www.youtube.com/watch?v=abc_-1</a>",
        ),
        (
            "[vimeo id=\"12\" w=\"3\"]",
            "<a href=\"https://vimeo.com/12\">https://vimeo.com/12</a>",
        ),
        (
            "[gist]a/12[/gist]",
            "<a href=\"https://gist.github.com/a/12\">https://gist.github.com/a/12</a>",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text), (expected.to_owned(), vec![]), "{text}");
    }
}

#[test]
fn others_stay_and_are_noticed() {
    for text in [
        "[contact-form]",
        "[x y=\"1\"]",
        "[box]text[/box]",
        "[gallery columns=\"2\"]",
    ] {
        let (html, noticed) = read(text);
        assert_eq!(html, text);
        assert_eq!(noticed.len(), 1, "{text}");
    }
    let text = "[sic] [1] [a](b) [c]: d [e][f] [ x ] <a title=\"[gallery ids=3]\"> [";
    assert_eq!(read(text), (text.to_owned(), vec![]));
}

#[test]
fn a_gallery_has_the_pictures_that_are_known() {
    assert!(is_picture("https://x/a.JPG?w=3") && !is_picture("https://x/a.pdf"));
}
