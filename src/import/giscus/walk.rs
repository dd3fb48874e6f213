//! Walks documents of any nesting to the discussions, issues and comments in them.

use std::io::BufRead;

use super::discussion::{Discussion, FIELDS};
use crate::import::json::{Flaw, Scalar, Stop, Walker, reason};
use crate::model::limits::FILE_BYTES;

/// The fields that only lead to others.
const LISTS: [&str; 8] = [
    "data",
    "repository",
    "search",
    "discussions",
    "issues",
    "nodes",
    "edges",
    "node",
];

/// Handles a record or a flaw; the number is the line.
pub(super) type Taker<'a, E> = dyn FnMut(u64, Result<Discussion, Flaw>) -> Result<(), Stop<E>> + 'a;

/// Walks all values of an input.
pub(super) fn walk<E>(input: impl BufRead, take: &mut Taker<'_, E>) -> Result<(), Stop<E>> {
    let mut walker = Walker::new(input)?;
    let mut is_empty = true;
    while walker.peek()?.is_some() {
        is_empty = false;
        value(&mut walker, take)?;
    }
    match is_empty {
        true => walker.flaw("the file is empty"),
        false => Ok(()),
    }
}

/// The recursion is bounded by the maximum depth of a document.
fn value<E>(walker: &mut Walker<impl BufRead>, take: &mut Taker<'_, E>) -> Result<(), Stop<E>> {
    match walker.peek()? {
        Some(b'[') => walker.array(|walker| value(walker, take)),
        Some(b'{') => object(walker, take),
        Some(b'n') => walker.skip(),
        _ => walker.flaw("this is not a list of discussions or issues of GitHub"),
    }
}

fn object<E>(walker: &mut Walker<impl BufRead>, take: &mut Taker<'_, E>) -> Result<(), Stop<E>> {
    let line = walker.line();
    // The known fields as an object.
    let mut fields = b"{".to_vec();
    let mut flaw = None;
    let mut is_list = false;
    walker.object(|walker, name| {
        if LISTS.contains(&name) && matches!(walker.peek()?, Some(b'{' | b'[')) {
            is_list = true;
            return value(walker, take);
        }
        if !FIELDS.contains(&name) {
            return walker.skip();
        }
        if let Err(found) = walker.record::<Scalar, E>()? {
            flaw.get_or_insert(found);
        }
        if fields.len() > 1 {
            fields.push(b',');
        }
        fields.extend(format!("\"{name}\":").bytes());
        fields.extend(walker.bytes());
        if fields.len() as u64 > FILE_BYTES {
            return walker.flaw(format!("a discussion is over {} MiB", FILE_BYTES >> 20));
        }
        Ok(())
    })?;
    fields.push(b'}');
    if let Some(flaw) = flaw {
        return take(line, Err(flaw));
    }
    if is_list {
        return Ok(());
    }
    let found = serde_json::from_slice(&fields).map_err(|error| {
        let reason = reason(&error);
        Flaw { line, reason }
    });
    take(line, found)
}
