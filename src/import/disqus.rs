//! Disqus exports: threads, and their posts, which become comments.
//!
//! The input is read twice, so that a post can precede its thread, and a deleted post
//! with replies keeps its place.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::BufRead;

use super::clickable::clickable;
use super::xml::{Damage, Format, Role, Stop, Xml, XmlFault, walk};
use super::{Item, Location, ReadError, What, html, timestamp};
use crate::model::CommentStatus;
use crate::model::import::{CommentRecord, Thread};

static FORMAT: Format = Format {
    name: "a Disqus export",
    roots: &["disqus"],
    units: &["post", "thread"],
    home: Role::Disqus,
};

/// The text and the author of a removed comment.
const REMOVED: &str = "[deleted]";

/// The result of the first pass.
#[derive(Default)]
struct Known {
    forum: Option<String>,
    threads: HashMap<String, Discussion>,
    /// The digests of the ids of posts with replies.
    answered: HashSet<u64>,
}

/// A thread.
struct Discussion {
    thread: Thread,
    is_deleted: bool,
}

/// Reads an input, which `open` opens for each pass.
pub fn read<R: BufRead, E: From<ReadError>>(
    mut open: impl FnMut() -> Result<R, E>,
    mut each: impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let mut known = Known::default();
    // The second pass reports damage.
    let mut ignored = |_: Item| Ok::<(), E>(());
    walk(open()?, &FORMAT, &mut ignored, |xml, _| {
        match xml.name() {
            (Role::Plain, "disqus" | "category") => {}
            (Role::Plain, "forum") => forum(xml, &mut known)?,
            (Role::Plain, "thread") => thread(xml, &mut known)?,
            (Role::Plain, "post") => {
                if let Some(parent) = parent(xml)? {
                    known.answered.insert(number(&parent));
                }
            }
            _ => xml.skip()?,
        }
        Ok(())
    })?;
    if let Some(forum) = known.forum.take() {
        each(Location::default().item(What::Source(forum)))?;
    }
    walk(open()?, &FORMAT, &mut each, |xml, each| {
        match xml.name() {
            (Role::Plain, "disqus") => {}
            (Role::Plain, "post") => post(xml, &known, each)?,
            _ => xml.skip()?,
        }
        Ok(())
    })
}

/// The digest of an id.
fn number(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

/// Reads the name of the site.
fn forum<R: BufRead>(xml: &mut Xml<R>, known: &mut Known) -> Result<(), Damage> {
    let forum = xml.text()?.trim().to_owned();
    if known.forum.is_none() && !forum.is_empty() {
        known.forum = Some(forum);
    }
    Ok(())
}

/// Reads a thread.
fn thread<R: BufRead>(xml: &mut Xml<R>, known: &mut Known) -> Result<(), Damage> {
    let Some(id) = xml.attribute("id")? else {
        return xml.skip();
    };
    let mut about = Thread::default();
    let (mut link, mut name) = (String::new(), String::new());
    let mut is_deleted = false;
    let depth = xml.depth();
    while xml.child(depth)? {
        match xml.name() {
            (Role::Plain, "id") => name = xml.text()?,
            (Role::Plain, "link") => link = xml.text()?,
            (Role::Plain, "title") => {
                let title = xml.text()?.trim().to_owned();
                about.title = Some(title).filter(|title| !title.is_empty());
            }
            (Role::Plain, "forum") => forum(xml, known)?,
            (Role::Plain, "isDeleted") => is_deleted = xml.text()?.trim() == "true",
            _ => xml.skip()?,
        }
    }
    about.addresses = addresses(link.trim(), name.trim());
    if about == Thread::default() {
        about.key = Some(id.clone());
    }
    known.threads.insert(
        id,
        Discussion {
            thread: about,
            is_deleted,
        },
    );
    Ok(())
}

/// The addresses of a thread: the link, then the identifier if it is a URL or a path. A page
/// may choose any identifier: another one counts only without a link.
fn addresses(link: &str, identifier: &str) -> Vec<String> {
    // The WordPress plugin puts the post id before the address.
    let last = identifier.split_whitespace().next_back();
    let last = last.filter(|last| last.contains("://"));
    let is_path = identifier.contains('/') && !identifier.contains(char::is_whitespace);
    let identifier = last.or(Some(identifier).filter(|_| is_path || link.is_empty()));
    let all = [Some(link), identifier].into_iter().flatten();
    let mut found: Vec<String> = Vec::new();
    for address in all.filter(|address| !address.is_empty()) {
        if !found.iter().any(|known| known == address) {
            found.push(address.to_owned());
        }
    }
    found
}

/// Reads the parent of a post.
fn parent<R: BufRead>(xml: &mut Xml<R>) -> Result<Option<String>, Damage> {
    let mut parent = None;
    let depth = xml.depth();
    while xml.child(depth)? {
        if xml.name() == (Role::Plain, "parent") {
            parent = xml.attribute("id")?;
        }
        xml.skip()?;
    }
    Ok(parent)
}

/// Reads a post.
fn post<R: BufRead, E>(
    xml: &mut Xml<R>,
    known: &Known,
    each: &mut impl FnMut(Item) -> Result<(), E>,
) -> Result<(), Stop<E>> {
    let place = Location::line(xml.line());
    let mut key = xml.attribute("id")?;
    let (mut on, mut parent, mut email) = (None, None, None);
    let (mut author, mut body, mut date) = (String::new(), String::new(), String::new());
    let (mut is_deleted, mut spam, mut approved) = (false, String::new(), String::new());
    let depth = xml.depth();
    while xml.child(depth)? {
        match xml.name() {
            (Role::Plain, "id") => {
                let id = xml.text()?;
                if key.is_none() && !id.trim().is_empty() {
                    key = Some(format!("id:{}", id.trim()));
                }
            }
            (Role::Plain, "thread") => {
                on = xml.attribute("id")?;
                xml.skip()?;
            }
            (Role::Plain, "parent") => {
                parent = xml.attribute("id")?;
                xml.skip()?;
            }
            (Role::Plain, "author") => (author, email) = who(xml)?,
            (Role::Plain, "message") => body = xml.text()?,
            (Role::Plain, "createdAt") => date = xml.text()?,
            (Role::Plain, "isDeleted") => is_deleted = xml.text()?.trim() == "true",
            (Role::Plain, "isSpam") => spam = xml.text()?,
            (Role::Plain, "isApproved") => approved = xml.text()?,
            _ => xml.skip()?,
        }
    }
    let key = key.ok_or_else(|| broken(&place, "a post has no id"))?;
    let on = on.ok_or_else(|| broken(&place, "a post is in no thread"))?;
    let mut tell = |what| each(place.item(what)).map_err(Stop::Caller);
    let discussion = known.threads.get(&on);
    if discussion.is_some_and(|discussion| discussion.is_deleted) {
        return tell(What::Skipped("comment", "in a thread that was deleted"));
    }
    body = text(body.trim());
    if is_deleted {
        if !known.answered.contains(&number(&key)) {
            return tell(What::Skipped("comment", "deleted"));
        }
        (author, body, email) = (REMOVED.to_owned(), REMOVED.to_owned(), None);
    } else if body.trim().is_empty() {
        if !known.answered.contains(&number(&key)) {
            let what = "a comment without text was left out";
            tell(What::Notice(what, format!("{key} by {author}")))?;
            return tell(What::Skipped("comment", "it has no text"));
        }
        REMOVED.clone_into(&mut body);
    }
    let created_at = timestamp::exact(&date);
    if created_at.is_none() {
        tell(What::Notice("an invalid date", format!("{key}: {date}")))?;
    }
    let status = match (spam.trim(), approved.trim()) {
        ("true", _) => CommentStatus::Spam,
        ("false" | "", "true" | "") => CommentStatus::Approved,
        _ => CommentStatus::Pending,
    };
    let missing = || Thread {
        key: Some(on.clone()),
        ..Thread::default()
    };
    tell(What::Comment(Box::new(CommentRecord {
        key,
        id: None,
        on: discussion.map_or_else(missing, |discussion| discussion.thread.clone()),
        parent,
        author,
        email,
        website: None,
        body,
        status,
        reason: None,
        created_at,
        updated_at: None,
    })))
}

/// The text of a message: HTML, in early exports without elements for its lines.
fn text(message: &str) -> String {
    let has_lines = ["<p", "<br", "<div"]
        .iter()
        .any(|tag| message.contains(tag));
    match has_lines {
        true => html::markdown(message),
        false => html::markdown_of_lines(&clickable(message)),
    }
}

/// Reads the name and the e-mail address of an author.
fn who<R: BufRead>(xml: &mut Xml<R>) -> Result<(String, Option<String>), Damage> {
    let (mut name, mut email, mut login) = (String::new(), String::new(), String::new());
    let depth = xml.depth();
    while xml.child(depth)? {
        match xml.name() {
            (Role::Plain, "name") => name = xml.text()?,
            (Role::Plain, "email") => email = xml.text()?,
            (Role::Plain, "username") => login = xml.text()?,
            _ => xml.skip()?,
        }
    }
    let name = if name.trim().is_empty() { login } else { name };
    Ok((name, Some(email).filter(|email| !email.trim().is_empty())))
}

fn broken(place: &Location, reason: &str) -> Damage {
    Damage::Broken(XmlFault {
        line: place.line.unwrap_or_default(),
        reason: reason.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_an_address_only_if_it_looks_like_one() {
        let link = "https://x.example/a/";
        for (link, identifier, expected) in [
            (link, "15", &[link][..]),
            (link, "mt_1949", &[link]),
            (link, "", &[link]),
            (link, link, &[link]),
            (link, "posts/a", &[link, "posts/a"]),
            (link, "/2014/05/a", &[link, "/2014/05/a"]),
            (
                link,
                "15 https://x.example/?p=15",
                &[link, "https://x.example/?p=15"],
            ),
            (link, "about / contact", &[link]),
            ("", "first-frost", &["first-frost"]),
            ("", "", &[]),
        ] {
            assert_eq!(addresses(link, identifier), expected, "{identifier}");
        }
    }
}
