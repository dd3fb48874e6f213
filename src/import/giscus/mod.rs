//! Comments kept on GitHub: the discussions of giscus, and the issues of utterances, as
//! `gh` writes them. Any nesting of pages and lists is read, and several documents in one
//! file.
//!
//! The input is read twice: first for the issues, which comments of a list refer to, then
//! for the comments, one discussion at a time in memory.

mod discussion;
mod walk;

use std::collections::HashMap;
use std::io::BufRead;

use self::discussion::{Discussion, thread};
use self::walk::walk;
use super::json::{self, Flaw, Stop};
use super::{Item, Location, ReadError, What};
use crate::model::import::Thread;
use crate::model::limits::JSON_RELATIONS_BYTES;

/// Reads an input, which `open` opens for each pass.
pub fn read<R: BufRead, E: From<ReadError>>(
    mut open: impl FnMut() -> Result<R, E>,
    mut each: impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let mut threads = HashMap::new();
    let mut repository = None;
    let mut bytes = 0;
    let walked = walk(open()?, &mut |_, found| {
        let Ok(found) = found else {
            return Ok(());
        };
        repository = repository.take().or_else(|| found.repository());
        if let Some(number) = found.number()
            && found.is_thread()
        {
            let thread = thread(&found);
            bytes += 200 + thread.title.as_ref().map_or(0, String::len) as u64;
            threads.insert(number, thread);
        }
        match bytes > JSON_RELATIONS_BYTES {
            true => Err(Stop::Flaw(Flaw {
                line: 1,
                reason: "it has more issues than fit into memory".to_owned(),
            })),
            false => Ok(()),
        }
    });
    // The second pass reports errors.
    if let Err(stop @ (Stop::Io(_) | Stop::Taker(_))) = walked {
        return json::end(Err(stop), &mut each);
    }
    if let Some(repository) = repository {
        each(Location::default().item(What::Source(repository)))?;
    }
    let walked = walk(open()?, &mut |line, found| {
        let place = Location::line(line);
        let found = match found {
            Ok(found) => found,
            Err(flaw) => return each(flaw.item()).map_err(Stop::Taker),
        };
        for what in what(found, &threads) {
            each(place.item(what)).map_err(Stop::Taker)?;
        }
        Ok(())
    });
    json::end(walked, &mut each)
}

/// Converts a discussion or an issue with its comments, or a comment of a list.
fn what(found: Discussion, threads: &HashMap<String, Thread>) -> Vec<What> {
    if found.is_pull_request() {
        return vec![What::Skipped("issue", "a pull request")];
    }
    if found.is_thread() {
        let thread = thread(&found);
        return found.comments(&thread);
    }
    match found.number_of_issue() {
        Some(number) => match threads.get(&number) {
            Some(thread) => found.comment(thread),
            None => vec![What::Malformed(format!(
                "a comment is on issue {number}, which is not in the file"
            ))],
        },
        None => vec![What::Malformed(
            "this is neither a discussion, an issue nor a comment".to_owned(),
        )],
    }
}
