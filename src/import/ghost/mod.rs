//! Ghost exports, 0.x to 5.x: one JSON document with the tables of a blog, possibly in a
//! list `db`.
//!
//! The input is read twice, because the tags and authors follow the posts: first those,
//! then the posts, one at a time in memory.

mod address;
mod blocks;
mod cards;
mod lexical;
mod mobiledoc;
mod plain;
mod post;
mod related;
mod spans;

use std::collections::HashSet;
use std::io::BufRead;

use self::post::Post;
use self::related::Related;
use super::json::{self, Flaw, Stop, Walker};
use super::{Item, Location, ReadError, What};

/// Reads an input, which `open` opens for each pass.
pub fn read<R: BufRead, E: From<ReadError>>(
    mut open: impl FnMut() -> Result<R, E>,
    mut each: impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let mut related = Related::default();
    let walked = walk(open()?, &mut |walker, name| related.table(walker, name));
    // The second pass reports errors of the document.
    if let Err(stop @ (Stop::Io(_) | Stop::Taker(_))) = walked {
        return json::end(Err(stop), &mut each);
    }
    if let Some(source) = related.source() {
        each(Location::default().item(What::Source(source)))?;
    }
    for flaw in std::mem::take(&mut related.flaws) {
        each(flaw.item())?;
    }
    let mut posts = Posts {
        related: &related,
        keys: HashSet::new(),
        read: 0,
        each: &mut each,
    };
    let walked = walk(open()?, &mut |walker, name| posts.table(walker, name));
    json::end(walked, &mut each)
}

/// Reads or skips the table of this name.
type Taker<'a, R, E> = dyn FnMut(&mut Walker<R>, &str) -> Result<(), Stop<E>> + 'a;

/// Walks the tables and the `meta` object of an export.
fn walk<R: BufRead, E>(input: R, take: &mut Taker<'_, R, E>) -> Result<(), Stop<E>> {
    let mut walker = Walker::new(input)?;
    let mut has_data = false;
    walker.object(|walker, name| match name {
        "db" if walker.peek()? == Some(b'[') => walker.array(|walker| match walker.peek()? {
            Some(b'{') => walker.object(|walker, name| blog(walker, name, &mut has_data, take)),
            _ => walker.skip(),
        }),
        name => blog(walker, name, &mut has_data, take),
    })?;
    walker.end()?;
    if !has_data {
        return Err(Stop::Flaw(Flaw {
            line: 1,
            reason: "this is not an export of Ghost: it has no `data`".to_owned(),
        }));
    }
    Ok(())
}

fn blog<R: BufRead, E>(
    walker: &mut Walker<R>,
    name: &str,
    has_data: &mut bool,
    take: &mut Taker<'_, R, E>,
) -> Result<(), Stop<E>> {
    match name {
        "data" if walker.peek()? == Some(b'{') => {
            *has_data = true;
            walker.object(|walker, name| take(walker, name))
        }
        "meta" => take(walker, name),
        _ => walker.skip(),
    }
}

/// The second pass.
struct Posts<'a, E> {
    related: &'a Related,
    /// The keys of earlier posts.
    keys: HashSet<String>,
    /// The number of posts.
    read: u64,
    each: &'a mut dyn FnMut(Item) -> Result<(), E>,
}

impl<E> Posts<'_, E> {
    fn table<R: BufRead>(&mut self, walker: &mut Walker<R>, name: &str) -> Result<(), Stop<E>> {
        let left_out = match name {
            "posts" => None,
            "members" | "subscribers" => Some(("member", "a blog has no members")),
            "comments" => Some(("comment", "Ghost says in another way whose it is")),
            "mobiledoc_revisions" | "post_revisions" => {
                Some(("revision", "only the newest text of a post is taken"))
            }
            _ => return walker.skip(),
        };
        if walker.peek()? != Some(b'[') {
            return walker.skip();
        }
        walker.array(|walker| {
            walker.peek()?;
            let place = Location::line(walker.line());
            if let Some((kind, why)) = left_out {
                self.give(&place, What::Skipped(kind, why))?;
                return walker.skip();
            }
            match walker.record::<Option<Post>, E>()? {
                Ok(Some(post)) => self.post(&place, post),
                Ok(None) => self.give(&place, What::Skipped("post", "there is nothing in it")),
                Err(flaw) => self.give(&place, What::Malformed(flaw.reason)),
            }
        })
    }

    fn post(&mut self, place: &Location, post: Post) -> Result<(), Stop<E>> {
        self.read += 1;
        let mut key = match post.key() {
            Some(key) => key,
            None => format!("#{}", self.read),
        };
        // Different posts may have the same id; the same id and slug is a duplicate.
        let both = format!("{key}/{}", post.slug().unwrap_or_default());
        if !self.keys.insert(both.clone()) {
            return self.give(place, What::Skipped("post", "it is there twice"));
        }
        if !self.keys.insert(key.clone()) {
            self.give(
                place,
                What::Notice("a post with the id of another", both.clone()),
            )?;
            key = both;
        }
        let mut noticed = Vec::new();
        let record = post.into_record(key, self.related, &mut |what| noticed.push(what));
        for what in noticed {
            self.give(place, what)?;
        }
        self.give(place, What::Post(Box::new(record)))
    }

    fn give(&mut self, place: &Location, what: What) -> Result<(), Stop<E>> {
        (self.each)(place.item(what)).map_err(Stop::Taker)
    }
}
