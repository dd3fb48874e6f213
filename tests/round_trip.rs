//! Stored texts are read back unchanged.

use crate::common::Blog;

/// Characters and sequences with a meaning in some layer.
const PIECES: [&str; 40] = [
    "a",
    "Z",
    "0",
    " ",
    "  ",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\\",
    "\\n",
    "\"",
    "'",
    "`",
    ",",
    ";",
    "|",
    "=",
    "+",
    "-",
    "---\n",
    "@",
    "%s",
    "{",
    "}",
    "<b>",
    "&amp;",
    "&#27;",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{85}",
    "\u{9b}",
    "\u{a0}",
    "é",
    "e\u{301}",
    "日本",
    "👩‍💻",
    "\u{202e}",
    "\u{feff}",
    "\u{10ffff}",
];

/// A random number generator with a fixed seed (xorshift64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap() % end
    }

    /// A text of at most `most` pieces that is not empty and not front matter.
    fn text(&mut self, most: usize) -> String {
        let count = self.below(most);
        let mut text = "x".to_owned();
        text.extend((0..count).map(|_| PIECES[self.below(PIECES.len())]));
        text
    }
}

/// Rows of three fields, read from each format.
fn read(blog: &Blog, noun: &str, fields: &str) -> [Vec<Vec<String>>; 3] {
    let list = |format| {
        blog.ok([
            noun, "list", "--sort", "id", "--fields", fields, "--format", format,
        ])
    };
    let json: Vec<serde_json::Map<_, _>> = serde_json::from_str(&list("json")).unwrap();
    let json = json
        .iter()
        .map(|row| {
            row.values()
                .map(|value| value.as_str().unwrap().to_owned())
                .collect()
        })
        .collect();
    let csv = csv::Reader::from_reader(list("csv").as_bytes())
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    let unescape = |field: &str| {
        let pieces = field.split(r"\\");
        let plain = |piece: &str| {
            piece
                .replace(r"\t", "\t")
                .replace(r"\n", "\n")
                .replace(r"\r", "\r")
        };
        pieces.map(plain).collect::<Vec<_>>().join("\\")
    };
    let tsv = list("tsv")
        .split_terminator('\n')
        .skip(1)
        .map(|line| line.split('\t').map(unescape).collect())
        .collect();
    [json, csv, tsv]
}

#[test]
fn every_text_is_read_back_exactly() {
    let blog = Blog::new();
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut posts = Vec::new();
    for _ in 0..200 {
        let (title, author, body) = (numbers.text(30), numbers.text(20), numbers.text(200));
        let done = blog.feed(
            ["post", "add", &title, "--author", &author, "-F", "-"],
            &body,
        );
        assert_eq!(done.code, 0, "{done:?} {title:?} {author:?} {body:?}");
        posts.push(vec![title, author, body]);
    }
    for read in read(&blog, "post", "title,author,body") {
        assert_eq!(read, posts);
    }
    let mut comments = Vec::new();
    for _ in 0..50 {
        let (author, body) = (numbers.text(15), numbers.text(200));
        let done = blog.feed(
            ["comment", "add", "1", "--author", &author, "-F", "-"],
            &body,
        );
        assert_eq!(done.code, 0, "{done:?} {author:?} {body:?}");
        comments.push(vec![author, body]);
    }
    for read in read(&blog, "comment", "author,body") {
        assert_eq!(read, comments);
    }
    for (index, post) in posts.iter().enumerate().step_by(5) {
        let id = (index + 1).to_string();
        assert_eq!(blog.ok(["post", "show", &id, "--raw"]), post[2]);
    }
    for (index, comment) in comments.iter().enumerate().step_by(5) {
        let id = (index + 1).to_string();
        assert_eq!(blog.ok(["comment", "show", &id, "--raw"]), comment[1]);
    }
    blog.assert_sound();
}
