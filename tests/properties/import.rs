//! Records of other programs.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io::Write;
use std::path::Path;

use blog::import::{
    Item, ReadError, What, archive::Archive, blogger as blogger_, commento as commento_,
    comments as comments_, disqus as disqus_, feed as feed_, ghost as ghost_, giscus as giscus_,
    jsonl as jsonl_, markdown, medium, mtif as mtif_, remark42 as remark42_, staticman, substack,
    wxr as wxr_,
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
    holds_for(
        1 + data.iter().filter(|&&byte| byte == b'\n').count() as u64,
        read,
    );
}

fn holds_for(lines: u64, read: impl Fn(Each<'_>) -> Result<(), ReadError>) {
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

/// A zip, or else the text of a post in a folder.
pub fn archive(data: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.zip");
    if data.starts_with(b"PK") {
        fs::write(&path, data).unwrap();
    } else {
        for (name, text) in [
            ("posts/2019-01-02_A-0123456789ab.html", data),
            ("posts/7.a.html", data),
            (
                "posts.csv",
                &b"post_id,is_published,title\n7.a,true,A\n"[..],
            ),
            ("comments/a/1.yml", data),
            ("comments/a/2.json", data),
        ] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
    let open = || match data.starts_with(b"PK") {
        true => Archive::of_zip(fs::File::open(&path).unwrap()),
        false => Archive::of_folder(folder.path()),
    };
    holds_for(u64::MAX, |each| medium::read(&mut open()?, each));
    holds_for(u64::MAX, |each| staticman::read(&mut open()?, each));
    holds_for(u64::MAX, |each| substack::read(&mut open()?, each));
}

pub fn commento(data: &[u8]) {
    holds(data, |each| commento_::read(|| Ok(data), each));
}

pub fn feed(data: &[u8]) {
    let clock = clock();
    holds(data, |each| feed_::read(|| Ok(data), &clock, each));
}

pub fn giscus(data: &[u8]) {
    holds(data, |each| giscus_::read(|| Ok(data), each));
}

pub fn mtif(data: &[u8]) {
    let clock = clock();
    let skips_pingbacks = data.len().is_multiple_of(2);
    holds(data, |each| {
        mtif_::read(|| Ok(data), &clock, skips_pingbacks, each)
    });
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
        zone: jiff::tz::TimeZone::UTC,
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
