//! Records of other programs.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::io::Write;
use std::path::Path;

use blog::import::{
    Item, ReadError, What, blogger as blogger_, comments as comments_, disqus as disqus_,
    ghost as ghost_, jsonl as jsonl_, markdown, remark42 as remark42_, wxr as wxr_,
};
use blog::model::import::{CommentRecord, PostRecord};
use blog::model::slug::Script;
use blog::model::{limits, slug};
use blog::store;
use blog::store::foreign::{self, Foreign};

use super::time::clock;

/// The callback of a reader.
type Each<'a> = &'a mut dyn FnMut(Item) -> Result<(), ReadError>;

/// A reader is deterministic, reports existing line numbers, and its records can be
/// normalized to valid ones.
fn holds(data: &[u8], read: impl Fn(Each<'_>) -> Result<(), ReadError>) {
    let lines = 1 + data.iter().filter(|&&byte| byte == b'\n').count() as u64;
    let look = || {
        let mut seen = DefaultHasher::new();
        let read = read(&mut |item| {
            format!("{item:?}").hash(&mut seen);
            assert!(item.place.line <= Some(lines), "{item:?}");
            match item.what {
                What::Post(post) => post_keeps_to_the_rules(*post),
                What::Comment(comment) => comment_keeps_to_the_rules(*comment),
                _ => {}
            }
            Ok(())
        });
        (read.map_err(|error| error.to_string()), seen.finish())
    };
    assert_eq!(look(), look(), "the second run reads it differently");
}

fn post_keeps_to_the_rules(mut post: PostRecord) {
    if post.adjust(Script::Unicode).is_err() {
        return;
    }
    assert_eq!(limits::TITLE.check_required(&post.title), Ok(()));
    assert_eq!(slug::check(&post.slug_or_made(Script::Unicode)), Ok(()));
    assert!(post.old_slugs.iter().all(|old| slug::check(old).is_ok()));
    assert!(post.tags.len() <= limits::TAGS_PER_POST);
    for tag in &post.tags {
        assert_eq!(limits::TAG.check_required(tag), Ok(()));
    }
    let digest = post.digest();
    assert_eq!(post.adjust(Script::Unicode), Ok(Vec::new()), "{post:?}");
    assert_eq!(post.digest(), digest);
}

fn comment_keeps_to_the_rules(mut comment: CommentRecord) {
    if comment.adjust().is_err() {
        return;
    }
    assert_eq!(
        limits::COMMENT_AUTHOR.check_required(&comment.author),
        Ok(())
    );
    assert_eq!(limits::COMMENT_BODY.check_required(&comment.body), Ok(()));
    let digest = comment.digest();
    assert_eq!(comment.adjust(), Ok(Vec::new()), "{comment:?}");
    assert_eq!(comment.digest(), digest);
}

pub fn blogger(data: &[u8]) {
    holds(data, |each| blogger_::read(|| Ok(data), each));
}

pub fn comments(data: &[u8]) {
    holds(data, |each| comments_::read(|| Ok(data), each));
}

pub fn disqus(data: &[u8]) {
    holds(data, |each| disqus_::read(|| Ok(data), each));
}

pub fn ghost(data: &[u8]) {
    holds(data, |each| ghost_::read(|| Ok(data), each));
}

pub fn jsonl(data: &[u8]) {
    holds(data, |each| jsonl_::read(data, each));
}

pub fn remark42(data: &[u8]) {
    holds(data, |each| remark42_::read(|| Ok(data), each));
}

pub fn wxr(data: &[u8]) {
    let options = wxr_::Options {
        skips_pingbacks: data.len().is_multiple_of(2),
    };
    holds(data, |each| wxr_::read(|| Ok(data), &options, each));
}

/// A Markdown file: its path up to a NUL, then its text.
pub fn page(data: &[u8]) {
    let mut parts = data.splitn(2, |&byte| byte == 0);
    let path = super::text(parts.next().unwrap_or_default());
    let bytes = parts.next().unwrap_or_default();
    let clock = clock();
    holds(data, |each| {
        let options = markdown::Options::default();
        let mut reader = markdown::Reader::new(Path::new("/nowhere"), options, false);
        reader.read_file(&path, bytes.to_vec(), &clock, each)
    });
}

/// A database of another program, which is not changed.
pub fn isso(data: &[u8]) {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(data).unwrap();
    let read = foreign::isso(file.path(), |found| {
        if let Foreign::Comment(comment) = found {
            comment_keeps_to_the_rules(*comment);
        }
        Ok(())
    });
    let usual = |error: &store::Error| matches!(error, store::Error::Unimportable(_));
    assert!(read.as_ref().map_or_else(usual, |()| true), "{read:?}");
    assert_eq!(std::fs::read(file.path()).unwrap(), data);
}
