//! `blog import substack`

use blog::import::archive::Archive;
use blog::import::substack;
use blog::model::PostKind;

use crate::common::Blog;
use crate::import_medium::{posts, unpack, zipped};

const LIST: &str = "post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url\n\
101.first-steps,2024-03-01T10:00:00.000Z,true,,newsletter,everyone,First steps,\"Slow, but sure\",\n\
102.for-members,2024-04-01T10:00:00.000Z,true,,newsletter,only_paid,For members,,\n\
103.unfinished,,false,,newsletter,everyone,Unfinished,,\n\
104.talk,2024-05-01T10:00:00.000Z,true,,podcast,everyone,A talk,,https://audio.example/talk.mp3?x=1\n\
105.chat,2024-05-02T10:00:00.000Z,true,,thread,everyone,A chat,,\n\
106.about,2024-05-03T10:00:00.000Z,true,,page,everyone,About,,\n";

fn files() -> Vec<(&'static str, String)> {
    let first = "<p>One <em>step</em>.</p>\
        <div class=\"subscription-widget-wrap\" data-attrs=\"{}\"><form><p>Subscribe!</p></form></div>\
        <p class=\"button-wrapper\" data-attrs=\"{&quot;url&quot;:&quot;https://notes.example/subscribe?&quot;}\">\
        <a href=\"https://notes.example/subscribe?\">Join us</a></p>\
        <div class=\"tweet\" data-attrs=\"{&quot;url&quot;:&quot;https://x.example/1&quot;,\
        &quot;full_text&quot;:&quot;Said &lt;so&gt;&quot;,&quot;name&quot;:&quot;Bob&quot;}\"></div>\
        <div class=\"image-gallery-embed\" data-attrs=\"{&quot;gallery&quot;:{&quot;images&quot;:\
        [{&quot;src&quot;:&quot;https://cdn.example/g.png&quot;}]}}\"></div>\
        <div class=\"footnote\"><a class=\"footnote-number\" href=\"#footnote-anchor-1\">1</a>\
        <div class=\"footnote-content\"><p>A note.</p></div></div>";
    let text = |text: &str| format!("<p>{text}</p>");
    vec![
        ("posts.csv", format!("\u{feff}{LIST}")),
        ("posts/101.first-steps.html", first.to_owned()),
        ("posts/102.for-members.html", text("Paid words.")),
        ("posts/103.unfinished.html", text("Half of it.")),
        ("posts/106.html", text("Who I am.")),
        ("posts/999.lost.html", text("Lost.")),
        ("posts/101.first-steps.opens.csv", String::new()),
        (
            "email_list.notes.csv",
            "email\nbob@example.org\n".to_owned(),
        ),
    ]
}

#[test]
fn posts_drafts_and_pages_are_imported() {
    let blog = Blog::new();
    blog.write("export.zip", zipped(&files()));
    let report = blog.json(["import", "substack", "export.zip"]);
    assert_eq!(report["source"], "substack notes");
    assert_eq!(report["posts"]["created"], 5, "{report}");
    assert_eq!(
        report["left_out"],
        serde_json::json!([
            {"kind": "file", "reason": "not in posts.csv", "count": 1},
            {"kind": "post", "reason": "no text of its own", "count": 1},
        ])
    );
    let all = report["details"].to_string();
    for (what, value) in [
        (
            "a post for subscribers is a draft here",
            "For members (only_paid)",
        ),
        ("an episode links to its audio file", "A talk"),
        ("a post without a text was left out", "A chat"),
        ("an embed became a link", "https://x.example/1"),
        (
            "a form or button of Substack was dropped",
            "subscription-widget-wrap",
        ),
        ("a form or button of Substack was dropped", "button-wrapper"),
    ] {
        assert!(all.contains(what) && all.contains(value), "{what}: {all}");
    }
    let list = ["post", "list", "--sort", "id", "--no-header"];
    let fields = ["--fields", "slug,title,summary,status,published_at"];
    assert_eq!(
        blog.ok(list.iter().chain(&fields)),
        "first-steps\tFirst steps\tSlow, but sure\tpublished\t2024-03-01T10:00:00Z\n\
         for-members\tFor members\t\tdraft\t\n\
         unfinished\tUnfinished\t\tdraft\t\n\
         talk\tA talk\t\tpublished\t2024-05-01T10:00:00Z\n\
         about\tAbout\t\tpublished\t2024-05-03T10:00:00Z\n"
    );
    let body = |slug: &str| {
        let post = blog.json_one(["post", "show", slug]);
        post["body"].as_str().unwrap().to_owned()
    };
    let first = body("first-steps");
    for part in [
        "One",
        "Said",
        "Bob",
        "https://x.example/1",
        "https://cdn.example/g.png",
        "A note.",
    ] {
        assert!(first.contains(part), "{part}: {first}");
    }
    for part in ["Subscribe!", "Join us"] {
        assert!(!first.contains(part), "{part}: {first}");
    }
    let talk = body("talk");
    assert!(
        talk.contains("[talk.mp3](<https://audio.example/talk.mp3?x=1>)"),
        "{talk}"
    );
    let again = blog.json(["import", "substack", "export.zip"]);
    assert_eq!(again["posts"]["unchanged"], 5);
    blog.assert_sound();
}

#[test]
fn a_post_keeps_its_address_and_a_page_is_a_page() {
    let blog = Blog::without_file();
    unpack(&blog, "export", &files());
    let folder = blog.folder().join("export");
    let found = posts(|take| substack::read(&mut Archive::of_folder(&folder)?, take));
    assert_eq!(found[0].key, "101");
    assert_eq!(found[0].address.as_deref(), Some("/p/first-steps"));
    assert_eq!(found[2].address, None);
    let kinds: Vec<_> = found.iter().map(|post| post.kind).collect();
    assert_eq!(kinds[4], PostKind::Page);
    assert_eq!(kinds[0], PostKind::Post);
}

#[test]
fn other_archives_are_refused() {
    let blog = Blog::new();
    blog.write("a.zip", zipped(&[("a.html", String::new())]));
    let said = blog.fails(8, ["import", "substack", "a.zip"]);
    assert!(said.contains("there is no posts.csv"), "{said}");
    blog.write("b.zip", zipped(&[("posts.csv", "a,b\n1,2\n".to_owned())]));
    let said = blog.fails(8, ["import", "substack", "b.zip"]);
    assert!(said.contains("no column `post_id`"), "{said}");
}
