//! `blog import medium`

use std::fs;
use std::io::{Cursor, Write};

use blog::import::archive::Archive;
use blog::import::{Item, ReadError, What, medium};
use blog::model::import::PostRecord;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::common::Blog;

/// A story as Medium exports it.
fn story(title: &str, subtitle: &str, body: &str, footer: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><title>{title}</title><style>p {{ }}</style></head><body>\
         <article class=\"h-entry\"><header><h1 class=\"p-name\">{title}</h1></header>\
         <section data-field=\"subtitle\" class=\"p-summary\">{subtitle}</section>\
         <section data-field=\"body\" class=\"e-content\">\
         <section name=\"1\" class=\"section section--body\">\
         <div class=\"section-divider\"><hr class=\"section-divider\"></div>{body}</section>\
         </section><footer>{footer}</footer></article></body></html>"
    )
}

fn footer(date: &str, link: &str) -> String {
    format!(
        "<p>By <a href=\"https://medium.com/@ann\" class=\"p-author h-card\">Ann Lee</a> on \
         <a href=\"https://medium.com/p/0123456789ab\"><time class=\"dt-published\" \
         datetime=\"{date}\">a day</time></a>.</p><p><a href=\"{link}\" \
         class=\"p-canonical\">Canonical link</a></p>"
    )
}

/// The files of an export.
pub(crate) fn files() -> Vec<(&'static str, String)> {
    let tea = story(
        "Tea &amp; time",
        "How to wait",
        "<h3 class=\"graf graf--h3 graf--title\">Tea &amp; time</h3>\
         <figure><img data-is-featured=\"true\" src=\"https://cdn.example/1*tea.jpeg\"></figure>\
         <p>First <strong>boil</strong> it.</p></section><section class=\"section\">\
         <div class=\"section-divider\"><hr></div>\
         <figure><script src=\"https://gist.github.com/ann/1.js\"></script></figure>\
         <p>Then wait.</p>",
        &footer(
            "2019-01-02T10:11:12.345Z",
            "https://medium.com/@ann/tea-time-0123456789ab",
        ),
    );
    let reply = story(
        "I agree with all of it.",
        "I agree with all of it. And…",
        "<p>I agree with all of it. And more.</p>",
        &footer(
            "2019-02-03T00:00:00Z",
            "https://medium.com/@ann/i-agree-aaaaaaaaaaaa",
        ),
    );
    let draft = story(
        "Not yet",
        "",
        "<p>Soon.</p>",
        "<p>Exported from Medium.</p>",
    );
    vec![
        ("posts/2019-01-02_Tea---time-0123456789ab.html", tea),
        ("posts/2019-02-03_I-agree-aaaaaaaaaaaa.html", reply),
        ("posts/draft_Not-yet-bbbbbbbbbbbb.html", draft),
        ("profile/profile.html", "<html></html>".to_owned()),
        ("README.html", "<html></html>".to_owned()),
    ]
}

/// A zip of these files.
pub(crate) fn zipped(files: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub(crate) fn unpack(blog: &Blog, folder: &str, files: &[(&str, String)]) {
    for (name, text) in files {
        let path = blog.folder().join(folder).join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// The posts that a reader finds in the file or folder.
pub(crate) fn posts(
    read: impl FnOnce(&mut dyn FnMut(Item) -> Result<(), ReadError>) -> Result<(), ReadError>,
) -> Vec<PostRecord> {
    let mut posts = Vec::new();
    let mut take = |item: Item| {
        if let What::Post(post) = item.what {
            posts.push(*post);
        }
        Ok(())
    };
    read(&mut take).unwrap();
    posts
}

#[test]
fn stories_and_drafts_are_imported_from_a_zip_or_a_folder() {
    let blog = Blog::new();
    blog.write("medium.zip", zipped(&files()));
    unpack(&blog, "medium", &files());
    let report = blog.json(["import", "medium", "medium.zip"]);
    assert_eq!(report["source"], "medium @ann");
    assert_eq!(report["posts"]["created"], 3, "{report}");
    let details = report["details"].as_array().unwrap();
    let details: Vec<_> = details
        .iter()
        .map(|detail| {
            (
                detail["what"].as_str().unwrap(),
                detail["value"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        details,
        [
            ("an embed became a link", "https://gist.github.com/ann/1"),
            (
                "a story without a heading, perhaps a response to another one",
                "I agree with all of it."
            ),
        ]
    );
    let list = ["post", "list", "--sort", "id", "--no-header"];
    let fields = ["--fields", "slug,title,author,summary,status,published_at"];
    assert_eq!(
        blog.ok(list.iter().chain(&fields)),
        "tea-time\tTea & time\tAnn Lee\tHow to wait\tpublished\t2019-01-02T10:11:12Z\n\
         i-agree\tI agree with all of it.\tAnn Lee\t\tpublished\t2019-02-03T00:00:00Z\n\
         not-yet\tNot yet\t\t\tdraft\t\n"
    );
    let tea = blog.json_one(["post", "show", "tea-time"]);
    let body = tea["body"].as_str().unwrap();
    for part in [
        "1*tea.jpeg",
        "boil",
        "https://gist.github.com/ann/1",
        "Then wait.",
    ] {
        assert!(body.contains(part), "{part}: {body}");
    }
    assert!(!body.contains("data-is-featured"), "{body}");
    assert!(
        !body.contains("Tea"),
        "the heading repeats the title: {body}"
    );
    for path in ["medium.zip", "medium", "medium/posts"] {
        let again = blog.json(["import", "medium", path]);
        assert_eq!(again["posts"]["unchanged"], 3, "{path}");
    }
    blog.assert_sound();
}

#[test]
fn a_story_keeps_its_address_and_its_image() {
    let blog = Blog::without_file();
    unpack(&blog, "medium", &files());
    let folder = blog.folder().join("medium");
    let found = posts(|take| medium::read(&mut Archive::of_folder(&folder)?, take));
    let tea = &found[0];
    assert_eq!(tea.key, "0123456789ab");
    assert_eq!(tea.address.as_deref(), Some("/@ann/tea-time-0123456789ab"));
    assert_eq!(tea.redirects, ["/p/0123456789ab"]);
    assert_eq!(tea.image.as_deref(), Some("https://cdn.example/1*tea.jpeg"));
    assert_eq!(
        (&found[2].address, &found[2].key),
        (&None, &"bbbbbbbbbbbb".to_owned())
    );
}

#[test]
fn other_files_and_hostile_archives_are_refused() {
    let blog = Blog::new();
    blog.write("text.zip", "no zip");
    let said = blog.fails(8, ["import", "medium", "text.zip"]);
    assert!(said.contains("not a zip archive"), "{said}");
    blog.write("empty.zip", zipped(&[("a.txt", String::new())]));
    let said = blog.fails(8, ["import", "medium", "empty.zip"]);
    assert!(said.contains("there are no stories"), "{said}");
    let said = blog.fails(3, ["import", "medium", "none.zip"]);
    assert!(said.contains("none.zip"), "{said}");

    let bomb = [("posts/a.html", " ".repeat(80 * 1024 * 1024))];
    blog.write("bomb.zip", zipped(&bomb));
    let said = blog.fails(8, ["import", "medium", "bomb.zip"]);
    assert!(
        said.contains("posts/a.html: over the limit of 64 MiB"),
        "{said}"
    );
    let dense = [("posts/a.html", "<p>".repeat(4 * 1024 * 1024))];
    blog.write("dense.zip", zipped(&dense));
    let said = blog.fails(8, ["import", "medium", "dense.zip"]);
    assert!(said.contains("it is packed over 200 times"), "{said}");

    // The other stories of an export with an unreadable file are imported.
    let mut with_bomb = files();
    with_bomb.push(("posts/2020-01-01_Big-cccccccccccc.html", bomb[0].1.clone()));
    blog.write("with.zip", zipped(&with_bomb));
    let other = Blog::new();
    let done = other.run([
        "import",
        "medium",
        blog.folder().join("with.zip").to_str().unwrap(),
    ]);
    assert_eq!(done.code, 8, "{done:?}");
    assert_eq!(other.ok(["post", "count"]), "3\n");

    let mut cut = zipped(&files());
    let middle = cut.len() / 3;
    for byte in &mut cut[100..middle] {
        *byte ^= 0x5a;
    }
    blog.write("cut.zip", cut);
    let done = blog.run(["import", "medium", "cut.zip", "--keep-going"]);
    assert_eq!(done.code, 8, "{done:?}");

    // A name in an archive is never a path.
    let mut climbing = files();
    climbing.push((
        "../posts/2020-01-01_Up-cccccccccccc.html",
        files()[0].1.clone(),
    ));
    blog.write("up.zip", zipped(&climbing));
    let report = blog.json(["import", "medium", "up.zip"]);
    assert_eq!(report["posts"]["created"], 3);
    assert!(!blog.folder().parent().unwrap().join("posts").exists());
}
