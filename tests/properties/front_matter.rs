//! Front matter, read and written.

use blog::front_matter::{FrontMatter, Options, read, read_header, read_imported, write};
use blog::model::import::PostRecord;
use blog::model::slug::Script;

/// Front matter that was read is written and read back equal, and so is that of a post
/// with any fields.
pub fn front_matter(data: &[u8]) {
    let text = super::text(data);
    read_header(&text);
    for (is_lenient, splits_words) in [(false, false), (true, false), (true, true)] {
        let options = Options {
            is_lenient,
            splits_words,
        };
        let imported = read_imported(&text, options);
        if let (Ok((front, ..)), false) = (&imported, is_lenient)
            && let Ok((strict, _)) = read(&text)
            && strict != FrontMatter::default()
        {
            assert_eq!(front, &strict);
        }
    }
    if let Ok((front, body)) = read(&text) {
        let front = FrontMatter {
            // Not written, because posts have no such fields.
            updated: None,
            address: None,
            aliases: None,
            emptied: Vec::new(),
            extra: Vec::new(),
            unknown: Vec::new(),
            ..front
        };
        assert_round_trips(&front, body);
    }
    let [title, author, summary, tags, body] = super::parts(data);
    let mut post = PostRecord {
        title,
        author: Some(author),
        summary: Some(summary),
        tags: tags.split(',').map(str::to_owned).collect(),
        body,
        ..PostRecord::default()
    };
    if post.adjust(Script::Unicode).is_err() {
        return;
    }
    let front = FrontMatter {
        slug: Some(post.slug_or_made(Script::Unicode).to_string()),
        title: Some(post.title),
        date: Some("2026-11-23T12:00:00Z".to_owned()),
        author: post.author,
        summary: post.summary,
        tags: Some(post.tags),
        draft: Some(data.len().is_multiple_of(2)),
        comments: Some(data.len().is_multiple_of(3)),
        ..FrontMatter::default()
    };
    assert_round_trips(&front, &post.body);
}

fn assert_round_trips(front: &FrontMatter, body: &str) {
    let written = write(front, body);
    let again = read(&written);
    assert_eq!(again, Ok((front.clone(), body)), "{written}");
}
