//! Items, and their comments.

use std::collections::HashMap;
use std::io::BufRead;

use super::Site;
use super::comment::{self, Reply};
use super::entry::{Entry, TAKEN};
use super::meta::IGNORED;
use crate::import::xml::{Role, Stop, Xml};
use crate::import::{Item, Location, What};
use crate::model::import::Thread;
use crate::model::limits::THREAD_BYTES;

/// An item that is being read.
#[derive(Default)]
struct Open {
    entry: Entry,
    /// The comments kept until the item ends, and their size.
    replies: Vec<Reply>,
    kept: usize,
    /// Replaced keys of comments with duplicate ids.
    renamed: HashMap<String, String>,
    /// Set when the comments exceed the budget.
    fate: Option<Fate>,
}

/// The result of an item.
enum Fate {
    /// A post; its reference for comments.
    Post(Thread),
    /// The item and its comments are skipped.
    LeftOut,
}

/// Reads an item.
pub(super) fn read<R: BufRead, E>(
    xml: &mut Xml<R>,
    site: &mut Site,
    each: &mut impl FnMut(Item) -> Result<(), E>,
) -> Result<(), Stop<E>> {
    let mut item = Open::default();
    item.entry.line = xml.line();
    let depth = xml.depth();
    while xml.child(depth)? {
        match xml.name() {
            (Role::WordPress, "comment") => {
                let mut reply = comment::read(xml, site, &mut item.entry.noticed)?;
                if let Some(key) = site.comments.unique(&reply.record.key) {
                    let old = std::mem::replace(&mut reply.record.key, key.clone());
                    item.renamed.insert(old, key);
                    let value = reply.name();
                    item.entry.noticed.push(What::Notice(TAKEN, value));
                }
                item.kept += reply.record.body.len() + size_of::<Reply>();
                item.replies.push(reply);
                if item.kept > THREAD_BYTES {
                    item.flush(site, each)?;
                }
            }
            _ => item.entry.field(xml, site)?,
        }
    }
    item.flush(site, each)
}

impl Open {
    /// Emits the post once, and the kept comments.
    fn flush<E>(
        &mut self,
        site: &mut Site,
        each: &mut impl FnMut(Item) -> Result<(), E>,
    ) -> Result<(), Stop<E>> {
        let place = Location::line(self.entry.line);
        let fate = match self.fate.take() {
            Some(fate) => fate,
            None => {
                site.tell(self.entry.line, each)?;
                let what = self.entry.what(site)?;
                let fate = match &what {
                    What::Post(post) => Fate::Post(Thread {
                        key: Some(post.key.clone()),
                        ..Thread::default()
                    }),
                    _ => Fate::LeftOut,
                };
                each(place.item(what)).map_err(Stop::Caller)?;
                fate
            }
        };
        for noticed in self.entry.noticed.drain(..) {
            each(place.item(noticed)).map_err(Stop::Caller)?;
        }
        for _ in 0..std::mem::take(&mut site.ignored) {
            each(place.item(What::Warning(IGNORED.to_owned()))).map_err(Stop::Caller)?;
        }
        for reply in &mut self.replies {
            if let Some(parent) = &mut reply.record.parent
                && let Some(key) = self.renamed.get(parent)
            {
                parent.clone_from(key);
            }
        }
        comment::mark_answered(&mut self.replies);
        for reply in self.replies.drain(..) {
            let place = Location::line(reply.line);
            let why = match &fate {
                Fate::LeftOut => Some("on what is left out"),
                Fate::Post(_) if reply.gone.is_some() => reply.gone,
                Fate::Post(_) if reply.is_pingback && site.skips_pingbacks => {
                    Some("a pingback or a trackback")
                }
                Fate::Post(_) => None,
            };
            if why == Some(comment::EMPTY) {
                let what = "a comment without text was left out";
                each(place.item(What::Notice(what, reply.name()))).map_err(Stop::Caller)?;
            }
            let what = match (&fate, why) {
                (Fate::Post(thread), None) => {
                    let mut record = reply.record;
                    record.on = thread.clone();
                    What::Comment(Box::new(record))
                }
                (_, why) => What::Skipped("comment", why.unwrap_or_default()),
            };
            each(place.item(what)).map_err(Stop::Caller)?;
        }
        self.kept = 0;
        self.fate = Some(fate);
        Ok(())
    }
}
